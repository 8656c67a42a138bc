"""A page's visible text, piece by piece, with what the markup around each piece says that it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml.html import HtmlElement

from legation.documents.parts.furniture import reason
from legation.documents.publication.dateline import date_line

_BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td
    tfoot th thead tr ul
    """.split()
)
_UNSEEN = frozenset(
    "script style template svg iframe object embed audio video canvas head select textarea noscript math map".split()
)
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_SPLIT = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")

# Words of class and id names, by what they say of the element. The first row that has one of the words decides.
_NAMED = (
    ("comments", "comment comments disqus respond replies commentlist"),
    (
        "boilerplate",
        """
        newsletter subscribe subscription signup share sharing sharer social cookie cookies consent gdpr advert
        advertisement ad ads adslot sponsor sponsored banner copyright popup modal pullquote donate
        donation follow regwall meter piano outbrain taboola sharedaddy addthis
        """,
    ),
    ("correction", "correction corrections clarification clarifications"),
    (
        "related",
        """
        related relatedposts recommended recommendation recommendations recirc recirculation readmore popular trending
        teaser teasers mostread recent promo promos promotion
        """,
    ),
    ("caption", "caption captions figcaption legend"),
    ("credit", "credit credits"),
    ("byline", "byline bylines author authors contributor writer reporter"),
    ("dateline", "timestamp dateline pubdate datetime published updated modified date dates posted"),
    (
        "navigation",
        """
        nav navigation navbar menu menus breadcrumb breadcrumbs crumb crumbs toolbar masthead pagination pager tags tag
        taglist topics sitemap skip topbar kicker eyebrow rubric category categories navbox toc catlinks hatnote
        """,
    ),
)
_BY_WORD = {word: label for label, words in _NAMED for word in words.split()}
# Two words that mean something together which neither means alone.
_PAIRS = {
    ("pull", "quote"): "boilerplate", ("sign", "up"): "boilerplate", ("read", "more"): "related",
    ("most", "read"): "related", ("see", "also"): "related", ("also", "read"): "related", ("more", "live"): "related",
    ("up", "next"): "related", ("more", "stories"): "related", ("more", "from"): "related", ("read", "next"): "related",
    ("editors", "note"): "correction", ("editor", "note"): "correction", ("site", "header"): "navigation",
    ("page", "header"): "navigation", ("site", "footer"): "navigation", ("page", "footer"): "navigation",
    ("wm", "ipp"): "boilerplate", ("table", "row"): "table", ("table", "grid"): "table", ("table", "cell"): "table",
    ("post", "meta"): "dateline", ("latest", "news"): "related", ("you", "may"): "related",
}  # fmt: skip
# What wins where several words of one name say different things: what surely is no prose goes first.
_RANK = [*(label for label, _ in _NAMED), "table"]
_BY_TAG = {"nav": "navigation", "figcaption": "caption", "time": "dateline", "button": "boilerplate"}
_BY_ROLE = {"navigation": "navigation", "banner": "navigation", "contentinfo": "navigation", "search": "navigation",
            "dialog": "boilerplate", "menu": "navigation"}  # fmt: skip
_BY_ITEMPROP = {"datepublished": "dateline", "datemodified": "dateline", "author": "byline", "caption": "caption"}
_AUTHOR = re.compile(r"/(?:authors?|by|reporters?|journalists?|contributors?|writers?|profiles?)/[^/]")
_SHORT = frozenset({"byline", "dateline", "credit", "navigation"})
_LONGEST_SHORT = 240
_LONGEST_INLINE_HOST = 400
_PROSE_LENGTH = 120
_LONGEST_CELL = 200
_LONGEST_FACT = 120
_CELL = " | "
_ENDS = (".", "!", "?", ":", "”", '"', "’")
# Set around what a line prints in bold or in a font of its own: pages without headings set their headlines so.
_OPENS, _CLOSES = "\x02", "\x03"
_FACES = frozenset(("b", "strong", "i", "em", "font", "big"))
_FACE = re.compile(r"\x02([^\x02\x03;]*);|\x03")
_MARKS = str.maketrans("", "", _OPENS + _CLOSES)
_BACK = re.compile(r"[↩↑⤴⮌][\ufe0e\ufe0f]?")
_FOOTNOTE = re.compile(r"\[?(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8})\]?")


@dataclass(slots=True)
class Piece:
    """A stretch of visible text that no block border cuts, on one line.

    ``label`` is what the markup says that it is, None where it says nothing; ``tag`` the block that it stands in;
    ``linked`` how many of its characters are links; ``titled`` whether its block is named as a title; ``place`` the
    path of elements from the page's root to its block.
    """

    text: str
    tag: str
    label: str | None = None
    linked: int = 0
    titled: bool = False
    place: tuple[HtmlElement, ...] = field(default=(), repr=False)

    @property
    def links(self) -> float:
        """The share of it that is links."""
        return self.linked / len(self.text) if self.text else 0.0


def pieces(tree: HtmlElement, ignored: Collection[HtmlElement] = ()) -> list[Piece]:
    """The visible text of a page in its order. What the names of ``ignored`` elements say is not believed."""
    walk = _Walk(ignored)
    walk.element(tree, (), None, "body")
    walk.flush()
    return walk.found


def named(element: HtmlElement) -> str | None:
    """What an element's tag, role, class and id say that its text is; None where they say nothing."""
    tag = str(element.tag)
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if found := _BY_ROLE.get((element.get("role") or "").lower()):
        return found
    if found := _BY_ITEMPROP.get((element.get("itemprop") or "").lower()):
        return found
    if (element.get("rel") or "").lower() == "author" or (tag == "a" and _AUTHOR.search(element.get("href") or "")):
        return "byline"
    labels = {label for name in _names(element) for label in _of_name(name)}
    return min(labels, key=_RANK.index) if labels else None


def _names(element: HtmlElement) -> list[str]:
    # what a theme says about the whole page stands on html and body, and says nothing about their text
    if element.tag in ("html", "body"):
        return []
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}".split()


def _of_name(name: str) -> Iterator[str]:
    """What a class name says: of its words the last is the noun (``comment-list`` but not ``date-picker-article``)."""
    words = [word.lower() for word in _SPLIT.split(name) if word]
    for pair in pairwise(words):
        if pair in _PAIRS:
            yield _PAIRS[pair]
    for word in words:
        if word in _BY_WORD:
            yield _BY_WORD[word]


@dataclass(slots=True)
class _Walk:
    ignored: Collection[HtmlElement] = ()
    found: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    tables: dict[HtmlElement, bool] = field(default_factory=dict)
    host: tuple[tuple[HtmlElement, ...], str | None, str] = ((), None, "body")

    def element(self, element: HtmlElement, above: tuple[HtmlElement, ...], label: str | None, tag: str) -> None:
        """Walk an element: ``label`` is what the elements around it say."""
        # an explicit stack of what is still to do: pages are nested deeper than Python calls
        todo: list[tuple[str, HtmlElement, tuple[HtmlElement, ...], str | None, str]] = [
            ("open", element, above, label, tag)
        ]
        while todo:
            what, one, place, around, block = todo.pop()
            if what != "open":
                self._close(what, one, place, around, block)
                continue
            if self._leaf(one, place, around, block):
                continue
            own = self._label(one)
            cell = (one.tag in ("td", "th") and self._is_cell(one)) or (one.tag in ("dt", "dd") and _is_fact(one))
            if cell:
                if one.tag == "dt":
                    self.flush()
                self._text(_CELL if self.words else "", place, around, block)
                own, apart = None, False
                block = "tr"
            else:
                apart = one.tag in _BLOCKS or (own is not None and self._may_cut(one))
            inner = _joined(around, own) if apart else around
            tag_inside = _tag(one) if one.tag in _BLOCKS and not cell else block
            below = (*place, one) if apart else place
            if apart:
                self.flush()
                todo.append(("flush", one, place, around, block))
            elif one.tag in _FACES:
                self._mark(_OPENS + _face(one) + ";", place, around, block)
                todo.append(("close", one, place, around, block))
            for child in reversed(one):
                todo.append(("tail", child, below, inner, tag_inside))
                todo.append(("open", child, below, inner, tag_inside))
            todo.append(("text", one, below, inner, tag_inside))
            if one.tag == "a":
                self.linked += len(" ".join(one.text_content().split()))

    def _close(
        self, what: str, one: HtmlElement, place: tuple[HtmlElement, ...], around: str | None, block: str
    ) -> None:
        """Take in what stands in an element before its children, or behind it, or end what it began."""
        if what == "flush":
            self.flush()
        elif what == "close":
            self._mark(_CLOSES, place, around, block)
        else:
            self._text((one.text if what == "text" else one.tail) or "", place, around, block)

    def _leaf(self, one: HtmlElement, place: tuple[HtmlElement, ...], around: str | None, block: str) -> bool:
        """Whether an element has nothing in it to walk: unseen, a note's figure, the way back from it, a break."""
        if not isinstance(one.tag, str) or one.tag in _UNSEEN or _hidden(one):
            return True
        if one.tag == "sup" and (number := _FOOTNOTE.fullmatch(one.text_content().strip())):
            self._text(f"[{number[1]}]", place, around, block)
            return True
        if one.tag == "br" and self.words:
            self.words.append("\n")
        return one.tag == "br" or (one.tag == "a" and bool(_BACK.fullmatch(one.text_content().strip())))

    def _is_cell(self, cell: HtmlElement) -> bool:
        """Whether a cell is one of a table of data, whose rows are read as lines, and not a part of the page's plan."""
        table = next((e for e in cell.iterancestors("table")), None)
        if table is None:
            return False
        if table not in self.tables:
            cells = list(table.iter("td", "th"))
            plan = next(table.iterdescendants("table", "p", "div", "h1", "h2", "ul", "ol", "br"), None) is not None
            rows = list(table.iter("tr"))
            wide = any(len(row) > 1 for row in rows)
            long = any(len(one.text_content()) > _LONGEST_CELL for one in cells)
            self.tables[table] = len(rows) > 1 and wide and not plan and not long
        return self.tables[table]

    def _label(self, element: HtmlElement) -> str | None:
        if element in self.ignored:
            return None
        own = named(element)
        if own not in _SHORT:
            return own
        shown = " ".join(element.text_content().split())
        if own != "navigation" and len(shown) > _LONGEST_SHORT:
            return None
        return None if own == "dateline" and not any(c.isdigit() for c in shown) else own

    def _may_cut(self, element: HtmlElement) -> bool:
        """Whether an element within a line is a piece of its own: not where it is a word of a sentence."""
        parent = element.getparent()
        if parent is None:
            return True
        longest = _PROSE_LENGTH if parent.tag == "p" else _LONGEST_INLINE_HOST
        return len(" ".join(parent.text_content().split())) <= longest

    def _text(self, text: str, place: tuple[HtmlElement, ...], label: str | None, tag: str) -> None:
        if text:
            self._mark(text.replace("\n", " ").replace("\r", " ").translate(_MARKS), place, label, tag)

    def _mark(self, text: str, place: tuple[HtmlElement, ...], label: str | None, tag: str) -> None:
        if not self.words:
            self.host = (place, label, tag)
        self.words.append(text)

    def flush(self) -> None:
        """End the piece under way."""
        place, label, tag = self.host
        text = "".join(self.words)
        linked, self.linked = self.linked, 0
        self.words.clear()
        for part in _lines(text):
            self.found.append(
                Piece(part, tag, label, min(linked, len(part)), bool(place) and _titled(place[-1]), place)
            )


def _is_fact(item: HtmlElement) -> bool:
    """Whether an item of a list of definitions is a short fact ("Parties: France"), and not a paragraph."""
    short = (
        len(item.text_content()) <= _LONGEST_FACT and next(item.iterdescendants("p", "div", "ul", "ol"), None) is None
    )
    follows = item.getprevious() if item.tag == "dd" else item.getnext()
    return short and follows is not None and follows.tag == ("dt" if item.tag == "dd" else "dd")


def _tag(element: HtmlElement) -> str:
    level = element.get("aria-level") or ""
    return f"h{level}" if element.get("role") == "heading" and level in "123456" else str(element.tag)


def _joined(around: str | None, own: str | None) -> str | None:
    """What a piece is by what stands around it and by itself: a time stamp in a comment belongs to the comment."""
    if around in ("comments", "boilerplate", "correction", "caption"):
        return around
    if around == "related":
        return own if own in ("comments", "boilerplate") else around
    if around == "navigation" and own in (None, "dateline", "byline", "navigation"):
        return around
    return own or around


def _titled(element: HtmlElement) -> bool:
    words = {word.lower() for name in _names(element) for word in _SPLIT.split(name)}
    return bool(words & {"headline", "title", "heading"})


def _hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style") or ""))


def _lines(text: str) -> Iterator[str]:
    """A piece's text on one line; two line breaks, one behind a sentence, or one between two faces end a paragraph."""
    parts: list[str] = [""]
    open_: list[str] = []
    before: list[str] = []
    for line in text.split("\n"):
        flat, face = _faced(line, open_)
        if not flat:
            parts.append("")
            continue
        begins = face != before or parts[-1].endswith(_ENDS) or _stands_alone(flat) or _stands_alone(parts[-1])
        if parts[-1] and begins:
            parts.append(flat)
        else:
            parts[-1] = f"{parts[-1]} {flat}".strip()
        before = face
    return (part for part in parts if part)


def _face(element: HtmlElement) -> str:
    said = f"{element.tag}{element.get('size') or ''}{element.get('color') or ''}"
    return "".join(c for c in said if c.isalnum())


def _faced(line: str, open_: list[str]) -> tuple[str, list[str]]:
    """A line without its marks, and the faces that it is printed in from its first word to its last.

    ``open_`` are the faces at its begin, and those at its end afterwards.
    """
    words: list[str] = []
    whole: list[str] | None = None
    at = 0
    for mark in [*_FACE.finditer(line), None]:
        shown = line[at : mark.start()] if mark else line[at:]
        words.append(shown)
        if shown.strip():
            kept = open_ if whole is None else whole
            whole = [a for a, b in zip(kept, open_, strict=False) if a == b]
        if mark is None:
            break
        at = mark.end()
        if mark[1] is not None:
            open_.append(mark[1])
        elif open_:
            open_.pop()
    return " ".join("".join(words).split()), whole or []


def _stands_alone(line: str) -> bool:
    return reason(line) is not None or date_line(line)[0]


def common(places: Sequence[tuple[HtmlElement, ...]], weights: Sequence[int], share: float) -> tuple[HtmlElement, ...]:
    """The path of the innermost element that holds at least ``share`` of what weighs."""
    total, depth = sum(weights), 0
    best: tuple[HtmlElement, ...] = ()
    while True:
        depth += 1
        held: dict[HtmlElement, tuple[int, tuple[HtmlElement, ...]]] = {}
        for place, weight in zip(places, weights, strict=True):
            if len(place) >= depth and place[: len(best)] == best:
                before = held.get(place[depth - 1], (0, ()))[0]
                held[place[depth - 1]] = (before + weight, place[:depth])
        if not held:
            return best
        weight, path = max(held.values(), key=lambda one: one[0])
        if weight < share * total:
            return best
        best = path
