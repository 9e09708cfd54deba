"""What documents refer to by name: units, topics, places, units of measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.edition import Edition
from generator.language import Gloss, Language, Words
from generator.problems import Mark, Problems
from generator.publication import Link, Quantity, UnitOfMeasure
from generator.registers.entries import GlossaryEntry, Measure, NamedModel, Place, Series, Synonyms, Topic, Unit
from generator.sources import identifiers, yaml_file
from generator.sources.fields import ModelT, Reading, WrittenMeasure, read_model
from generator.sources.inventory import Inventory
from generator.sources.parity import Term
from generator.sources.tree import Tree
from generator.sources.wording import Wording

FILES = {
    "unit": "content/units.yml",
    "topic": "content/topics.yml",
    "place": "content/places.yml",
    "measure": "content/measures.yml",
    "series": "content/series.yml",
    "model": "content/models.yml",
    "synonym": "content/synonyms.yml",
}
GLOSSARY = "content/glossary.yml"


@dataclass(frozen=True, slots=True)
class Registers:
    units: Mapping[str, Unit] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    models: Mapping[str, NamedModel] = field(default_factory=dict)
    glossary: Mapping[str, GlossaryEntry] = field(default_factory=dict)
    synonyms: Mapping[str, Synonyms] = field(default_factory=dict)

    def names_alike(self) -> tuple[tuple[str, ...], ...]:
        """Everything that has several names, in one language or more, with all of them."""
        named = (self.topics, self.places, self.models, self.series)
        groups: list[tuple[str, ...]] = [entry.words for entry in self.synonyms.values()]
        groups += [(*one.term.texts.values(), *one.also, *one.short.values()) for one in self.glossary.values()]
        groups += [(*unit.name.texts.values(), *unit.aliases) for unit in self.units.values()]
        groups += [tuple(entry.name.texts.values()) for register in named for entry in register.values()]
        return tuple(tuple(dict.fromkeys(group)) for group in groups if len(set(group)) > 1)

    def unit_link(self, unit: str, edition: Edition) -> Link:
        return Link(self.unit_words(unit, edition), edition.path("units", unit))

    def unit_words(self, unit: str, edition: Edition) -> Words:
        return _name(self.units.get(unit), unit, edition)

    def topic_link(self, topic: str, edition: Edition) -> Link:
        return Link(_name(self.topics.get(topic), topic, edition), edition.path("topics", topic))

    def topic_links(self, edition: Edition) -> tuple[Link, ...]:
        return tuple(self.topic_link(topic, edition) for topic in self.topics)

    def series_link(self, series: str, edition: Edition) -> Link:
        return Link(_name(self.series.get(series), series, edition), edition.path("series", series))

    def model_link(self, model: str, edition: Edition) -> Link:
        return Link(_name(self.models.get(model), model, edition), f"{edition.path('models')}#{model}")

    def place_words(self, place: str, edition: Edition) -> Words:
        return _name(self.places.get(place), place, edition)

    def measure_words(self, measure: str, edition: Edition) -> Words:
        return _name(self.measures.get(measure), measure, edition)

    def quantity(self, value: Decimal, measure: str | None, edition: Edition) -> Quantity:
        """A number with what it counts, if the source says so, for pages in the language of `edition`."""
        entry = self.measures.get(measure) if measure else None
        if entry is None:
            return Quantity(value)
        forms = tuple(entry.forms.get(edition.code, {}).items())
        unit = UnitOfMeasure(edition.words(entry.name), entry.attached, forms)
        return Quantity(value, unit, entry.scale.get(edition.code, Decimal(1)))


def _name(
    entry: Unit | Topic | Place | Series | NamedModel | Measure | None, identifier: str, edition: Edition
) -> Words:
    """Its name; the identifier for an entry that could not be read, whose fault is told."""
    return edition.words(entry.name) if entry else Words(identifier)


def read_registers(tree: Tree, reading: Reading) -> tuple[Registers, Reading]:
    """Read the registers; add their identifiers to what may be referred to, and the glossary to what is compared."""
    read = {kind: _names(tree, path, reading) for kind, path in FILES.items()}
    references = {kind: frozenset(names) for kind, names in read.items() if names is not None}
    informed = replace(reading, references=references, names={kind: _called(one or {}) for kind, one in read.items()})
    terms = _names(tree, GLOSSARY, reading)
    informed = replace(informed, wordings=_with_short_forms(terms or {}, reading.wordings))
    glossary = _entries(terms, GlossaryEntry, informed)
    _explain_short_forms(glossary, reading)
    informed = replace(informed, parity=replace(reading.parity, terms=_terms(glossary, reading.languages)))
    measures = _entries(read["measure"], Measure, replace(informed, inventory=Inventory()))
    written = {name: _written(measure) for name, measure in measures.items()}
    informed = replace(informed, measures=written)
    registers = Registers(
        _entries(read["unit"], Unit, informed),
        _entries(read["topic"], Topic, informed),
        _entries(read["place"], Place, informed),
        measures,
        _entries(read["series"], Series, informed),
        _entries(read["model"], NamedModel, informed),
        glossary,
        _entries(read["synonym"], Synonyms, replace(informed, inventory=Inventory())),
    )
    return registers, informed


def _called(entries: Mapping[str, yaml_file.Node]) -> Mapping[str, str]:
    """What the entries of a register are called in its texts, with their identifiers."""
    found: dict[str, str] = {}
    for identifier, node in entries.items():
        entry = node if isinstance(node, yaml_file.Mapping) else yaml_file.Mapping((), node.mark)
        name = entry.get("name")
        texts = [value for _, value in name.entries] if isinstance(name, yaml_file.Mapping) else []
        for text in (*texts, *yaml_file.items_of(entry, "aliases")):
            if isinstance(text, yaml_file.Scalar):
                found.setdefault(text.text, identifier)
    return found


def _written(measure: Measure) -> WrittenMeasure:
    forms = {code: tuple(names.values()) for code, names in measure.forms.items()}
    return WrittenMeasure(measure.name.texts, measure.scale, forms)


def _with_short_forms(terms: Mapping[str, yaml_file.Node], wordings: Mapping[str, Wording]) -> Mapping[str, Wording]:
    """The rules of wording, knowing the short forms of the glossary, whose own texts may use them as well."""
    known = [
        (key.text, value.text)
        for node in terms.values()
        if isinstance(node, yaml_file.Mapping) and isinstance(short := node.get("short"), yaml_file.Mapping)
        for key, value in short.entries
        if isinstance(value, yaml_file.Scalar)
    ]
    return {
        code: replace(wording, short_forms=wording.short_forms.union(words for own, words in known if own == code))
        for code, wording in wordings.items()
    }


def _explain_short_forms(glossary: Mapping[str, GlossaryEntry], reading: Reading) -> None:
    for entry in glossary.values():
        for code, words in entry.short.items():
            reading.inventory.add_gloss(code, Gloss(words, expansion=entry.term.texts.get(code, "")))


def _terms(glossary: Mapping[str, GlossaryEntry], languages: tuple[Language, ...]) -> tuple[Term, ...]:
    source = languages[0].code
    return tuple(
        Term(
            entry.term.texts[source],
            {
                code: (words, *entry.also, *filter(None, [entry.short.get(code)]))
                for code, words in entry.term.texts.items()
                if code != source
            },
        )
        for entry in glossary.values()
        if source in entry.term.texts
    )


def _names(tree: Tree, path: str, reading: Reading) -> dict[str, yaml_file.Node] | None:
    """The entries of one register, untyped; None where the file cannot be read."""
    if path not in tree.files:
        return {}
    text = tree.text_of(path, reading.problems)
    if text is None:
        return None
    before = reading.problems.errors
    node = yaml_file.read_yaml(text, path, reading.problems)
    if node is None and not text.strip():
        reading.problems.add(Mark(path), "file-empty")
    if node is None:
        return None if reading.problems.errors > before else {}
    if not isinstance(node, yaml_file.Mapping):
        reading.problems.add(Mark(path), "wrong-type", field=path, value="…", expected="mapping")
        return None
    for key, _ in node.entries:
        _check_identifier(key, reading.problems)
    return {key.text: value for key, value in node.entries}


def _check_identifier(key: yaml_file.Scalar, problems: Problems) -> None:
    if "：" in key.text:
        problems.add(key.mark, "full-width-colon", key=key.text.partition("：")[0])
    elif not key.text.isascii() or not all(part.isalnum() and part == part.lower() for part in key.text.split("-")):
        problems.add(key.mark, "bad-identifier", value=identifiers.shortened(key.text))
    elif (code := identifiers.beyond_use(key.text)) is not None:
        problems.add(key.mark, code, value=identifiers.shortened(key.text), most=identifiers.MOST_CHARACTERS)


def _entries(nodes: Mapping[str, yaml_file.Node] | None, model: type[ModelT], reading: Reading) -> dict[str, ModelT]:
    typed = {name: read_model(model, node, reading) for name, node in (nodes or {}).items()}
    return {name: entry for name, entry in typed.items() if entry is not None}
