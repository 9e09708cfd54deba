"""The page about the reading aids: what each does, what they are not, and where they are remembered.

Every site has it, in each of its languages, since every site has the aids.
"""

from __future__ import annotations

from generator.document import home_link
from generator.edition import Edition
from generator.language import Words
from generator.publication import (
    Block,
    Definition,
    Definitions,
    Link,
    Page,
    Paragraph,
    Section,
    WordList,
    WordLists,
)

KEY = "reading-aids"
SEE = ("easy", "larger", "smaller", "scheme", "pointer", "crosshair", "caption")
HEAR = ("sound", "rate", "mode", "text")
BAR = ("pin", "reset", "help", "leave", "keys")
KEYS = ("tab", "press", "escape", "zoom", "none")


def reading_aids_link(edition: Edition) -> Link:
    return Link(edition.say("reading_aids"), edition.path(KEY))


def reading_aids_page(edition: Edition) -> Page:
    say, link = edition.say, reading_aids_link(edition)
    return Page(
        key=KEY,
        language=edition.language,
        path=link.path,
        title=link.label,
        description=say("reading_aids_description").text,
        lead=say("reading_aids_lead"),
        breadcrumbs=(home_link(edition),),
        sections=(
            Section("part_see", say("aid_see"), (_functions(edition, SEE),)),
            Section("part_hear", say("aid_hear"), (_functions(edition, HEAR),)),
            Section("part_voices", say("reading_aids_voices"), _paragraphs(edition, "reading_aids_voices", 3)),
            Section("part_bar", say("aid_bar"), (_functions(edition, BAR),)),
            Section("part_keys", say("reading_aids_keys"), (_keys(edition),)),
            Section("part_memory", say("reading_aids_memory"), _paragraphs(edition, "reading_aids_memory", 2)),
            Section("part_limits", say("reading_aids_limits"), _paragraphs(edition, "reading_aids_limits", 2)),
        ),
    )


def _functions(edition: Edition, names: tuple[str, ...]) -> Block:
    """Each function by the name it has in the bar, with what it does."""
    return Definitions(
        tuple(Definition(f"aid_{name}", edition.say(f"aid_{name}"), edition.say(f"does_{name}")) for name in names)
    )


def _keys(edition: Edition) -> Block:
    words: tuple[Words, ...] = tuple(edition.say(f"aid_key_{name}") for name in KEYS)
    return WordLists((WordList(edition.say("reading_aids_browser_keys"), words),))


def _paragraphs(edition: Edition, name: str, number: int) -> tuple[Block, ...]:
    return tuple(Paragraph(edition.say(f"{name}_{count}")) for count in range(1, number + 1))
