"""The body of an HTTP answer as it was sent: its codings undone, within a limit."""

from __future__ import annotations

import zlib
from io import BytesIO

_LONGEST_LINE = 1024


class BodyError(Exception):
    """A body that cannot be decoded; its text says why."""


class LargeBodyError(BodyError):
    """A body that is longer than was asked for."""


def decoded(body: bytes, transfer: str, content: str, limit: int) -> bytes:
    """The body without the codings that the headers Transfer-Encoding and Content-Encoding name.

    Many archives keep these headers beside a body that they have already decoded: a body that does not begin as its
    coding does is taken as it is. Raises BodyError where a body is damaged,
    LargeBodyError where it is longer than ``limit`` bytes.
    """
    if "chunked" in transfer.lower():
        body = _unchunked(body)
    # what was applied last is undone first
    for coding in reversed([name.strip().lower() for name in content.split(",")]):
        body = _uncoded(body, coding, limit)
    if len(body) > limit:
        raise LargeBodyError
    return body


def _uncoded(body: bytes, coding: str, limit: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflated(body, 16 + zlib.MAX_WBITS, limit) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _deflated(body, limit)
    if coding == "br":
        return _by_reader(body, coding, limit)
    if coding == "zstd":
        return _by_reader(body, coding, limit) if body.startswith(b"\x28\xb5\x2f\xfd") else body
    return body


def _inflated(body: bytes, bits: int, limit: int) -> bytes:
    decoder = zlib.decompressobj(bits)
    try:
        plain = decoder.decompress(body, limit + 1)
    except zlib.error as error:
        raise BodyError(f"its content coding is damaged ({error})") from None
    if len(plain) > limit:
        raise LargeBodyError
    if not decoder.eof:
        raise BodyError("its content coding is cut off")
    return plain


def _deflated(body: bytes, limit: int) -> bytes:
    """The standard means zlib's form, some servers send the bare one."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflated(body, bits, limit)
        except LargeBodyError:
            raise
        except BodyError:
            continue
    return body


def _by_reader(body: bytes, coding: str, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = BrotliReader(BytesIO(body)) if coding == "br" else ZstdReader(BytesIO(body))
    try:
        plain = reader.read(limit + 1)
    except (OSError, ValueError, MemoryError) as error:
        if coding == "br":  # it has no mark to begin with: what cannot be decoded has been decoded
            return body
        raise BodyError(f"its content coding is damaged ({error})") from None
    return bytes(plain)


def _unchunked(body: bytes) -> bytes:
    """The chunks put together; the body itself where it is not in chunks."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + _LONGEST_LINE)) >= 0:
        digits = body[at:end].partition(b";")[0].strip()
        try:
            size = int(digits, 16) if len(digits) <= 16 else -1
        except ValueError:
            size = -1
        if size < 0:
            break
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    if not parts:
        return body
    raise BodyError("its chunks are damaged or cut off")
