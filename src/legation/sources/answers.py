"""What a server answered: the bytes, what its headers say of them, and when it may be asked again."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from legation.errors import RefusedError
from legation.sources.opened import Opened, too_large

Headers = Sequence[tuple[bytes, bytes]]

BROKEN_OFF = "breaks off before its end"

_MEDIA = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_CHARSET = re.compile(r"\bcharset\s*=\s*[\"']?([\w.:+-]{1,40})", re.ASCII)
_LONGEST_VALIDATOR = 1_000
_LONGEST_DATE = 100
_CODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
# how many bytes may come of one, beyond what any page in earnest has
_RATIO = 200
_UNSUSPICIOUS = 1 << 20
_PIECE = 1 << 16
_GZIP = b"\x1f\x8b"


class UnfetchedError(RefusedError):
    """An answer that could not be had.

    ``status`` is what the server answered, None where it did not. ``passing`` says that the answer may be had later
    (the server was slow, down or busy); ``wait`` after how many seconds the server asks to be left alone, None where
    it says nothing.
    """

    def __init__(
        self, name: str, reason: str, *, status: int | None = None, passing: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(name, reason)
        self.status = status
        self.passing = passing
        self.wait = wait

    def because(self, name: str, before: str) -> UnfetchedError:
        """The same under another name, with words before its reason."""
        return UnfetchedError(name, before + self.reason, status=self.status, passing=self.passing, wait=self.wait)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: ``status`` is 200, or 304 where nothing changed (``data`` is empty then).

    ``asked`` is the URL that was asked for, ``url`` the one that answered, after redirects. ``data`` is unpacked.
    ``media`` and ``charset`` as the server states them; ``etag`` and ``last_modified`` to be sent back the next time;
    ``fetched`` an ISO moment in UTC; ``fresh`` for how many seconds the server holds the answer for good, ``wait``
    after how many it wants to be asked again, each None where it says nothing; ``headers`` as they came.
    """

    asked: str
    url: str
    status: int
    data: bytes
    fetched: str
    media: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh: float | None = None
    wait: float | None = None
    headers: tuple[tuple[bytes, bytes], ...] = ()

    def opened(self) -> Opened:
        """The answer as a file that is open."""
        return Opened(
            stream=io.BytesIO(self.data),
            name=self.asked,
            address=self.asked,
            size=len(self.data),
            media=self.media,
            charset=self.charset,
            fetched=self.fetched,
            url=self.url,
        )


def answer(asked: str, url: str, status: int, headers: Headers, data: bytes, now: datetime) -> Fetched:
    """An answer with what its headers say."""
    media, charset = content_type(header(headers, b"content-type"))
    return Fetched(
        asked=asked,
        url=url,
        status=status,
        data=data,
        fetched=now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        media=media,
        charset=charset,
        etag=_validator(header(headers, b"etag")),
        last_modified=_validator(header(headers, b"last-modified")),
        fresh=_fresh(headers, now),
        wait=waiting(headers, now),
        headers=tuple(headers),
    )


def header(headers: Headers, name: bytes) -> str | None:
    """The value of a header, the first where there are several; None where there is none."""
    found = next((value for key, value in headers if key.lower() == name), b"").strip()
    try:
        return found.decode() or None
    except UnicodeDecodeError:
        return found.decode("latin-1")


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """The media type and the charset that a Content-Type states, in small letters."""
    stated, _, parameters = (value or "")[:500].lower().partition(";")
    media = _MEDIA.fullmatch(stated.strip())
    charset = _CHARSET.search(parameters)
    return media[0] if media else None, charset[1] if charset else None


def waiting(headers: Headers, now: datetime) -> float | None:
    """The seconds that Retry-After states, as a number or as a moment."""
    value = header(headers, b"retry-after")
    if value is None:
        return None
    if re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return float(value)
    return _until(value, now)


def _fresh(headers: Headers, now: datetime) -> float | None:
    control = (header(headers, b"cache-control") or "").lower()
    if "no-store" in control or "no-cache" in control:
        return None
    if found := re.search(r"\bmax-age\s*=\s*\"?(\d{1,9})", control, re.ASCII):
        return float(found[1])
    expires = header(headers, b"expires")
    return _until(expires, now) if expires else None


def _until(value: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(value[:_LONGEST_DATE])
        return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _validator(value: str | None) -> str | None:
    """A validator that can be sent back as it is; None for one that is too long or no plain text."""
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


def unpacked(pieces: Iterable[bytes], coding: str | None, limit: int, name: str, *, cut: bool = False) -> bytes:
    """The body in whole, unpacked; raises UnfetchedError, for ``name``, where it is too long or damaged.

    No more than ``limit`` bytes are ever held, whatever the packing promises; with ``cut`` a longer body is no error
    but read up to there.
    """
    coding = (coding or "identity").lower()
    if coding in _CODINGS:
        pieces = _inflated(pieces, _CODINGS[coding], name)
    elif coding != "identity":
        raise UnfetchedError(name, f"is packed in a way that was not asked for ({coding[:40]})")
    data = bytearray()
    for piece in pieces:
        data += piece
        if len(data) > limit and cut:
            return bytes(data[:limit])
        if len(data) > limit:
            raise UnfetchedError(name, too_large(limit))
    return bytes(data)


def _inflated(pieces: Iterable[bytes], window: int, name: str) -> Iterator[bytes]:
    """The pieces unpacked, in small pieces themselves."""
    unpacker = None
    packed = come = 0
    for piece in pieces:
        more = bool(piece)
        if unpacker is None and packed and not piece.startswith(_GZIP):
            return  # one packed file may follow another; whatever else follows is not part of it
        packed += len(piece)
        while more:
            unpacker = unpacker or zlib.decompressobj(_window(window, piece))
            try:
                unpacked_piece = unpacker.decompress(piece, _PIECE)
            except zlib.error:
                raise UnfetchedError(name, "is damaged: it cannot be unpacked") from None
            come += len(unpacked_piece)
            if come > _UNSUSPICIOUS and come > packed * _RATIO:
                raise UnfetchedError(name, f"unpacks to more than {_RATIO} times its size")
            yield unpacked_piece
            piece = unpacker.unconsumed_tail
            more = bool(piece) or len(unpacked_piece) == _PIECE
            if unpacker.eof:
                piece, unpacker = unpacker.unused_data, None
                if piece and not piece.startswith(_GZIP):
                    return
                more = bool(piece)
    if unpacker is not None:
        raise UnfetchedError(name, BROKEN_OFF, passing=True)


def _window(window: int, begins: bytes) -> int:
    """The window as zlib counts it; negative for deflate without its first two bytes, which some servers leave out."""
    return -window if window == 15 and begins and begins[0] & 0x0F != 8 else window
