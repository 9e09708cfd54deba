"""Typed fields: what a value in a source file must be, and how a wrong one is told.

The content models are pydantic models over located values.  Every fault pydantic finds becomes a `Problem` at the
value's own line, and all are found in one pass.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import typing
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, NoReturn, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainValidator, ValidationError, ValidationInfo
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from generator import dates
from generator.language import Language, LocalizedText
from generator.numerals import MOST_DIGITS, exact, has_too_many_digits, plain_form
from generator.problems import Mark, Problems
from generator.sources import yaml_file
from generator.sources.inventory import Inventory
from generator.sources.markdown_file import Placement, Prose, SourceLink, read_markdown
from generator.sources.parity import Parity, place_in
from generator.sources.wording import Wording

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
"""What pydantic calls a key that it does not know, in a model and in a dataclass."""


@dataclass(frozen=True, slots=True)
class WrittenMeasure:
    """A unit of measure as texts write it: its name in each language, and by what a number is multiplied there."""

    names: Mapping[str, str] = field(hash=False)
    scale: Mapping[str, Decimal] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model needs to know of the site while it is read.

    `references` holds the identifiers that may be named, by kind; a kind that is absent could not be read itself, and
    is not checked, so that one fault is not told many times.
    """

    languages: tuple[Language, ...]
    problems: Problems
    references: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parity: Parity = field(default_factory=lambda: Parity({}))
    inventory: Inventory = field(default_factory=Inventory)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    measures: Mapping[str, WrittenMeasure] = field(default_factory=dict)
    """The units of measure that numbers in texts may name."""

    def prose(self, text: str, mark: Mark, headings: int, code: str) -> Prose:
        """Markdown in the language `code`, rendered and checked.  `headings` is the level its headings begin at."""
        prose = read_markdown(text, Placement(mark, headings, self.wordings.get(code)), self.problems)
        self.inventory.add_prose(mark, code, prose)
        return prose

    def words(self, text: str, mark: Mark, code: str, *, phrased: bool) -> str:
        """A short text in the language `code`, checked, without the marks of runs in other languages.

        `phrased`: `|` marks where a line may break.
        """
        plain, wording = text, self.wordings.get(code)
        if wording:
            wording.judge(
                text.replace("|", " ") if phrased else text, lambda at: place_in(text, mark, at), self.problems
            )
            plain, glosses = wording.unmarked(text, lambda at: place_in(text, mark, at), self.problems)
            for gloss in glosses:
                self.inventory.add_gloss(code, gloss)
        self.inventory.add(mark, code, plain.replace("|", "") if phrased else plain)
        return plain.strip()


class Model(BaseModel):
    """A mapping with known fields, frozen, anything else refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


@dataclass(frozen=True, slots=True)
class LocalizedProse:
    """Markdown in several languages, rendered."""

    texts: Mapping[str, Prose] = field(hash=False)


ModelT = TypeVar("ModelT", bound=Model)


class _Located(str):
    """A scalar on its way through pydantic, with the node it came from."""

    __slots__ = ("node",)
    node: yaml_file.Scalar


def read_model(
    model: type[ModelT],
    node: yaml_file.Node,
    reading: Reading,
    plain: Callable[[yaml_file.Node], Any] | None = None,
) -> ModelT | None:
    """Type a mapping.  None, with a problem for each fault, where it does not fit.

    Faults in the Markdown of a field are noted, and the value is given all the same, so that its links are looked at.
    `plain` makes values that pydantic knows of what YAML holds, where that takes more than leaving out what is empty.
    """
    try:
        return model.model_validate((plain or as_written)(node), context=reading)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    renamed = {_misspelt(model, fault["loc"]) for fault in faults if fault["type"] in _UNKNOWN}
    for fault in faults:
        if fault["type"] != "missing" or fault["loc"] not in renamed:
            _report(model, node, fault, reading.problems)
    return None


def as_written(node: yaml_file.Node) -> Any:  # noqa: ANN401 - the one untyped step, between YAML and pydantic
    """What YAML holds as pydantic takes it: scalars are text that knows its place."""
    if isinstance(node, yaml_file.Mapping):
        return {key.text: as_written(value) for key, value in node.entries if not is_empty(value)}
    if isinstance(node, yaml_file.Sequence):
        return [as_written(item) for item in node.items]
    located = _Located(unicodedata.normalize("NFC", node.text))
    located.node = node
    return located


def is_empty(node: yaml_file.Node) -> bool:
    return isinstance(node, yaml_file.Scalar) and node.plain and node.text in {"", "~", "null"}


def _report(model: type[Model], root: yaml_file.Node, fault: Any, problems: Problems) -> None:  # noqa: ANN401 - pydantic's own record
    location: tuple[str | int, ...] = fault["loc"]
    kind: str = fault["type"]
    node, key, depth = _find(root, location)
    name = str(location[-1]) if location else ""
    if kind == "missing":
        problems.add(node.mark, "missing-field", field=name)
    elif kind in _UNKNOWN:
        _report_unknown(model, location, key or node.mark, problems)
    elif kind.startswith("gongkai."):
        details = dict(fault.get("ctx", {}))
        mark = _mark_in(node, details.pop("at", None)) or node.mark
        if details.get("field") == "":
            details["field"] = name
        problems.add(mark, kind.removeprefix("gongkai."), **details)
    elif _looks_like_lost_colon(node):
        problems.add(
            node.mark, "full-width-colon", key=typing.cast("yaml_file.Scalar", node).text.partition("：")[0][:20]
        )
    elif kind == "literal_error":
        allowed = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        problems.add(node.mark, "bad-choice", field=name, value=_shown(node), allowed=allowed)
    else:
        field_name = next((str(part) for part in reversed(location[: depth + 1]) if isinstance(part, str)), name)
        problems.add(node.mark, "wrong-type", field=field_name, value=_shown(node), expected=_expected(kind))


def _mark_in(node: yaml_file.Node, key: str | None) -> Mark | None:
    """The mark of what stands under `key`, or, after `key:`, of the key itself."""
    if key is None or not isinstance(node, yaml_file.Mapping):
        return None
    entry = next((entry for entry in node.entries if entry[0].text == key.removesuffix(":")), None)
    return (entry[0] if key.endswith(":") else entry[1]).mark if entry else None


def _report_unknown(model: type[Model], location: tuple[str | int, ...], mark: Mark, problems: Problems) -> None:
    name = str(location[-1])
    if "：" in name:
        problems.add(mark, "full-width-colon", key=name.partition("：")[0])
        return
    meant = _misspelt(model, location)
    known = ", ".join(_fields(_model_at(model, location[:-1])))
    problems.add(mark, "unknown-key", key=name, suggestion=meant[-1] if meant else "", known=known)


def _misspelt(model: type[Model], location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where an unknown key was meant to lead, if it is near a known one."""
    known = _fields(_model_at(model, location[:-1]))
    near = difflib.get_close_matches(str(location[-1]), known, 1, 0.6)
    return (*location[:-1], near[0]) if near else ()


def _fields(model: type) -> dict[str, Any]:
    """The types of the fields by the names they have in files."""
    if issubclass(model, Model):
        return {field.alias or name: _written_as(field) for name, field in model.model_fields.items()}
    hints = typing.get_type_hints(model)
    return {name: hints[name] for name in getattr(model, "__dataclass_fields__", {})}


def _written_as(field: FieldInfo) -> Any:  # noqa: ANN401 - any annotation
    return next((mark.model for mark in field.metadata if isinstance(mark, SettledFrom)), field.annotation)


def _model_at(model: type, location: tuple[str | int, ...]) -> type:
    """The model that `location` leads to, by the annotations on the way."""
    for part in location:
        fields = _fields(model)
        if isinstance(part, str) and part in fields:
            model = next(_models_in(fields[part]), model)
    return model


def _models_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and typing.get_origin(annotation) is None:
        if issubclass(annotation, Model) or dataclasses.is_dataclass(annotation):
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from _models_in(argument)


def _find(root: yaml_file.Node, location: tuple[str | int, ...]) -> tuple[yaml_file.Node, Mark | None, int]:
    """The innermost node on the way of `location`, the mark of its key, and how far the way went."""
    node, key = root, None
    for depth, part in enumerate(location):
        if isinstance(node, yaml_file.Mapping):
            entry = next(((name, value) for name, value in node.entries if name.text == str(part)), None)
            if entry is None:
                return node, None, depth
            key, node = entry[0].mark, entry[1]
        elif isinstance(node, yaml_file.Sequence) and isinstance(part, int) and part < len(node.items):
            node, key = node.items[part], None
        else:
            return node, key, depth
    return node, key, len(location)


def _looks_like_lost_colon(node: yaml_file.Node) -> bool:
    return isinstance(node, yaml_file.Scalar) and node.plain and re.match(r"[^\s：]+：", node.text) is not None


def _shown(node: yaml_file.Node) -> str:
    if isinstance(node, yaml_file.Scalar):
        return node.text[:40]
    return "{…}" if isinstance(node, yaml_file.Mapping) else "[…]"


def _expected(kind: str) -> str:
    if kind in {"list_type", "tuple_type"}:
        return "list"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return "mapping"
    return {"bool_parsing": "boolean", "bool_type": "boolean"}.get(kind, "text")


def fault(code: str, /, **details: object) -> NoReturn:
    """Refuse the value being typed, from inside a validator."""
    raise PydanticCustomError(f"gongkai.{code}", "refused", details)


def _text(value: object, expected: str = "text") -> str:
    if not isinstance(value, str):
        fault("wrong-type", field="", value="{…}" if isinstance(value, dict) else "[…]", expected=expected)
    return str(value).strip()


def _normalized(value: object) -> str:
    """Full-width digits and signs as plain ones: ６０００ is 6000."""
    return plain_form(_text(value, "number"))


def _identifier(value: object) -> str:
    text = _text(value)
    if not _IDENTIFIER.fullmatch(text):
        fault("bad-identifier", value=text)
    return text


def _decimal(value: object) -> Decimal:
    text = _normalized(value)
    number = exact(text)
    if number is None and has_too_many_digits(text):
        fault("long-number", value=f"{text[:MOST_DIGITS]}…", most=MOST_DIGITS)
    if number is None:
        fault("bad-number", value=_text(value))
    return number


def _integer(value: object) -> int:
    number = _decimal(value)
    if number != number.to_integral_value() or number < 0:
        fault("bad-number", value=_text(value))
    return int(number)


def _boolean(value: object) -> bool:
    text = _text(value, "boolean")
    if text not in {"true", "false"}:
        fault("bad-choice", field="", value=text, allowed="true, false")
    return text == "true"


def _date(value: object) -> dates.PartialDate:
    text = _text(value, "date")
    try:
        return dates.PartialDate.parse(text)
    except ValueError:
        fault("bad-date", value=text)


def _address(value: object) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
        complete = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        complete = False
    if not complete:
        fault("bad-address", value=text)
    return text


def _source_reference(value: object) -> SourceLink:
    text = _text(value)
    return SourceLink(text, _body_of(value) if isinstance(value, str) else Mark(""))


def _localized(value: object, info: ValidationInfo[Reading]) -> LocalizedText:
    return LocalizedText(_words_of(value, info.context))


def _title(value: object, info: ValidationInfo[Reading]) -> LocalizedText:
    return LocalizedText(_words_of(value, info.context, phrased=True), phrased=True)


def _words_of(value: object, reading: Reading, *, phrased: bool = False) -> dict[str, str]:
    texts = _by_language(value, reading)
    return {code: reading.words(str(text), _body_of(text), code, phrased=phrased) for code, text in texts.items()}


def _by_any_language(value: object, info: ValidationInfo[Reading]) -> dict[str, str]:
    """Words in some of the site's languages, or in none."""
    codes = [language.code for language in info.context.languages]
    if not isinstance(value, dict):
        fault("wrong-type", field="", value=_text(value)[:40], expected="mapping")
    for code in value:
        if code not in codes:
            fault("unknown-language", at=f"{code}:", language=code, suggestion="", known=", ".join(codes))
    return {code: _text(text) for code, text in value.items()}


def _localized_prose(value: object, info: ValidationInfo[Reading]) -> LocalizedProse:
    reading = info.context
    texts = _by_language(value, reading)
    return LocalizedProse({code: reading.prose(text, _body_of(text), 7, code) for code, text in texts.items()})


def _body_of(text: str) -> Mark:
    node = text.node if isinstance(text, _Located) else yaml_file.Scalar("", Mark(""))
    return node.body or node.mark


def _by_language(value: object, reading: Reading) -> dict[str, str]:
    """Check that the text is there in each language that must have it, and in no other."""
    codes = [language.code for language in reading.languages]
    if not isinstance(value, dict):
        sample = _text(value)[:20] if isinstance(value, str) else "…"
        if "：" in sample:
            fault("full-width-colon", key=sample.partition("：")[0])
        fault("not-localized", sample=sample, example=", ".join(f"{code}: …" for code in codes))
    for code, text in value.items():
        if code not in codes:
            if "：" in code:
                fault("full-width-colon", key=code.partition("：")[0])
            near = difflib.get_close_matches(code, codes, 1, 0.6)
            fault(
                "unknown-language",
                at=f"{code}:",
                language=code,
                suggestion=near[0] if near else "",
                known=", ".join(codes),
            )
        if not isinstance(text, str):
            fault("wrong-type", at=code, field=code, value="…", expected="text")
    missing = [language for language in reading.languages if not value.get(language.code, "").strip()]
    if len(missing) == len(codes) or any(not language.partial for language in missing):
        fault(
            "missing-translation",
            languages=", ".join(language.code for language in missing if not language.partial) or codes[0],
        )
    texts = {code: value[code] for code in codes if value.get(code, "").strip()}
    reading.parity.compare(texts, lambda code, at: place_in(texts[code], _body_of(texts[code]), at), reading.problems)
    return texts


@dataclass(frozen=True, slots=True)
class SettledFrom:
    """Marks a field written as one thing, used as another: `Annotated[Target, SettledFrom(TargetFields, settle)]`."""

    model: type[Model]
    settle: Callable[[Any, Reading], object]

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        return handler.generate_schema(Annotated[self.model, AfterValidator(self.settled)])

    def settled(self, value: object, info: ValidationInfo[Reading]) -> object:
        return self.settle(value, info.context)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the identifier of something in a register: `Annotated[str, Refers("unit")]`."""

    kind: str

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        return handler.generate_schema(Annotated[str, PlainValidator(self.check)])

    def check(self, value: object, info: ValidationInfo[Reading]) -> str:
        text = _text(value)
        known = info.context.references.get(self.kind)
        if known is not None and text not in known:
            near = difflib.get_close_matches(text, sorted(known), 1, 0.5)
            fault("unknown-reference", kind=self.kind, value=text, suggestion=near[0] if near else "")
        return text


Text = Annotated[str, PlainValidator(_text)]
Identifier = Annotated[str, PlainValidator(_identifier)]
Number = Annotated[Decimal, PlainValidator(_decimal)]
Integer = Annotated[int, PlainValidator(_integer)]
Boolean = Annotated[bool, PlainValidator(_boolean)]
Date = Annotated[dates.PartialDate, PlainValidator(_date)]
WebAddress = Annotated[str, PlainValidator(_address)]
SourceReference = Annotated[SourceLink, PlainValidator(_source_reference)]
Localized = Annotated[LocalizedText, PlainValidator(_localized)]
LocalizedTitle = Annotated[LocalizedText, PlainValidator(_title)]
ByLanguage = Annotated[Mapping[str, str], PlainValidator(_by_any_language)]
LocalizedMarkdown = Annotated[LocalizedProse, PlainValidator(_localized_prose)]
UnitReference = Annotated[str, Refers("unit")]
TopicReference = Annotated[str, Refers("topic")]
PlaceReference = Annotated[str, Refers("place")]
SeriesReference = Annotated[str, Refers("series")]
ModelReference = Annotated[str, Refers("model")]
MeasureReference = Annotated[str, Refers("measure")]
