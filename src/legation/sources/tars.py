"""Tar archives, plain or compressed, read as a stream: an archive of any size takes no memory.

The standard library reads the headers, and we walk from one to the next: its own walk takes a damaged header for
the end, keeps every member that it has seen, and reads a name into memory however long it claims to be.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from tarfile import TarInfo
from typing import Any, BinaryIO

from legation.errors import RefusedError
from legation.sources.asked import Asked, Found
from legation.sources.compressed import unpacked
from legation.sources.members import called, left_out
from legation.sources.opened import Opened, some

# names longer than this are none that a system has
_LONGEST_HEADER = 64 * 1024
_SKIP = 1 << 20
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_LONG = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


def read_tar(opened: Opened, asked: Asked) -> Iterator[Found]:
    """The files in a tar archive, in its order; hidden files, links and devices are left out."""
    tape = _Tape(unpacked(opened).stream, opened.address)
    while (member := tape.next()) is not None:
        name = called(member.name)
        if member.isreg() and not left_out(member.name):
            if member.type == tarfile.GNUTYPE_SPARSE:
                yield RefusedError(f"{opened.address}/{name}", "stored with holes (a sparse file): not read")
            else:
                yield opened.member(_Data(tape), name, member.size)


class _Tape:
    """A tar archive, read from its beginning to its end."""

    def __init__(self, stream: BinaryIO, address: str) -> None:
        self._stream = stream
        self._address = address
        self._at = 0
        self._left = self._padding = 0
        self._failed: RefusedError | None = None

    def next(self) -> TarInfo | None:
        """The next member, its data not read yet; None at the end.

        Raises RefusedError where there is neither.
        """
        self._skip(self._left + self._padding)
        self._left = self._padding = 0
        said: dict[str, str] = {}
        while (header := self._header()) is not None:
            if header.type in _PAX:
                said |= _pax(self._small(header))
            elif header.type == tarfile.GNUTYPE_LONGNAME:
                said["path"] = self._small(header).rstrip(b"\0").decode("utf-8", "surrogateescape")
            elif header.type in (tarfile.XGLTYPE, *_LONG):
                self._small(header)
            else:
                return self._member(header, said)
        return None

    def read(self, most: int) -> bytes:
        """The next bytes of the member."""
        if self._failed is not None:
            raise self._failed
        data = some(self._stream, min(most, self._left)) if self._left else b""
        if self._left and not data:
            raise self._cut_off(self._at + self._left)
        self._at += len(data)
        self._left -= len(data)
        return data

    def _member(self, header: TarInfo, said: dict[str, str]) -> TarInfo:
        header.name = said.get("path", header.name)
        if (size := said.get("size", "")).isdecimal() and len(size) < 20:
            header.size = int(size)
        if any(key.startswith("GNU.sparse.") for key in said):
            header.type = tarfile.GNUTYPE_SPARSE
        if header.isreg() or header.type not in tarfile.SUPPORTED_TYPES:  # links and folders have no data
            self._left, self._padding = header.size, -header.size % tarfile.BLOCKSIZE
        return header

    def _header(self) -> TarInfo | None:
        at = self._at
        block = self._take(tarfile.BLOCKSIZE)
        try:
            header = TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            if not block.strip(b"\0"):
                return None
            raise self._refusal(f"damaged: there is no member at byte {at}, where one should be") from None
        if header.size < 0:
            raise self._refusal(f"damaged: the member at byte {at} says that it is shorter than nothing")
        holes = header.type == tarfile.GNUTYPE_SPARSE and block[482]
        while holes:  # where they are stands in blocks of its own
            holes = self._take(tarfile.BLOCKSIZE)[504]
        return header

    def _small(self, header: TarInfo) -> bytes:
        """The data of a header that goes before a member's own."""
        if header.size > _LONGEST_HEADER:
            raise self._refusal(f"damaged: a name of {header.size} bytes before byte {self._at}; none is so long")
        data = self._take(header.size)
        self._skip(-header.size % tarfile.BLOCKSIZE)
        return data

    def _take(self, count: int) -> bytes:
        if self._failed is not None:
            raise self._failed
        data = self._stream.read(count)
        if len(data) < count:
            raise self._cut_off(self._at + count)
        self._at += count
        return data

    def _skip(self, count: int) -> None:
        if count > _SKIP and self._stream.seekable():
            try:
                self._stream.seek(count - 1, io.SEEK_CUR)  # all but the last byte, so that an end before it is noticed
            except (OSError, OverflowError, ValueError):
                raise self._refusal("damaged: a member says that it is longer than any file") from None
            self._at, count = self._at + count - 1, 1
        while count:
            count -= len(self._take(min(count, _SKIP)))

    def _cut_off(self, due: int) -> RefusedError:
        return self._refusal(f"truncated: it ends before byte {due}")

    def _refusal(self, reason: str) -> RefusedError:
        """The refusal of the archive, the same from now on: whoever reads on meets it again."""
        if self._failed is None:
            self._failed = RefusedError(self._address, reason)
        return self._failed


class _Data(io.RawIOBase):
    """The data of the member that the tape is at."""

    def __init__(self, tape: _Tape) -> None:
        self._tape = tape

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._tape.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _pax(data: bytes) -> dict[str, str]:
    """The entries of an extended header: each is its length, a blank, key=value and a line end."""
    found: dict[str, str] = {}
    while data:
        digits, _, _ = data.partition(b" ")
        length = int(digits) if digits.isdigit() and len(digits) < 8 else 0
        if not len(digits) < length <= len(data):
            break
        key, _, value = data[len(digits) + 1 : length - 1].partition(b"=")
        found[key.decode("utf-8", "replace")] = value.decode("utf-8", "surrogateescape")
        data = data[length:]
    return found
