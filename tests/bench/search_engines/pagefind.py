"""Pagefind, over the pages as files."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from pathlib import Path

from generator.search.document import Document
from tests.bench.search_engines.bare_page import write_bare_pages
from tests.bench.search_engines.corpus import Corpus, content_of
from tests.tiny_site import PROJECT

SCRIPT = Path(__file__).with_name("pagefind.js")
PROGRAMS = PROJECT / "tests/node_modules/@pagefind"


class Pagefind:
    @property
    def name(self) -> str:
        told = subprocess.run([_program(), "--version"], capture_output=True, text=True, check=True).stdout
        return f"Pagefind {told.split()[-1].removeprefix('v')}"

    def missing(self) -> str:
        if _program():
            return ""
        return (
            "Pagefind is missing: cd tests && npm ci --ignore-scripts; where that brings none, npm install -g pagefind"
        )

    def publish(self, corpus: Corpus, folder: Path) -> None:
        for document in corpus.documents:
            target = folder / document.parts[0].address / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_page(document), "utf-8")
        subprocess.run([_program(), "--site", str(folder), "--quiet"], check=True)
        write_bare_pages(corpus.publication, folder, SCRIPT.read_text("utf-8"), facets=True)

    def belongs(self, path: str) -> bool:
        return path.startswith("pagefind/")


def _program() -> str:
    installed = (path for path in sorted(PROGRAMS.glob("*/bin/pagefind_extended")) if path.is_file())
    return str(next(installed, "")) or shutil.which("pagefind") or ""


def _page(document: Document) -> str:
    facets = "".join(
        f'<span data-pagefind-filter="{escape(name)}:{escape(value)}"></span>'
        for name, values in document.facets.items()
        for value in values
    )
    title = escape(document.parts[0].title)
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"{facets}<main data-pagefind-body>\n{content_of(document)}</main>\n"
    )
