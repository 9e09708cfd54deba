"""Pages of the site itself: about, help, and the like."""

from generator.content_types.page.model import SitePage
from generator.content_types.page.parse import parse
from generator.content_types.page.present import present
from generator.document import ContentType

PAGE: ContentType[SitePage] = ContentType("pages", "content/pages", parse, present, in_navigation=False)
