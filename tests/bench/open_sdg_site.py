"""What an office still has to write once its Open SDG repository is imported, and how long site and import take.

`python tests/bench/open_sdg_site.py SITE FOLDER --translations SHARED --languages en zh` makes a site in the new folder
SITE: it imports the repository, writes what only the office knows, and runs `check` and `build`.  Nothing of what was
imported is touched.  Exit status 1 where a step fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import yaml

PROJECT = Path(__file__).parents[2]
PLAN = "plans/goals"
MEBIBYTE = 1024
"""Kibibytes, in which Linux counts the memory of a process."""
SETTINGS = """\
site_name: Bench
site_url: https://bench.example/
docs_dir: content
site_dir: site
theme: {{name: material, custom_dir: {theme}}}
plugins: [gongkai: {{languages: [{languages}]}}]
"""
FACTS = {"title": "Goals of an office", "short_title": "Goals", "summary": "What the office counts for the Goals."}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--translations", type=Path)
    parser.add_argument("--languages", nargs="+", default=["en"])
    options = parser.parse_args()
    site, folder, languages = options.site, options.folder.resolve(), options.languages
    begin(site, languages)
    shared = ["--translations", str(options.translations.resolve())] if options.translations else []
    decided = ["--nature", "expected", "--responsible-unit", "office"]
    failed = run(site, "import", str(folder), "--into", PLAN, "--quiet", *decided, *shared)
    write_what_the_office_knows(site, languages)
    return failed or run(site, "check", "--quiet") or run(site, "build", "--quiet")


def begin(site: Path, languages: list[str]) -> None:
    """A site with one office and nothing else."""
    (site / "content").mkdir(parents=True)
    settings = SETTINGS.format(theme=PROJECT / "theme", languages=", ".join(languages))
    (site / "mkdocs.yml").write_text(settings, "utf-8")
    office = {"office": {"name": dict.fromkeys(languages, "Office"), "level": "office"}}
    (site / "content/units.yml").write_text(yaml.safe_dump(office), "utf-8")
    whole = {name: dict.fromkeys(languages, "Office") for name in ("name", "about", "licence", "aids", "corrections")}
    home = {name: dict.fromkeys(languages, "Office") for name in ("title", "lead")}
    (site / "content/site.yml").write_text(yaml.safe_dump({**whole, "home": home}), "utf-8")


def write_what_the_office_knows(site: Path, languages: list[str]) -> None:
    """Title, years, who issued it, where it stands, when its fiscal years begin: all that is missing."""
    facts = {name: dict.fromkeys(languages, words) for name, words in FACTS.items()}
    source = {"title": dict.fromkeys(languages, "The data repository of the office")}
    known = {**facts, "issuer": "office", "period": {"from": 2015, "to": 2030}, "source": source, "fiscal_start": 4}
    plan = site / PLAN / "plan.yml"
    plan.write_text(yaml.safe_dump(known, allow_unicode=True) + plan.read_text("utf-8"), "utf-8")


def run(site: Path, *arguments: str) -> int:
    """Start the command line and print how long it took, and the most memory it had at one time."""
    command = [sys.executable, "-m", "generator", *arguments, "--lang", "en"]
    start = time.perf_counter()
    with (site / f"{arguments[0]}.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=site, stdout=log, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    seconds, exit_code = time.perf_counter() - start, os.waitstatus_to_exitcode(status)
    print(f"{arguments[0]}: exit {exit_code}, {seconds:.1f} s, {used.ru_maxrss / MEBIBYTE:.0f} MiB")
    return exit_code


if __name__ == "__main__":
    sys.exit(main())
