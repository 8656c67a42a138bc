"""A document: the text as shown, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from legation.evidence import Span

Genre = Literal["news", "encyclopedia"]
Prose = Literal["headline", "paragraph", "list item"]
PublishedBasis = Literal["given", "metadata", "json-ld", "dateline", "url", "feed", "inferred"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is not prose of the document, with the reason it is left out.

    Reasons: ``caption``, ``credit``, ``byline``, ``dateline``, ``boilerplate``, ``correction``, ``navigation``,
    ``table``, ``infobox``, ``references``, ``heading``, ``comments``, ``related``,
    ``language`` (a paragraph in a language that is not read).
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose that sentences never cross: the headline, a paragraph, a list item."""

    start: int
    end: int
    part: Prose


@dataclass(frozen=True, slots=True)
class Marker:
    """A citation marker such as ``[3]`` where it stands in the text."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list.

    ``csl`` is the CSL-JSON item (``author`` with ``family`` and ``given`` or ``literal``, ``title``,
    ``container-title``, ``publisher``, ``issued``, ``accessed``, ``ISSN`` …, and beyond CSL ``archived`` with ``url``
    and ``date``, ``translated-title``); a report's number is ``collection-number``, as ``number`` is the reference's
    own. ``start`` and ``end`` are where the entry stands; ``title`` is the stretch of its title, which may itself
    state something.
    """

    number: int
    start: int
    end: int
    csl: dict[str, Any]
    title: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an infobox: what it is about, and the cells that state it.

    ``label`` is the row's own label or the heading above it ("Diplomatic mission"), None where there is neither;
    ``heads`` are the column heads (often the two states), in the order of ``cells``.
    """

    label: Span | None
    cells: tuple[Span, ...]
    heads: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is read.

    ``text`` is what offsets count in. ``published`` is an EDTF date (a day, or a month where no day can be
    known) with its ``published_basis`` and the ``published_evidence`` in words. ``outlet`` is who published it,
    ``agency`` the wire or state agency whose story it is credited to: a wire story in forty papers is one source.
    ``sha256`` is the hash of the bytes as they came from ``address`` at the moment ``fetched`` (ISO, UTC), of the type
    ``media``, as far as these are known.
    ``blocks`` and ``excluded`` do not overlap; together they cover every visible character. ``infobox`` has the rows
    of the tables in which an encyclopedia states facts.
    """

    id: str
    name: str
    text: str
    sha256: str
    title: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    published_evidence: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    address: str | None = None
    fetched: str | None = None
    media: str | None = None
    genre: Genre = "news"
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    excluded: tuple[Region, ...] = ()
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    infobox: tuple[Row, ...] = ()
