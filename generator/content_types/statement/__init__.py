"""Statements on how far the site itself keeps a standard: accessibility, and the like."""

from generator.content_types.statement.model import Statement
from generator.content_types.statement.parse import parse
from generator.content_types.statement.present import present
from generator.document import ContentType

STATEMENT: ContentType[Statement] = ContentType("statements", "content/statements", parse, present, in_navigation=False)
