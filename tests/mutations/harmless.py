"""Where a character says nothing to readers: the kinds of places that harmless.yml lists, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.mutations.mutants import Mutant

KINDS: Mapping[str, Mapping[str, str]] = yaml.safe_load(Path(__file__).with_name("harmless.yml").read_text("utf-8"))


def kind_of(mutant: Mutant) -> str | None:
    """The kind of place that the character of a mutant stands in; None where it ought to say something."""
    line, column = mutant.line, mutant.column
    for kind, place in KINDS.items():
        is_in_case = mutant.new.casefold() == mutant.text[mutant.at].casefold()
        if re.fullmatch(place["file"], mutant.path) and (is_in_case or "only" not in place):
            for found in re.finditer(place["line"], line):
                if any(start <= column < end for start, end in map(found.span, range(1, found.re.groups + 1))):
                    return kind
    return None
