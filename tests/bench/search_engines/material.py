"""The search of Material for MkDocs: its plugin's index, cut into words by jieba, and its worker with lunr."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.search.document import Document
from tests.bench.search_engines.bare_page import write_bare_pages
from tests.bench.search_engines.corpus import Corpus, content_of

SCRIPT = Path(__file__).with_name("material.js")
CONFIGURATION = "site_name: Search\ntheme: {name: material, language: zh}\nplugins: [material/search]\n"
WORKER = "worker.js"


@dataclass(frozen=True, slots=True)
class Material:
    """With its defaults for a Chinese site, which serve English too: lunr's stemmer is the English one."""

    name: str = f"Material {version('mkdocs-material')}"

    def missing(self) -> str:
        if importlib.util.find_spec("jieba"):
            return ""
        return "Material's search finds Chinese words with jieba only: pip install jieba==0.42.1"

    def publish(self, corpus: Corpus, folder: Path) -> None:
        with tempfile.TemporaryDirectory() as sources:
            config = _configuration(Path(sources), folder)
            nav = Navigation([], [])
            context = get_context(nav, Files([]), config)
            for document in corpus.documents:
                page = _page(document, config)
                config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            config.plugins.on_post_build(config=config)
            worker = next(Path(place) for place in config.theme.dirs if Path(place, "assets/javascripts").is_dir())
            shutil.copy(next(worker.glob("assets/javascripts/workers/search.*.min.js")), folder / WORKER)
        write_bare_pages(corpus.publication, folder, SCRIPT.read_text("utf-8"))

    def belongs(self, path: str) -> bool:
        return path == WORKER or path.startswith("search/")


def _configuration(sources: Path, site: Path) -> MkDocsConfig:
    (sources / "docs").mkdir()
    (sources / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    config = load_config(str(sources / "mkdocs.yml"), site_dir=str(site))
    return config.plugins.on_config(config)


def _page(document: Document, config: MkDocsConfig) -> Page:
    first = document.parts[0]
    file = File(f"{first.address}index.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    page = Page(first.title, file, config)
    page.content = content_of(document)
    page.meta = {}
    return page
