"""What describes the data, judged by the validators and parsers that data portals use."""

from __future__ import annotations

import io
import json
import shutil
import warnings
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import frictionless
import openpyxl
import pytest
from csvw.metadata import CSVW
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS
from selectolax.lexbor import LexborHTMLParser

from generator.formats import parquet_tables, write_all
from generator.formats.datasets import datasets
from generator.publication import Publication
from tests.tiny_site import TinySite, rows_of

SITE = "https://gongkai.example/"
PLAN = "plans/gumei-14th-five-year"


def tables_of(site: Path) -> int:
    """How many tables there are to take along, in all languages."""
    return sum(1 for _ in site.rglob("*.csv"))


@pytest.mark.parametrize("package", ["datapackage.json", f"zh/{PLAN}/datapackage.json", f"en/{PLAN}/datapackage.json"])
def test_frictionless_finds_no_fault(site: Path, package: str) -> None:
    report = frictionless.validate(str(site / package), type="package")
    assert report.flatten(["title", "type", "note"]) == []
    assert report.stats["tasks"] == (tables_of(site) if package == "datapackage.json" else 1)


def test_frictionless_finds_a_planted_fault(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(site / "en" / PLAN, folder)
    path = folder / "indicators.csv"
    path.write_bytes(path.read_bytes().replace(b",6000,", b",many,"))
    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    assert {"type-error"} <= {kind for (kind,) in report.flatten(["type"])}


def csvw_faults(path: Path) -> list[str]:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        table = CSVW(str(path), validate=True)
        valid = table.is_valid
    return [str(one.message) for one in told] + ([] if valid else ["not valid"])


def test_a_csvw_validator_finds_no_fault(site: Path) -> None:
    described = sorted(site.rglob("*.csv-metadata.json"))
    assert len(described) == tables_of(site)
    assert {path.name: faults for path in described if (faults := csvw_faults(path))} == {}


def test_a_csvw_reader_gets_numbers_and_stable_names(site: Path) -> None:
    metadata = site / "en" / PLAN / "indicators.csv-metadata.json"
    rows = CSVW(str(metadata)).to_json(minimal=True)
    assert len(rows) == 37
    assert Decimal(str(rows[35]["target"])) == Decimal("2.85")
    assert rows[35]["target_unit"] == "billion yuan"


def test_a_csvw_validator_finds_a_planted_fault(site: Path, tmp_path: Path) -> None:
    for name in ("indicators.csv", "indicators.csv-metadata.json"):
        shutil.copy(site / "en" / PLAN / name, tmp_path)
    path = tmp_path / "indicators.csv"
    path.write_bytes(path.read_bytes().replace(b",6000,", b",many,"))
    assert csvw_faults(tmp_path / "indicators.csv-metadata.json") != []


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it
def test_the_catalogue_is_the_same_in_turtle_and_json(site: Path, example: Publication) -> None:
    turtle, json_ld = Graph().parse(site / "catalog.ttl"), Graph().parse(site / "catalog.jsonld")
    assert isomorphic(turtle, json_ld)
    assert len(set(turtle.subjects(RDF.type, DCAT.Dataset))) == len({one.id for one in datasets(example)})


def test_every_distribution_of_the_catalogue_is_a_file_of_its_size(site: Path, example_files: dict[str, bytes]) -> None:
    graph = Graph().parse(site / "catalog.ttl")
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == tables_of(site) * 4
    for one in distributions:
        path = unquote(str(graph.value(one, DCAT.downloadURL)).removeprefix(SITE))
        assert int(str(graph.value(one, DCAT.byteSize))) == len(example_files[path])
        assert graph.value(one, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


def schema_of(files: dict[str, bytes]) -> Draft202012Validator:
    schema = json.loads(files["api/v1/schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_every_file_of_the_interface_follows_its_schema(site: Path, example_files: dict[str, bytes]) -> None:
    validator = schema_of(example_files)
    paths = [path for path in example_files if path.startswith("api/v1/") and path != "api/v1/schema.json"]
    assert len(paths) == tables_of(site) + 1
    for path in paths:
        validator.validate(json.loads(example_files[path]))


def test_the_schema_refuses_a_row_of_another_kind(example_files: dict[str, bytes]) -> None:
    document = json.loads(example_files[f"api/v1/en/{PLAN}/indicators.json"])
    document["rows"][0]["target"] = {"value": 1}
    with pytest.raises(ValidationError):
        schema_of(example_files).validate(document)


def test_the_index_leads_to_every_file_and_says_its_size(site: Path, example_files: dict[str, bytes]) -> None:
    index = json.loads(example_files["api/v1/index.json"])
    files = [file for one in index["datasets"] for edition in one["editions"] for file in edition["files"]]
    assert len(files) == tables_of(site) * 4
    for file in files:
        assert file["bytes"] == len(example_files[file["address"].removeprefix(SITE)])


def test_addresses_stay_where_they_are(example_files: dict[str, bytes]) -> None:
    """Others have written these down: a change needs a `v2`."""
    assert {"api/v1/index.json", "api/v1/schema.json", "datapackage.json", "catalog.ttl", "catalog.jsonld"} <= set(
        example_files
    )
    for language in ("zh", "en"):
        assert f"api/v1/{language}/{PLAN}/indicators.json" in example_files
        head = rows_of(example_files[f"{language}/{PLAN}/indicators.csv"])[0]
        columns = json.loads(example_files[f"api/v1/{language}/{PLAN}/indicators.json"])["columns"]
        assert [column["title"] for column in columns] == head


def test_a_workbook_says_where_it_comes_from(example_files: dict[str, bytes]) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(example_files[f"en/{PLAN}/indicators.xlsx"]))
    data, notes = workbook.worksheets
    said = {row[0].value: row[1].value for row in notes.iter_rows()}
    assert said["Title"] == workbook.properties.title == "Gumei Road 14th Five-Year Plan: main indicators (37)"
    assert said["Found on"] == f"{SITE}en/{PLAN}/"
    assert said["Licence"] == "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"
    assert said["Please note"] == "An example, not a government website; the original documents prevail"
    assert data.freeze_panes == "A2"
    assert data["F37"].value == 2.85
    assert data["F37"].number_format == "#,##0.00"
    assert all(8 <= dimension.width <= 61 for dimension in data.column_dimensions.values())


def test_the_page_says_the_size_of_each_file(example_files: dict[str, bytes]) -> None:
    path = f"en/{PLAN}/index.html"
    page = LexborHTMLParser(example_files[path])
    links = page.css("main .downloads a[type]")
    assert [link.text(deep=False).split(",")[0] for link in links] == ["CSV", "XLSX", "JSON", "Parquet"]
    for link, kind in zip(links, ("csv", "xlsx", "json", "parquet"), strict=True):
        folder = "api/v1/" if kind == "json" else ""
        size = -(-len(example_files[f"{folder}en/{PLAN}/indicators.{kind}"]) // 1000)
        assert f"{size} kB" in link.text()
    structured = json.loads(page.css_first("script[type='application/ld+json']").text())  # type: ignore[union-attr]
    addresses = [one["contentUrl"].removeprefix(SITE) for one in structured["@graph"][0]["distribution"]]
    assert len(addresses) == 4
    assert set(addresses) <= set(example_files)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_open_data_lists_every_table(
    example: Publication, example_files: dict[str, bytes], language: str
) -> None:
    page = LexborHTMLParser(example_files[f"{language}/data/index.html"])
    own = [one for one in datasets(example) if one.language.code == language]
    assert len(page.css(".data-list > li")) == len(own)
    assert len(page.css(".data-list a[type]")) == 4 * len(own)


def test_without_pyarrow_a_site_has_all_but_parquet(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = tiny.publication()
    with_it = {file.path for file in write_all(publication)}
    monkeypatch.setattr(parquet_tables, "find_spec", lambda name: None if name == "pyarrow" else name)
    files = {file.path: file.content for file in write_all(publication)}
    assert with_it - set(files) == {path for path in with_it if path.endswith(".parquet")} != set()
    assert b"Parquet<" not in files["en/plans/clear-water/index.html"]
    assert b"parquet" not in files["api/v1/index.json"]


def test_a_site_without_tables_has_no_page_of_data(tiny: TinySite) -> None:
    publication = tiny.publication()
    assert any(page.key == "data" for page in publication.pages)
    shutil.rmtree(tiny.root / "plans")
    shutil.rmtree(tiny.root / "content" / "reports")
    files = tiny.files()
    assert "en/data/index.html" not in files
    assert "datapackage.json" not in files
