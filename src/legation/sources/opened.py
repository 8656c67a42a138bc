"""A file that is open: its bytes as a stream whose beginning can be looked at first."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass, replace
from typing import IO, BinaryIO

from legation.errors import RefusedError

_HEAD = 4096
_COPY = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, a member of an archive, or an answer from the net, before it is known what it holds.

    ``name`` is what a capture of it is called, ``address`` how refusals name it. ``size`` is None where the end is
    not known beforehand. ``depth`` counts the archives around it. ``media``, ``charset``, ``fetched``, ``url`` as for
    a Capture.
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
        while len(head) < _HEAD and (piece := _some(self.stream)):
            head += piece
            if b"\n" in head.lstrip():
                break
        return head, replace(self, stream=io.BufferedReader(_Resumed(head, self.stream)))

    def seekable(self, limit: int) -> BinaryIO:
        """The stream, or a copy of it in a temporary file, so that it can be read in any order.

        Raises RefusedError where a stream that must be copied is longer than ``limit`` bytes.
        """
        if self.stream.seekable():
            return self.stream
        copy: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- whoever reads it lets go of it
        while piece := self.stream.read(_COPY):
            copy.write(piece)
            if copy.tell() > limit:
                copy.close()
                raise RefusedError(self.address, too_large(limit))
        copy.seek(0)
        return copy  # type: ignore[return-value]


class _Resumed(io.RawIOBase):
    """A stream with the bytes put back that have been looked at."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = _some(self._rest, len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _some(stream: BinaryIO, most: int = _HEAD) -> bytes:
    """What a stream has at hand, at least one byte unless it has ended."""
    read1 = getattr(stream, "read1", None)
    return bytes(read1(most)) if read1 is not None else stream.read(most)


def too_large(limit: int) -> str:
    """The reason for refusing what is longer than ``limit`` bytes."""
    size = f"{limit // (1 << 20)} MiB" if limit >= 1 << 20 else f"{limit} bytes"
    return f"larger than the limit of {size}"
