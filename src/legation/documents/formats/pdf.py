"""A PDF with text → its paragraphs: lines joined, running heads and page numbers told apart, words that a line end cut.

The text is taken in the order in which the file draws it, which is that of reading in all but hand-made files. A file
of pictures has none, and is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from legation.documents.parts.layout import Unit, is_bullet, joined
from legation.errors import RefusedError

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

MAX_PAGES = 500
"""The number of pages above which a file is refused."""
_MAX_CHARACTERS = 4_000_000
_PASSWORD_ERROR = "password"
# What stands in the text for a hyphen that only a line's end has made.
_HYPHENS = re.compile("[\u00ad\x02\ufffe]")
_MARGIN = 0.09
_HEADING = 1.12
_NOTE = 0.9
_FULL = 0.82
_GAP = 1.9
_PAGE_NUMBER = re.compile(r"(?:page\s|p\.\s?|[-–—|]\s?)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?(?:\s?[-–—|])?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[?\d{1,3}[\]).]?\s+\S")
_BLANK = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as drawn: its box in points from the page's lower left corner, and the height of its letters."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    page_height: float

    @property
    def height(self) -> float:
        """The height of its letters, by which sizes of type are compared."""
        return self.top - self.bottom


def read_pdf(data: bytes, name: str) -> tuple[str, tuple[Unit, ...]]:
    """The text of a file and its paragraphs, each with its kind where its place or size tells it.

    Raises RefusedError where the file is protected, damaged, too long, or has no text.
    """
    lines = list(_lines(data, name))
    if not any(c.isalpha() for line in lines for c in line.text):
        raise RefusedError(name, "a PDF without text: its pages are pictures")
    body = _body_height(lines)
    furniture = _furniture(lines)
    parts: list[tuple[str | None, str]] = []
    before: Line | None = None
    right = _right_edges(lines)
    for line in lines:
        kind = furniture.get(id(line)) or _kind(line, body)
        goes_on = before is not None and parts and parts[-1][0] == kind and _goes_on(before, line, kind, right)
        if goes_on:
            parts[-1] = (kind, _with(parts[-1][1], line.text))
        elif kind is None and _continues_over_page(parts, line.text):
            at = max(i for i, part in enumerate(parts) if part[0] is None)
            parts[at] = (None, _with(parts[at][1], line.text))
        else:
            parts.append((kind, line.text))
        before = line
    return joined([(kind, _HYPHENS.sub("", text)) for kind, text in _with_headline(parts)])


def _lines(data: bytes, name: str) -> Iterator[Line]:
    import pypdfium2  # only the process that reads needs it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "protected by a password" if _PASSWORD_ERROR in str(error).lower() else "a damaged PDF"
        raise RefusedError(name, reason) from None
    if len(document) > MAX_PAGES:
        raise RefusedError(name, f"a PDF of more than {MAX_PAGES} pages")
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
            found = text.get_text_range(errors="ignore")
        except pypdfium2.PdfiumError:
            raise RefusedError(name, f"a damaged PDF (page {number + 1})") from None
        characters += len(found)
        if characters > _MAX_CHARACTERS:
            raise RefusedError(name, f"a PDF of more than {_MAX_CHARACTERS // 1_000_000} million characters")
        yield from _of_page(found, text, number, page.get_height())


def _of_page(found: str, page: PdfTextPage, number: int, height: float) -> Iterator[Line]:
    """The lines of a page. A character beyond the basic plane counts as two where boxes are asked for."""
    at = 0
    for raw in found.split("\n"):
        line = raw.rstrip("\r")
        boxes = [
            page.get_charbox(at + i)
            for i, c in enumerate(line)
            if not c.isspace() and at + i < page.count_chars() and i in (0, len(line) // 2, len(line) - 1)
        ]
        at += len(raw) + 1 + sum(c > "\uffff" for c in raw)
        shown = _BLANK.sub(" ", line).strip()
        if shown and boxes:
            left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
            yield Line(shown, number, left, right, min(b[1] for b in boxes), max(b[3] for b in boxes), height)


def _body_height(lines: Sequence[Line]) -> float:
    return median([line.height for line in lines for _ in range(1 + len(line.text) // 20)]) or 1.0


def _right_edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """How far the lines that begin at a place of a page reach: the width of its column."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        column = (line.page, round(line.left / 40))
        edges[column] = max(edges.get(column, 0.0), line.right)
    return edges


def _furniture(lines: Sequence[Line]) -> dict[int, str]:
    """Running heads, feet and page numbers, by line."""
    margin = [line for line in lines if _in_margin(line)]
    pages = len({line.page for line in lines})
    said = Counter(_figureless(line.text) for line in margin)
    return {
        id(line): "navigation"
        for line in margin
        if _PAGE_NUMBER.fullmatch(line.text) or (pages > 1 and said[_figureless(line.text)] > 1)
    }


def _in_margin(line: Line) -> bool:
    return line.top > line.page_height * (1 - _MARGIN) or line.bottom < line.page_height * _MARGIN


def _figureless(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha())


def _kind(line: Line, body: float) -> str | None:
    if line.height > body * _HEADING and len(line.text) <= 160:
        return "heading"
    low = line.bottom < line.page_height / 3
    return "references" if low and line.height < body * _NOTE and _FOOTNOTE.match(line.text) else None


def _goes_on(before: Line, line: Line, kind: str | None, right: dict[tuple[int, int], float]) -> bool:
    """Whether a line belongs to the paragraph of the one before it on the page."""
    if before.page != line.page or is_bullet(line.text):
        return False
    gap = before.bottom - line.top
    if gap < -line.height or gap > _GAP * line.height:
        return False
    if kind == "heading":
        return True
    if kind == "references" and _FOOTNOTE.match(line.text):
        return False
    edge = right[(before.page, round(before.left / 40))]
    full = before.right >= before.left + _FULL * (edge - before.left)
    indented = line.left > before.left + line.height and not is_bullet(before.text)
    ended = before.text.rstrip("”’\"')").endswith((".", "!", "?", ":"))
    return full and not (indented and ended)


def _continues_over_page(parts: Sequence[tuple[str | None, str]], text: str) -> bool:
    """Whether a paragraph goes on behind a page's end, its foot and head between."""
    last = next((i for i in range(len(parts) - 1, -1, -1) if parts[i][0] is None), None)
    if last is None or any(kind != "navigation" and kind != "references" for kind, _ in parts[last + 1 :]):
        return False
    ended = parts[last][1].rstrip("”’\"')").endswith((".", "!", "?", ":"))
    return not ended and text[:1].islower()


def _with(text: str, line: str) -> str:
    """A paragraph and its next line. A word that a line's end has cut is made whole; "re-" before "election" is too,
    which is the accepted loss: most hyphens at a line's end are only there because the line ends."""
    if _HYPHENS.fullmatch(text[-1:]):
        return text + line
    if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"


def _with_headline(parts: list[tuple[str | None, str]]) -> list[tuple[str | None, str]]:
    """The largest heading above the first paragraph is the headline."""
    first = next((i for i, (kind, _) in enumerate(parts) if kind is None), len(parts))
    heads = [i for i in range(first) if parts[i][0] == "heading"]
    if heads:
        parts[heads[0]] = ("headline", parts[heads[0]][1])
    return parts
