"""Ten plans of three offices, each numbered from 1: every list has what is its own, and leads to the right page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.tiny_site import TinySite

OFFICES = ("county-government", "water-office", "care-centre")
TOPICS = ("rivers", "meals")
PLANS, INDICATORS = 10, 7


@dataclass(frozen=True, slots=True)
class Promise:
    """An indicator of a plan: who answers for it, and what it is about."""

    plan: int
    number: int

    @property
    def office(self) -> str:
        return OFFICES[(self.plan + self.number) % len(OFFICES)]

    @property
    def topic(self) -> str:
        return TOPICS[self.plan * self.number % len(TOPICS)]

    @property
    def name(self) -> str:
        return f"Thing {self.number} of plan {self.plan}"

    @property
    def page(self) -> str:
        return f"en/plans/plan-{self.plan}/indicators/{self.number}/index.html"

    def yaml(self) -> str:
        return f"""      - number: {self.number}
        name: {{zh: 规划{self.plan}的事项{self.number}, en: {self.name}}}
        nature: {"binding" if self.number % 2 else "expected"}
        responsible_unit: {self.office}
        target: {{words: "{10 * self.plan + self.number}%以上"}}
        topics: [{self.topic}]
"""


PROMISES = [Promise(plan, number) for plan in range(1, PLANS + 1) for number in range(1, INDICATORS + 1)]


def add_plan(site: TinySite, plan: int) -> None:
    folder = f"plans/plan-{plan}"
    names = f"{{zh: 静水县规划{plan}, en: Stillwater Plan {plan}}}"
    site.put(
        f"{folder}/plan.yml",
        f"title: {names}\nshort_title: {{zh: 规划{plan}, en: Plan {plan}}}\n"
        f"summary: {{zh: 虚构的规划{plan}。, en: Invented plan number {plan}.}}\n"
        f"issuer: {OFFICES[plan % len(OFFICES)]}\nperiod: {{from: 2021, to: 2025}}\nsource: {{title: {names}}}\n"
        "as_of: 2024\ndisclosure: {}\n"
        "sections:\n  - {id: indicators, title: {zh: 主要指标, en: Main indicators}, shows: indicators}\n",
    )
    own = "".join(one.yaml() for one in PROMISES if one.plan == plan)
    category = "categories:\n  - id: all\n    name: {zh: 全部, en: All}\n    indicators:\n"
    site.put(f"{folder}/indicators.yml", category + own)
    rows = "".join(f"{one.number},2023,{one.plan}{one.number}\n" for one in PROMISES if one.plan == plan)
    site.put(f"{folder}/observations.csv", "indicator,period,value\n" + rows)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    site = TinySite.at(tmp_path_factory.mktemp("plans") / "site")
    for plan in range(1, PLANS + 1):
        add_plan(site, plan)
    done = site.run("build", "--quiet")
    assert done.returncode == 0, done.stderr
    built = site.root / "site"
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*.html")}


def promised(tree: LexborHTMLParser, page: str) -> Iterator[tuple[str, str]]:
    """Where the names of indicators in the tables of a page lead, and the names."""
    folder = Path(page).parent
    for link in tree.css("main table a[href*='/indicators/']"):
        target = (Path("/") / folder / str(link.attributes["href"])).as_posix()
        parts: list[str] = []
        for part in target.split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part] if part not in {"", "."} else parts
        yield "/".join(parts).removesuffix("/index.html") + "/index.html", link.text(strip=True)


def test_no_page_has_an_identifier_twice(files: dict[str, bytes]) -> None:
    assert len(files) > 2 * PLANS * INDICATORS
    for path, content in files.items():
        counted = Counter(one.attributes["id"] for one in LexborHTMLParser(content).css("[id]"))
        assert not [name for name, count in counted.items() if count > 1], path


@pytest.mark.parametrize(
    ("folder", "subject"), [*(("units", office) for office in OFFICES), *(("topics", topic) for topic in TOPICS)]
)
def test_the_list_of_an_office_or_a_topic_has_what_is_its_own(
    files: dict[str, bytes], folder: str, subject: str
) -> None:
    own = [one for one in PROMISES if subject in {one.office, one.topic}]
    pages = [path for path in files if path.startswith(f"en/{folder}/{subject}/") and path.endswith("index.html")]
    found = [pair for page in pages for pair in promised(LexborHTMLParser(files[page]), page)]
    ours = [(page, name) for page, name in found if "/plan-" in page]
    assert sorted(ours) == sorted((one.page, one.name) for one in own)


def test_the_index_of_offices_counts_over_all_plans(files: dict[str, bytes]) -> None:
    text = " ".join(LexborHTMLParser(files["en/units/index.html"]).body.text().split())  # type: ignore[union-attr]
    of_the_tiny_plan = {"county-government": 1, "water-office": 2, "care-centre": 0}
    for office in OFFICES:
        count = sum(one.office == office for one in PROMISES) + of_the_tiny_plan[office]
        assert f"answers for {count} indicators" in text, office


def test_each_page_speaks_of_its_own_plan(files: dict[str, bytes]) -> None:
    for one in PROMISES:
        text = LexborHTMLParser(files[one.page]).css_first("main").text()  # type: ignore[union-attr]
        assert one.name in text
        assert f"{10 * one.plan + one.number}%" in text
        assert set(re.findall(r"Thing \d+ of plan (\d+)", text)) == {str(one.plan)}
