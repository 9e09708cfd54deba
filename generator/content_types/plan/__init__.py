"""Plans: their disclosure, chapters and indicators."""

from generator.content_types.plan.derive import JudgedPlan, derive
from generator.content_types.plan.join import join
from generator.content_types.plan.parse import parse
from generator.content_types.plan.present import present
from generator.document import ContentType
from generator.sources.fields import Reading
from generator.sources.tree import Tree


def read(folder: str, tree: Tree, reading: Reading) -> JudgedPlan | None:
    plan = parse(folder, tree, reading)
    return derive(plan) if plan else None


PLAN: ContentType[JudgedPlan] = ContentType("plans", "plans", read, present, join=join)
