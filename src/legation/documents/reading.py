"""The verb of this room: a capture is read into a document, or refused by name with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.documents.document import Block, Document, Genre, Marker, Reference, Region, Row
from legation.documents.english import require_english
from legation.documents.formats.decoding import checked, decode
from legation.documents.formats.webpage import NO_ARTICLE, Page, is_html, read_page
from legation.documents.formats.wikitext import is_wikitext, render
from legation.documents.parts.encyclopedia import Article, is_encyclopedia, lay_article
from legation.documents.parts.layout import paragraphs
from legation.documents.parts.news import Laid, lay_news
from legation.documents.publication.anniversary import month_of_anniversary
from legation.documents.publication.published import Published, from_dateline, from_url, stated
from legation.errors import RefusedError, SettingError
from legation.evidence import content_id
from legation.sources import Capture


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the kinds of documents have in common once they are laid out."""

    text: str
    genre: Genre
    blocks: tuple[Block, ...]
    excluded: tuple[Region, ...]
    title: str | None = None
    published: Published | None = None
    outlet: str | None = None
    agency: str | None = None
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
    url = capture.given.get("url") or parts.url
    day = (
        (Published(given, "given") if given else None)
        or (parts.published if parts.published and parts.published.basis == "metadata" else None)
        or from_url(url)
        or parts.published
        or (Published(supplied, "given") if supplied else None)
        or (month_of_anniversary(parts.text, parts.blocks) if parts.genre == "news" else None)
    )
    return Document(
        id=capture.given.get("id") or content_id(parts.text),
        name=capture.name,
        text=parts.text,
        sha256=capture.sha256,
        title=capture.given.get("title") or parts.title,
        published=day.edtf if day else None,
        published_basis=day.basis if day else None,
        published_evidence=day.evidence if day else None,
        outlet=capture.given.get("outlet") or parts.outlet or outlet or parts.agency,
        url=url,
        genre=parts.genre,
        blocks=parts.blocks,
        excluded=parts.excluded,
        markers=parts.markers,
        references=parts.references,
        infobox=parts.infobox,
    )


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
    page = capture.media == "text/html" or is_html(capture.data)
    text = decode(capture.data, name, html=page)
    if page:
        return _page(read_page(text, name), name)
    if capture.media == "text/x-wiki" or is_wikitext(text):
        rendered = render(text)
        checked(rendered.text, name)
        article = lay_article(rendered.text)
        references = tuple(rendered.refined(reference) for reference in article.references)
        return _encyclopedia(rendered.text, article, references)
    return _plain(text, None)


def _plain(text: str, title: str | None) -> _Parts:
    if is_encyclopedia(text):
        article = lay_article(text)
        return _encyclopedia(text, article, article.references)
    return _news(text, lay_news(text, paragraphs(text), title))


def _news(text: str, laid: Laid) -> _Parts:
    line = from_dateline(laid.dateline)
    dated = Published(laid.dated, "dateline", laid.dated_evidence) if laid.dated else None
    return _Parts(
        text=text,
        genre="news",
        blocks=laid.blocks,
        excluded=laid.excluded,
        title=laid.headline,
        published=dated or line,
        agency=laid.dateline.agency if laid.dateline else None,
    )


def _encyclopedia(text: str, article: Article, references: tuple[Reference, ...]) -> _Parts:
    return _Parts(
        text=text,
        genre="encyclopedia",
        blocks=article.blocks,
        excluded=article.excluded,
        title=article.title,
        markers=article.markers,
        references=references,
        infobox=article.infobox,
    )


def _page(page: Page, name: str) -> _Parts:
    checked(page.text, name)
    published = Published(page.published, "metadata") if page.published else None
    if page.rendered:
        parts = _encyclopedia(page.text, article := lay_article(page.text), article.references)
    else:
        parts = _news(page.text, lay_news(page.text, page.units, page.title))
    if not parts.blocks:
        raise RefusedError(name, NO_ARTICLE)
    return replace(
        parts,
        title=page.title or parts.title,
        published=published or parts.published,
        outlet=page.outlet,
        url=page.url,
    )
