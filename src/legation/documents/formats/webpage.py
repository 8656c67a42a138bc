"""A web page → its article as plain text, with what the markup tells about each part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from legation.documents.formats.article import NO_ARTICLE, article
from legation.documents.formats.rendered import Rendered, is_mediawiki, rendered
from legation.documents.parts.layout import Unit, joined
from legation.documents.publication.metadata import metadata
from legation.documents.publication.published import Published
from legation.errors import RefusedError

MAX_CHARACTERS = 2_000_000
"""The length above which a page is refused: extraction takes seconds a megabyte on hostile pages."""

_MAX_DEPTH = 400
_MAX_ELEMENTS = 25_000
_MAX_PARAGRAPHS = 8_000
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<!--(?:[^-]|-(?!->)){0,2000}-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article: the headline and paragraphs with blank lines between, and what the markup states.

    ``rendered`` is set where it is an encyclopedia article.
    """

    text: str
    units: tuple[Unit, ...]
    title: str | None
    stated_title: str | None
    published: Published | None
    outlet: str | None
    url: str | None
    rendered: Rendered | None = None


def is_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return bool(_BEGINS.match(data[:4096]))


def read_page(source: str, name: str) -> Page:
    """The article of a page. Raises RefusedError where the page is too long or no article can be found in it."""
    if len(source) > MAX_CHARACTERS:
        raise RefusedError(name, f"page longer than the limit of {MAX_CHARACTERS // 1_000_000} million characters")
    tree = _tree(source, name)
    about = metadata(tree)
    if is_mediawiki(tree):
        lines = rendered(tree)
        if not lines.text.strip():
            raise RefusedError(name, NO_ARTICLE)
        return Page(
            lines.text, lines.units, lines.title or about.title, about.whole_title, None, about.outlet, about.url, lines
        )
    found = article(tree, about.title, name)
    if not any(kind in (None, "list item") for kind, _ in found.parts):
        raise RefusedError(name, NO_ARTICLE)
    text, units = joined(found.parts)
    return Page(text, units, found.title, about.whole_title, about.published, about.outlet, about.url)


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
