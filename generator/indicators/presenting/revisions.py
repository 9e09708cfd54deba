"""How a target was changed while the plan ran: each of its targets, since when it judges, and by which document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.edition import Edition
from generator.indicators.model import Indicator
from generator.indicators.presenting.reasons import month_words
from generator.language import Words
from generator.publication import LedgerRow, Quantity


@dataclass(frozen=True, slots=True)
class Revisions:
    """`indicator` has all its targets; `shown` is one of them in words, as the page shows it."""

    indicator: Indicator
    edition: Edition
    shown: Callable[[Indicator], Quantity | Words]
    in_words: Callable[[Indicator], str]

    def sentences(self) -> Words:
        """Every change in a sentence: from what to what, since when, by which document."""
        changes = zip(self.indicator.revisions, pairwise(self.indicator.targets), strict=True)
        said = (
            self.edition.say(
                "target_changed",
                date=self.edition.date(revision.since),
                document=self.edition.words(revision.document),
                before=self.in_words(self.indicator.under(before)),
                after=self.in_words(self.indicator.under(after)),
            ).text
            for revision, (before, after) in changes
        )
        return Words(self.edition.say("sentence_separator").text.join(said))

    def rows(self) -> Iterator[LedgerRow]:
        """A line for each target, and until when or since when reports are judged by it."""
        say, first = self.edition.say, self.indicator.under(self.indicator.target)
        until = month_words(self.indicator.revisions[0].since.first_month - 1, self.edition)
        printed = self.edition.source_words(first.target.wording)
        yield LedgerRow(say("first_target"), (self.shown(first), printed), say("judged_until", date=until))
        for revision in self.indicator.revisions:
            own = self.indicator.under(revision.target)
            printed = self.edition.source_words(revision.target.wording)
            since = say("judged_since", date=month_words(revision.since.first_month, self.edition))
            document = self.edition.words(revision.document)
            term = say("revised_target", date=self.edition.date(revision.since))
            yield LedgerRow(term, (self.shown(own), printed, document), since)
