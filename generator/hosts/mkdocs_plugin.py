"""Gongkai as a plugin of MkDocs, the only file that imports it.

MkDocs is a guest host: it finds `mkdocs.yml`, serves, watches, and puts files where they belong.  What is in the files
is made by the same way through as on the command line, so both give the same site, byte for byte.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal, TextIO

from mkdocs.commands.serve import serve as serve_host
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostedPage
from mkdocs.structure.toc import TableOfContents

from generator.build import build, write
from generator.formats.html_pages import NOT_FOUND, Typesetter
from generator.formats.page_setting import PagesToSet, site_of
from generator.hosts.process import read_names_as_utf_8, stop_cleanly, take_kill_for_interrupt
from generator.hosts.report import (
    built_line,
    catalogue_for,
    count_words,
    fault_line,
    problem_lines,
    refusal_line,
    warning_lines,
)
from generator.language import language_attributes
from generator.problems import InvalidContent, Problem, Problems
from generator.publication import LinkedPage, OutputFile, Publication, Written
from generator.publish import CannotPublish, Stage, begin, finish, refuse_sources
from generator.settings import FOLDERS, Settings, read_settings

log = get_plugin_logger("gongkai")


class GongkaiConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs types its classes in part
    """The plugin's block in `mkdocs.yml`.  `generator.settings` reads and checks what it holds."""

    languages = config_options.Type(list, default=[])
    style_guide = config_options.Type(bool, default=False)
    problems = config_options.Type(dict, default={})
    short_forms = config_options.Type(list, default=[])
    files = config_options.Type(dict, default={})
    date = config_options.Optional(config_options.Type((str, dt.date)))


class GongkaiPlugin(BasePlugin[GongkaiConfig]):  # type: ignore[no-untyped-call]  # as above
    def __init__(self) -> None:
        self.preview = False
        self.stage: Stage | None = None
        self.publication: Publication | None = None
        self.started = 0.0
        """When the run began; 0 while an older site goes on being shown."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        self.preview = command == "serve"
        read_names_as_utf_8()
        if self.preview:
            take_kill_for_interrupt()
        else:
            stop_cleanly(None)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before MkDocs touches the folder it writes into."""
        self.started = time.perf_counter()
        try:
            self._read(config)
        except (InvalidContent, CannotPublish, OSError) as error:
            # A preview that has a site goes on showing it: MkDocs would stop answering until the fault is mended.
            if not (self.preview and self.publication):
                raise _refusal(error) from None
            self.started = 0.0
            log.error("%s", _refusal(error))  # noqa: TRY400 - a fault of the content has no traceback
        if _has_our_theme(config):
            config.theme.static_templates.clear()
        else:
            config.nav = _navigation(self._publication())
        return config

    def _read(self, config: MkDocsConfig) -> None:
        config.watch += [str(Path(config.config_file_path).parent / folder) for folder in FOLDERS]
        config.watch += [config.theme.custom_dir] if config.theme.custom_dir else []
        settings = _settings(config, preview=self.preview)
        if not self.preview:
            refuse_sources(Path(config.site_dir), settings.folders_read)
        self.publication = build(settings)
        if not self.preview:
            self.stage = begin(Path(config.site_dir))
            config.site_dir = str(self.stage.folder)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Our files in place of everything MkDocs found; under another theme, its own files stay beside them."""
        publication = self._publication()
        if _has_our_theme(config):
            return Files([_file(output, config) for output in write(publication)])
        theirs = [file for file in files if not file.src_uri.startswith(FOLDERS) and file.abs_src_path is not None]
        theirs = [file for file in theirs if not str(file.abs_src_path).startswith(config.docs_dir)]
        return Files([*theirs, *_hosted(publication, config)])

    def on_post_build(self, config: MkDocsConfig) -> None:
        publication, catalogue = self._publication(), catalogue_for(None)
        if self.stage:
            self._publish(self.stage, publication, config)
        elif self.started:
            _warn(publication.warnings)
        if self.started:
            log.info(built_line(publication, time.perf_counter() - self.started, catalogue))

    def _publish(self, stage: Stage, publication: Publication, config: MkDocsConfig) -> None:
        try:
            if _has_our_theme(config):
                _warn(finish(stage, publication))
            else:
                stage.publish()
                _warn(publication.warnings)
        except (InvalidContent, CannotPublish) as error:
            raise _refusal(error) from None
        stage.abandon()
        self.stage = None

    def on_build_error(self, error: Exception) -> None:
        if self.stage:
            self.stage.abandon()
            self.stage = None
        if isinstance(error, OSError):  # of which MkDocs would show where in the program it happened
            log.error("%s", _refusal(error))
            raise Abort("Aborted with a BuildError!") from None

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - MkDocs' signature
        log.info(catalogue_for(None).say("run_serving", address=server.url))
        return server

    def _publication(self) -> Publication:
        if self.publication is None:
            raise PluginError("MkDocs asked for files before it gave the configuration")
        return self.publication


def serve(config_file: Path, port: int, language: str | None) -> int:
    """Serve the site on this machine, and build it again whenever a source changes.  Gives the exit status."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if language:
        os.environ["LC_ALL"] = language
    host_log = logging.getLogger("mkdocs")
    host_log.setLevel(logging.INFO)
    host_log.addHandler(_speaker(sys.stdout, lambda record: record.levelno == logging.INFO and _is_ours(record)))
    host_log.addHandler(_speaker(sys.stderr, lambda record: record.levelno > logging.INFO))
    try:
        serve_host(str(config_file), dev_addr=f"127.0.0.1:{port}")
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        catalogue = catalogue_for(language)
        is_of_port = error.filename is None
        port_line = catalogue.say("run_port_taken", port=port, detail=error.strerror)
        print(port_line if is_of_port else fault_line(error, catalogue), file=sys.stderr)
        return 1
    return 0


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.endswith("gongkai")


def _speaker(stream: TextIO, wanted: Callable[[logging.LogRecord], bool]) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.addFilter(wanted)
    handler.setFormatter(logging.Formatter("%(message)s"))
    return handler


def _settings(config: MkDocsConfig, *, preview: bool) -> Settings:
    problems = Problems()
    settings = read_settings(Path(config.config_file_path), problems)
    if settings is None:
        raise InvalidContent(tuple(problems))
    severities = replace(settings.severities, strict=bool(config.strict))
    return replace(settings, preview=preview, severities=severities)


def _warn(warnings: tuple[Problem, ...]) -> None:
    """Tell what stops nothing, and how many."""
    catalogue = catalogue_for(None)
    for line in warning_lines(warnings, catalogue):
        log.warning("%s", line)
    if warnings:
        log.info(count_words(warnings, catalogue))


def _refusal(error: InvalidContent | CannotPublish | OSError) -> PluginError:
    catalogue = catalogue_for(None)
    if isinstance(error, CannotPublish):
        return PluginError(refusal_line(error, catalogue))
    if isinstance(error, OSError):
        return PluginError(fault_line(error, catalogue))
    return PluginError("\n".join(problem_lines(error.problems, catalogue)))


def _has_our_theme(config: MkDocsConfig) -> bool:
    return config.theme.custom_dir is not None


def _file(output: OutputFile, config: MkDocsConfig) -> File:
    return File.generated(config, output.path, content=output.content)


def _navigation(publication: Publication) -> list[object]:
    """Sections only: a whole tree of records on every page would weigh more than the page."""
    frame = next(iter(publication.frames.values()))
    return [{link.label.text: f"{link.path}index.md"} for _, link in frame.navigation]


def _hosted(publication: Publication, config: MkDocsConfig) -> Iterator[File]:
    """Our pages for a theme that sets the frame itself, and all other files as they are."""
    set_by_theme = {NOT_FOUND, "index.html", *(f"{page.path}index.html" for page in publication.pages)}
    files = [file for file in write(publication) if file.path not in set_by_theme]
    written = Written({file.path: len(file.content) for file in files})
    typesetter, pages = Typesetter(site_of(publication, written)), PagesToSet(publication, written)
    for page in publication.pages:
        file = File.generated(config, f"{page.path}index.md", content="")
        file.page = _BodyPage(page, typesetter.body(pages.of(page)), file, config)
        yield file
    yield from (_file(file, config) for file in files)


class _BodyPage(HostedPage):
    """A page whose body is made already: MkDocs only sets it into its frame."""

    def __init__(self, page: LinkedPage, body: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title.text, file, config)
        self.body = body
        self.description = page.description
        self.tag = page.language.tag

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        self.markdown = ""
        self.meta = {"title": self.title, "description": self.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        self.content = f"<div{language_attributes(self.tag)}>{self.body}</div>"
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}
