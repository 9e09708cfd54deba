"""The bill of materials names every package that is installed for the program, as CycloneDX says."""

from __future__ import annotations

import json
from importlib.metadata import PathDistribution, distributions
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from generator.hosts import bill_of_materials, cli
from generator.hosts.bill_of_materials import PACKAGE, Part, licence_entries, licence_lines, parts

OF_PYTHON = {"pip", "setuptools", "wheel", "uv"}
"""What virtual environments have by themselves."""


OF_MIT = "Classifier: License :: OSI Approved :: MIT License"


def described() -> dict[str, dict[str, object]]:
    """Each component of the bill, by its name."""
    bill = json.loads(bill_of_materials.bill_of_materials())
    return {canonicalize_name(part["name"]): part for part in bill["components"]}


def test_it_keeps_to_the_schema_of_cyclonedx(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sbom"]) == 0
    said, schema = capsys.readouterr().out, JsonStrictValidator(SchemaVersion.V1_6)
    assert schema.validate_str(said) is None
    assert schema.validate_str(said.replace('"library"', '"book"', 1)) is not None
    bill = json.loads(said)
    references = {one["bom-ref"] for one in (bill["metadata"]["component"], *bill["components"])}
    assert len(references) == len(bill["components"]) + 1
    assert {one["ref"] for one in bill["dependencies"]} == references
    assert references >= {needed for one in bill["dependencies"] for needed in one["dependsOn"]}


def test_it_is_the_same_each_time() -> None:
    assert bill_of_materials.bill_of_materials() == bill_of_materials.bill_of_materials()


def test_it_names_all_that_is_installed_as_far_as_it_is_needed() -> None:
    components = described()
    here = {canonicalize_name(one.name) for one in distributions()} - OF_PYTHON - {PACKAGE}
    assert here - {"flit-core"} <= set(components)
    assert {components[name]["scope"] for name in ("mkdocs", "click", "pandas", "numpy")} == {"required"}
    assert components["pyarrow"]["scope"] == "optional"
    assert {components[name]["scope"] for name in ("pytest", "hypothesis", "mypy")} == {"excluded"}


def test_it_says_which_versions_were_tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def is_locked(name: str) -> object:
        return described()[name].get("properties")

    lock = tmp_path / "requirements.lock"
    lock.write_text("Jinja2==0.1 \\\n    --hash=sha256:00\n", "utf-8")
    assert is_locked("jinja2") == [{"name": "gongkai:locked", "value": "true"}]
    monkeypatch.setattr(bill_of_materials, "LOCK", lock)
    assert is_locked("jinja2") == [{"name": "gongkai:locked", "value": "false"}]
    monkeypatch.setattr(bill_of_materials, "LOCK", tmp_path / "none")
    assert is_locked("jinja2") is None


def test_the_list_of_licences_names_one_for_each_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sbom", "--licences", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(parts())
    said = dict(line.split(": ", 1) for line in lines)
    licences = {name.rsplit(" ", 1)[0]: licence for name, licence in said.items()}
    assert {licences[name] for name in ("gongkai", "mkdocs-material", "PyYAML", "pydantic")} == {"MIT"}
    assert (licences["babel"], licences["mkdocs"], licences["certifi"]) == ("BSD-3-Clause", "BSD-2-Clause", "MPL-2.0")
    assert "licence not stated" not in licences.values()


@pytest.mark.parametrize(
    ("head", "licence", "entry"),
    [
        ("License-Expression: MIT OR 0BSD\nLicense: BSD", "MIT OR 0BSD", {"expression": "MIT OR 0BSD"}),
        ("License-Expression: PSF-2.0", "PSF-2.0", {"expression": "PSF-2.0"}),
        ("License: Apache 2.0", "Apache-2.0", {"license": {"id": "Apache-2.0"}}),
        (f"License: {'Whole. ' * 9}\n{OF_MIT}", "MIT", {"license": {"id": "MIT"}}),
        ("Classifier: License :: OSI Approved :: BSD License", "BSD License", {"license": {"name": "BSD License"}}),
        ("License: UNKNOWN", "", None),
    ],
)  # fmt: skip
def test_a_licence_is_told_as_the_package_tells_it(
    tmp_path: Path, head: str, licence: str, entry: dict[str, object] | None
) -> None:
    (tmp_path / "METADATA").write_text(f"Metadata-Version: 2.1\nName: odd\nVersion: 1\n{head}\n\n", "utf-8")
    part = Part(PathDistribution(tmp_path), "required")
    assert part.licence == licence
    assert list(licence_lines([part], "none")) == [f"odd 1: {licence or 'none'}"]
    assert [*licence_entries(licence)] == ([entry] if entry else [])


@pytest.mark.parametrize(("language", "words"), [("en", "not installed"), ("zh", "没有作为软件包安装")])
def test_without_an_installed_package_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    monkeypatch.setattr(bill_of_materials, "PACKAGE", "no-such-package")
    assert cli.main(["sbom", "--lang", language]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
