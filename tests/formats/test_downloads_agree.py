"""One table, five files and a page: the same rows, cell by cell, whatever stands in them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.formats import write_all
from generator.formats.datasets import Dataset, datasets
from generator.formats.spreadsheets import MOST_CHARACTERS, MOST_DIGITS
from generator.language import Words
from generator.publication import (
    CSV,
    JSON,
    PARQUET,
    XLSX,
    Column,
    Link,
    Publication,
    Quantity,
    Row,
    RowGroup,
    Section,
    Table,
    UnitOfMeasure,
)
from generator.publish import rehearse
from tests.formats.taken_along import Rows, from_csv, from_json, from_parquet, from_xlsx
from tests.tiny_site import TinySite

PLAN = "plans/gumei-14th-five-year/indicators"
SOFFICE = shutil.which("soffice")
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
"""Commas, quotation marks, UTF-8, and numbers as they are, not as they are shown."""
HOSTILE = (
    '=HYPERLINK("https://evil.example","click")',
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "'=1+1",
    "''=1",
    " =1",
    "＝1",
    "tab\there",
    "\tstart",
    "line\nbreak",
    "two\r\nlines",
    "</script><script>alert(1)</script>",
    "<!--",
    '"',
    "'",
    "a,b;c",
    "_x0041_",
    "NA",
    "1.10",
    "007",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt",
    "𠮷" * 9,
    "。",
    "\\",
    "null",
)


def read_back(dataset: Dataset, files: dict[str, bytes], folder: Path) -> Iterator[tuple[str, Rows]]:
    kinds = tuple(field.kind for field in dataset.fields)
    yield "CSV", from_csv(files[dataset.path(CSV)], kinds)
    yield "XLSX", from_xlsx(files[dataset.path(XLSX)])
    yield "JSON", from_json(files[dataset.path(JSON)])
    yield "Parquet", from_parquet(files[dataset.path(PARQUET)], folder)


def test_every_table_of_the_example_is_the_same_in_every_format(
    example: Publication, example_files: dict[str, bytes], tmp_path: Path
) -> None:
    every = datasets(example)
    assert len(every) > 50
    for dataset in every:
        for name, rows in read_back(dataset, example_files, tmp_path):
            assert rows == list(dataset.records), (dataset.stem, name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_37_indicators_are_37_in_every_format_and_on_the_page(
    example: Publication, example_files: dict[str, bytes], tmp_path: Path, language: str
) -> None:
    dataset = next(one for one in datasets(example) if one.stem == f"{language}/{PLAN}")
    names = [field.name for field in dataset.fields]
    of_page = on_page(example_files[f"{dataset.page.path}index.html"])
    for name, rows in read_back(dataset, example_files, tmp_path):
        assert len(rows) == 37, name
        for row, shown in zip(rows, of_page, strict=True):
            said = dict(zip(names, row, strict=True))
            target = f"{said['target_comparator'] or ''}{plain(said['target'])}{said['target_unit'] or ''}"
            told = (str(said["number"]), said["indicator"], said["nature"], said["responsible_unit"], said["status"])
            assert told == shown[:5], name
            assert sorted("".join(target.split())) == sorted(shown[5].replace(",", "")), name


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not at hand")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_libreoffice_opens_the_same_cells(
    example: Publication, example_files: dict[str, bytes], tmp_path: Path, language: str
) -> None:
    dataset = next(one for one in datasets(example) if one.stem == f"{language}/{PLAN}")
    table = tmp_path / "table.xlsx"
    table.write_bytes(example_files[dataset.path(XLSX)])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", AS_CSV, "--outdir", str(tmp_path), str(table)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    opened = from_csv((tmp_path / "table.csv").read_bytes(), tuple(field.kind for field in dataset.fields))
    assert opened == list(dataset.records)


def on_page(markup: bytes) -> list[tuple[str, ...]]:
    """Number, name, nature, office, state and target of each row, as they stand on the page."""
    page = LexborHTMLParser(markup)
    rows = []
    for row in page.css(".wide tbody tr"):
        words = [node.text() for node in row.css("td.words")]
        header, number = row.css_first("th[scope=row]"), row.css_first("td.number")
        state, target = row.css_first("td.state"), row.css_first("td.quantity")
        assert header
        assert number
        assert state
        assert target
        cells = (number.text(), header.text(), *words, state.text(), "".join(target.text().split()))
        rows.append(tuple(cell.strip() for cell in cells))
    return rows


def test_the_two_languages_hold_the_same_rows_under_the_same_names(example: Publication) -> None:
    by_id: dict[str, list[Dataset]] = {}
    for dataset in datasets(example):
        by_id.setdefault(dataset.id, []).append(dataset)
    for identifier, editions in by_id.items():
        assert len(editions) == 2, identifier
        first, second = editions
        assert [field.name for field in first.fields] == [field.name for field in second.fields], identifier
        assert len(first.records) == len(second.records), identifier


@pytest.fixture
def hostile(tiny: TinySite) -> tuple[Publication, dict[str, bytes]]:
    """The tiny site with a table of everything that could harm a reader."""
    publication = tiny.publication()
    columns = (
        Column("name", Words("=cmd"), "header"),
        Column("amount", Words("A"), "quantity"),
        Column("amount", Words("A"), "quantity"),
        Column("count", Words("N"), "number"),
    )
    numbers = [
        Decimal("-0.001"),
        Decimal("1E+3"),
        Decimal("1.50"),
        Decimal("12345678901234567890.123456789"),
        Decimal(0),
    ]
    rows = tuple(
        Row(
            f"row_{number}",
            (
                Link(Words(text), "en/"),
                Quantity(Decimal(numbers[number % len(numbers)]), UnitOfMeasure(Words(text)), comparator="about"),
                Words(text) if number % 2 else None,
                Words(str(number)),
            ),
        )
        for number, text in enumerate(HOSTILE)
    )
    caption = Words("</script><b>“hostile”</b> & 'more'")
    groups, path = (RowGroup(Words("=g"), rows),), "en/pages/about/hostile.csv"
    table = Table("t", caption, columns, groups, caption, Words("G"), download=path)
    pages = tuple(
        replace(page, sections=(*page.sections, Section("hostile", Words("h"), (table,))))
        if page.path == "en/pages/about/"
        else page
        for page in publication.pages
    )
    changed = replace(publication, pages=pages)
    return changed, {file.path: file.content for file in write_all(changed)}


def test_hostile_cells_come_back_whole_from_every_format(
    hostile: tuple[Publication, dict[str, bytes]], tmp_path: Path
) -> None:
    publication, files = hostile
    dataset = next(one for one in datasets(publication) if one.id.endswith("hostile"))
    assert len({field.title for field in dataset.fields}) == len(dataset.fields)
    assert len({field.name for field in dataset.fields}) == len(dataset.fields)
    expected = [tuple(map(plain, record)) for record in dataset.records]
    for name, rows in read_back(dataset, files, tmp_path):
        found = [tuple(map(plain, row)) for row in rows]
        if name == "XLSX":
            found = [tuple(unescaped(cell) for cell in row) for row in found]
        assert found == expected, name


def plain(cell: str | Decimal | None) -> str | None:
    """Numbers by their digits: a long one is text in a workbook, and Parquet gives a column one number of places."""
    if not isinstance(cell, Decimal):
        return cell
    digits = f"{cell:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def unescaped(cell: str | None) -> str | None:
    """Control signs are written `_x000D_` in a workbook, which this reader leaves to us."""
    return cell and cell.replace("_x000D_", "\r").replace("_x005F_", "_")


def test_a_site_with_hostile_cells_can_be_published(hostile: tuple[Publication, dict[str, bytes]]) -> None:
    publication, _ = hostile
    rehearse(write_all(publication), publication)


def test_no_markup_leaves_the_structured_data(hostile: tuple[Publication, dict[str, bytes]]) -> None:
    _, files = hostile
    page = LexborHTMLParser(files["en/pages/about/index.html"])
    scripts = page.css("script:not([src])")
    assert [script.attributes.get("type") for script in scripts] == ["application/ld+json"]
    assert "hostile" in scripts[0].text()


@pytest.mark.parametrize("length", [MOST_CHARACTERS, MOST_CHARACTERS + 1, 40_000])
def test_a_text_too_long_for_a_workbook_is_cut_and_says_so(tiny: TinySite, length: int) -> None:
    tiny.edit("plans/clear-water/indicators.yml", "en: River water up to standard", f"en: {'w' * length}")
    files = tiny.files()
    stem = "plans/clear-water/indicators"
    cells = [cell for row in from_xlsx(files[f"en/{stem}.xlsx"]) for cell in row if isinstance(cell, str)]
    longest = max(cells, key=len)
    assert len(longest) == min(length, MOST_CHARACTERS)
    assert longest.endswith("(cut here, whole in the CSV)") == (length > MOST_CHARACTERS)
    assert "w" * length in files[f"en/{stem}.csv"].decode()
    assert "w" * length in files[f"api/v1/en/{stem}.json"].decode()


def test_a_number_too_long_for_a_workbook_is_text_and_exact_elsewhere(tiny: TinySite, tmp_path: Path) -> None:
    digits = "1234567890123456.75"
    assert len(digits) - 1 > MOST_DIGITS
    tiny.edit("content/reports/night-market/report.yml", "value: 100", f"value: {digits}")
    files = tiny.files()
    stem = "reports/night-market/visitors"
    assert from_xlsx(files[f"en/{stem}.xlsx"])[0][1] == digits
    assert from_json(files[f"api/v1/en/{stem}.json"])[0][1] == Decimal(digits)
    assert from_parquet(files[f"en/{stem}.parquet"], tmp_path)[0][1] == Decimal(digits)
