"""What `mkdocs.yml` says of the site: its address, its languages, its folders.

MkDocs reads the same file for itself; both hosts take what Gongkai needs from here, so that they cannot differ.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, Field, PlainValidator

from generator import host_keys, messages
from generator.dates import PartialDate
from generator.language import Language
from generator.media import KINDS, Limits
from generator.messages import Catalogue
from generator.problems import Code, Mark, Problems, Severities, Severity
from generator.problems.codes import RULES, code_named
from generator.sources import yaml_file
from generator.sources.fields import Boolean, Day, Integer, Model, Reading, Text, WebAddress, fault, read_model
from generator.sources.inventory import Inventory
from generator.sources.translation_check import TranslationCheck
from generator.sources.tree import Tree
from generator.sources.wording import Wording

PLUGIN = "gongkai"
FOLDERS = ("content", "plans")
"""What a site is written in."""


class LanguageSetting(Model):
    """`translations: partial` allows texts to be missing in this language."""

    code: Text
    partial: Boolean = False


def _language(value: Any) -> LanguageSetting:  # noqa: ANN401 - what YAML held
    entry = value if isinstance(value, dict) else {"code": value}
    code, translations = str(entry.get("code", "")), entry.get("translations", "complete")
    if code not in messages.known_codes():
        fault("unknown-language-code", code=code, known=", ".join(messages.known_codes()))
    if translations not in {"complete", "partial"} or set(entry) - {"code", "translations"}:
        fault("bad-choice", field="translations", value=translations, allowed="complete, partial")
    return LanguageSetting(code=code, partial="true" if translations == "partial" else "false")  # type: ignore[arg-type]


def _some(languages: tuple[LanguageSetting, ...]) -> tuple[LanguageSetting, ...]:
    if not languages:
        fault("missing-field", field="languages")
    return languages


def _kinds(names: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := next((name for name in names if name not in KINDS), None):
        fault("bad-choice", field="kinds", value=unknown, allowed=", ".join(KINDS))
    return names


class FileSettings(Model):
    """Which files may be published, and how large they may be: see `Limits`."""

    kinds: Annotated[tuple[Text, ...], AfterValidator(_kinds)] = tuple(sorted(Limits().kinds))
    most_bytes: Integer = Limits().most_bytes
    most_unpacked: Integer = Limits().most_unpacked
    most_pixels: Integer = Limits().most_pixels

    def limits(self) -> Limits:
        return Limits(frozenset(self.kinds), self.most_bytes, self.most_unpacked, self.most_pixels)


class PluginSettings(Model):
    languages: Annotated[tuple[Annotated[LanguageSetting, PlainValidator(_language)], ...], AfterValidator(_some)]
    style_guide: Boolean = False
    problems: dict[str, Text] = Field(default_factory=dict)
    """How grave the site holds each code."""
    short_forms: tuple[Text, ...] = ()
    """Short forms that its readers know without an explanation."""
    files: FileSettings = FileSettings()
    date: Day | None = None
    """The day the site is made for."""


class HostSettings(Model):
    """The keys of the host that we read too."""

    site_url: WebAddress
    site_dir: Text = "site"
    strict: Boolean = False


@dataclass(frozen=True, slots=True)
class Settings:
    """`site_url` ends with a slash.  The first language is the source language and the default one.

    `preview`: pages are served while being written, by a host that adds a script of its own.
    """

    root: Path
    site_url: str
    site_dir: Path
    theme_dir: Path
    catalogues: tuple[Catalogue, ...] = field(hash=False)
    preview: bool = False
    style_guide: bool = False
    """Whether the site shows the components of its theme."""
    short_forms: frozenset[str] = frozenset()
    severities: Severities = field(default_factory=Severities)
    limits: Limits = field(default_factory=Limits)
    on: PartialDate | None = None
    """The day that everything with a date is judged by, never today's; None where the site does not say."""
    language_marks: tuple[Mark, ...] = ()
    """Where each language is named."""
    host: yaml_file.Mapping = field(default=yaml_file.Mapping((), Mark("")), hash=False, repr=False)
    """All of `mkdocs.yml`."""

    def warn_of_catalogues(self, problems: Problems) -> None:
        """Tell once of each language what the program cannot say in it, and says in another."""
        for catalogue, mark in zip(self.catalogues, self.language_marks, strict=True):
            if lacking := sorted(catalogue.lacking):
                code = catalogue.language.code
                problems.add(mark, "incomplete-catalogue", code=code, missing=", ".join(lacking), count=len(lacking))

    def find_idle_keys(self, problems: Problems) -> None:
        """Tell of the lines of `mkdocs.yml` that do nothing."""
        host_keys.find_idle_keys(self.host, PLUGIN, problems)

    def reading(self, problems: Problems, inventory: Inventory) -> Reading:
        """How sources are read: what translations are compared by, and what each language's texts are judged by."""
        translation_check = TranslationCheck(
            {catalogue.language.code: catalogue.numbers for catalogue in self.catalogues}
        )
        wordings = {
            catalogue.language.code: Wording(
                catalogue.language, self.languages, **catalogue.wording, short_forms=self.short_forms
            )
            for catalogue in self.catalogues
        }
        return Reading(
            self.languages, problems, translation_check=translation_check, inventory=inventory, wordings=wordings
        )

    @property
    def folders_read(self) -> tuple[Path, ...]:
        """What a site is made from, the program included."""
        return (*(self.root / folder for folder in FOLDERS), self.theme_dir, Path(__file__).parent)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(catalogue.language for catalogue in self.catalogues)


def read_settings(config_file: Path, problems: Problems) -> Settings | None:
    """Read `mkdocs.yml`.  None, with problems, where it does not say what it must."""
    root, name = config_file.parent.resolve(), config_file.name
    if not config_file.is_file():
        problems.add(Mark(name), "missing-file")
        return None
    text = Tree(root, (name,)).text_of(name, problems)
    node = yaml_file.read_yaml(text, name, problems, remarks=True) if text is not None else None
    if not isinstance(node, yaml_file.Mapping):
        if not problems.errors and node is None:
            problems.add(Mark(name), "file-empty")
        elif not problems.errors:
            problems.add(Mark(name), "wrong-type", field=name, value="…", expected="mapping")
        return None
    reading = Reading((), problems)
    own = tuple((key, value) for key, value in node.entries if key.text in HostSettings.model_fields)
    host = read_model(HostSettings, yaml_file.Mapping(own, node.mark), reading)
    block = _plugin_block(node)
    if block is None:
        problems.add(node.mark, "missing-plugin", plugin=PLUGIN)
        return None
    plugin = read_model(PluginSettings, block, reading)
    severities = _severities(block, problems)
    if host is None or plugin is None or _repeated(block, problems) or severities is None:
        return None
    folder = _theme_folder(node)
    if not (root / folder / "page.html").is_file():
        problems.add(node.mark, "missing-theme", folder=folder)
        return None
    catalogues = tuple(messages.read_catalogue(entry.code, partial=entry.partial) for entry in plugin.languages)
    site_url = host.site_url if host.site_url.endswith("/") else f"{host.site_url}/"
    site_dir, theme_dir = root / host.site_dir, root / folder
    return Settings(
        root, site_url, site_dir, theme_dir, catalogues, style_guide=plugin.style_guide,
        short_forms=frozenset(plugin.short_forms), limits=plugin.files.limits(), host=node, on=plugin.date,
        severities=replace(severities, strict=host.strict),
        language_marks=tuple(item.mark for item in yaml_file.items_of(block, "languages")),
    )  # fmt: skip


def _plugin_block(node: yaml_file.Mapping) -> yaml_file.Mapping | None:
    plugins = node.get("plugins")
    for entry in plugins.items if isinstance(plugins, yaml_file.Sequence) else ():
        block = entry.get(PLUGIN) if isinstance(entry, yaml_file.Mapping) else None
        if isinstance(block, yaml_file.Mapping):
            return block
    return None


def _repeated(block: yaml_file.Mapping, problems: Problems) -> bool:
    """Note each language that is named a second time."""
    seen: dict[str, Mark] = {}
    before = problems.errors
    for item in yaml_file.items_of(block, "languages"):
        code = item.get("code") if isinstance(item, yaml_file.Mapping) else item
        if isinstance(code, yaml_file.Scalar):
            if code.text in seen:
                first = seen[code.text].line
                problems.add(code.mark, "repeated-identifier", key="languages", value=code.text, first=first)
            seen.setdefault(code.text, code.mark)
    return problems.errors > before


def _severities(block: yaml_file.Mapping, problems: Problems) -> Severities | None:
    """How grave the site holds each code; None, with a problem for each, where it cannot hold it so."""
    given, before = block.get("problems"), problems.errors
    changed: dict[Code, Severity] = {}
    for key, value in given.entries if isinstance(given, yaml_file.Mapping) else ():
        code, severity = code_named(key.text), _severity_named(value)
        if code is None:
            near = difflib.get_close_matches(key.text, RULES, 1, 0.6)
            problems.add(key.mark, "unknown-code", code=key.text, suggestion=near[0] if near else "")
        elif severity is None:
            shown = value.text if isinstance(value, yaml_file.Scalar) else "…"
            problems.add(value.mark, "bad-choice", field=key.text, value=shown, allowed=", ".join(get_args(Severity)))
        elif severity != "error" and not RULES[code].may_be_lowered:
            problems.add(value.mark, "problem-fixed", code=code, reason=RULES[code].reason)
        else:
            changed[code] = severity
    return Severities(changed) if problems.errors == before else None


def _severity_named(value: yaml_file.Node) -> Severity | None:
    text = value.text if isinstance(value, yaml_file.Scalar) else ""
    return next((severity for severity in get_args(Severity) if severity == text), None)


def _theme_folder(node: yaml_file.Mapping) -> str:
    theme = node.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, yaml_file.Mapping) else None
    return folder.text if isinstance(folder, yaml_file.Scalar) else "theme"
