"""Pages that look like the site's own and are not: what a search must tell apart from them on a large site.

Clauses of the example site are put together anew, with near half of their words replaced by others out of a
dictionary, the common ones more often.  They share the site's language and none of its matter.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.search.document import Document, Part

_CLAUSE = re.compile(r"[^，。；：！？,.;:!?\s][^，。；：！？,.;:!?]*[，。；：！？,.;:!?]?")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_CHANGED = 0.45
_KINDS, _UNITS, _TOPICS, _YEARS = 5, 24, 10, 8
_SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Material:
    """Clauses to recombine, and words to put into them with how often each is drawn."""

    language: str
    clauses: Sequence[str]
    words: Sequence[str]
    weights: Sequence[float]


def distractors(
    documents: Sequence[Document], number: int, avoid: Sequence[str] = (), seed: int = 1
) -> Iterator[Document]:
    """So many pages, the same for the same seed.  No clause is taken that has one of the texts to `avoid`."""
    material, chance = _material(documents, avoid), random.Random(seed)  # noqa: S311 - no secret
    made = (_page(at, material, chance) for at in range(number))
    yield from sorted(made, key=lambda page: (page.facets["kind"], page.facets["unit"], page.facets["year"]))


def _material(documents: Sequence[Document], avoid: Sequence[str]) -> Material:
    from pypinyin.phrases_dict import phrases_dict

    texts = (part.text for document in documents if document.language.startswith("zh") for part in document.parts)
    clauses = [
        clause
        for clause in dict.fromkeys(clause for text in texts for clause in _CLAUSE.findall(text))
        if len(clause) >= _SHORTEST and not any(one in clause for one in avoid)
    ]
    words = sorted(word for word in phrases_dict if len(word) == 2)
    random.Random(0).shuffle(words)  # noqa: S311
    weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(words))))
    language = next(document.language for document in documents if document.language.startswith("zh"))
    return Material(language, clauses, words, weights)


def _page(number: int, material: Material, chance: random.Random) -> Document:
    def clause() -> str:
        return _changed(chance.choice(material.clauses), material, chance)

    title = re.sub(r"\W+$", "", clause())[:24]
    address = f"zh/other/{number:05}/"
    date = f"{2015 + chance.randrange(_YEARS)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
    parts = [Part(address, title, "reports", clause())]
    for at in range(3):
        text = "".join(clause() for _ in range(9))
        parts.append(Part(f"{address}#p{at}", re.sub(r"\W+$", "", clause())[:12], "reports", text, title))
    language = material.language
    kind = f"kind{min(int(chance.expovariate(1)), _KINDS - 1)}"
    facets = {
        "kind": (kind,),
        "unit": (f"unit{chance.randrange(_UNITS):02}",),
        "topic": (f"topic{chance.randrange(_TOPICS)}",),
        "year": (date[:4],),
        "nature": (),
        "status": (),
        "language": (language,),
    }
    return Document(language, tuple(parts), date, facets)


def _changed(clause: str, material: Material, chance: random.Random) -> str:
    def other(word: re.Match[str]) -> str:
        if chance.random() > _CHANGED:
            return word[0]
        return chance.choices(material.words, cum_weights=material.weights)[0]

    return _HAN.sub(other, clause)
