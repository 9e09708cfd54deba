"""Plans: their disclosure, chapters and indicators."""

from generator.content_types.plan.model import Plan
from generator.content_types.plan.parse import parse
from generator.content_types.plan.present import present
from generator.document import ContentType

PLAN: ContentType[Plan] = ContentType("plans", "plans", parse, present)
