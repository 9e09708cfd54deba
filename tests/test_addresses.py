"""Addresses are promises: what was published stays, moves or is withdrawn, and drafts are not published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.addresses import addresses_of, list_with
from generator.build import build, write
from generator.hosts.cli import main
from generator.problems import Problem
from generator.publication import Publication
from generator.publish import rehearse
from generator.registers.addresses import CHANGES, LIST
from tests.markup import attribute, one
from tests.tiny_site import PROJECT, TinySite

ABOUT = "content/pages/about/index.en.md"
OLD, NEW = "content/articles/old-bridge", "content/articles/new-bridge"
MOVED = "moved:\n  - {from: articles/old-bridge/, to: articles/new-bridge/}\n"
WITHDRAWN = """withdrawn:
  - address: articles/old-bridge/
    title: {zh: 老桥, en: The old bridge}
    on: 2024-05-01
    reason: {zh: 桥已拆除。, en: The bridge was pulled down.}
    replaced_by: reports/night-market/
"""
TABLE = "reports/night-market/visitors.csv"


@pytest.fixture
def kept(tiny: TinySite) -> TinySite:
    """The invented site with the list of its addresses."""
    tiny.put(LIST, list_with({}, addresses_of(tiny.publication())))
    assert tiny.problems() == ()
    return tiny


def rename(tiny: TinySite) -> None:
    (tiny.root / OLD).rename(tiny.root / NEW)


def told(tiny: TinySite) -> list[str]:
    return [f"{problem.mark} {problem.code}" for problem in tiny.problems()]


def finished(tiny: TinySite) -> tuple[Publication, dict[str, bytes], tuple[Problem, ...]]:
    """The publication, its files, and what the look at the finished site finds."""
    publication = tiny.publication()
    files = {file.path: file.content for file in write(publication)}
    return publication, files, rehearse(write(publication), publication)


def line_of(tiny: TinySite, address: str) -> int:
    return 1 + next(at for at, line in enumerate(tiny.text(LIST).splitlines()) if line.startswith(f"{address},"))


def test_a_site_without_a_list_has_promised_nothing(tiny: TinySite) -> None:
    rename(tiny)
    assert told(tiny) == []
    assert tiny.publication().new_addresses == ()


def test_a_page_that_vanishes_is_told_once_with_what_it_may_have_become(kept: TinySite) -> None:
    rename(kept)
    (problem,) = kept.problems()
    assert f"{problem.mark} {problem.code}" == f"{LIST}:{line_of(kept, 'en/articles/old-bridge/')}:1 address-vanished"
    assert dict(problem.details)["suggestion"] == "en/articles/new-bridge/"


def test_a_new_page_is_counted_and_no_fault(kept: TinySite) -> None:
    kept.put(
        "content/pages/help/page.yml", "title: {zh: 帮助, en: Help}\nsummary: {zh: 怎样用。, en: How to use it.}\n"
    )
    kept.put("content/pages/help/index.zh.md", "甲。\n")
    kept.put("content/pages/help/index.en.md", "A.\n")
    publication = kept.publication()
    assert publication.warnings == ()
    assert publication.new_addresses == ("zh/pages/help/", "en/pages/help/")


def test_a_page_that_has_moved_leads_on_in_every_language_without_scripts(kept: TinySite) -> None:
    rename(kept)
    kept.put(CHANGES, MOVED)
    _, files, warnings = finished(kept)
    assert warnings == ()
    for code in ("zh", "en"):
        for name, ending in (("index.html", ""), ("text.html", "text.html")):
            page = LexborHTMLParser(files[f"{code}/articles/old-bridge/{name}"])
            target = f"../../../{code}/articles/new-bridge/{ending}"
            assert attribute(one(page, "meta[http-equiv=refresh]"), "content") == f"0; url={target}"
            assert attribute(one(page, "main a"), "href") == target
            canonical = attribute(one(page, "link[rel=canonical]"), "href")
            assert canonical.endswith(f"/{code}/articles/new-bridge/")
            assert attribute(one(page, "meta[name=robots]"), "content") == "noindex"
            assert not page.css("script")
    assert b"old-bridge" not in files["sitemap.xml"]


def test_a_page_that_moves_twice_leads_to_where_it_is(kept: TinySite) -> None:
    rename(kept)
    first = "moved:\n  - {from: articles/old-bridge/, to: articles/bridge/}\n"
    kept.put(CHANGES, first + "  - {from: articles/bridge/, to: articles/new-bridge/}\n")
    moved = kept.publication().moved
    assert moved["en/articles/old-bridge/"] == moved["en/articles/bridge/"] == "en/articles/new-bridge/"


def test_what_is_withdrawn_has_a_page_that_says_when_why_and_what_replaces_it(kept: TinySite) -> None:
    kept.edit(ABOUT, "does not exist.", "has no [bridge](../../articles/old-bridge/).")
    for path in (kept.root / OLD).iterdir():
        path.unlink()
    kept.put(CHANGES, WITHDRAWN)
    _, files, warnings = finished(kept)
    assert warnings == ()
    page = LexborHTMLParser(files["en/articles/old-bridge/index.html"])
    assert one(page, "h1").text() == "Withdrawn: The old bridge"
    said = one(page, "main").text()
    assert "Withdrawn on 1 May 2024." in said
    assert "The bridge was pulled down." in said
    assert attribute(one(page, "meta[name=robots]"), "content") == "noindex"
    assert "../../../en/reports/night-market/" in {attribute(link, "href") for link in page.css("main a")}
    about = LexborHTMLParser(files["en/pages/about/index.html"])
    assert "../../../en/articles/old-bridge/" in {attribute(link, "href") for link in about.css("main a")}
    for listing in ("en/articles", "en/withdrawn"):
        links_of = LexborHTMLParser(files[f"{listing}/index.html"]).css("main a")
        assert [link.text() for link in links_of if "old-bridge" in attribute(link, "href")] == [
            "Withdrawn: The old bridge"
        ]
    assert "已撤下：老桥" in files["zh/articles/index.html"].decode()


@pytest.mark.parametrize(("on", "said"), [("2024-05", "Withdrawn in May 2024."), ("2024", "Withdrawn in 2024.")])
def test_a_day_of_withdrawal_is_said_as_far_as_it_is_known(kept: TinySite, on: str, said: str) -> None:
    for path in (kept.root / OLD).iterdir():
        path.unlink()
    kept.put(CHANGES, WITHDRAWN.replace("2024-05-01", on))
    page = next(page for page in kept.publication().pages if page.path == "en/articles/old-bridge/")
    assert page.lead is not None
    assert page.lead.text == said


def test_a_column_or_a_table_that_vanishes_is_told_until_it_is_accounted_for(kept: TinySite) -> None:
    csv = f"en/{TABLE}"
    line = line_of(kept, csv)
    column = kept.text(LIST).splitlines()[line - 1].split(",")[1].split()[0]
    kept.put(LIST, kept.text(LIST).replace(f",{column} ", f",{column} gone "))
    (problem, *_) = kept.problems()
    assert problem.code == "column-vanished"
    entry = "column: gone, on: 2024-05-01, reason: {zh: 不再统计。, en: No longer counted.}"
    tables = {row.split(",")[0][3:] for row in kept.text(LIST).splitlines() if " gone" in row or ",gone" in row}
    kept.put(CHANGES, "withdrawn:\n" + "".join(f"  - {{address: {table}, {entry}}}\n" for table in sorted(tables)))
    assert told(kept) == []
    assert "No longer counted." in kept.files()["en/withdrawn/index.html"].decode()


def test_a_table_that_has_moved_stays_at_its_old_address_in_every_format(kept: TinySite) -> None:
    kept.put(LIST, kept.text(LIST) + "en/reports/night-market/old.csv,\nzh/reports/night-market/old.csv,\n")
    assert [line.split()[1] for line in told(kept)] == ["address-vanished"]
    kept.put(CHANGES, f"moved:\n  - {{from: reports/night-market/old.csv, to: {TABLE}}}\n")
    files = kept.files()
    assert files["en/reports/night-market/old.csv"] == files[f"en/{TABLE}"]
    assert files["api/v1/en/reports/night-market/old.json"] == files[f"api/v1/en/{TABLE[:-4]}.json"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("moved:\n  - {from: articles/old-bridge/, to: articles/nowhere/}\n", ":2:5 moved-nowhere"),
        ("moved:\n  - {from: a/, to: b/}\n  - {from: b/, to: a/}\n", ":2:5 moved-nowhere"),
        ("moved:\n  - {from: reports/night-market/, to: articles/new-bridge/}\n", ":2:5 address-still-there"),
        ("moved:\n  - {from: ../x/, to: b/}\n", ":2:12 bad-site-address"),
        (WITHDRAWN.replace("    title: {zh: 老桥, en: The old bridge}\n", ""), ":2:5 missing-field"),
        (WITHDRAWN.replace("night-market", "nowhere"), ":2:5 moved-nowhere"),
        (WITHDRAWN.replace("2024-05-01", "2024-05-32"), ":4:9 bad-date"),
        ("moved:\n  - {from: a/b.csv, to: a/b.csv, column: x}\n", ":2:5 missing-field"),
    ],
)
def test_a_wrong_entry_is_told_at_its_place(kept: TinySite, changes: str, expected: str) -> None:
    rename(kept)
    kept.put(CHANGES, changes)
    assert f"{CHANGES}{expected}" in told(kept)


def test_a_language_that_goes_is_one_broken_promise_not_hundreds(tiny: TinySite) -> None:
    tiny.put(LIST, "address,columns\nzh/,\nfr/,\nfr/plans/,\nfr/plans/x/,\n")
    assert told(tiny) == [f"{LIST}:3:1 address-vanished"]


def test_what_is_withdrawn_in_one_language_is_told_in_the_others(kept: TinySite) -> None:
    kept.put(LIST, kept.text(LIST) + "en/reports/only/,\n")
    kept.put(CHANGES, WITHDRAWN.replace("articles/old-bridge/", "en/reports/only/"))
    _, files, warnings = finished(kept)
    assert warnings == ()
    assert "The bridge was pulled down." in files["en/reports/only/index.html"].decode()
    assert "zh/reports/only/index.html" not in files
    assert "桥已拆除。" in files["zh/withdrawn/index.html"].decode()


FRENCH = {
    "mkdocs.yml": "site_name: x\nsite_url: https://x.example/\ntheme: {name: material, custom_dir: theme}\n"
    "plugins:\n  - gongkai: {languages: [fr]}\n",
    "content/site.yml": "name: {fr: Eau}\nhome: {title: {fr: Accueil}, lead: {fr: Tout est là.}}\n"
    "about: {fr: Un site.}\n",
    "content/pages/ici/page.yml": "title: {fr: Ici}\nsummary: {fr: La page nouvelle.}\n",
    "content/pages/ici/index.fr.md": "Voilà.\n",
    LIST: "address,columns\nfr/,\nfr/pages/avant/,\nfr/pages/parti/,\n",
    CHANGES: "moved:\n  - {from: pages/avant/, to: pages/ici/}\nwithdrawn:\n  - {address: pages/parti/, on: 2024-05, "
    "title: {fr: Parti}, reason: {fr: Sans objet.}}\n",
}


def test_a_site_in_one_language_keeps_its_promises_too(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    (tmp_path / "theme").symlink_to(PROJECT / "theme")
    for path, text in FRENCH.items():
        site.put(path, text)
    publication, files, warnings = finished(site)
    assert [one.code for one in warnings if one.code != "incomplete-catalogue"] == []
    assert publication.moved == {"fr/pages/avant/": "fr/pages/ici/"}
    assert "Retiré\u202f: Parti" in LexborHTMLParser(files["fr/pages/parti/index.html"]).text()


def test_the_command_adds_what_is_new_and_takes_nothing_out(tiny: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--config", str(tiny.root / "mkdocs.yml"), "--lang", "en"]
    assert main(["addresses", *where]) == 0
    assert "content/addresses.csv is written: " in capsys.readouterr().out
    first = tiny.text(LIST)
    tiny.put(LIST, "address,columns\nzh/,old\n")
    tiny.put(CHANGES, "withdrawn:\n  - {address: zh/, column: old, on: 2024, reason: {zh: 甲。, en: A.}}\n")
    assert main(["check", *where]) == 0
    assert "addresses are not in content/addresses.csv yet" in capsys.readouterr().out
    assert main(["addresses", *where]) == 0
    assert set(first.splitlines()) - set(tiny.text(LIST).splitlines()) == {"zh/,"}


DRAFT = "content/articles/old-bridge/article.yml"


@pytest.mark.parametrize(
    ("line", "on", "expected"),
    [
        ("draft: true", None, "out"),
        ("draft: false", None, "in"),
        ("publish_on: 2026-12-01", "2026-11-30", "out"),
        ("publish_on: 2026-12-01", "2026-12-01", "in"),
        ("publish_on: 2026-12-01", None, f"{DRAFT}:1:13 day-unknown"),
        ("publish_on: 2026-12", "2026-12-01", f"{DRAFT}:1:13 bad-day"),
    ],
)
def test_a_draft_and_what_is_published_later_are_nowhere_on_the_site(
    tiny: TinySite, line: str, on: str | None, expected: str
) -> None:
    tiny.put(DRAFT, f"{line}\n{tiny.text(DRAFT)}")
    if on:
        tiny.edit("mkdocs.yml", "      languages:", f"      date: {on}\n      languages:")
    if expected not in {"in", "out"}:
        assert expected in told(tiny)
        return
    files = tiny.files()
    assert ("en/articles/old-bridge/index.html" in files) == (expected == "in")
    if expected == "out":
        assert [path for path, content in files.items() if b"old-bridge" in content or "old-bridge" in path] == []


def test_a_link_to_a_draft_is_told_as_one(tiny: TinySite) -> None:
    tiny.put(DRAFT, f"draft: true\n{tiny.text(DRAFT)}")
    tiny.edit(ABOUT, "does not exist.", "has a [bridge](../../articles/old-bridge/).")
    assert [line.split()[1] for line in told(tiny)] == ["link-to-draft"]


@pytest.mark.parametrize("line", ["draft: true", "publish_on: 2026-12-01"])
def test_a_preview_shows_what_is_not_out_and_says_so(tiny: TinySite, line: str) -> None:
    tiny.put(DRAFT, f"{line}\n{tiny.text(DRAFT)}")
    publication = build(replace(tiny.settings(), preview=True))
    pages = {page.path: page for page in publication.pages}
    kinds = {"draft: true": "Draft", "publish_on: 2026-12-01": "Published later"}
    assert [one.title.text for one in pages["en/articles/old-bridge/"].notices][:1] == [kinds[line]]


def test_the_day_on_the_command_line_comes_before_that_of_the_site(
    tiny: TinySite, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny.put(DRAFT, f"publish_on: 2026-12-01\n{tiny.text(DRAFT)}")
    tiny.edit("mkdocs.yml", "      languages:", "      date: 2026-11-01\n      languages:")
    where = ["--config", str(tiny.root / "mkdocs.yml"), "--lang", "en"]
    counts = []
    for day in ((), ("--on", "2026-12-01")):
        assert main(["check", *where, *day]) == 0
        counts.append(int(capsys.readouterr().out.split(" ", 1)[0]))
    assert counts[1] == counts[0] + 2, "the page in two languages"
    assert main(["check", *where, "--on", "tomorrow"]) == 1
    assert "“tomorrow” is not a day" in capsys.readouterr().err
