"""Identifiers of what stands in a register."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo

from generator.sources.fields.model import fault
from generator.sources.fields.reading import Reading
from generator.sources.fields.scalars import text_of


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the identifier of something in a register: `Annotated[str, Refers("unit")]`."""

    kind: str

    def __get_pydantic_core_schema__(self, source: object, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        return handler.generate_schema(Annotated[str, PlainValidator(self.check)])

    def check(self, value: object, info: ValidationInfo[Reading]) -> str:
        text = text_of(value)
        known = info.context.references.get(self.kind)
        if known is not None and text not in known:
            fault("unknown-reference", kind=self.kind, value=text, suggestion=self.nearest(text, known, info.context))
        return text

    def nearest(self, text: str, known: frozenset[str], reading: Reading) -> str:
        """The identifier that is near, itself or by any of its names; nothing where none is."""
        names = {name: identifier for identifier in sorted(known) for name in (identifier, identifier.casefold())}
        for name, identifier in reading.names.get(self.kind, {}).items():
            names.setdefault(name.casefold(), identifier)
        near = difflib.get_close_matches(text.casefold(), names, 1, 0.5)
        return names[near[0]] if near else ""


UnitReference = Annotated[str, Refers("unit")]
TopicReference = Annotated[str, Refers("topic")]
PlaceReference = Annotated[str, Refers("place")]
SeriesReference = Annotated[str, Refers("series")]
ModelReference = Annotated[str, Refers("model")]
MeasureReference = Annotated[str, Refers("measure")]
