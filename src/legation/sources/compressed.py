"""Compressed files: gzip, bzip2 and xz, unpacked as a stream, so that a file of any size takes no memory."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Protocol

from legation.errors import RefusedError
from legation.sources.asked import Asked
from legation.sources.budget import Budget
from legation.sources.opened import Opened, some

# zlib copies what follows a member out of each chunk: with larger ones, a file of tiny members would take for ever
_CHUNK = 16 * 1024
# what an .xz may ask for: its highest preset needs 65 MiB, its format allows 4 GiB
_XZ_MEMORY = 128 * 1024 * 1024
# no stream needs to know the beginnings of more members than one look ahead holds
_STARTS = 8192
_MAGIC = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}
_SUFFIXES = (".gz", ".bz2", ".xz")
_LONGEST = max(map(len, _MAGIC))


def read_compressed(opened: Opened, asked: Asked) -> Iterator[Opened]:
    """The one file in a compressed file, called without the suffix."""
    plain = unpacked(opened)
    suffix = next((one for one in _SUFFIXES if opened.name.lower().endswith(one)), "")
    name = opened.name[: len(opened.name) - len(suffix)] or opened.name
    yield replace(plain, name=name, depth=opened.depth + 1)


def unpacked(opened: Opened) -> Opened:
    """The file as it was before it was compressed, or itself where it is not compressed.

    Reading it raises RefusedError where the data are truncated, damaged, or a bomb.
    """
    budget, opened = opened.budgeted()
    head, opened = opened.looked_at()
    if compression(head) is None:
        return opened
    stream = io.BufferedReader(Unpacked(opened.stream, opened.address, budget), 1 << 16)
    return replace(opened, stream=stream, size=None, media=None, charset=None, path=None)


def compression(head: bytes) -> str | None:
    """What the first bytes say a file is compressed with; None where it is not."""
    return next((form for magic, form in _MAGIC.items() if head.startswith(magic)), None)


class _Decoder(Protocol):
    """What bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gzip:
    """zlib's decoder with the face of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _decoder(form: str) -> _Decoder:
    if form == "gzip":
        return _Gzip()
    if form == "bzip2":
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a compressed stream of one member or several."""

    def __init__(self, stream: BinaryIO, address: str, budget: Budget) -> None:
        self._stream = stream
        self._address = address
        self._budget = budget
        self._taken = self._given = 0
        self._rest = b""
        self._form = ""
        self._member: _Decoder | None = None
        self._starts: deque[tuple[int, int]] = deque(maxlen=_STARTS)
        self._failed: RefusedError | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """The next bytes; raises RefusedError, each time the same, where there are none but should be."""
        if self._failed is not None:
            raise self._failed
        try:
            piece = self._next(len(buffer))
            self._budget.give(len(piece))
        except RefusedError as refusal:
            self._failed = refusal
            raise
        self._given += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)

    def packed(self, position: int) -> int:
        """Where in the compressed file the member begins that holds the unpacked byte at ``position``."""
        return next((start for given, start in reversed(self._starts) if given <= position), 0)

    def _next(self, most: int) -> bytes:
        while True:
            if self._member is None or self._member.eof:
                if not self._begin():
                    return b""
                continue
            hungry = self._member.needs_input
            data = self._more() if hungry else b""
            piece = self._decoded(self._member, data, most)
            if piece:
                return piece
            if hungry and not data and not self._member.eof:
                raise RefusedError(self._address, f"truncated: its {self._form} data stop in the middle{self._where()}")

    def _begin(self) -> bool:
        """Begin the next member; no where there is none."""
        rest = self._member.unused_data if self._member is not None else b""
        padding = b"\0" if self._member is not None else b""
        while len(rest := rest.lstrip(padding)) < _LONGEST and (more := self._more()):
            rest += more
        if not rest:
            return False
        form = compression(rest)
        if form is None or (self._form and form != self._form):
            at = self._taken - len(rest)
            raise RefusedError(self._address, f"damaged: what follows at byte {at} is no {self._form or 'gzip'} data")
        self._form, self._member, self._rest = form, _decoder(form), rest
        self._starts.append((self._given, self._taken - len(rest)))
        return True

    def _more(self) -> bytes:
        if self._rest:
            rest, self._rest = self._rest, b""
            return rest
        data = some(self._stream, _CHUNK)
        self._taken += len(data)
        return data

    def _decoded(self, member: _Decoder, data: bytes, most: int) -> bytes:
        try:
            return member.decompress(data, most)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, MemoryError) as error:
            raise RefusedError(
                self._address, f"damaged: its {self._form} data cannot be unpacked ({error}){self._where()}"
            ) from None

    def _where(self) -> str:
        return f", in the part that begins at byte {self._starts[-1][1]}" if self._starts else ""
