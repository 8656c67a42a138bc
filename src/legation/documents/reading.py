"""The verb of this room: a capture is read into a document, or refused by name with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.documents.document import Block, Document, Genre, Marker, Reference, Region, Row
from legation.documents.english import is_foreign, require_english
from legation.documents.formats.article import NO_ARTICLE
from legation.documents.formats.decoding import checked, decode
from legation.documents.formats.mail import Message, read_mail
from legation.documents.formats.pdf import read_pdf
from legation.documents.formats.webpage import Page, is_html, read_page
from legation.documents.formats.wikitext import is_wikitext, render
from legation.documents.parts.encyclopedia import Article, is_encyclopedia, lay_article
from legation.documents.parts.endnotes import endnotes
from legation.documents.parts.layout import paragraphs
from legation.documents.parts.news import Laid, lay_news
from legation.documents.publication.anniversary import month_of_anniversary
from legation.documents.publication.dateline import Dateline, date_line
from legation.documents.publication.outlet import credited, credits_of, from_texts, known_by_domain, same_agency
from legation.documents.publication.published import Published, from_url, in_utc, stated, with_dateline
from legation.errors import RefusedError, SettingError
from legation.evidence import content_id
from legation.limits import SECONDS, bounded
from legation.sources import Capture

_PDF_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the kinds of documents have in common once they are laid out."""

    text: str
    genre: Genre
    blocks: tuple[Block, ...]
    excluded: tuple[Region, ...]
    title: str | None = None
    titled: str | None = None
    stated: Published | None = None
    dateline: Dateline | None = None
    outlet: str | None = None
    url: str | None = None
    markers: tuple[Marker, ...] = ()
    references: tuple[Reference, ...] = ()
    infobox: tuple[Row, ...] = ()


def read(capture: Capture, *, published: str | None = None, outlet: str | None = None) -> Document:
    """The document in a capture; raises RefusedError with the reason where there is none that can be read.

    ``published`` (a day, month or year in EDTF, or a date as people write it) and ``outlet`` supply what the
    document lacks: what its row, its page or its dateline states goes before them. SettingError where ``published``
    is no date. The same capture gives the same document on every machine.
    """
    name = capture.address or capture.name
    supplied = stated(published) if published else None
    if published and supplied is None:
        raise SettingError(f"not a date: {published}")
    given = _given_date(capture, name)
    parts = _parts(capture, name)
    require_english(" ".join(parts.text[b.start : b.end] for b in parts.blocks), name)
    parts = _without_foreign(parts)
    url = capture.given.get("url") or parts.url
    feed = capture.given_by == "feed"
    user = Published(given, "given", None) if given and not feed else None
    day = (
        user
        or with_dateline(parts.stated or from_url(url) or (Published(given, "feed") if given else None), parts.dateline)
        or (Published(supplied, "given") if supplied else None)
        or (month_of_anniversary(parts.text, parts.blocks) if parts.genre == "news" else None)
    )
    agency = parts.dateline.agency if parts.dateline else None
    agency = agency or credited(credits_of(parts.text, parts.blocks, parts.excluded))
    return Document(
        id=capture.given.get("id") or content_id(parts.text),
        name=capture.name,
        text=parts.text,
        sha256=capture.sha256,
        title=capture.given.get("title") or parts.title,
        published=day.edtf if day else None,
        published_basis=day.basis if day else None,
        published_evidence=day.evidence if day else None,
        outlet=same_agency(_outlet(capture, parts, url), agency) or outlet or agency,
        agency=agency,
        url=url,
        address=capture.address,
        fetched=capture.fetched,
        media=capture.media,
        genre=parts.genre,
        blocks=parts.blocks,
        excluded=parts.excluded,
        markers=parts.markers,
        references=parts.references,
        infobox=parts.infobox,
    )


def _outlet(capture: Capture, parts: _Parts, url: str | None) -> str | None:
    """Who published a document: as the user says, as the codebook knows the address, as the page or the feed says."""
    given = capture.given.get("outlet")
    if given and capture.given_by == "user":
        return given
    furniture = [parts.text[r.start : r.end] for r in parts.excluded]
    shown = parts.genre == "news" or parts.titled  # a wiki's furniture names its software and its licence
    named = parts.outlet or (from_texts(parts.title, parts.titled, furniture, url) if shown else None)
    return known_by_domain(url) or named or given


def _without_foreign(parts: _Parts) -> _Parts:
    """The paragraphs in another language left out: a page of a ministry often has its text in two."""
    foreign = {b for b in parts.blocks if is_foreign(parts.text[b.start : b.end])}
    if not foreign:
        return parts
    left = sorted([*parts.excluded, *(Region(b.start, b.end, "language") for b in foreign)], key=lambda r: r.start)
    return replace(parts, blocks=tuple(b for b in parts.blocks if b not in foreign), excluded=tuple(left))


def _given_date(capture: Capture, name: str) -> str | None:
    value = capture.given.get("published")
    if not value:
        return None
    day = stated(value)
    if day is None:
        raise RefusedError(name, f"published is not a date: {value[:60]}")
    return day


def _parts(capture: Capture, name: str) -> _Parts:
    if capture.text is not None:
        return _plain(checked(capture.text, name), capture.given.get("title"))
    if capture.media == "application/pdf" or capture.data.startswith(b"%PDF-"):
        text, units = bounded(read_pdf, name, _PDF_SECONDS, capture.data, name)
        return _unless_empty(_news(checked(text, name), lay_news(text, units)), name)
    if capture.media == "message/rfc822":
        return _message(bounded(read_mail, name, SECONDS, capture.data, name), name)
    if capture.media == "text/html" or is_html(capture.data):
        text = decode(capture.data, name, html=True, charset=capture.charset)
        return _page(bounded(read_page, name, SECONDS, text, name), name)
    text = decode(capture.data, name, charset=capture.charset)
    if capture.media == "text/x-wiki" or is_wikitext(text):
        rendered = render(text)
        checked(rendered.text, name)
        article = lay_article(rendered.text, rendered.units)
        references = tuple(rendered.refined(reference) for reference in article.references)
        return replace(_encyclopedia(rendered.text, article, references), stated=rendered.published)
    return _plain(text, None)


def _message(message: Message, name: str) -> _Parts:
    """A message is published by its sender, when it was sent."""
    if message.page is not None:
        parts = _page(bounded(read_page, name, SECONDS, message.page, name), name)
    else:
        parts = _unless_empty(_news(checked(message.text, name), lay_news(message.text, message.units)), name)
    known = known_by_domain(f"mailto://{(message.sender or '').rpartition('@')[2]}")
    title = message.title or parts.title
    return replace(parts, title=title, stated=message.published or parts.stated, outlet=known or message.outlet)


def _unless_empty(parts: _Parts, name: str) -> _Parts:
    if not parts.blocks:
        raise RefusedError(name, "no prose in it: tables, lists and notices at most")
    return parts


def _plain(text: str, title: str | None) -> _Parts:
    if is_encyclopedia(text):
        article = lay_article(text)
        return _encyclopedia(text, article, article.references)
    return _news(text, lay_news(text, paragraphs(text), title))


def _news(text: str, laid: Laid) -> _Parts:
    evidence = laid.dated_evidence
    dated = Published(laid.dated, "dateline", evidence, in_utc(evidence or "")) if laid.dated else None
    noted = endnotes(text, laid.blocks, laid.excluded)
    return _Parts(
        text=text,
        genre="news",
        blocks=noted.blocks,
        excluded=noted.excluded,
        markers=noted.markers,
        references=noted.references,
        title=laid.headline,
        stated=dated,
        dateline=laid.dateline,
    )


def _encyclopedia(text: str, article: Article, references: tuple[Reference, ...]) -> _Parts:
    return _Parts(
        text=text,
        genre="encyclopedia",
        blocks=article.blocks,
        excluded=article.excluded,
        title=article.title,
        outlet=article.outlet,
        markers=article.markers,
        references=references,
        infobox=article.infobox,
    )


def _is_dated(page: Page) -> bool:
    """Whether a page says on which day it was published: an essay with notes, and no article of an encyclopedia."""
    return page.published is not None or any(unit.kind == "dateline" and date_line(unit.flat)[1] for unit in page.units)


def _page(page: Page, name: str) -> _Parts:
    checked(page.text, name)
    if page.rendered:
        laid = lay_article(page.text, page.units)
        parts = _encyclopedia(page.text, laid, tuple(page.rendered.refined(r) for r in laid.references))
    elif not _is_dated(page) and is_encyclopedia(page.text):
        laid = lay_article(page.text, page.units)
        parts = _encyclopedia(page.text, laid, laid.references)
    else:
        parts = _news(page.text, lay_news(page.text, page.units, page.title))
    if not parts.blocks:
        raise RefusedError(name, NO_ARTICLE)
    return replace(
        parts,
        title=page.title or parts.title,
        titled=None if page.rendered else page.stated_title,
        stated=page.published or parts.stated,
        outlet=page.outlet or parts.outlet,
        url=page.url,
    )
