"""Articles: pieces of others, retold, with their origin."""

from generator.content_types.article.model import Article
from generator.content_types.article.parse import parse
from generator.content_types.article.present import present
from generator.document import ContentType

ARTICLE: ContentType[Article] = ContentType("articles", "content/articles", parse, present)
