"""What is wrong in the sources is told at its place, all in one run, in the reader's language."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from generator import messages
from generator.messages import read_catalogue
from generator.problems import Code, Problem, Problems
from generator.problems.codes import RULES
from generator.sources.yaml_file import Mapping, Scalar, read_yaml
from tests.tiny_site import PROJECT, TinySite, started

FILES: dict[str, dict[str, dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "problems").glob("*.yml"))
}
CASES = {name: case for file in FILES.values() for name, case in file.items()}
WORDING = pytest.mark.check("content")
TOLD_ELSEWHERE = re.compile(
    "output-.*|table-.*|open-sdg-.*|period-unclear|file-.*|pdf-.*|picture-(?:moves|pixels)|checked-unneeded"
    "|address-.*|column-vanished|moved-nowhere|bad-site-address|bad-day|day-.*|link-to-draft"
    "|identity-number|bank-card-number|mobile-number|telephone-number|number-plate|public-number-unneeded"
)
"""By the publisher, of what is imported or attached, of addresses and drafts, and of numbers of people:
test_check.py, test_table_file.py, test_workbooks.py, test_open_sdg.py, media/, test_addresses.py, test_personal.py."""
TOLD_IN_OTHER_TESTS = {"too-large", "incomplete-catalogue", "lost", "bad-file-name", "no-access"}
HAN = re.compile("[一-鿿]")

cases = pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=name, marks=WORDING if file == "wording" else ())
        for file, content in FILES.items()
        for name, case in content.items()
    ],
)


def lines_of(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{problem.mark} {problem.code}" for problem in problems]


@pytest.fixture
def broken(tiny: TinySite, case: dict[str, Any]) -> TinySite:
    tiny.overlay(case)
    return tiny


def test_the_site_the_cases_change_has_no_problem(tiny: TinySite) -> None:
    assert tiny.problems() == ()


@pytest.mark.check("content")
def test_the_example_has_no_problem() -> None:
    """But for what only its editors can answer: which way is better where the table gives a bare number."""
    assert {problem.code for problem in TinySite(PROJECT).problems()} <= {"target-better"}


@cases
def test_each_problem_is_told_at_its_place_as_grave_as_it_is_in_one_line_of_each_language(
    broken: TinySite, case: dict[str, Any]
) -> None:
    problems = broken.problems()
    assert lines_of(problems) == case["expect"]
    severities = [problem.severity for problem in problems]
    assert severities == case.get("severities", severities)
    for code in ("zh", "en"):
        lines = [read_catalogue(code).problem(problem) for problem in problems]
        assert code == "zh" or case.get("says", "") in "\n".join(lines)
        for problem, line in zip(problems, lines, strict=True):
            what, _, remedy = line.partition(" — ")
            assert line.isprintable(), line
            assert what.startswith(f"{problem.mark} {problem.code} ")
            assert re.search(r"\w", remedy), line
            assert code == "en" or HAN.search(remedy), line


def test_every_code_has_a_case() -> None:
    """A rule that no case breaks might be dead, or silent."""
    told = {line.rsplit(" ", 1)[1] for case in CASES.values() for line in case["expect"]}
    codes = set(read_catalogue("en").problems)
    assert {code for code in codes - told - TOLD_IN_OTHER_TESTS if not TOLD_ELSEWHERE.fullmatch(code)} == set()


def test_every_code_has_words_and_is_as_grave_as_its_list_says() -> None:
    assert set(RULES) == set(read_catalogue("en").problems)
    assert len(RULES) == sum(len(get_args(codes)) for codes in get_args(Code)), "a code stands in two lists"


def test_the_table_of_problems_lists_every_code_once_as_grave_as_it_is(project: Path) -> None:
    rows = [
        row.split(" | ")
        for row in (project / "docs/problems.md").read_text("utf-8").splitlines()
        if row.endswith("` |")
    ]
    listed = {code: row[1:3] for row in rows for code in re.findall("`([a-z-]+)`", row[4])}
    assert listed == {code: [rule.severity, "yes" if rule.may_be_lowered else "no"] for code, rule in RULES.items()}


@pytest.mark.parametrize("code", messages.known_codes())
def test_what_a_site_may_not_change_has_its_reason_in_words(code: str) -> None:
    catalogue = read_catalogue(code)
    fixed = {rule.reason for rule in RULES.values() if not rule.may_be_lowered}
    assert fixed == {"unreadable", "losing", "untrue", "dangerous", "broken"}
    assert fixed <= set(catalogue.words)


@pytest.mark.parametrize("code", messages.known_codes())
def test_what_is_asked_names_the_line_that_settles_it(code: str) -> None:
    asked = [name for name, rule in RULES.items() if rule.reason == "asked"]
    assert asked
    for name in asked:
        assert re.search(r"[a-z_]+:[ \u202f]", read_catalogue(code).problems[name]["remedy"]), name


def test_a_code_that_there_is_not_is_found_before_the_program_runs(tmp_path: Path) -> None:
    breach = tmp_path / "breach.py"
    breach.write_text(
        'from generator.problems import Mark, Problems\n\nProblems().add(Mark("a"), "short-from")\n', "utf-8"
    )
    told = started([sys.executable, "-m", "mypy", "--follow-imports=silent", str(breach)], PROJECT, {})
    assert told.returncode == 1
    assert "short-from" in told.stdout


def test_a_file_far_too_large_is_named(tiny: TinySite) -> None:
    tiny.put("content/pages/about/index.en.md", "x" * 1_000_001)
    assert lines_of(tiny.problems()) == ["content/pages/about/index.en.md:1:1 too-large"]


def test_what_nobody_may_read_is_told_and_nothing_falls_over(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed to read everything, so the system's answer is put in its place."""
    paths = ("content/pages/about/index.en.md", "content/pages/about/dot.png")
    refused = {tiny.root / path for path in paths}
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path in refused:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert {f"{path}:1:1 no-access" for path in paths[:1]} <= set(lines_of(tiny.problems()))
    refused = {tiny.root / paths[1]}
    assert lines_of(tiny.problems()) == [f"{paths[1]}:1:1 no-access"]


def test_a_name_in_another_encoding_is_told_as_the_bytes_on_the_disk(tiny: TinySite) -> None:
    (tiny.root / os.fsdecode(b"content/pages/about/" + "规划.md".encode("gbk"))).write_text("x\n", "utf-8")
    (told,) = tiny.problems()
    assert lines_of((told,)) == ["content/pages/about/\\xb9\\xe6\\xbb\\xae.md:1:1 bad-file-name"]
    assert "规划.md" in read_catalogue("en").problem(told)


def test_lines_of_chinese_are_joined_without_a_space_in_every_style_of_yaml() -> None:
    for text in ("都同\n  意", '"都同\n  意"', "'都同\n  意'", ">-\n  都同\n  意"):
        node = read_yaml(f"a: {text}\nb: x\n  y\n", "a.yml", Problems())
        assert isinstance(node, Mapping)
        assert [value.text for _, value in node.entries if isinstance(value, Scalar)] == ["都同意", "x y"], text


def test_what_a_catalogue_lacks_is_told_once_with_a_count(
    tiny: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning: the site is published, with the words of the fallback language in their place."""
    folder = tmp_path / "messages"
    folder.mkdir()
    for code in ("zh", "en"):
        shutil.copy(messages.FOLDER / f"{code}.toml", folder)
    text = (folder / "en.toml").read_text("utf-8").replace('"en"', '"it"')
    text = text.replace('home = "Home"\n', "").replace("\nalert = ", "\nalerta = ")
    (folder / "it.toml").write_text(text, "utf-8")
    monkeypatch.setattr(messages, "FOLDER", folder)
    read_catalogue.cache_clear()
    tiny.edit("mkdocs.yml", "        - en", "        - {code: it, translations: partial}")
    problems = Problems()
    tiny.settings().warn_of_catalogues(problems)
    read_catalogue.cache_clear()
    (told,) = problems
    assert (str(told.mark), told.code, told.severity) == ("mkdocs.yml:12:11", "incomplete-catalogue", "warning")
    assert dict(told.details) == {"code": "it", "count": "2", "missing": "home, problems.alert"}


def break_ten_times(tiny: TinySite) -> list[str]:
    """Ten faults in five files, and the lines that tell them."""
    tiny.edit("plans/clear-water/plan.yml", "issuer: county-government", "issuer: county-goverment")
    tiny.edit("plans/clear-water/plan.yml", "date_made: 2021-04-22", "date_made: 2026-02-30")
    tiny.edit("plans/clear-water/indicators.yml", "nature: binding", "nature: must")
    tiny.edit("plans/clear-water/indicators.yml", "value: 28.5", "value: 28.5亿")
    tiny.edit("content/units.yml", "  level: district", "  levle: district")
    tiny.edit("content/units.yml", "[水务办, 河长办]", "水务办")
    tiny.edit("content/pages/about/page.yml", ", en: About Stillwater", "")
    tiny.edit("content/pages/about/page.yml", "summary: {", "colour: red\nsummary: {")
    tiny.edit("content/articles/old-bridge/index.en.md", "See the", "See <b>the</b>")
    tiny.edit("content/articles/old-bridge/index.en.md", "(#the-near-end)", "(javascript:alert(1))")
    return [
        "content/articles/old-bridge/index.en.md:3:5 raw-html",
        "content/articles/old-bridge/index.en.md:7:5 link-scheme",
        "content/pages/about/page.yml:1:8 missing-translation",
        "content/pages/about/page.yml:2:1 unknown-key",
        "content/units.yml:3:3 unknown-key",
        "content/units.yml:8:12 wrong-type",
        "plans/clear-water/indicators.yml:8:17 bad-choice",
        "plans/clear-water/indicators.yml:26:40 bad-number",
        "plans/clear-water/plan.yml:4:9 unknown-reference",
        "plans/clear-water/plan.yml:10:14 bad-date",
    ]


def test_ten_problems_in_five_files_are_told_in_one_run_in_order(tiny: TinySite) -> None:
    expected = break_ten_times(tiny)
    assert lines_of(tiny.problems()) == expected


@pytest.mark.parametrize(
    ("language", "last"),
    [("en", "10 errors, 0 warnings. Nothing was published"), ("zh", "10个错误，0个警告。没有发布")],
)
def test_the_command_line_tells_them_all_and_writes_nothing(tiny: TinySite, language: str, last: str) -> None:
    expected = break_ten_times(tiny)
    done = tiny.run("build", "--lang", language)
    told = done.stderr.splitlines()
    assert done.returncode == 1
    assert [" ".join(line.split(" ", 2)[:2]) for line in told[:-1]] == expected
    assert told[-1].startswith(last)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (tiny.root / "site").exists()


def test_a_register_that_cannot_be_read_is_one_problem_not_many(tiny: TinySite) -> None:
    tiny.edit("content/units.yml", "  level: district", "\tlevel: district")
    assert lines_of(tiny.problems()) == ["content/units.yml:3:1 tab"]


def test_a_document_that_cannot_be_read_does_not_spoil_the_links_to_it(tiny: TinySite) -> None:
    tiny.edit("content/explainers/meal-service/explainer.yml", "id: price", "id: Price")
    assert lines_of(tiny.problems()) == ["content/explainers/meal-service/explainer.yml:35:13 bad-identifier"]
