"""Feeds (RSS, Atom, RDF): what their entries state, and the documents that they carry in whole.

They are read in a process of its own: some feeds are made to take for ever.
"""

from __future__ import annotations

import hashlib
import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

import feedparser

from legation.errors import RefusedError
from legation.limits import bounded
from legation.sources.capture import Capture
from legation.sources.contents import Asked
from legation.sources.entries import Entry
from legation.sources.opened import Opened, too_large

LIMIT = 4 * 1024 * 1024
"""The size in bytes above which a feed is refused."""
SECONDS = 1.0
"""The processor time that reading a feed may take."""
MOST_ENTRIES = 1_000
"""So many entries are read of a feed, the first ones, which feeds have their newest in."""

ONLY_SUMMARY = "has only a summary; `legation watch` fetches the page"

_FULL = 300
_LONGEST = 500
_LONGEST_URL = 2_000
_FIRST_YEAR = 1971
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(r"<(?:p|div|article|section|ul|ol|table|blockquote|h[1-6])\b", re.IGNORECASE)
_BREAKS = re.compile(r"(?:<br\s{0,9}/?\s{0,9}>\s{0,99}){2,9}", re.IGNORECASE)
# what stands at the end of a text that goes on elsewhere
_GOES_ON = re.compile(
    r"""(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)$
    |(?:^|[.!?…"”\])])\s?(?:read\ (?:more|on)|(?:read|view|see)\ the\ (?:full|whole|rest)|continue\ reading)\b
    [^.!?]{0,80}$""",
    re.IGNORECASE | re.VERBOSE,
)
_REFERENCE = re.compile(rb"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T\s]|$)", re.ASCII)
_HOURS = {"hourly": 1.0, "daily": 24.0, "weekly": 168.0, "monthly": 720.0, "yearly": 8760.0}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its entries in its own order, and after how many seconds it wants to be asked again, if it says so."""

    title: str | None
    entries: tuple[Entry, ...]
    wait: float | None = None


def read_feed(data: bytes, name: str, url: str | None = None, charset: str | None = None) -> Feed:
    """The feed in some bytes.

    ``url`` is where it came from, ``charset`` what the server stated. Raises RefusedError, for ``name``, where it is
    none, too large, or takes too long.
    """
    if len(data) > LIMIT:
        raise RefusedError(name, too_large(LIMIT))
    return bounded(_feed, name, SECONDS, data, name, url, charset)


def carried(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """A capture for each entry of a feed that has its text in whole; the others are refused by their number."""
    data = opened.stream.read(LIMIT + 1)
    feed = read_feed(data, opened.address, opened.url, opened.charset)
    if not feed.entries:
        raise RefusedError(opened.address, "a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        address = f"{opened.address}:{number}"
        if entry.content is None:
            yield RefusedError(address, ONLY_SUMMARY)
        elif len(entry.content.encode()) > asked.limit:
            yield RefusedError(address, too_large(asked.limit))
        else:
            yield capture(entry, f"{opened.name}:{number}", address, opened.fetched)


def capture(entry: Entry, name: str, address: str, fetched: str | None) -> Capture:
    """An entry's text in whole, as a document of its own."""
    return Capture(
        name=name,
        data=(entry.content or "").encode(),
        address=address,
        fetched=fetched,
        media=entry.media,
        charset="utf-8",
        given=entry.given,
        given_by="feed",
    )


def _feed(data: bytes, name: str, url: str | None, charset: str | None) -> Feed:
    data = _REFERENCE.sub(_possible, data)
    # a stream, for a string could be taken for the name of a file or for an address to fetch
    headers = {"content-location": url or ""} | ({"content-type": f"text/xml; charset={charset}"} if charset else {})
    found = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.get("version") and not found["entries"]:
        page = re.match(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", data[:1000], re.I
        )
        kind = "a web page" if page else "XML" if data.lstrip()[:1] == b"<" else "something else"
        raise RefusedError(name, f"{kind}, not a feed (RSS, Atom or RDF)")
    about: Mapping[str, Any] = found["feed"]
    title = _plain(about, "title")
    base = url or _text(about, "link")
    entries = [_entry(entry, title, base) for entry in found["entries"][:MOST_ENTRIES]]
    # of two entries with one id the first is meant
    return Feed(title, tuple({entry.id: entry for entry in reversed(entries)}.values())[::-1], _wait(about))


def _possible(reference: re.Match[bytes]) -> bytes:
    """A reference to a character where there is such a one: the library fails on the others."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    number = int(digits, base) if len(digits) <= 9 else 0
    return reference[0] if 0 < number < 0xD800 or 0xE000 <= number <= 0x10FFFF else b"&#xFFFD;"


def _entry(raw: Mapping[str, Any], outlet: str | None, base: str | None) -> Entry:
    url = _url(_text(raw, "link", _LONGEST_URL), base)
    moment, updated = _text(raw, "published", 100), _text(raw, "updated", 100)
    content, media = _content(raw)
    title, summary = _plain(raw, "title"), _plain(raw, "summary", 5_000)
    stated = _text(raw, "id", _LONGEST_URL) or url
    source = raw.get("source")
    return Entry(
        id=stated or "sha256:" + hashlib.sha256(f"{title}\n{moment}\n{summary}".encode()).hexdigest(),
        url=url,
        title=title,
        published=_day(moment, _own(raw, "published_parsed")) if moment else _day(updated, _own(raw, "updated_parsed")),
        moment=moment,
        updated=updated,
        author=_text(raw, "author", _LONGEST),
        outlet=(_plain(source, "title") if isinstance(source, Mapping) else None) or outlet,
        content=content,
        media=media,
        summary=summary,
    )


def _content(raw: Mapping[str, Any]) -> tuple[str | None, str]:
    """The text in whole and its media type; None where the feed has only the beginning of it, or a summary."""
    for item in raw.get("content") or ():
        value, kind = item.get("value"), item.get("type")
        if not isinstance(value, str) or kind not in ("text/html", "application/xhtml+xml", "text/plain"):
            continue
        plain = value if kind == "text/plain" else _without_tags(value)
        if len(plain) >= _FULL and not _GOES_ON.search(plain[-200:]):
            return (_whole(value), kind) if kind == "text/plain" else (_paragraphs(_whole(value)), "text/html")
    return None, "text/html"


def _paragraphs(markup: str) -> str:
    """The markup with its text inside paragraphs, where it has nothing that holds text, only line breaks."""
    if _BLOCK.search(markup):
        return markup
    return "".join(f"<p>{piece}</p>" for piece in _BREAKS.split(markup) if piece.strip())


def _day(words: str | None, parsed: Any) -> str | None:
    """The day in EDTF of a moment as a feed states it, in its own zone; None where it states none in earnest."""
    if not words:
        return None
    found = _DAY.match(words)
    try:
        day = date(*map(int, found.groups())) if found else parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        if found or parsed is None:
            return None
        day = date(*parsed[:3])
    # clocks that were never set say 1970 or the year 1
    return day.isoformat() if day.year >= _FIRST_YEAR else None


def _wait(about: Mapping[str, Any]) -> float | None:
    ttl = _text(about, "ttl", 9)
    if ttl and ttl.isascii() and ttl.isdigit():
        return int(ttl) * 60.0
    hours = _HOURS.get((_text(about, "sy_updateperiod", 20) or "").lower())
    often = _text(about, "sy_updatefrequency", 6) or "1"
    if hours is None or not (often.isascii() and often.isdigit() and int(often)):
        return None
    return hours * 3600.0 / int(often)


def _url(link: str | None, base: str | None) -> str | None:
    if not link:
        return None
    try:
        url = urljoin(base or "", link)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _text(raw: Mapping[str, Any], key: str, longest: int = _LONGEST) -> str | None:
    value = _own(raw, key)
    return " ".join(_whole(value).split())[:longest] or None if isinstance(value, str) else None


def _own(raw: Mapping[str, Any], key: str) -> Any:
    """What an element has of its own: the library's look-up takes one date for another that is not there."""
    return dict.get(cast("dict[str, Any]", raw), key)


def _plain(raw: Mapping[str, Any], key: str, longest: int = _LONGEST) -> str | None:
    """Words without markup."""
    value = _text(raw, key, 4 * longest)
    detail = raw.get(f"{key}_detail")
    marked = isinstance(detail, Mapping) and detail.get("type") != "text/plain"
    return (_without_tags(value) if marked else value)[:longest] or None if value else None


def _without_tags(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _whole(text: str) -> str:
    """The text without halves of characters and without NUL, which no file of text holds."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")
