"""Nothing of the sources is lost on the way: what no page carries is named."""

from __future__ import annotations

import json
import random
import re
from importlib import import_module
from pathlib import Path

import pytest

from generator.build import write
from generator.publication import OutputFile, Publication
from generator.publish import begin, rehearse
from generator.publish.audit import RECORD, audit
from tests.tiny_site import TinySite


def audited(
    publication: Publication, files: list[OutputFile], folder: Path
) -> tuple[list[str], list[dict[str, object]]]:
    with begin(folder / "site") as stage:
        stage.write(files)
        lost = [f"{problem.mark.path} {problem.code}" for problem in audit(stage.folder, publication)]
        return lost, json.loads((stage.folder / RECORD).read_text("utf-8"))


def test_every_text_of_the_example_is_on_a_page_or_in_a_download(example: Publication, tmp_path: Path) -> None:
    lost, record = audited(example, list(write(example)), tmp_path)
    assert lost == []
    assert len(record) == len(example.inventory) > 1000
    assert {entry["language"] for entry in record} == {"zh", "en"}


def test_an_indicator_is_found_in_its_row_its_page_and_its_download(example: Publication, tmp_path: Path) -> None:
    _, record = audited(example, list(write(example)), tmp_path)
    found = {
        place
        for entry in record
        if str(entry["source"]).startswith("plans/gumei-14th-five-year/indicators.yml")
        for place in _places(entry)
    }
    assert {
        "zh/plans/gumei-14th-five-year/index.html",
        "en/plans/gumei-14th-five-year/indicators/37/index.html",
        "en/plans/gumei-14th-five-year/indicators.csv",
    } <= found


def _places(entry: dict[str, object]) -> list[str]:
    found = entry["found"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_a_text_dropped_at_random_is_named(tiny: TinySite, tmp_path: Path, seed: int) -> None:
    """Whatever one writer forgets, wherever it stands, the audit says whose text it is."""
    publication = tiny.publication()
    atom = random.Random(seed).choice(publication.inventory)  # noqa: S311 - any will do
    files = [OutputFile(file.path, _without(file.content, atom.text)) for file in write(publication)]
    lost, _ = audited(publication, files, tmp_path)
    assert f"{atom.mark.path} lost" in lost


def _without(content: bytes, text: str) -> bytes:
    """The file with every run of text blanked that, without white space, holds `text`, and every place it runs over."""
    page = content.decode("utf-8", "ignore")
    loose = r"(?:\s|<[^>]*>|\u200b)*".join(map(re.escape, map(_escaped, text)))
    return re.sub(loose, "", page).encode()


def _escaped(character: str) -> str:
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&#34;", "'": "&#39;"}.get(character, character)


@pytest.mark.parametrize(("looked_at", "kept"), [(64, 500), (0, 500), (64, 0), (0, 0)])
def test_a_text_is_found_however_few_pages_are_kept_or_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked_at: int, kept: int
) -> None:
    publication = TinySite.bare(tmp_path / "bare").publication()
    room = import_module("generator.publish.audit")
    monkeypatch.setattr(room, "MOST_LOOKED_AT", looked_at)
    monkeypatch.setattr(room, "MOST_KEPT", kept)
    lost, record = audited(publication, list(write(publication)), tmp_path)
    assert lost == []
    assert len(record) > 5
    assert all(entry["found"] for entry in record)


def test_names_that_the_sources_were_warned_of_are_not_told_again(tiny: TinySite) -> None:
    tiny.edit("content/units.yml", "{zh: 养老服务中心, en: Care Centre}", "{zh: 水务办（河长办）, en: Care Centre}")
    tiny.edit("content/pages/about/index.zh.md", "静水县并不存在。", "静水县没有CBD。")  # a warning of another kind
    publication = tiny.publication()
    told = [problem.code for problem in rehearse(write(publication), publication)]
    assert told.count("not-unique") == 1
    assert "output-not-unique" not in told
