"""Plain values: text, numbers, dates, addresses."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import PlainValidator

from generator import dates
from generator.numerals.plain import MOST_DIGITS, exact, has_too_many_digits, plain_form
from generator.problems import Mark
from generator.sources import identifiers, yaml_file
from generator.sources.fields.model import Located, fault
from generator.sources.markdown.nodes import SourceLink


def text_of(value: object, expected: str = "text") -> str:
    if not isinstance(value, str):
        fault("wrong-type", field="", value="{…}" if isinstance(value, dict) else "[…]", expected=expected)
    return str(value).strip()


def _normalized(value: object) -> str:
    """Full-width digits and signs as plain ones: ６０００ is 6000."""
    return plain_form(text_of(value, "number"))


def _identifier(value: object) -> str:
    text = text_of(value)
    if not identifiers.has_form(text):
        fault("bad-identifier", value=identifiers.shortened(text))
    if (code := identifiers.beyond_use(text)) is not None:
        fault(code, value=identifiers.shortened(text), most=identifiers.MOST_CHARACTERS)
    return text


def _decimal(value: object) -> Decimal:
    text = _normalized(value)
    number = exact(text)
    if number is None and has_too_many_digits(text):
        fault("long-number", value=f"{text[:MOST_DIGITS]}…", most=MOST_DIGITS)
    if number is None:
        fault("bad-number", value=text_of(value))
    return number


def _integer(value: object) -> int:
    number = _decimal(value)
    if number != number.to_integral_value() or number < 0:
        fault("bad-number", value=text_of(value))
    return int(number)


def _boolean(value: object) -> bool:
    text = text_of(value, "boolean")
    if text not in {"true", "false"}:
        fault("bad-choice", field="", value=text, allowed="true, false")
    return text == "true"


def _date(value: object) -> dates.PartialDate:
    text = text_of(value, "date")
    try:
        return dates.PartialDate.parse(text)
    except ValueError:
        fault("bad-date", value=text)


def _address(value: object) -> str:
    text = text_of(value)
    try:
        parts = urlsplit(text)
        complete = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"]", text)
    except ValueError:
        complete = False
    if not complete:
        fault("bad-address", value=text)
    return text


def _source_reference(value: object) -> SourceLink:
    text = text_of(value)
    return SourceLink(text, body_of(value) if isinstance(value, str) else Mark(""))


def body_of(text: str) -> Mark:
    node = text.node if isinstance(text, Located) else yaml_file.Scalar("", Mark(""))
    return node.body or node.mark


Text = Annotated[str, PlainValidator(text_of)]
Identifier = Annotated[str, PlainValidator(_identifier)]
Number = Annotated[Decimal, PlainValidator(_decimal)]
Integer = Annotated[int, PlainValidator(_integer)]
Boolean = Annotated[bool, PlainValidator(_boolean)]
Date = Annotated[dates.PartialDate, PlainValidator(_date)]
WebAddress = Annotated[str, PlainValidator(_address)]
SourceReference = Annotated[SourceLink, PlainValidator(_source_reference)]
