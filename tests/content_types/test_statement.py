"""A statement's page: results counted, criteria in groups, what is not known said as such."""

from __future__ import annotations

import pytest

from generator.language import Words
from generator.publication import Figures, LinkedPage, Publication, Quantity, Table
from tests.tiny_site import TinySite

STATEMENT = """title: {zh: 声明, en: Statement}
summary: {zh: 做到了哪些, en: What is done}
feedback: {zh: 写信来, en: Write to us}
"""
RESULTS = """standard: Rules 1
address: https://example.org/rules
tested: 2026-01-02
checks:
  - {id: walk, name: {zh: 走查, en: walk}, scope: {zh: 全站, en: all pages}, looks: 12, findings: 0}
principles:
  - name: {zh: 看, en: See}
    criteria:
      - {number: 1.1, level: A, name: {zh: 甲, en: first}, result: supported, checks: [walk]}
      - {number: 1.10, level: AA, name: {zh: 乙, en: second}, result: not_tested, reason: {zh: 没试, en: not tried}}
"""


@pytest.fixture
def site(tiny: TinySite) -> TinySite:
    folder = tiny.root / "content" / "statements" / "rules"
    folder.mkdir(parents=True)
    (folder / "statement.yml").write_text(STATEMENT, "utf-8")
    (folder / "results.yml").write_text(RESULTS, "utf-8")
    return tiny


def page_of(publication: Publication, language: str) -> LinkedPage:
    return next(page for page in publication.pages if page.path == f"{language}/statements/rules/")


def tables(page: LinkedPage) -> dict[str, Table]:
    blocks = (block for section in page.sections for block in section.blocks)
    return {block.key: block for block in blocks if isinstance(block, Table)}


def test_results_are_counted(site: TinySite) -> None:
    page = page_of(site.publication(), "en")
    figures = next(block for block in page.sections[0].blocks if isinstance(block, Figures))
    assert [(name.text, number) for name, number in figures.figures] == [("criteria met", "1"), ("not checked", "1")]


def test_every_criterion_is_a_row_with_its_basis(site: TinySite) -> None:
    rows = tables(page_of(site.publication(), "en"))["part_criteria_table"].rows
    assert [row.key for row in rows] == ["criterion_1_1", "criterion_1_10"]
    shown = [[cell.text for cell in row.cells if isinstance(cell, Words)] for row in rows]
    assert shown == [["1.1", "first", "A", "met", "walk"], ["1.10", "second", "AA", "not checked", "not tried"]]


def test_checks_are_listed_with_what_they_found(site: TinySite) -> None:
    (row,) = tables(page_of(site.publication(), "en"))["part_checks_table"].rows
    assert [cell.value for cell in row.cells if isinstance(cell, Quantity)] == [12, 0]


def test_statement_is_named_at_the_foot_of_every_page(site: TinySite) -> None:
    assert "en/statements/rules/" in {link.path for link in site.publication().frames["en"].pages}


def test_a_basis_that_is_no_check_is_a_problem(site: TinySite) -> None:
    path = site.root / "content" / "statements" / "rules" / "results.yml"
    path.write_text(RESULTS.replace("checks: [walk]", "checks: [talk]"), "utf-8")
    (problem,) = site.problems()
    assert (problem.code, dict(problem.details)["value"]) == ("unknown-reference", "talk")
