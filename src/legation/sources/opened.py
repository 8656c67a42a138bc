"""A file that is open: its bytes as a stream whose beginning can be looked at first."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from legation.errors import RefusedError
from legation.sources.budget import Budget

COPY_LIMIT = 4 << 30
"""The size in bytes above which a file that must be read in any order is not copied to a temporary file."""

_HEAD = 4096
_COPY = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, a member of an archive, or an answer from the net, before it is known what it holds.

    ``name`` is what a capture of it is called, ``address`` how refusals name it. ``size`` is None where the end is
    not known beforehand. ``depth`` counts the archives around it. ``media``, ``charset``, ``fetched``, ``url`` as for
    a Capture. ``path`` is where it lies, if it is a file; ``budget`` what may be unpacked from the file around it.
    """

    stream: BinaryIO
    name: str
    address: str
    size: int | None = None
    depth: int = 0
    media: str | None = None
    charset: str | None = None
    fetched: str | None = None
    url: str | None = None
    path: str | None = None
    budget: Budget | None = None

    def budgeted(self) -> tuple[Budget, Opened]:
        """The budget of unpacking, and the file with it: that of the file around it, or its own by its size."""
        if self.budget is not None:
            return self.budget, self
        size = self.size
        if size is None and self.stream.seekable():
            place = self.stream.tell()
            size = self.stream.seek(0, os.SEEK_END) - place
            self.stream.seek(place)
        budget = Budget(self.address, size or 0)
        stream = self.stream if size is not None else _buffered(_Resumed(b"", self.stream, budget))
        return budget, replace(self, stream=stream, budget=budget)

    def looked_at(self) -> tuple[bytes, Opened]:
        """The first bytes (the first line that is not blank, or 4 KiB if that is more), and the file from its start.

        A stream that trickles, as a pipe does, is read no further than that.
        """
        if self.stream.seekable():
            place = self.stream.tell()
            head = self.stream.read(_HEAD)
            self.stream.seek(place)
            return head, self
        head = b""
        while len(head) < _HEAD and (piece := some(self.stream)):
            head += piece
            if b"\n" in head.lstrip():
                break
        return head, replace(self, stream=_buffered(_Resumed(head, self.stream)))

    def member(self, stream: io.RawIOBase, name: str, size: int | None = None, *, media: str | None = None) -> Opened:
        """A file within this one, called after both."""
        return Opened(
            stream=_buffered(stream),
            name=f"{self.name}/{name}",
            address=f"{self.address}/{name}",
            size=size,
            depth=self.depth + 1,
            media=media,
            fetched=self.fetched,
            budget=self.budget,
        )

    @contextlib.contextmanager
    def seekable(self, limit: int = COPY_LIMIT) -> Iterator[BinaryIO]:
        """The stream, or a copy of it in a temporary file, to be read in any order while the block runs.

        Raises RefusedError where a stream that must be copied is longer than ``limit`` bytes.
        """
        if self.stream.seekable():
            yield self.stream
            return
        with tempfile.TemporaryFile() as copy:
            self._copy(copy, limit)
            copy.seek(0)
            yield cast(BinaryIO, copy)

    @contextlib.contextmanager
    def at_path(self, suffix: str, limit: int = COPY_LIMIT) -> Iterator[str]:
        """A path that holds the file while the block runs, for a library that opens files itself.

        The path has no character that could mean something to the library. Raises RefusedError as ``seekable`` does.
        """
        with tempfile.TemporaryDirectory(prefix="legation-") as folder:
            path = Path(folder) / f"file{suffix}"
            if not self._linked(path):
                with path.open("wb") as copy:
                    self._copy(copy, limit)
            yield str(path)

    def _linked(self, path: Path) -> bool:
        if self.path is None:
            return False
        try:
            path.symlink_to(os.path.abspath(self.path))
        except OSError:  # a system without links, or that does not let everybody make them
            return False
        return True

    def _copy(self, copy: IO[bytes], limit: int) -> None:
        while piece := self.stream.read(_COPY):
            copy.write(piece)
            if copy.tell() > limit:
                raise RefusedError(self.address, too_large(limit))


class _Resumed(io.RawIOBase):
    """A stream with the bytes put back that have been looked at; ``budget`` counts what is read of the rest."""

    def __init__(self, head: bytes, rest: BinaryIO, budget: Budget | None = None) -> None:
        self._head = head
        self._rest = rest
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = some(self._rest, len(buffer))
            if self._budget is not None:
                self._budget.take(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)


def _buffered(stream: io.RawIOBase) -> BinaryIO:
    return io.BufferedReader(stream, 1 << 16)


def some(stream: BinaryIO, most: int = _HEAD) -> bytes:
    """What a stream has at hand, at least one byte unless it has ended.

    A stream that fails later gives all that came before: ``read`` would lose what it had gathered.
    """
    read1 = getattr(stream, "read1", None)
    return bytes(read1(most)) if read1 is not None else stream.read(most)


def too_large(limit: int) -> str:
    """The reason for refusing what is longer than ``limit`` bytes."""
    size = f"{limit // (1 << 20)} MiB" if limit >= 1 << 20 else f"{limit} bytes"
    return f"larger than the limit of {size}"


def shown(path: str) -> str:
    """The path as text that can be printed: bytes that are no UTF-8 become the replacement character."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
