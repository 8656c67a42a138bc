"""A web page → its article as plain text, with what the markup tells about each part."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree, html
from lxml.html import HtmlElement

from legation.documents.parts.layout import Unit
from legation.documents.publication.metadata import metadata
from legation.errors import RefusedError

MAX_CHARACTERS = 2_000_000
"""The length above which a page is refused: extraction takes seconds a megabyte on hostile pages."""

_MAX_DEPTH = 400
_MAX_ELEMENTS = 25_000
_MAX_PARAGRAPHS = 8_000
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|figcaption|wp-caption-text|photo-?credit|image-?credit)(?:$|[\s_-])", re.I
)
_LONGEST_CAPTION = 900
_WINDOW = 50_000
NO_ARTICLE = "no article text found in the page"
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<!--(?:[^-]|-(?!->)){0,2000}-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article: the headline and paragraphs with blank lines between, and what the markup states.

    ``rendered`` says that it is an encyclopedia article in the form in which such pages are pasted as text.
    """

    text: str
    units: tuple[Unit, ...]
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None
    rendered: bool = False


def is_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return bool(_BEGINS.match(data[:4096]))


def read_page(source: str, name: str) -> Page:
    """The article of a page. Raises RefusedError where the page is too long or no article can be found in it."""
    if len(source) > MAX_CHARACTERS:
        raise RefusedError(name, f"page longer than the limit of {MAX_CHARACTERS // 1_000_000} million characters")
    tree = _tree(source, name)
    about = metadata(tree)
    if _is_mediawiki(tree):
        text = _rendered(tree, name)
        return Page(text, (), about.title, about.published, about.outlet, about.url, rendered=True)
    captions = _take_captions(tree)
    positions = "".join(_plain(piece) for piece in tree.itertext())
    pieces = _pieces(tree, name)
    title = _headline(tree, about.title, pieces)
    pieces = _with_captions(_with_headline(pieces, title), captions, positions)
    if not any(kind in ("", "list item") for kind, _ in pieces):
        raise RefusedError(name, NO_ARTICLE)
    text, units = _assembled(pieces)
    return Page(text, units, title, about.published, about.outlet, about.url)


def _tree(source: str, name: str) -> HtmlElement:
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True)
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise RefusedError(name, NO_ARTICLE) from None
    if _depth(tree) > _MAX_DEPTH:
        raise RefusedError(name, f"page nested deeper than {_MAX_DEPTH} elements")
    if sum(1 for _ in tree.iter()) > _MAX_ELEMENTS:
        raise RefusedError(name, f"page of more than {_MAX_ELEMENTS:,} elements")
    if sum(1 for _ in tree.iter("p", "li", "td", "br")) > _MAX_PARAGRAPHS:
        raise RefusedError(name, f"page of more than {_MAX_PARAGRAPHS:,} paragraphs, items and cells")
    return tree


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _is_mediawiki(tree: HtmlElement) -> bool:
    generators = tree.xpath("//meta[@name='generator']/@content")
    return any(str(g).startswith("MediaWiki") for g in generators) or bool(tree.find_class("mw-parser-output"))


def _rendered(tree: HtmlElement, name: str) -> str:
    try:
        text = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=True)
    except (etree.LxmlError, ValueError, RecursionError, TypeError, AttributeError, IndexError, KeyError):
        text = None
    if not text or not text.strip():
        raise RefusedError(name, NO_ARTICLE)
    return str(text)


def _take_captions(tree: HtmlElement) -> list[tuple[int, str]]:
    """The captions of pictures, taken out of the page, each with its place in the page's plain letters."""
    found: list[tuple[int, str]] = []
    taken: list[HtmlElement] = []
    place = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            place += len(_plain(element.tail or "")) if not _inside(element, taken) else 0
            continue
        if _inside(element, taken):
            continue
        if _is_caption(element) and len(element.text_content()) <= _LONGEST_CAPTION:
            taken.append(element)
            caption = " ".join(element.text_content().split())
            if caption:
                found.append((place, caption))
        else:
            place += len(_plain(element.text or ""))
    for element in taken:
        if element.getparent() is not None:
            element.drop_tree()
    return found


def _inside(element: HtmlElement, taken: Sequence[HtmlElement]) -> bool:
    return bool(taken) and any(ancestor is taken[-1] for ancestor in element.iterancestors())


def _is_caption(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag == "figcaption":
        return True
    return element.tag in ("p", "span", "div", "dd", "small") and bool(
        _CAPTION_CLASS.search(element.get("class") or "")
    )


def _pieces(tree: HtmlElement, name: str) -> list[tuple[str, str]]:
    """The article's parts in order, as (kind, text): kinds are those of a Unit, empty where the words must tell."""
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ValueError, RecursionError, TypeError, AttributeError, IndexError, KeyError):
        found = None
    if found is None or isinstance(found, dict) or found.body is None:
        raise RefusedError(name, NO_ARTICLE)
    pieces: list[tuple[str, str]] = []
    kinds = {
        "p": "",
        "head": "heading",
        "item": "list item",
        "row": "table",
        "quote": "",
        "ab": "",
        "code": "boilerplate",
    }
    _gather(found.body, kinds, pieces)
    return pieces


def _gather(body: etree._Element, kinds: dict[str, str], pieces: list[tuple[str, str]]) -> None:
    for element in body.iter(*kinds):
        if any(child.tag in kinds for child in element.iterdescendants()):
            if own := " ".join((element.text or "").split()):
                pieces.append((kinds[str(element.tag)], own))
            continue
        separator = " | " if element.tag == "row" else ""
        cells = [" ".join("".join(child.itertext()).split()) for child in element] if separator else []
        if text := separator.join(cells) if separator else " ".join("".join(element.itertext()).split()):
            pieces.append((kinds[str(element.tag)], text))


def _headline(tree: HtmlElement, stated_title: str | None, pieces: list[tuple[str, str]]) -> str | None:
    """The page's only first-level heading, where it agrees with the stated title or there is none; else that title."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headings = [h for h in headings if h]
    for heading in headings:
        if stated_title is None or _plain(heading)[:20] in _plain(stated_title) or len(headings) == 1:
            return heading if len(heading) > 3 and len(heading) <= 300 else stated_title
    return stated_title


def _with_headline(pieces: list[tuple[str, str]], title: str | None) -> list[tuple[str, str]]:
    """The parts with the headline first and once only."""
    if not title:
        return pieces
    kept = [(kind, text) for i, (kind, text) in enumerate(pieces) if i > 3 or _plain(text) != _plain(title)]
    return [("headline", title), *kept]


def _with_captions(
    pieces: list[tuple[str, str]], captions: list[tuple[int, str]], letters: str
) -> list[tuple[str, str]]:
    """Captions put back where they stood among the parts; those behind the last part belong to something else."""
    result: list[tuple[str, str]] = []
    waiting, at = list(captions), 0
    for kind, text in pieces:
        found = letters.find(_plain(text), at, at + _WINDOW) if kind != "headline" else -1
        if found >= 0:
            while waiting and waiting[0][0] <= found:
                place, caption = waiting.pop(0)
                if place >= at and caption not in (t for _, t in result):
                    result.append(("caption", caption))
            at = found
        result.append((kind, text))
    return result


def _assembled(pieces: list[tuple[str, str]]) -> tuple[str, tuple[Unit, ...]]:
    units, position = [], 0
    for kind, text in pieces:
        units.append(Unit(position, position + len(text), text, True, kind or None))
        position += len(text) + 2
    return "\n\n".join(text for _, text in pieces), tuple(units)


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
