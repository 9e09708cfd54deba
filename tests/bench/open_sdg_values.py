"""Whether every number of an Open SDG data repository arrives: `python tests/bench/open_sdg_values.py FOLDER …`.

Each repository is imported into an empty site of one language.  What `observations.csv` holds is then compared with
what this file reads by itself, in all rows with no break-down column filled, series by series.  It shares no code with
the import.  Exit status 1 where a value differs, or fewer than 999 of 1,000 are equal.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import yaml

PROJECT = Path(__file__).parents[2]
LEAST = Decimal("0.999")
KEPT = (
    "Year", "Value", "Series", "SERIES", "Units", "UNIT_MEASURE", "Unit measure", "Unit multiplier", "UNIT_MULT",
    "Observation status", "OBS_STATUS", "GeoCode", "COMMENT_TS", "COMMENT_OBS", "SOURCE_DETAIL", "DATA_LAST_UPDATE",
)  # fmt: skip
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
SITE = """\
site_name: Bench
site_url: https://bench.example/
docs_dir: content
site_dir: site
theme: {{name: material, custom_dir: {theme}}}
plugins: [gongkai: {{languages: [en]}}]
"""

Key = tuple[str, int, tuple[int, ...]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--translations", type=Path)
    options = parser.parse_args()
    return max(compared(folder, options.translations) for folder in options.folders)


def compared(folder: Path, translations: Path | None) -> int:
    """Print one line of figures, and each value that differs or is missing; 1 where there are too many."""
    with tempfile.TemporaryDirectory() as place:
        taken = imported(folder.resolve(), translations, Path(place))
    found, contradicting = in_repository(folder)
    missing = [key for key in found if key not in taken]
    different = [key for key in found if key in taken and taken[key] != found[key]]
    invented = [key for key in taken if key not in found and key not in contradicting]
    equal = len(found) - len(missing) - len(different)
    for name, keys in (("missing", missing), ("different", different), ("invented", invented)):
        for key in keys[:10]:
            print(f"  {name}: {key} {found.get(key)} {taken.get(key)}")
    share = Decimal(equal) / len(found) if found else Decimal(1)
    print(
        f"{folder.name}: {len(found)} values, {equal} equal ({share:.4%}), {len(missing)} missing, "
        f"{len(different)} different, {len(invented)} invented, {len(contradicting)} periods contradict themselves"
    )
    return int(bool(different or invented) or share < LEAST)


def imported(folder: Path, translations: Path | None, place: Path) -> dict[Key, Decimal]:
    """The values by the indicator's own number, the series counted from 0, and the years."""
    (place / "content").mkdir()
    (place / "mkdocs.yml").write_text(SITE.format(theme=PROJECT / "theme"), "utf-8")
    command = [sys.executable, "-m", "generator", "import", str(folder), "--into", "plans/bench", "--quiet"]
    command += ["--translations", str(translations.resolve())] if translations else []
    subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
    file = yaml.load((place / "plans/bench/indicators.yml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - text
    seen: Counter[str] = Counter()
    series = {}
    for category in file["categories"]:
        for one in category["indicators"]:
            number = re.sub(r"^(\S+) \((\S+-\S+)\).*", r"\2", one["name"]["en"]).split(" ")[0].replace(".", "-")
            series[one["number"]] = (number, seen[number])
            seen[number] += 1
    with (place / "plans/bench/observations.csv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["value"]]
    return {(*series[row["indicator"]], years(row["period"])): Decimal(row["value"]) for row in rows}


def in_repository(folder: Path) -> tuple[dict[Key, Decimal], set[Key]]:
    """The same of the repository; and where its rows say two different things."""
    config = yaml.safe_load((folder / "config_data.yml").read_text("utf-8")) or {}
    options = config.get("indicator_options") or {}
    kept = {*KEPT, *options.get("non_disaggregation_columns", []), *options.get("observation_attributes", [])}
    files = (path for part in ("meta", "indicator-config") for path in folder.glob(f"{part}/*-*.*"))
    described = {path.stem for path in files}
    values: dict[Key, set[Decimal]] = defaultdict(set)
    for path in sorted(folder.glob("data/*-*.csv")):
        name = path.stem.removeprefix("indicator_")
        order: dict[tuple[str, ...], int] = {}
        for row in totals(path, kept) if name in described else ():
            number = order.setdefault(series_of(row), len(order))
            if row["Value"].strip() and years(row["Year"]):
                values[name, number, years(row["Year"])].add(Decimal(row["Value"].strip()))
    contradicting = {key for key, found in values.items() if len(found) > 1}
    return {key: found.pop() for key, found in values.items() if key not in contradicting}, contradicting


def totals(path: Path, kept: set[str]) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(line for line in table if line.strip()):
            if any(row.values()) and not any((row[name] or "").strip() for name in row if name not in kept):
                yield row


def series_of(row: dict[str, str]) -> tuple[str, ...]:
    multiplier = row.get("Unit multiplier") or ""
    unit = row.get("Units") or row.get("UNIT_MEASURE") or row.get("Unit measure") or ""
    ones = multiplier.lower() in {"", "unit", "units"} or multiplier.lower() in unit.lower()
    return (row.get("Series") or "", unit, "" if ones else multiplier)


def years(text: str) -> tuple[int, ...]:
    """Its numbers, years by their last two digits: 2014/2015 and 2014/15 are the same; a year and its parts differ."""
    text = re.sub(r"[(\[].*", "", text)
    if named := re.findall(r"(?i)\b(" + "|".join(MONTHS) + ")", text):
        year = int(re.findall(r"\d{4}", text)[0]) % 100
        return tuple(part for month in named for part in (year, MONTHS.index(month.lower()) + 1))
    kind = [100] if re.search("[Qq]", text) else []
    found = [int(number[-2:]) for number in re.findall(r"\d+", text)]
    return (*found, *kind) if re.match(r"\d{4}(?!\w*[a-z])", text) else ()


if __name__ == "__main__":
    sys.exit(main())
