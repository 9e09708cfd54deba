"""What the file of any document may say of its publication."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator

from generator.dates import PartialDate, day_in
from generator.problems import Mark
from generator.sources.fields.model import Model, fault
from generator.sources.fields.scalars import Boolean, body_of, text_of
from generator.sources.release import PlacedDay, Release


def _day(value: object) -> PartialDate:
    text = text_of(value, "date")
    try:
        return day_in(text)
    except ValueError:
        fault("bad-day", value=text)


def _placed(value: object) -> PlacedDay:
    day = _day(value)
    return PlacedDay(day, body_of(value) if isinstance(value, str) else Mark(""))


Day = Annotated[PartialDate, PlainValidator(_day)]


class DocumentFile(Model):
    draft: Boolean = False
    publish_on: Annotated[PlacedDay, PlainValidator(_placed)] | None = None

    @property
    def release(self) -> Release:
        return Release(self.draft, self.publish_on)
