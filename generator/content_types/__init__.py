"""The kinds of documents a site is made of.  A new one is a folder here and a line in `CONTENT_TYPES`."""

from __future__ import annotations

from typing import Any

from generator.content_types.article import ARTICLE
from generator.content_types.explainer import EXPLAINER
from generator.content_types.page import PAGE
from generator.content_types.plan import PLAN
from generator.content_types.report import REPORT
from generator.content_types.statement import STATEMENT
from generator.document import ContentType

CONTENT_TYPES: tuple[ContentType[Any], ...] = (PLAN, REPORT, EXPLAINER, ARTICLE, PAGE, STATEMENT)
"""In the order of the navigation."""
