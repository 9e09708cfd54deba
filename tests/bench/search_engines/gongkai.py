"""The site's own search, on its own page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.formats import theme_assets
from generator.formats.html_pages import Typesetter
from generator.formats.search_index import FOLDER, ROOT, asides
from generator.publication import OutputFile
from generator.search.index import build_index
from generator.search_page import KEY
from tests.bench.search_engines.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Gongkai:
    name: str = "Gongkai"

    def missing(self) -> str:
        return ""

    def publish(self, corpus: Corpus, folder: Path) -> None:
        publication = corpus.publication
        names = next(iter(publication.frames.values())).synonyms
        stored = build_index(corpus.documents, names, asides(publication))
        root = f"{ROOT}{stored.root.name}"
        files = [OutputFile(f"{FOLDER}/{file.name}", file.content) for file in stored.files if file is not stored.root]
        files += [OutputFile(root, stored.root.content), *theme_assets.write(publication)]
        typesetter = Typesetter(replace(publication, sizes={root: len(stored.root.content)}))
        for page in publication.pages:
            if page.key == KEY:
                files.append(OutputFile(f"{page.path}index.html", typesetter.document(page).encode()))
        for file in files:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)

    def belongs(self, path: str) -> bool:
        return path.startswith(f"{FOLDER}/") or path == f"{theme_assets.FOLDER}/search.js"
