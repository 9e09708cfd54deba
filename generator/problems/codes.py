"""Every code a problem can have, by what would come of it if the site were published all the same.

A code stands in one of the lists below.  The list says how grave it is, and whether a site may make it less grave.  Its
words stand in the message catalogues, under the same name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Severity = Literal["off", "warning", "error"]
"""An error stops the site.  A warning is told and counted, and the site is published."""

Unreadable = Literal[
    "alert", "alias", "bad-address", "bad-choice", "bad-date", "bad-day", "bad-file-name", "bad-folder-name",
    "bad-hash", "bad-identifier", "bad-number", "bad-observed-value", "bad-period", "bad-reporting-period",
    "bad-site-address", "csv-column-missing", "csv-column-repeated", "csv-column-unknown", "csv-empty", "csv-formula",
    "csv-quotes", "csv-ragged", "csv-separator", "day-unknown", "encoding", "encoding-unknown", "file-damaged",
    "fiscal-year-unknown", "front-matter-open", "full-width-colon", "full-width-comma", "heading-not-here",
    "long-number", "merge-key", "missing-field", "missing-file", "missing-plugin", "missing-theme", "name-reserved",
    "name-signs", "name-too-long", "nested-too-deep", "no-access", "not-a-file", "not-localized", "note-not-here",
    "open-sdg-folder", "open-sdg-languages", "open-sdg-no-language", "open-sdg-no-translations", "open-sdg-translation",
    "period-unclear", "problem-fixed", "quote-open", "second-document", "setting-of-host", "tab",
    "table-ambiguous-number", "table-date", "table-empty", "table-error", "table-formula", "table-kind", "table-locked",
    "table-lone-cell", "table-long-number", "table-merged-across", "table-missing-column", "table-no-number",
    "table-no-title", "table-number-format", "table-ragged", "table-repeated-title", "table-separator", "table-struck",
    "table-syntax", "tag", "too-deep", "too-large", "unknown-code", "unknown-language", "unknown-language-code",
    "unknown-measure", "unknown-reference", "unknown-run-language", "wrong-type", "yaml-syntax",
]  # fmt: skip
"""What was written cannot be read, so that nothing could be made of it."""

Losing = Literal[
    "cells-beyond", "character-lost", "definition-unused", "duplicate-address", "file-empty", "flow-comma",
    "link-undefined", "link-unread", "lost", "missing-translation", "more-than", "multiplication", "name-collision",
    "note-repeated", "note-undefined", "note-unread", "note-unused", "observation-repeated", "picture-unread",
    "raw-html", "remark-behind-text", "repeated-identifier", "repeated-key", "short-text-link", "snapshot-lost",
    "stray-file", "table-language-missing", "table-repeated-number", "task-unread", "unknown-key",
]  # fmt: skip
"""A text, a row or a file would be missing on the site."""

Untrue = Literal[
    "address-still-there", "bound-differs", "bound-unknown", "day-ahead", "earlier-differs", "earlier-order",
    "earlier-unit", "earlier-unknown", "numbers-differ", "observation-with-value", "observation-without-value",
    "period-outside-plan", "ratio-differs", "revision-order", "revision-outside-plan", "revision-unit", "share-differs",
    "snapshot-differs", "snapshot-hash", "table-earlier", "table-target", "table-value", "table-words",
    "target-differs", "value-differs", "value-per-cent", "zero-denominator",
]  # fmt: skip
"""A number or a statement would be false, or one of two that contradict each other."""

Dangerous = Literal[
    "drawing-unsafe", "file-content", "file-formula", "file-kind", "file-large", "file-program", "file-unfolds",
    "foreign-picture", "invisible-character", "link-scheme", "output-foreign-host", "output-inline", "picture-kind",
    "picture-moves", "picture-pixels",
]  # fmt: skip
"""The page could harm its readers, tell others of them, or deceive the eye."""

Broken = Literal[
    "address-vanished", "column-vanished", "dead-anchor", "dead-link", "dead-picture", "link-to-draft", "moved-nowhere",
    "output-alternates", "output-dead-anchor", "output-dead-link", "output-repeated-id",
]  # fmt: skip
"""Readers would be led to what is not there."""

Barring = Literal["heading-empty", "heading-level", "link-empty", "picture-without-text", "recording-without-text"]
"""Some readers could not get at what stands there.  A site that knows may publish it all the same."""

Doubtful = Literal[
    "checked-unneeded", "foreign-run", "glossary-term", "picture-of-text", "public-number-unneeded", "setting-idle",
    "table-columns-left", "table-comment", "table-conditional", "table-drawings-left", "table-hidden-columns",
    "table-hidden-rows", "table-line-left", "table-link-left", "table-merged", "table-order", "table-rounded",
    "table-sheet-left", "table-unlisted", "table-unseen", "untranslated",
]  # fmt: skip
"""Read by a rule that can be mistaken: a person has to look."""

Stylistic = Literal[
    "column-header-empty", "incomplete-catalogue", "link-words", "not-unique", "output-not-unique", "picture-words",
    "row-header-empty", "same-link-words", "short-form", "table-without-caption",
]  # fmt: skip
"""Right, and harder to read or to tell apart than need be."""

Asked = Literal[
    "bank-card-number", "file-author", "file-changes", "file-comments", "file-embedded", "file-hidden", "file-locked",
    "identity-number", "mobile-number", "number-plate", "pdf-scanned", "pdf-untagged", "sum-differs",
    "target-ambiguous", "target-better", "target-fiscal", "target-unit", "target-unread", "telephone-number",
]  # fmt: skip
"""The editors are asked.  What is asked about is published undecided, and the remedy names the one line that settles it
for good: the answer stands in the source from then on, and the page shows that it is the editors' reading."""

Code = Unreadable | Losing | Untrue | Dangerous | Broken | Barring | Doubtful | Stylistic | Asked

Reason = Literal["unreadable", "losing", "untrue", "dangerous", "broken", "barring", "doubtful", "stylistic", "asked"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How grave a code is where the site does not say, why, and whether the site may make it less grave."""

    severity: Severity
    reason: Reason
    may_be_lowered: bool


_FIXED: tuple[tuple[object, Reason], ...] = (
    (Unreadable, "unreadable"), (Losing, "losing"), (Untrue, "untrue"), (Dangerous, "dangerous"), (Broken, "broken"),
)  # fmt: skip
_WARNED: tuple[tuple[object, Reason], ...] = ((Doubtful, "doubtful"), (Stylistic, "stylistic"), (Asked, "asked"))

RULES: dict[Code, Rule] = {
    **{code: Rule("error", reason, may_be_lowered=False) for codes, reason in _FIXED for code in get_args(codes)},
    **{code: Rule("error", "barring", may_be_lowered=True) for code in get_args(Barring)},
    **{code: Rule("warning", reason, may_be_lowered=True) for codes, reason in _WARNED for code in get_args(codes)},
}
PRINTED: frozenset[Code] = frozenset({"numbers-differ", "ratio-differs", "share-differs", "value-differs"})
"""What a source itself can have printed: with `as_printed: true` at its line it is a warning."""


@dataclass(frozen=True, slots=True)
class Severities:
    """How grave each code is on one site.  `strict`: warnings stop as errors do."""

    changed: dict[Code, Severity] = field(default_factory=dict, hash=False)
    strict: bool = False

    def of(self, code: Code, *, as_printed: bool = False) -> Severity:
        severity = self.changed.get(code, RULES[code].severity)
        if as_printed and severity == "error" and code in PRINTED:
            severity = "warning"
        return "error" if self.strict and severity == "warning" else severity


def code_named(text: str) -> Code | None:
    """The code of this name, if there is one."""
    return next((code for code in RULES if code == text), None)
