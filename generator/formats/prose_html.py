"""Authored prose as HTML: one writer for pages, and what the text view writes otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.formats.language_marks import LanguageMarks
from generator.media import Drawing, Media, Rendition
from generator.sources.markdown.nodes import (
    Alignment,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Foreign,
    Heading,
    Hyperlink,
    Inline,
    Inlines,
    ItemList,
    LinkedProse,
    ListItem,
    Note,
    NoteReference,
    Notes,
    Picture,
    ProseBlock,
    Quotation,
    SitePath,
    TableCell,
    Text,
    TextParagraph,
    TextTable,
    ThematicBreak,
    WebAddress,
)

_LOWEST_HEADING = 6
_COLUMN = "(min-width: 760px) 684px, 92vw"
"""How wide a picture is shown: as a line of text, 38 em of 18 pixels; on a telephone as the screen less its margins."""
_ABOVE_THE_FOLD = 2
"""So many blocks of the first prose may be seen before anybody scrolls; pictures further down load when they are near
what is seen."""
_EMPHASIS = {"emphasis": "em", "strong": "strong", "deletion": "del"}


@dataclass
class ProseWriter:
    """Writes one prose.  `say` speaks the language of the prose; `lowered` puts headings one level down.

    `leads`: the page begins with it, so that its first picture may be seen before anybody scrolls.
    """

    url: Callable[[str], str]
    say: Callable[..., str]
    marks: LanguageMarks
    media: Media = field(default_factory=Media)
    lowered: bool = False
    leads: bool = False
    notes_level: int = 2
    """Of the heading above the footnotes."""
    offset: int = 0
    written: list[str] = field(default_factory=list)

    def prose(self, prose: LinkedProse) -> Markup:
        self.offset = prose.notes.offset
        with self.marks.within(prose.tag):
            self.blocks(prose.blocks[:_ABOVE_THE_FOLD])
            self.leads = False
            self.blocks(prose.blocks[_ABOVE_THE_FOLD:])
            if prose.notes.notes:
                self.notes(prose.notes)
        return Markup("".join(self.written))  # noqa: S704 - every word went through `words`

    def put(self, *markup: str) -> None:
        self.written.extend(markup)

    def line(self) -> None:
        """Begin a line, unless one has just begun."""
        if self.written and not self.written[-1].endswith("\n"):
            self.put("\n")

    def words(self, text: str) -> None:
        self.written.append(self.marks.marked(text, _escaped))

    def blocks(self, blocks: Iterable[ProseBlock[SitePath]]) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: ProseBlock[SitePath]) -> None:
        self.line()
        match block:
            case TextParagraph():
                self.element("p", block.inlines)
            case Heading():
                level = min(block.level + self.lowered, _LOWEST_HEADING)
                self.element(f"h{level}", block.inlines, _attribute("id", block.anchor))
            case ItemList():
                self.list(block)
            case TextTable():
                self.table(block)
            case Quotation():
                self.put("<blockquote>\n")
                self.blocks(block.blocks)
                self.line()
                self.put("</blockquote>\n")
            case CodeBlock():
                language = _attribute("class", f"language-{block.language}") if block.language else ""
                self.put(f"<pre><code{language}>")
                self.words(block.text)
                self.put("</code></pre>\n")
            case ThematicBreak():
                self.put("<hr />\n")

    def element(self, name: str, inlines: Inlines[SitePath], attributes: str = "") -> None:
        self.written.append(f"<{name}{attributes}>")
        self.inlines(inlines)
        self.written.append(f"</{name}>\n")

    def list(self, block: ItemList[SitePath]) -> None:
        start = f' start="{block.start}"' if block.start not in {None, 1} else ""
        name = "ul" if block.start is None else "ol"
        self.put(f"<{name}{start}>\n")
        for item in block.items:
            self.item(item, tight=block.tight)
        self.put(f"</{name}>\n")

    def item(self, item: ListItem[SitePath], *, tight: bool) -> None:
        number = f' value="{item.number}"' if item.number is not None else ""
        kind = "task" if item.done is not None else "only" if _is_one_link(item) else ""
        self.put(f"<li{number}{_attribute('class', kind)}>")
        if item.done is not None:
            self.task(done=item.done)
        for block in item.blocks:
            if tight and isinstance(block, TextParagraph):
                self.inlines(block.inlines)
            else:
                self.block(block)
        self.put("</li>\n")

    def task(self, *, done: bool) -> None:
        """Whether a task is done, as a sign and in words."""
        words = self.say("task_done" if done else "task_open") + self.say("text_colon")
        self.put(f'<span aria-hidden="true">{"☑" if done else "☐"}</span> <span class="heard">')
        self.words(words)
        self.put("</span>")

    def table(self, table: TextTable[SitePath]) -> None:
        self.put("<table>\n")
        if table.caption:
            self.element("caption", table.caption.inlines)
        self.put("<thead>\n<tr>\n")
        for cell, alignment in zip(table.head, table.alignments, strict=True):
            self.element("th", cell.inlines, _aligned(alignment) + _attribute("scope", "col"))
        self.put("</tr>\n</thead>\n")
        if table.rows:
            self.put("<tbody>\n")
            for row in table.rows:
                self.row(row, table.alignments)
            self.put("</tbody>\n")
        self.put("</table>\n")

    def row(self, row: tuple[TableCell[SitePath], ...], alignments: tuple[Alignment, ...]) -> None:
        self.put("<tr>\n")
        for at, (cell, alignment) in enumerate(zip(row, alignments, strict=False)):
            scope = "" if at else _attribute("scope", "row")
            self.element("td" if at else "th", cell.inlines, _aligned(alignment) + scope)
        self.put("</tr>\n")

    def inlines(self, inlines: Inlines[SitePath]) -> None:
        for inline in inlines:
            if isinstance(inline, Text):
                self.words(inline.text)
            else:
                self.inline(inline)

    def inline(self, inline: Inline[SitePath]) -> None:
        match inline:
            case Emphasis():
                self.around(_EMPHASIS[inline.form], inline.inlines)
            case Code():
                self.put("<code>")
                self.words(inline.text)
                self.put("</code>")
            case Break():
                self.put("<br />\n")
            case Foreign():
                self.around("span", inline.inlines, tag=inline.tag)
            case Hyperlink():
                attributes = self.address(inline) + _attribute("title", inline.title)
                self.around("a", inline.inlines, attributes, inline.tag)
                self.remarks(inline)
            case Picture():
                self.picture(inline)
            case NoteReference():
                self.note_reference(inline)

    def around(self, name: str, inlines: Inlines[SitePath], attributes: str = "", tag: str = "") -> None:
        self.written.append(f"<{name}{attributes}{self.marks.attributes(tag)}>")
        if tag:
            with self.marks.within(tag):
                self.inlines(inlines)
        else:
            self.inlines(inlines)
        self.written.append(f"</{name}>")

    def address(self, link: Hyperlink[SitePath]) -> str:
        if isinstance(link.target, WebAddress):
            outside = _attribute("rel", "noopener external") if link.target.address.lower().startswith("http") else ""
            return f' href="{_quoted(link.target.address)}"{outside}'
        return f' href="{escape(self.url(link.target.path))}"'

    def remarks(self, link: Hyperlink[SitePath]) -> None:
        """What some readers should know before they open a file."""
        if isinstance(link.target, SitePath):
            for remark in self.media.remarks_on(link.target.path):
                self.put(" <small>")
                self.words(self.say(f"pdf_{remark}"))
                self.put("</small>")

    def picture(self, inline: Picture[SitePath]) -> None:
        """A picture in the sizes it has, with its shape, so that nothing moves when it comes."""
        path = inline.target.path
        picture, drawing = self.media.pictures.get(path), self.media.drawings.get(path)
        shown = picture.largest if picture else drawing.drawing if drawing else None
        lazy = "" if self.leads else ' loading="lazy"'
        self.leads = False
        sizes = self.candidates(picture.own) if picture and len(picture.own) > 1 else ""
        image = f'<img src="{escape(self.url(path))}"{sizes}{_shape(shown)}{self.described(inline)}{lazy}>'
        if picture and picture.other:
            kind = picture.other[0].kind.media_type
            image = f'<picture><source type="{kind}"{self.candidates(picture.other)}>{image}</picture>'
        self.put(image)

    def described(self, picture: Picture[SitePath]) -> str:
        title = _attribute("title", picture.title)
        return f' alt="{_quoted(picture.words)}"{title}{self.marks.attributes(picture.tag)}'

    def candidates(self, renditions: tuple[Rendition, ...]) -> str:
        listed = ", ".join(f"{self.url(one.path).replace(',', '%2C')} {one.width}w" for one in renditions)
        return f' srcset="{escape(listed)}" sizes="{_COLUMN}"'

    def note_reference(self, reference: NoteReference) -> None:
        number = reference.number + self.offset
        identifier = f"note_{number}_from_{reference.again}"
        self.put(f'<sup><a href="#note_{number}" id="{identifier}" role="doc-noteref"><span class="heard">')
        self.words(self.say("footnote"))
        self.put(f" </span>{number}</a></sup>")

    def notes(self, notes: Notes[SitePath]) -> None:
        self.line()
        self.put(f'<section role="doc-endnotes" aria-labelledby="{notes.anchor}">\n')
        name = f"h{self.notes_level}"
        self.put(f'<{name} id="{notes.anchor}">')
        self.words(notes.title)
        start = f' start="{notes.offset + 1}"' if notes.offset else ""
        self.put(f"</{name}>\n<ol{start}>\n")
        for note in notes.notes:
            self.note(note)
        self.put("</ol>\n</section>\n")

    def note(self, note: Note[SitePath]) -> None:
        """A note, with the ways back to the text at the end of its last paragraph."""
        number = note.number + self.offset
        self.put(f'<li id="note_{number}">\n')
        empty: TextParagraph[SitePath] = TextParagraph(note.mark, ())
        *others, last = note.blocks or (empty,)
        self.blocks(others)
        if not isinstance(last, TextParagraph):
            self.block(last)
        self.put("<p>")
        self.inlines(last.inlines if isinstance(last, TextParagraph) else ())
        for again in range(1, note.references + 1):
            self.put("" if self.written[-1] == "<p>" else " ")
            self.way_back(number, again, several=note.references > 1)
        self.put("</p>\n</li>\n")

    def way_back(self, number: int, again: int, *, several: bool) -> None:
        key = "footnote_back_again" if several else "footnote_back"
        words = self.say(key, number=number, again=again)
        self.put(f'<a href="#note_{number}_from_{again}" role="doc-backlink"><span aria-hidden="true">↩</span>')
        self.put('<span class="heard">')
        self.words(words)
        self.put("</span></a>")


class TextProseWriter(ProseWriter):
    """The same for the text view, which has neither tables nor anything that is heard and not seen."""

    def table(self, table: TextTable[SitePath]) -> None:
        """Each row as an entry of a list, every cell behind the name of its column."""
        if table.caption:
            self.put("<p>")
            self.inlines(table.caption.inlines)
            self.put("</p>")
        self.put("<ul>")
        for row in table.rows or (None,):
            self.put("<li>")
            for at, title in enumerate(table.head):
                if at:
                    self.words(self.say("sentence_separator"))
                self.inlines(title.inlines)
                if row:
                    self.words(self.say("text_colon"))
                    self.inlines(row[at].inlines)
            self.put("</li>")
        self.put("</ul>\n")

    def picture(self, inline: Picture[SitePath]) -> None:
        """The smallest size, in the picture's own format, which every browser knows."""
        path = inline.target.path
        picture, drawing = self.media.pictures.get(path), self.media.drawings.get(path)
        smallest = picture.own[0] if picture else None
        source = escape(self.url(smallest.path if smallest else path))
        shape = _shape(smallest or (drawing.drawing if drawing else None))
        self.put(f'<img src="{source}"{shape}{self.described(inline)} loading="lazy">')

    def task(self, *, done: bool) -> None:
        self.words(self.say("task_done" if done else "task_open") + self.say("text_colon"))

    def note_reference(self, reference: NoteReference) -> None:
        number = reference.number + self.offset
        identifier = f"note_{number}_from_{reference.again}"
        self.put(f' <a href="#note_{number}" id="{identifier}" role="doc-noteref">[')
        self.words(self.say("footnote"))
        self.put(f" {number}]</a>")

    def way_back(self, number: int, again: int, *, several: bool) -> None:
        words = self.say("footnote_back_again" if several else "footnote_back", number=number, again=again)
        self.put(f'<a href="#note_{number}_from_{again}" role="doc-backlink">[')
        self.words(words)
        self.put("]</a>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _quoted(text: str) -> str:
    return _escaped(text).replace("'", "&#x27;")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_quoted(value)}"' if value else ""


def _shape(shown: Rendition | Drawing | None) -> str:
    """Width and height, so that the place is kept while it loads; nothing for what a style guide only names."""
    return f' width="{shown.width}" height="{shown.height}"' if shown else ""


def _aligned(alignment: Alignment) -> str:
    return _attribute("class", alignment)


def _is_one_link(item: ListItem[SitePath]) -> bool:
    """Whether a link, in plain words, is the whole of an item."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], TextParagraph) or item.done is not None:
        return False
    inlines = item.blocks[0].inlines
    only = inlines[0] if len(inlines) == 1 else None
    return isinstance(only, Hyperlink) and all(isinstance(inline, Text) for inline in only.inlines)
