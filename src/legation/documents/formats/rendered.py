"""An encyclopedia article as MediaWiki renders it: its text in lines, with what the page's markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.html import HtmlElement

from legation.documents.document import Reference
from legation.documents.formats.markup import Piece, pieces
from legation.documents.parts.layout import Unit, joined
from legation.documents.references.marks import is_copy

_BY_CLASS = {
    "references": "references",
    "infobox": "infobox",
    "navbox": "navigation", "toc": "navigation", "hatnote": "navigation", "catlinks": "navigation",
    "printfooter": "navigation", "mw-jump-link": "navigation", "vector-menu": "navigation", "portal": "navigation",
    "mw-jump": "navigation", "mw-portlet": "navigation", "sistersitebox": "navigation", "navbar": "navigation",
    "thumb": "caption", "thumbcaption": "caption", "gallerytext": "caption", "infobox-caption": "caption",
    "vector-page-toolbar": "navigation", "vector-header": "navigation", "mw-header": "navigation",
    "ambox": "boilerplate", "mw-indicators": "boilerplate", "metadata": "boilerplate",
    "wikitable": "table",
}  # fmt: skip
_BY_ID = {"siteNotice": "boilerplate", "siteSub": "boilerplate", "contentSub": "navigation", "toc": "navigation",
          "catlinks": "navigation", "mw-navigation": "navigation", "footer": "navigation", "mw-panel": "navigation",
          "firstHeading": "heading"}  # fmt: skip
_WORD = re.compile(r"^(?!10\.\d{4}).*[^\W\d_]{2}", re.DOTALL)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNBELIEVED = ("cite", "span", "sup", "i", "b", "a", "bdi", "time", "div", "section", "main", "article", "td", "th")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text, a unit a line with its kind (None for prose), what links of the references state, by number, the title.

    The page's metadata are not asked for its title: their headline is a short description.
    """

    text: str
    units: tuple[Unit, ...]
    stated: dict[int, dict[str, Any]] = field(default_factory=dict)
    title: str | None = None

    def refined(self, reference: Reference) -> Reference:
        """The reference with the addresses that its links carry."""
        stated = self.stated.get(reference.number)
        if not stated:
            return reference
        archived = {**stated.get("archived", {}), **reference.csl.get("archived", {})}
        kept = {"archived": archived} if archived else {}
        return replace(reference, csl={**stated, **reference.csl, **kept})


def is_mediawiki(tree: HtmlElement) -> bool:
    """Whether a page is one that MediaWiki made."""
    generators = tree.xpath("//meta[@name='generator']/@content")
    return any(str(g).startswith("MediaWiki") for g in generators) or bool(tree.find_class("mw-parser-output"))


def rendered(tree: HtmlElement) -> Rendered:
    """The lines of an article: rows of tables with bars between cells, entries of the reference list numbered."""
    lists = [one for one in tree.find_class("references") if one.tag == "ol"]
    numbers = _numbers(lists)
    parts: list[tuple[str | None, str]] = []
    last: HtmlElement | None = None
    for piece in pieces(tree, set(tree.iter(*_UNBELIEVED))):
        kind = _kind(piece)
        item = next((e for e in reversed(piece.place) if e in numbers), None)
        if kind == "references" and item is not None:
            if item is last:
                parts[-1] = (kind, f"{parts[-1][1]} {piece.text}")
            else:
                parts.append((kind, f"{numbers[item]}. {piece.text}"))
            last = item
        else:
            parts.append((kind, piece.text))
    text, units = joined(parts)
    main = lists[-1] if lists else None
    stated = {number: _addresses(item) for item, number in numbers.items() if item.getparent() is main}
    head = next(iter(tree.xpath("//h1[@id='firstHeading']")), None)
    title = " ".join(head.text_content().split()) if head is not None else ""
    return Rendered(text, units, {n: csl for n, csl in stated.items() if csl}, title or None)


def _numbers(lists: list[HtmlElement]) -> dict[HtmlElement, int]:
    return {item: number for one in lists for number, item in enumerate(one.iterchildren("li"), start=1)}


def _kind(piece: Piece) -> str | None:
    for element in reversed(piece.place):
        if found := _BY_ID.get(element.get("id") or ""):
            return found
        for name in (element.get("class") or "").split():
            if name in _BY_CLASS:
                return _BY_CLASS[name]
    if piece.tag in _HEADINGS:
        return "heading"
    if piece.tag in ("tr", "td", "th"):
        return "table"
    return "list item" if piece.tag in ("li", "dd") else piece.label


def _addresses(item: HtmlElement) -> dict[str, Any]:
    """The addresses that an entry's links carry: that of the work, and that of its archived copy."""
    csl: dict[str, Any] = {}
    for link in _links(item):
        address = (link.get("href") or "").strip()
        shown = link.text_content().lower()
        if "archive" in shown or is_copy(address):
            csl.setdefault("archived", {}).setdefault("url", address)
        elif shown.strip() == "the original":
            csl["URL"] = address
        else:
            csl.setdefault("URL", address)
    return csl


def _links(item: HtmlElement) -> Iterator[HtmlElement]:
    """The links that lead out of the page, but for those of identifiers: an ISSN, a DOI, a number."""
    for a in item.iter("a"):
        shown = a.text_content().strip()
        if (a.get("href") or "").startswith(("http://", "https://", "//")) and _WORD.search(shown):
            yield a
