"""An article's folder, read and checked."""

from __future__ import annotations

from generator.content_types.article.model import Article, ArticleFile
from generator.document import read_document
from generator.sources.fields import Reading
from generator.sources.tree import Tree, slug_of


def parse(folder: str, tree: Tree, reading: Reading) -> Article | None:
    read = read_document(ArticleFile, "article.yml", folder, tree, reading)
    return Article(slug_of(folder), folder, *read) if read else None
