"""Experience reports: what was asked, decided and done, and what came of it."""

from generator.content_types.report.model import Report
from generator.content_types.report.parse import parse
from generator.content_types.report.present import present
from generator.document import ContentType

REPORT: ContentType[Report] = ContentType("reports", "content/reports", parse, present)
