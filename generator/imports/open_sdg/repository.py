"""The folder of a data repository: its settings, its metadata and its words, read with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.imports.open_sdg.statuses import Codes, read_codes
from generator.problems import Mark, Problems
from generator.sources import yaml_file
from generator.sources.front_matter import split_front_matter
from generator.sources.tree import Tree, read_tree
from generator.sources.yaml_file import Node, Scalar

CONFIG = "config_data.yml"
DATA = "data"
METADATA = ("indicator-config", "meta")
"""What stands in the second is said of the same indicators after the first."""
TRANSLATIONS = "translations"
COLUMNS_OF_ONE_SERIES = frozenset({
    "Year", "Units", "Series", "Value", "GeoCode", "Observation status", "Unit multiplier", "Unit measure",
    "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "SERIES", "COMMENT_TS", "DATA_LAST_UPDATE", "COMMENT_OBS",
    "SOURCE_DETAIL",
})  # fmt: skip
"""The columns that Open SDG does not take for a breakdown."""
_IDENTIFIER = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+")
_ENDINGS = {".md", ".yml", ".yaml"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of one indicator: in every language, or in some (`own`)."""

    id: str
    fields: Mapping[str, Node] = field(hash=False)
    own: Mapping[str, Mapping[str, Node]] = field(default_factory=dict, hash=False)
    has_prose: bool = False

    @property
    def order(self) -> tuple[tuple[int, str], ...]:
        """1-2-1 before 1-10-1 before 1-a-1."""
        return tuple((int(part), "") if part.isdecimal() else (1000, part) for part in self.id.split("-"))

    def scalar(self, *names: str) -> Scalar | None:
        """The first of the fields that says anything."""
        return next((one for name in names if isinstance(one := self.fields.get(name), Scalar) and one.text), None)

    def text(self, *names: str) -> str:
        found = self.scalar(*names)
        return found.text.strip() if found else ""

    def list(self, name: str) -> tuple[yaml_file.Mapping, ...]:
        node = self.fields.get(name)
        items = node.items if isinstance(node, yaml_file.Sequence) else ()
        return tuple(item for item in items if isinstance(item, yaml_file.Mapping))


@dataclass(frozen=True, slots=True)
class Repository:
    """`languages` are those of its texts, the one that untranslated texts are in first."""

    tree: Tree
    languages: tuple[str, ...]
    columns_of_one_series: frozenset[str]
    metadata: tuple[Metadata, ...] = ()
    codes: Codes = field(default_factory=lambda: Codes({}))
    shared: Tree | None = None
    """Where words that are not in the repository are looked up."""

    @property
    def data(self) -> Mapping[str, Path]:
        """The tables by the identifiers of their indicators."""
        paths = (PurePosixPath(path) for path in self.tree.files if path.startswith(f"{DATA}/"))
        tables = {path.stem.removeprefix("indicator_"): path for path in paths if path.suffix == ".csv"}
        found = {one.replace("_", "-"): path for one, path in tables.items() if "_" in one}
        found.update({one: path for one, path in tables.items() if "_" not in one})
        return {one: self.tree.root / path for one, path in found.items() if _IDENTIFIER.fullmatch(one)}

    @property
    def other_tables(self) -> tuple[str, ...]:
        """The files among the data of which nothing is taken."""
        taken = {str(path.relative_to(self.tree.root)) for path in self.data.values()}
        listed = (path for path in self.tree.files if path.startswith(f"{DATA}/") and path.endswith(".csv"))
        return tuple(path for path in listed if path not in taken)

    @property
    def translated(self) -> tuple[str, ...]:
        """Every language that any of its words may be in, its own first."""
        folders = self.shared.folders_in(TRANSLATIONS) if self.shared else ()
        return tuple(dict.fromkeys((*self.languages, *(folder.rpartition("/")[2] for folder in folders))))


def read_repository(root: Path, translations: Path | None, problems: Problems, faults: Problems) -> Repository | None:
    """The repository without its numbers; None, with every problem, where it is none.

    `translations` is the folder of shared ones.  What is wrong in single files is told in `faults`.
    """
    listed = read_tree(root, (DATA, *METADATA, TRANSLATIONS), faults)
    config = tuple(name for name in (CONFIG,) if (root / name).is_file())
    tree = Tree(root, (*config, *listed.files))
    if not any(path.startswith(METADATA) for path in tree.files):
        problems.add(Mark(root.name), "open-sdg-folder")
        return None
    settings = _mapping(CONFIG, tree, faults) if config else yaml_file.Mapping((), Mark(CONFIG))
    languages = tuple(one.text for one in yaml_file.items_of(settings, "languages") if isinstance(one, Scalar))
    if not languages:
        problems.add(settings.mark, "open-sdg-languages")
        problems.extend(one for one in faults if one.mark.path == CONFIG)
        return None
    shared = read_tree(translations, (TRANSLATIONS,), faults) if translations else None
    if shared is not None and not shared.files:
        problems.add(Mark("--translations"), "open-sdg-no-translations", folder=translations)
        return None
    options = settings.get("indicator_options")
    columns = _texts(options, "non_disaggregation_columns") if isinstance(options, yaml_file.Mapping) else ()
    attributes = _texts(options, "observation_attributes") if isinstance(options, yaml_file.Mapping) else ()
    metadata = tuple(sorted(_metadata(tree, faults), key=lambda one: one.order))
    known = COLUMNS_OF_ONE_SERIES.union(columns, attributes)
    return Repository(tree, languages, known, metadata, read_codes(settings, tree, faults), shared)


def _metadata(tree: Tree, problems: Problems) -> Iterator[Metadata]:
    fields: dict[str, dict[str, Node]] = {}
    own: dict[str, dict[str, dict[str, Node]]] = {}
    prose: set[str] = set()
    for folder in METADATA:
        for path in map(PurePosixPath, tree.files_in(folder)):
            if path.suffix not in _ENDINGS or not _IDENTIFIER.fullmatch(path.stem):
                continue
            read, has_prose = _fields(path, tree, problems)
            language = path.parts[1:-1]
            everywhere = fields.setdefault(path.stem, {})
            place = own.setdefault(path.stem, {}).setdefault(language[0], {}) if language else everywhere
            place.update(read)
            prose.update({path.stem} if has_prose else set())
    for one, named in fields.items():
        yield Metadata(one, named, own.get(one, {}), one in prose)


def _fields(path: PurePosixPath, tree: Tree, problems: Problems) -> tuple[dict[str, Node], bool]:
    """The fields that say anything, and whether there is prose below them."""
    front, prose = _front_matter(path, tree, problems)
    node = yaml_file.read_foreign_yaml(front, str(path), problems) if front.strip() else None
    if node is not None and not isinstance(node, yaml_file.Mapping):
        problems.add(node.mark, "wrong-type", field=path.name, value="…", expected="mapping")
    entries = node.entries if isinstance(node, yaml_file.Mapping) else ()
    return {key.text: value for key, value in entries if _says_anything(value)}, prose


def _front_matter(path: PurePosixPath, tree: Tree, problems: Problems) -> tuple[str, bool]:
    text = tree.text_of(str(path), problems) or ""
    if path.suffix != ".md":
        return text, False
    front, rest, _ = split_front_matter(text)
    return f"\n{front or ''}", bool(rest.strip())


def _mapping(path: str, tree: Tree, problems: Problems) -> yaml_file.Mapping:
    text = tree.text_of(path, problems)
    node = yaml_file.read_foreign_yaml(text, path, problems) if text and text.strip() else None
    return node if isinstance(node, yaml_file.Mapping) else yaml_file.Mapping((), Mark(path))


def _says_anything(node: Node) -> bool:
    if isinstance(node, Scalar):
        return bool(node.text.strip())
    return bool(node.items if isinstance(node, yaml_file.Sequence) else node.entries)


def _texts(node: yaml_file.Mapping, key: str) -> tuple[str, ...]:
    return tuple(one.text for one in yaml_file.items_of(node, key) if isinstance(one, Scalar))


@dataclass(frozen=True, slots=True)
class Translations:
    """The texts of a repository in the site's languages.  `languages` lead from the site's codes to its own.

    What is wrong in a file of words, and words that are nowhere, are told in `faults`.
    """

    repository: Repository
    languages: Mapping[str, str] = field(hash=False)
    faults: Problems = field(hash=False)
    files: dict[tuple[str, bool], yaml_file.Mapping] = field(default_factory=dict, hash=False)

    def localized(self, metadata: Metadata, *names: str) -> dict[str, Scalar]:
        """What a field says, by the site's languages; untranslated words are in the repository's first language."""
        found = {code: one for code, own in self.languages.items() if (one := self.said(metadata, own, names))}
        scalar = metadata.scalar(*names)
        if scalar and not found and self.key_of(scalar):
            self.faults.add(scalar.mark, "open-sdg-translation", key=scalar.text, file=self.file_of(scalar.text))
        return found

    def said(self, metadata: Metadata, language: str, names: tuple[str, ...]) -> Scalar | None:
        own = Metadata(metadata.id, metadata.own.get(language, {})).scalar(*names)
        scalar = own or metadata.scalar(*names)
        if scalar is None or not self.key_of(scalar):
            return own or (scalar if language == self.repository.languages[0] else None)
        return self.translated(scalar.text.strip(), language)

    def named(self, key: str) -> dict[str, Scalar]:
        """The words behind a key, by the site's languages."""
        return {code: one for code, own in self.languages.items() if (one := self.translated(key, own))}

    def value(self, text: str, code: str) -> str:
        """A text of the tables in a language of the site; where nobody translated it, marked with its own."""
        language = self.languages.get(code, "")
        words = self.translated(text, language) if language and self.key_of(Scalar(text, Mark(""))) else None
        words = words or self.at(("data", text), language)
        if words or language == self.repository.languages[0] or not re.search(r"[^\W\d_]", text):
            return words.text if words else text
        return text if set(text) & set("[]()") else f"[{text}](lang:{self.repository.languages[0]})"

    def key_of(self, scalar: Scalar) -> bool:
        """Whether the text stands for words in `translations/`: `meta.name-1-2-1`."""
        return re.fullmatch(r"[A-Za-z_]\w*(?:\.[\w-]+)+", scalar.text.strip()) is not None

    def file_of(self, key: str, language: str = "") -> str:
        return f"{TRANSLATIONS}/{language or self.repository.languages[0]}/{key.partition('.')[0]}.yml"

    def translated(self, key: str, language: str) -> Scalar | None:
        return self.at(tuple(key.split(".")), language)

    def at(self, way: tuple[str, ...], language: str) -> Scalar | None:
        """The words at the end of a way: of a file, and of keys in it, in the repository or else among the shared."""
        path = self.file_of(way[0], language)
        for is_shared, tree in enumerate((self.repository.tree, self.repository.shared)):
            node: Node | None = self.file(path, tree, is_shared=bool(is_shared)) if tree else None
            for part in way[1:]:
                node = node.get(part) if isinstance(node, yaml_file.Mapping) else None
            if isinstance(node, Scalar) and node.text.strip():
                return node
        return None

    def file(self, path: str, tree: Tree, *, is_shared: bool) -> yaml_file.Mapping | None:
        if path not in tree.files:
            return None
        if (path, is_shared) not in self.files:
            self.files[path, is_shared] = _mapping(path, tree, self.faults)
        return self.files[path, is_shared]
