"""Zip archives: their members in order, none of which can harm the others or take more than its share."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, Any, BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from legation.errors import RefusedError
from legation.sources.asked import Asked, Found
from legation.sources.budget import RATIO, Budget, allowed
from legation.sources.members import called, left_out
from legation.sources.opened import Opened, some

# The list of members is read as a whole: 24 MiB hold some 200,000 members with names of ordinary length, which take
# a few hundred MiB once they are read. More of them belong into a tar archive, which is read one by one.
_DIRECTORY = 24 * 1024 * 1024
MEMBERS = 200_000
"""So many members a zip archive may have."""
# bzip2 and LZMA are unpacked by the standard library without a bound on what one read may give
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_HEADER = 30
_OFFICE = {"[Content_Types].xml": "Office", "META-INF/container.xml": "EPUB", "META-INF/manifest.xml": "OpenDocument"}


def read_zip(opened: Opened, asked: Asked) -> Iterator[Found]:
    """The files in a zip archive, in its order; hidden files and links are left out, bad ones refused by name."""
    budget, opened = opened.budgeted()
    with opened.seekable() as file, _archive(file, opened.address) as archive:
        members = archive.infolist()
        _check(members, opened.address)
        for info in members:
            if info.is_dir() or left_out(info.filename) or stat.S_ISLNK(info.external_attr >> 16):
                continue
            name = called(info.filename)
            if reason := _unread(info):
                yield RefusedError(f"{opened.address}/{name}", reason)
                continue
            try:
                data = archive.open(info)
            except Exception as error:  # whatever the library makes of a damaged header
                yield RefusedError(f"{opened.address}/{name}", f"damaged: its header cannot be read ({_said(error)})")
                continue
            with data:
                yield opened.member(
                    _Data(cast(BinaryIO, data), info, f"{opened.address}/{name}", budget), name, info.file_size
                )


def _archive(file: BinaryIO, address: str) -> ZipFile:
    try:
        return ZipFile(cast(IO[bytes], _Guarded(file)))
    except Exception as error:  # the library has many ways to fail on a damaged list
        raise RefusedError(
            address, f"damaged or truncated: its list of members cannot be read ({_said(error)})"
        ) from None


def _check(members: list[ZipInfo], address: str) -> None:
    """Raise RefusedError for an archive that is no archive of documents, or made to do harm."""
    if len(members) > MEMBERS:
        raise RefusedError(address, f"has {len(members)} members; more than {MEMBERS} are not read from a zip archive")
    for info in members:
        if form := _OFFICE.get(info.filename):
            raise RefusedError(address, f"{form} files are not read yet")
    spans = sorted((info.header_offset, info.header_offset + _HEADER + info.compress_size) for info in members)
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise RefusedError(address, "its members overlap (a bomb)")


def _unread(info: ZipInfo) -> str | None:
    """The reason why a member is not read; None where it may be."""
    if info.flag_bits & 0x1:
        return "encrypted"
    if info.compress_type not in _METHODS:
        return f"packed in a way that is not read (method {info.compress_type}; stored and deflated members are)"
    if info.file_size > allowed(info.compress_size):
        return f"unpacks to more than {RATIO} times its size (a bomb)"
    return None


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:200]


class _Guarded:
    """A file of which the zip reader cannot have too much at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, count: int = -1) -> bytes:
        if count > _DIRECTORY:
            raise zipfile.BadZipFile(f"it would take {count} bytes")
        return self._stream.read(count if count >= 0 else _DIRECTORY)


class _Data(io.RawIOBase):
    """The unpacked data of a member; reading it raises RefusedError where it is damaged or a bomb."""

    def __init__(self, data: BinaryIO, info: ZipInfo, address: str, budget: Budget) -> None:
        self._data = data
        self._left = info.file_size
        self._counts = info.compress_type != zipfile.ZIP_STORED
        self._address = address
        self._budget = budget
        self._failed: RefusedError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self._failed is not None:
            raise self._failed
        try:
            piece = self._next(len(buffer))
        except RefusedError as refusal:
            self._failed = refusal
            raise
        except Exception as error:  # as above
            self._failed = RefusedError(self._address, f"damaged: it cannot be unpacked ({_said(error)})")
            raise self._failed from None
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, most: int) -> bytes:
        piece = some(self._data, most)
        self._left -= len(piece)
        if self._counts:
            self._budget.give(len(piece))
        if not piece and self._left > 0:
            raise RefusedError(self._address, f"truncated: {self._left} bytes of it are not there")
        return piece
