"""The site's own search: on its own page, and for comparison on the bare page the other engines have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.formats import theme_assets
from generator.formats.html_pages import Typesetter
from generator.formats.page_setting import PagesToSet, site_of
from generator.formats.search_index import FOLDER, ROOT
from generator.publication import OutputFile, Publication, Written
from generator.site.search_page import KEY
from tests.bench.search_engines.bare_page import write_bare_pages
from tests.bench.search_engines.corpus import Corpus

SCRIPT = Path(__file__).with_name("gongkai.js")
ENGINE = "engine.js"


@dataclass(frozen=True, slots=True)
class Gongkai:
    """The search as visitors have it."""

    name: str = "Gongkai"

    def missing(self) -> str:
        return ""

    def publish(self, corpus: Corpus, folder: Path) -> None:
        root = write_index(corpus, folder)
        written = Written({root.path: len(root.content)})
        typesetter, set_ = Typesetter(site_of(corpus.publication, written)), PagesToSet(corpus.publication, written)
        own = (page for page in corpus.publication.pages if page.key == KEY)
        pages = (OutputFile(f"{page.path}index.html", typesetter.document(set_.of(page)).encode()) for page in own)
        for file in (*pages, *theme_assets.write(corpus.publication)):
            write(file, folder)

    def belongs(self, path: str) -> bool:
        return path.startswith(f"{FOLDER}/") or path == f"{theme_assets.FOLDER}/search.js"


@dataclass(frozen=True, slots=True)
class GongkaiEngine:
    """The same index and engine without the page, its style and its other scripts."""

    name: str = "Gongkai, engine alone"

    def missing(self) -> str:
        return ""

    def publish(self, corpus: Corpus, folder: Path) -> None:
        root = write_index(corpus, folder)
        write(OutputFile(ENGINE, engine_module(corpus.publication).encode()), folder)
        name = Path(root.path).stem
        write_bare_pages(corpus.publication, folder, SCRIPT.read_text("utf-8"), root=name)

    def belongs(self, path: str) -> bool:
        return path.startswith(f"{FOLDER}/") or path == ENGINE


def engine_module(publication: Publication) -> str:
    files = sorted((publication.theme / "search/engine").glob("*.js"))
    text = theme_assets.lean_script("".join(path.read_text("utf-8") for path in files))
    return f"{text}\nexport {{ Query, Store }};\n"


def write_index(corpus: Corpus, folder: Path) -> OutputFile:
    """Write the index; its root is returned."""
    stored = corpus.index
    root = OutputFile(f"{ROOT}{stored.root.name}", stored.root.content)
    for file in stored.files:
        write(root if file is stored.root else OutputFile(f"{FOLDER}/{file.name}", file.content), folder)
    return root


def write(file: OutputFile, folder: Path) -> None:
    target = folder / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.content)
