"""What a page's markup states about it: title, day of publication, outlet, address. Its prose is not looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from legation.documents.formats.markup import named
from legation.documents.publication.published import Published, in_utc, stated

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "published_time",
    "publication_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "originalpublicationdate",
    "article-published",
    "date",
)
_SURE_NAMES = 7
"""So many of them say "published" of the article itself, and are believed before its JSON-LD."""

_ARTICLE_TYPES = ("Article", "BlogPosting", "LiveBlogPosting", "WebPage", "Report")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "parsely-title")
_OUTLET_NAMES = (
    "og:site_name",
    "citation_journal_title",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "publisher",
)
_IN_CAPTION = "ancestor::figure|ancestor::figcaption|ancestor::aside|ancestor::footer|ancestor::nav"
_ELSEWHERE = ("comments", "related", "navigation")
_PUBLISHED_PROPERTIES = frozenset(
    {"datepublished", "schema:datepublished", "dc:created", "dcterms:created", "dc:issued"}
)
_MAX_JSON = 512 * 1024


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the markup of a page states; None for each that it does not. ``whole_title`` has the outlet's name too."""

    title: str | None = None
    whole_title: str | None = None
    published: Published | None = None
    outlet: str | None = None
    url: str | None = None


def metadata(tree: HtmlElement) -> Metadata:
    """Title, day of publication, outlet and address of a page, from JSON-LD, meta elements and ``<time>``."""
    metas = _metas(tree)
    items = list(_items(tree))
    articles = [item for item in items if _is_article(item)]
    outlet = _first(metas, _OUTLET_NAMES[:1]) or _publisher(articles) or _first(metas, _OUTLET_NAMES[1:])
    title = _first(metas, _TITLE_NAMES) or _text(articles, "headline") or _title_element(tree)
    return Metadata(
        title=_without_outlet(title, outlet) if title else None,
        whole_title=_title_element(tree) or title,
        published=_published(tree, metas, articles),
        outlet=outlet,
        url=_address(tree, metas),
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _items(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, at whatever depth up to the graph's."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        source = (element.text or "").strip()
        if not source or len(source) > _MAX_JSON:
            continue
        try:
            todo = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo:
            value = todo.pop(0)
            if isinstance(value, list):
                todo.extend(value)
            elif isinstance(value, dict):
                yield value
                todo.extend(value[key] for key in ("@graph", "mainEntity") if isinstance(value.get(key), list | dict))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_ARTICLE_TYPES) for name in names)


def _text(items: list[dict[str, Any]], key: str) -> str | None:
    for item in items:
        if isinstance(value := item.get(key), str) and value.strip():
            return " ".join(value.split())
    return None


def _publisher(articles: list[dict[str, Any]]) -> str | None:
    for item in articles:
        publisher = item.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip() and "://" not in name:
                return " ".join(name.split())
    return None


def _published(tree: HtmlElement, metas: dict[str, list[str]], articles: list[dict[str, Any]]) -> Published | None:
    for name in _DATE_NAMES[:_SURE_NAMES]:
        for value in metas.get(name, ()):
            if day := stated(value):
                return Published(day, "metadata", f"{name} {value}", in_utc(value))
    for item in articles:
        said = item.get("datePublished")
        if isinstance(said, str) and (day := stated(said)):
            return Published(day, "json-ld", f"datePublished {said}", in_utc(said))
    for name in _DATE_NAMES[_SURE_NAMES:]:
        for value in metas.get(name, ()):
            if day := stated(value):
                return Published(day, "metadata", f"{name} {value}", in_utc(value))
    return _time_element(tree)


def _time_element(tree: HtmlElement) -> Published | None:
    """The ``<time>`` that is marked as the publication's, else the only one at all; never one in a caption."""
    days: list[Published] = []
    for element in tree.iter("time", "abbr", "span", "div", "p", "meta"):
        says = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split()
        marked = bool(_PUBLISHED_PROPERTIES & set(says)) or element.get("pubdate") is not None
        if element.tag != "time" and not marked:
            continue
        value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        if len(value) > 100 or (day := stated(value)) is None or _of_another(element):
            continue
        found = Published(day, "metadata", f"{element.tag} {value.strip()}", in_utc(value))
        if marked:
            return found
        if element.get("datetime"):
            days.append(found)
    return days[0] if len({day.edtf for day in days}) == 1 else None


def _of_another(element: HtmlElement) -> bool:
    """Whether a date stands in a caption, or with something else than the page's text: a comment, a linked story."""
    around = [element, *element.iterancestors()]
    return bool(element.xpath(_IN_CAPTION)) or any(named(one) in _ELSEWHERE for one in around)


def _title_element(tree: HtmlElement) -> str | None:
    for element in tree.iter("title"):
        if title := " ".join(element.text_content().split()):
            return title
    return None


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's name at its end, behind a dash or a bar."""
    parts = re.split(r"\s[-–—|•·]\s", title)
    if len(parts) > 1 and outlet and parts[-1].lower().strip() == outlet.lower().strip():
        return title[: title.rindex(parts[-1])].rstrip(" -–—|•·")
    return title


def _address(tree: HtmlElement, metas: dict[str, list[str]]) -> str | None:
    for element in tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            address = (element.get("href") or "").strip()
            if address.startswith(("http://", "https://")):
                return address
    address = (_first(metas, ("og:url",)) or "").strip()
    return address if address.startswith(("http://", "https://")) else None
