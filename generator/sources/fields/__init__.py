"""Typed fields: what a value in a source file must be, and how a wrong one is told.

The content models are pydantic models over located values.  Every fault pydantic finds becomes a `Problem` at the
value's own line, and all are found in one pass.
"""

from generator.sources.fields.localized import (
    ByLanguage,
    Localized,
    LocalizedMarkdown,
    LocalizedProse,
    LocalizedTitle,
    SourceText,
)
from generator.sources.fields.model import Model, ModelT, SettledFrom, as_written, fault, is_empty, marks_in
from generator.sources.fields.read import read_model
from generator.sources.fields.reading import ReadContext, Reading, WrittenMeasure
from generator.sources.fields.references import (
    MeasureReference,
    ModelReference,
    PlaceReference,
    Refers,
    SeriesReference,
    TopicReference,
    UnitReference,
)
from generator.sources.fields.release import Day, DocumentFile
from generator.sources.fields.scalars import (
    Boolean,
    Date,
    Identifier,
    Integer,
    Number,
    SourceReference,
    Text,
    WebAddress,
)

__all__ = [
    "Boolean",
    "ByLanguage",
    "Date",
    "Day",
    "DocumentFile",
    "Identifier",
    "Integer",
    "Localized",
    "LocalizedMarkdown",
    "LocalizedProse",
    "LocalizedTitle",
    "MeasureReference",
    "Model",
    "ModelReference",
    "ModelT",
    "Number",
    "PlaceReference",
    "ReadContext",
    "Reading",
    "Refers",
    "SeriesReference",
    "SettledFrom",
    "SourceReference",
    "SourceText",
    "Text",
    "TopicReference",
    "UnitReference",
    "WebAddress",
    "WrittenMeasure",
    "as_written",
    "fault",
    "is_empty",
    "marks_in",
    "read_model",
]
