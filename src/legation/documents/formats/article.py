"""Which pieces of a page are its article, and what each of the others is."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from legation.documents.formats.markup import Piece, common, named, pieces
from legation.documents.parts.endnotes import opens_notes
from legation.documents.parts.furniture import SIGN_OFF, reason
from legation.documents.parts.layout import letters, unmarked
from legation.documents.publication.dateline import date_line, dateline
from legation.errors import RefusedError

NO_ARTICLE = "no article text found in the page"

# The share of the article that the innermost element around it holds, and the share of it that no element holds whose
# name says that it is something else: a theme that calls the whole article "post tag-trade" means no list of tags.
_MAIN = 0.85
_TOO_MUCH = 0.3
_LINKED = 0.6
_STORY_WORDS = 5
_DECK_WORDS = 6
_LONGEST_TITLE = 300
_AGREED = 20
_TITLE_WORDS = 2
_LONGEST_CAPTION = 300
_LONGEST_FORM = 500
_LONG = 25
_NEAR = 4
_NEAR_DATES = 9
_TAGLINE = 4
_TITLE_LONGEST = 20
_ROWS = 3
_BOXES = 5
_ROWS_OF = ("tr", "th", "caption")
_IMAGES = ".//img|.//picture|.//video|.//svg|.//amp-img"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What a piece's own words say, and the names of elements around it that are believed less than that.
_FURNITURE = ("boilerplate", "related", "navigation")
_OVERRULED = {
    "boilerplate": (*_FURNITURE, "byline", "dateline"),
    "credit": _FURNITURE,
    "navigation": _FURNITURE,
    "byline": ("navigation",),
}
_PARAGRAPHS = ("p", "li", "blockquote", "ul", "ol")
_TEXT = ("p", "li", "h1", "h2", "h3", "blockquote", "td", "div")
_OPEN = (None, "heading", "list item")
_ASIDE = ("boilerplate", "related", "comments", "navigation")

_CREDITED = re.compile(
    r"\b(?:photo|picture|image|file|credit|courtesy|AP|AFP|Reuters)\b|/|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_SUFFIX = re.compile(r"\s[-–—|•·:»]+\s|::")
_PREFIX = re.compile(r":\s")
_SEPARATED = re.compile(r"\s[|•·»>/]\s.*\s[|•·»>/]\s")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Article:
    """A page's text in its order, part by part, each with its kind (None where its words must tell), and its title."""

    parts: tuple[tuple[str | None, str], ...]
    title: str | None


@dataclass(slots=True)
class _Page:
    """A page's pieces with what is known of each; ``weights`` are the letters that trafilatura took for the article."""

    pieces: list[Piece]
    weights: list[int]
    labels: list[str | None]
    sure: list[bool]


def article(tree: HtmlElement, stated: str | None, name: str) -> Article:
    """The parts of a page; ``stated`` is the title that its metadata state. RefusedError where it has no article."""
    page = _weighed(tree, name)
    body = [i for i, weight in enumerate(page.weights) if weight and is_sentence(page.pieces[i].text)]
    weights = [page.weights[i] if i in body else 0 for i in range(len(page.pieces))] if body else page.weights
    main = common([p.place for p in page.pieces], weights, _MAIN)
    while main and main[-1].tag in _PARAGRAPHS:
        main = main[:-1]
    ordered = [*(i for i in body if _inside(page.pieces[i], main)), *body]
    title = _title(page, stated, main, next(iter(ordered), 0))
    head = _headline(page.pieces, title)
    first = next((i for i in ordered if head is None or i > head), 0)
    last = body[-1] if body else len(page.weights)
    notes = False
    for i, piece in enumerate(page.pieces):
        label, sure = _label(piece, bool(page.weights[i]), main)
        if piece.tag in _HEADINGS or label == "heading":
            notes = i > first and opens_notes(piece.text)
        inside = _inside(piece, main)
        dates = piece.label in (None, "dateline", "byline") or (piece.label == "navigation" and inside)
        if dates and head is not None and abs(i - head) < _NEAR_DATES and date_line(piece.text)[0]:
            label, sure = "dateline", True
        elif head is not None and head < i < first:
            label, sure = _between(piece, label), True
        elif label == "caption" and piece.label is None and head is not None and i < head:
            label, sure = "boilerplate", False
        elif label in ("dateline", "byline") and not inside:
            sure = head is not None and abs(i - head) < _NEAR  # else it is of something that is linked to
        elif notes and piece.label is None and inside and reason(piece.text) is None:
            label, sure = ("heading" if opens_notes(piece.text) else "list item"), True
        elif i > last and piece.label is None and label in _OPEN and not _ended(piece, page.weights[i]):
            label, sure = _after(piece)
        page.labels.append(label)
        page.sure.append(sure)
    if head is not None:
        page.labels[head], page.sure[head] = "headline", True
    _by_company(page, main)
    _headings_of_asides(page)
    parts = [(label, piece.text) for label, piece in zip(page.labels, page.pieces, strict=True)]
    return Article(tuple(parts if head is not None or not title else [("headline", title), *parts]), title)


def _inside(piece: Piece, main: tuple[HtmlElement, ...]) -> bool:
    """Whether a piece stands in the element that holds the article."""
    return piece.place[: len(main)] == main


def _weighed(tree: HtmlElement, name: str) -> _Page:
    chosen = _chosen(tree, name)
    found = pieces(tree)
    weights = [_weight(piece, chosen) for piece in found]
    found = pieces(tree, _misnamed(found, weights))
    weights = [_weight(piece, chosen) for piece in found]
    if not any(weights):
        raise RefusedError(name, NO_ARTICLE)
    for piece in found:
        if piece.label == "caption" and dateline(piece.text):
            piece.label = None
    return _Page(found, weights, [], [])


def _chosen(tree: HtmlElement, name: str) -> str:
    """The letters of what trafilatura takes for the article."""
    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.LxmlError, ValueError, RecursionError, TypeError, AttributeError, IndexError, KeyError):
        found = None
    if found is None or isinstance(found, dict) or found.body is None:
        raise RefusedError(name, NO_ARTICLE)
    parts = found.body.iter("p", "head", "item", "row", "quote", "ab")
    return "|".join(["", *(letters("".join(element.itertext())) for element in parts), ""])


def _weight(piece: Piece, chosen: str) -> int:
    """How many letters of a piece were chosen: all or none."""
    if piece.label in ("comments", "caption"):
        return 0
    # figures of notes are chosen or not; one within a paragraph cuts the letters that are compared
    for plain in dict.fromkeys((letters(piece.text), letters(unmarked(piece.text)))):
        # a short one must be a part of its own: the letters of "China" stand in many a sentence
        if f"|{plain}|" in chosen or (len(plain) >= _LONG and plain in chosen):
            return len(plain)
    return 0


def _misnamed(found: Sequence[Piece], weights: Sequence[int]) -> set[HtmlElement]:
    """The elements whose names cannot be right: much of the article stands in them, or a caption has no picture."""
    held: dict[HtmlElement, int] = {}
    for piece, weight in zip(found, weights, strict=True):
        for element in piece.place:
            held[element] = held.get(element, 0) + weight
    most = _TOO_MUCH * sum(weights)
    captions = {e for p in found if p.label == "caption" for e in p.place if named(e) == "caption"}
    wrong = {e for e in captions if e.tag != "figcaption" and not _has_picture(e)}
    return wrong | {element for element, weight in held.items() if weight > most}


def _has_picture(caption: HtmlElement) -> bool:
    parent = caption.getparent()
    return parent is not None and bool(caption.xpath(_IMAGES) or parent.xpath(_IMAGES))


def _label(piece: Piece, kept: bool, main: tuple[HtmlElement, ...]) -> tuple[str | None, bool]:
    """What a piece is (None where its words must tell), and whether that is sure or only likely."""
    by_words = reason(piece.text)
    if piece.label is not None:
        closer = piece.label in _OVERRULED.get(by_words or "", ())
        if piece.label == "navigation" and not closer and piece.links < _LINKED and len(piece.text.split()) > _TAGLINE:
            return "boilerplate", True
        return (by_words if closer else piece.label), True
    inside = _inside(piece, main)
    tags = {str(element.tag) for element in (piece.place[len(main) :] if inside else piece.place)}
    if _beside_picture(piece, main):
        return "caption", True
    asked = by_words is None and inside and not (kept and piece.tag in _TEXT)
    if asked and _in_form(piece, main):
        return "boilerplate", True
    row = piece.tag in ("tr", "caption") or (piece.tag == "th" and "thead" in tags)
    if row and piece.links < _LINKED and (inside or any(c.isdigit() for c in piece.text)):
        return "table", True
    linked = piece.links >= _LINKED and not is_sentence(piece.text)
    menu = linked and (not kept or (_words(piece.text) < _STORY_WORDS - 1 and piece.tag not in _HEADINGS))
    if inside and not menu and not tags & {"aside", "form", "footer"}:
        if piece.tag in _HEADINGS:
            return by_words or "heading", True
        return ("list item" if piece.tag in ("li", "dd") and by_words is None else None), True
    if by_words is not None and not (by_words == "related" and linked):
        return by_words, True
    if linked:
        return ("related" if _words(piece.text) >= _STORY_WORDS else "navigation"), True
    return ("related" if "aside" in tags else "boilerplate"), False


def _in_form(piece: Piece, main: tuple[HtmlElement, ...]) -> bool:
    """Whether a piece stands in a small box that asks for something: an address, a payment, a search."""
    for element in reversed(piece.place):
        if element in main or len(" ".join(element.text_content().split())) > _LONGEST_FORM:
            return False
        if element.tag == "form" or element.xpath(".//form|.//input[not(@type='hidden')]"):
            return True
        if element.xpath(".//button") and not is_sentence(piece.text):
            return True
    return False


def _beside_picture(piece: Piece, main: tuple[HtmlElement, ...]) -> bool:
    """Whether a piece stands in a small box of its own with a picture, and is not the paragraph that one stands in."""
    if len(piece.text) > _LONGEST_CAPTION or piece.links >= _LINKED or piece.tag in _HEADINGS or len(piece.place) < 2:
        return False
    if dateline(piece.text) or (is_sentence(piece.text) and not _CREDITED.search(piece.text)):
        return False
    own = piece.place[-1]
    if own.xpath(_IMAGES):
        return own.tag != "p" and _is_under_picture(own)
    before = own.getprevious()
    if before is not None and before.xpath(f"self::img|{_IMAGES}") and not before.text_content().strip():
        return True
    for box in reversed(piece.place[-_BOXES:-1] if piece.tag not in _ROWS_OF else ()):
        if box in main or len(" ".join(box.text_content().split())) > _LONGEST_CAPTION:
            return False
        if box.xpath(_IMAGES):
            return True
    return False


def _is_under_picture(box: HtmlElement) -> bool:
    """Whether a box begins with its picture and has nothing but a caption below it."""
    if (box.text or "").strip() or not len(box) or len(" ".join(box.text_content().split())) > _LONGEST_CAPTION:
        return False
    return bool(box[0].xpath(f"self::img|{_IMAGES}")) and not box[0].text_content().strip()


def _ended(piece: Piece, weight: int) -> bool:
    """Whether a piece is a sentence, short ones too where they were taken for the article."""
    short = weight > 0 and piece.tag not in _HEADINGS and len(piece.text.split()) > _TAGLINE - 1
    text = SIGN_OFF.sub("", piece.text)
    return is_sentence(text) or (short and text.rstrip("”’\"')").endswith((".", "!", "?")))


def _between(piece: Piece, label: str | None) -> str | None:
    """What stands between the headline and the text: a deck, unless it is short."""
    long = len(piece.text.split()) >= _DECK_WORDS and piece.links < _LINKED
    if long and label == "heading" and piece.label is None and not reason(piece.text):
        return "paragraph"
    if long and piece.tag == "li" and piece.label is None and not reason(piece.text):
        return "list item"
    return (
        None
        if long and piece.label is None and label in ("boilerplate", "related", "heading") and not reason(piece.text)
        else label
    )


def _after(piece: Piece) -> tuple[str | None, bool]:
    """What stands behind the last sentence of the article and is none: headings and items of what else there is."""
    by_words = reason(piece.text)
    if by_words is not None:
        return by_words, by_words != "dateline"
    if piece.links >= _LINKED:
        return ("related" if _words(piece.text) >= _STORY_WORDS else "navigation"), True
    return ("list item" if piece.tag == "li" and piece.text.endswith((".", ";")) else "boilerplate"), False


def _words(text: str) -> int:
    """How many words a text has: a row of links with bars between is a menu and no title."""
    return 0 if _SEPARATED.search(text) else sum(any(c.isalnum() for c in word) for word in text.split())


def is_sentence(text: str) -> bool:
    """Whether a piece ends as sentences do and is longer than a link."""
    return len(text) > 60 and unmarked(text).rstrip("”’\"')]").endswith((".", "!", "?", "…"))


def _title(page: _Page, stated: str | None, main: tuple[HtmlElement, ...], first: int) -> str | None:
    """What the page shows above its text of the title that it states: a part of it, for sites add their names.

    Where it shows none of it, the only first-level heading; else what stands before the article and is named as a
    title; else the stated title. Of two parts that are shown the one nearer to the text is the headline: the other
    is the site's name in its head. ``first`` is the first sentence of the text.
    """
    found = page.pieces
    split = [part for cut in (_SUFFIX, _PREFIX) for part in cut.split(stated or "")]
    parts = {letters(part) for part in [stated or "", *split]} - {""}
    whole = letters(stated or "")
    heads = [i for i, p in enumerate(found) if p.tag == "h1" and p.label is None and 3 < len(p.text) <= _LONGEST_TITLE]
    said = [i for i, p in enumerate(found[: first + 1]) if letters(p.text) in parts and _may_be_title(p)]
    said += [i for i in heads if letters(found[i].text)[:_AGREED] in whole]
    if said:
        return found[max(said, key=lambda i: (i <= first, i))].text
    if len(heads) == 1 or (heads and stated is None):
        return found[heads[0]].text
    shown = _headline(found, stated) if stated else None
    if shown is not None and _inside(found[shown], main):
        return stated
    above = [p for p in found[:first] if p.label is None and p.links < _LINKED and not _is_line(p.text)]
    named_so = [p for p in above if p.titled or p.tag in _HEADINGS]
    if named_so:
        return _first_of_run(named_so, above).text
    near = [p for p in above if p.place[: len(found[first].place) - _ROWS] == found[first].place[:-_ROWS]]
    near = [p for p in near if _DECK_WORDS - 2 <= _words(p.text) <= _TITLE_LONGEST and not is_sentence(p.text)]
    inside = [p for p in near if _inside(p, main)]
    if shown is not None and not inside:
        return stated
    return _first_of_run(near, above).text if near else stated


def _first_of_run(heads: Sequence[Piece], above: Sequence[Piece]) -> Piece:
    """The headline of the headings that stand together above a text: the first, for a deck stands below it.

    The name of a section above it is shorter than headlines are.
    """
    best = heads[-1]
    for one in reversed(heads[:-1]):
        if above.index(best) - above.index(one) > 1 or len(one.text.split()) < _DECK_WORDS - 2:
            break
        best = one
    return best


def _is_line(text: str) -> bool:
    """Whether a line above a text says who wrote it or when, or is furniture, and no title."""
    return reason(text) is not None or date_line(text)[0] or dateline(text) is not None


def _may_be_title(piece: Piece) -> bool:
    # blogs link the heading of a post to the post
    return piece.tag in _HEADINGS or (piece.links < _LINKED and len(piece.text.split()) > _TITLE_WORDS)


def _headline(found: Sequence[Piece], title: str | None) -> int | None:
    """The piece that is the title."""
    plain = letters(title or "")
    places = [i for i, piece in enumerate(found) if plain and letters(piece.text) == plain]
    return min(places, key=lambda i: (found[i].tag != "h1", found[i].label is not None, i), default=None)


def _by_company(page: _Page, main: tuple[HtmlElement, ...]) -> None:
    """What is only likely becomes what surely stands beside it in the innermost element that holds both."""
    around: dict[HtmlElement, Counter[str]] = {}
    for piece, label, sure in zip(page.pieces, page.labels, page.sure, strict=True):
        if sure and label in _ASIDE:
            for element in piece.place:
                around.setdefault(element, Counter())[label] += 1
    for i, piece in enumerate(page.pieces):
        if page.sure[i]:
            continue
        for element in reversed(piece.place):
            if element in main:
                break
            if element in around:
                company = around[element].most_common(1)[0][0]
                told = piece.links < _LINKED and len(piece.text.split()) >= _STORY_WORDS
                page.labels[i] = "boilerplate" if told and company == "navigation" else company
                break


def _headings_of_asides(page: _Page) -> None:
    """A heading belongs to what follows it, up to the next heading, in the element that holds both."""
    run: list[str | None] = []
    boxes: list[tuple[HtmlElement, ...]] = []
    for i in range(len(page.pieces) - 1, -1, -1):
        if page.labels[i] != "heading":
            run.append(page.labels[i])
            boxes.append(page.pieces[i].place)
            continue
        box = page.pieces[i].place[:-1]
        held = [label for label, place in zip(run, boxes, strict=True) if place[: len(box)] == box]
        if held and box and all(label in _ASIDE for label in held):
            page.labels[i] = held[-1]
        run, boxes = [page.labels[i]] if page.labels[i] != "heading" else [], boxes[:0]
        boxes = [page.pieces[i].place] if run else []
