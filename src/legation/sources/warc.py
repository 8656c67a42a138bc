"""WARC: the pages of a web archive, one record at a time, whatever its size.

FastWARC reads the records. It is safe with hostile bytes, but not with a stream that raises, and it takes the end of
a stream for the end of a record: ``_Feed`` keeps the errors from it, and each record is held to its stated length.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from legation.errors import RefusedError
from legation.sources.asked import Asked
from legation.sources.capture import Capture
from legation.sources.compressed import Unpacked, unpacked
from legation.sources.httpbody import BodyError, LargeBodyError, decoded
from legation.sources.kinds import unread_by_content, unread_by_name
from legation.sources.opened import Opened, some, too_large

if TYPE_CHECKING:
    from fastwarc import WarcRecord

# some servers send that much in cookies; FastWARC stops at half of it unless it is told
_HEADERS = 64 * 1024
_PAGES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
    "text/x-wiki": "text/x-wiki",
    "application/pdf": "application/pdf",
    "message/rfc822": "message/rfc822",
}
_UNTOLD = ("", "application/octet-stream", "application/force-download", "binary/octet-stream")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\s|<!--[^>]{0,500}-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def read_warc(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """The pages, texts and PDFs that a web archive holds, called by their addresses.

    Responses with status 200, resources and conversions (the text of WET files). What is no document (pictures,
    scripts, redirects, errors, robots.txt, the archive's own records) is passed over. Raises RefusedError, saying at
    which byte, where the archive is damaged or cut off.
    """
    feed = _Feed(unpacked(opened).stream, opened.address)
    for record in _records(feed):
        try:
            capture = _capture(record, feed, asked.limit)
        except _BadRecordError as bad:
            yield RefusedError(_called(record, feed), bad.reason)
        else:
            if capture is not None:
                yield capture


class _BadRecordError(Exception):
    """A record that is refused; those after it can be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Feed:
    """A stream as FastWARC wants it: one that never fails. What it failed with is raised by ``check``."""

    def __init__(self, stream: BinaryIO, address: str) -> None:
        self.address = address
        self._stream = stream
        self._read = 0
        self._failed: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        if self._failed is not None:
            return b""
        try:
            data = some(self._stream, size)
        except BaseException as error:  # an interruption too: FastWARC would end the process with a trace
            self._failed = error
            return b""
        self._read += len(data)
        return data

    def tell(self) -> int:
        return self._read

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._read

    def close(self) -> None:
        """Nothing: whoever opened the stream closes it."""

    def refusal(self, record: WarcRecord | None, reason: str) -> RefusedError:
        """The refusal of the archive at a record; raises what the stream itself failed with, if it did."""
        if self._failed is not None:
            raise self._failed
        return RefusedError(self.address, reason.replace("{at}", f"byte {self.at(record)}"))

    def check(self) -> None:
        """Raise what the stream failed with, if it did."""
        if self._failed is not None:
            raise self._failed

    def at(self, record: WarcRecord | None) -> int:
        """Where a record begins in the file; of a compressed file, where the member begins that it is in."""
        if record is None:
            return 0
        raw = getattr(self._stream, "raw", None)
        return raw.packed(record.stream_pos) if isinstance(raw, Unpacked) else record.stream_pos


def _records(feed: _Feed) -> Iterator[WarcRecord]:
    from fastwarc import ArchiveIterator

    records = iter(ArchiveIterator(feed, parse_http=False, stream_detect=False, max_header_len=_HEADERS))
    last: WarcRecord | None = None
    while True:
        try:
            record = next(records)
        except StopIteration:
            feed.check()
            return
        except OSError as error:
            where = "after the record at {at}" if last is not None else "at {at}"
            raise feed.refusal(last, f"damaged {where}: no record begins there ({error})") from None
        stated = record.headers.get("Content-Length") or ""
        # FastWARC takes a length that it does not understand for 0
        if not (stated.isdecimal() and len(stated) < 20 and int(stated) == record.content_length):
            raise feed.refusal(record, "damaged or truncated: the record at {at} does not say how long it is")
        yield record
        last = record


@dataclass(frozen=True, slots=True)
class _Page:
    """What a record says of the document in it; ``media`` is None where only the bytes can tell."""

    media: str | None
    charset: str | None
    transfer: str = ""
    content: str = ""


def _capture(record: WarcRecord, feed: _Feed, limit: int) -> Capture | None:
    """The document in a record, None where there is none; the record has then been read to its end."""
    page = _page(record, feed)
    if page is None:
        _held(record.reader.consume(), record.content_length, record, feed)
        return None
    data = _body(record, page, feed, limit)
    media = _media(page, data)
    if media is None:
        return None
    if reason := "empty" if not data.strip() else unread_by_content(data):
        raise _BadRecordError(reason)
    uri = _uri(record)
    return Capture(
        name=_called(record, feed),
        data=data,
        address=uri or _called(record, feed),
        fetched=_moment(record.headers.get("WARC-Date") or ""),
        media=media,
        charset=page.charset,
        given={"url": uri} if uri.startswith(("http://", "https://")) else {},
    )


def _body(record: WarcRecord, page: _Page, feed: _Feed, limit: int) -> bytes:
    """What is in a record, its codings undone; a record over the limit is passed over without being held."""
    length = record.content_length
    if length > limit:
        _held(record.reader.consume(), length, record, feed)
        raise _BadRecordError(too_large(limit))
    body = record.reader.read(length) if length else b""
    _held(len(body), length, record, feed)
    try:
        return decoded(body, page.transfer, page.content, limit)
    except LargeBodyError:
        raise _BadRecordError(too_large(limit)) from None
    except BodyError as error:
        raise _BadRecordError(str(error)) from None


def _held(read: int, length: int, record: WarcRecord, feed: _Feed) -> None:
    """Raise where a record has ended before its length."""
    if read < length:
        raise feed.refusal(record, "truncated: the record at {at} ends before its length")


def _page(record: WarcRecord, feed: _Feed) -> _Page | None:
    """What the headers of a record say; None where it holds no document."""
    kind = str(record.record_type)
    uri = _uri(record)
    if kind not in ("response", "resource", "conversion") or uri.startswith(("dns:", "metadata:")):
        return None
    if kind != "response":
        return _stated(record.headers.get("Content-Type") or "", uri, "utf-8" if kind == "conversion" else None)
    if not record.is_http:
        return None
    try:
        record.parse_http(max_header_len=_HEADERS)
    except OSError as error:
        record.reader.consume()  # nobody knows how much of it has been read: it is not held to its length
        raise _BadRecordError(f"its HTTP header cannot be read ({error})") from None
    headers = record.http_headers
    if headers.status_code is None:
        _held(record.reader.consume(), record.content_length, record, feed)
        raise _BadRecordError("damaged: its record holds no HTTP answer")
    if headers.status_code != 200:
        return None
    page = _stated(headers.get("Content-Type") or "", uri, None)
    if page is None:
        return None
    transfer, content = headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or ""
    return _Page(page.media, page.charset, transfer, content)


def _stated(content_type: str, uri: str, charset: str | None) -> _Page | None:
    media = content_type.partition(";")[0].strip().lower()
    if media not in _PAGES and media not in _UNTOLD:
        return None
    path = re.split(r"[?#]", uri, maxsplit=1)[0]
    if path.endswith("/robots.txt") or (media == "text/plain" and unread_by_name(path)):
        return None
    found = _CHARSET.search(content_type)
    return _Page(_PAGES.get(media), found[1].lower() if found else charset)


def _media(page: _Page, data: bytes) -> str | None:
    """What the document is: what the server says, unless the bytes show that it does not know."""
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if page.media in (None, "application/pdf") and _MARKUP.match(data[:4096]):
        return "text/html"
    return page.media


def _uri(record: WarcRecord) -> str:
    # an old version of wget wrote the address in angle brackets
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")


def _called(record: WarcRecord, feed: _Feed) -> str:
    return _uri(record) or f"{feed.address}: the record at byte {feed.at(record)}"


def _moment(stated: str) -> str | None:
    """A moment in UTC as ISO writes it, to the second; None where none is stated."""
    try:
        moment = datetime.datetime.fromisoformat(stated)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    try:
        return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):
        return None
