"""The indicators of a plan that has too many for one page: a page, or several, for each category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.content_types.plan.model import Plan
from generator.document import origin
from generator.edition import Edition
from generator.indicators.presenting.dashboard import indicator_filter
from generator.indicators.presenting.pages import CategoryPart, category_parts
from generator.indicators.presenting.plan_indicators import PlanIndicators
from generator.paging import page_links
from generator.publication import Block, Link, Page, Section

TABLE = "indicators_table"


@dataclass(frozen=True, slots=True)
class CategoryPages:
    """`above` are the pages they are a part of, the plan's last."""

    plan: Plan
    plan_indicators: PlanIndicators
    above: tuple[Link, ...]

    @property
    def edition(self) -> Edition:
        return self.plan_indicators.edition

    def links(self) -> tuple[Link, ...]:
        """The first page of each category."""
        return tuple(
            replace(part.link, note=self.edition.say("indicator_count", n=len(part.category.indicators)))
            for part in category_parts(self.plan_indicators)
            if part.number == 1
        )

    def pages(self) -> Iterator[Page]:
        parts = tuple(category_parts(self.plan_indicators))
        for before, part, after in zip((None, *parts[:-1]), parts, (*parts[1:], None), strict=True):
            page = self.page(part)
            yield replace(page, previous=before.link if before else None, next=after.link if after else None)

    def page(self, part: CategoryPart) -> Page:
        title, plan = part.link.label, self.above[-1]
        number = f"/{part.number}" if part.number > 1 else ""
        return Page(
            key=f"plans/{self.plan.slug}/categories/{part.category.id}{number}",
            language=self.edition.language,
            path=part.link.path,
            title=title,
            description=self.edition.say("category_description", plan=plan.label, category=title).text,
            sections=(Section("part_list", self.edition.say("list"), tuple(self.blocks(part)), hidden_title=True),),
            collection="plans",
            subject=plan.label,
            kicker=(plan.label, self.edition.say("column_category")),
            breadcrumbs=self.above,
            origin=origin(self.plan.file.source, self.edition),
            sources=(f"{self.plan.folder}/indicators.yml#category-{part.category.id}{number}",),
        )

    def blocks(self, part: CategoryPart) -> Iterator[Block]:
        if chooser := indicator_filter(part.plan_indicators, TABLE):
            yield chooser
        yield replace(part.plan_indicators.mosaic(), legend="all")
        caption = self.edition.say("category_caption", plan=self.above[-1].label, category=part.link.label)
        yield replace(part.plan_indicators.table(TABLE, caption, ""), download=None)
        if part.count > 1:
            yield page_links(part.path, part.count, part.number, self.edition)
