"""Paths → captures: one at a time, and a refusal never stops the others."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from legation.errors import RefusedError
from legation.sources.capture import Capture
from legation.sources.jsonlines import lines, looks_like_rows, rows
from legation.sources.kinds import is_json_lines, media_type, unread_by_content, unread_by_name

SIZE_LIMIT = 16 * 1024 * 1024
"""The size in bytes above which a file, or a row of JSON lines, is refused."""

STANDARD_INPUT = "standard input"


def captures(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, limit: int = SIZE_LIMIT
) -> Iterator[Capture | RefusedError]:
    """Each document under the paths, in order, or its refusal with the reason.

    A path is a file, a folder (read with all below it, sorted, hidden files left out) or ``-`` for standard
    input, which is told from JSON lines to plain text by its first line. ``limit`` is the largest size of one
    document in bytes; JSON lines may be longer, they are read row by row. Only one document is held at a time.
    """
    for path in paths:
        if path == "-":
            yield from _standard_input(stdin if stdin is not None else sys.stdin.buffer, limit)
        else:
            yield from _path(path, PurePath(path).name or path, limit, set(), listed=False)


def _path(
    path: str, name: str, limit: int, seen: set[tuple[int, int]], *, listed: bool
) -> Iterator[Capture | RefusedError]:
    """A file or folder; ``seen`` holds the folders already entered, so that a circle of links ends."""
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        lost_link = isinstance(error, FileNotFoundError) and os.path.islink(path)
        yield RefusedError(_shown(path), "a link to nothing" if lost_link else _why(error, listed=listed))
        return
    if stat.S_ISDIR(found.st_mode):
        folder = (found.st_dev, found.st_ino)
        if folder not in seen:
            seen.add(folder)
            yield from _folder(path, "" if not listed else name, limit, seen)
    elif not stat.S_ISREG(found.st_mode):
        yield RefusedError(_shown(path), f"not a regular file ({_file_type(found.st_mode)})")
    else:
        yield from _file(path, name, limit, found.st_size, listed=listed)


def _folder(path: str, below: str, limit: int, seen: set[tuple[int, int]]) -> Iterator[Capture | RefusedError]:
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except OSError as error:
        yield RefusedError(_shown(path), _why(error, listed=bool(below)))
        return
    for name in names:
        inner = f"{below}/{name}" if below else name
        yield from _path(os.path.join(path, name), inner, limit, seen, listed=True)


def _file(path: str, name: str, limit: int, size: int, *, listed: bool) -> Iterator[Capture | RefusedError]:
    shown = _shown(path)
    if reason := unread_by_name(path):
        yield RefusedError(shown, reason)
        return
    if not is_json_lines(path) and size > limit:
        yield RefusedError(shown, _too_large(limit))
        return
    try:
        with _opened(path) as stream:
            if is_json_lines(path):
                if size == 0:
                    raise RefusedError(shown, "empty file")
                yield from rows(lines(stream, limit), shown, limit)
            else:
                yield _whole(stream, _shown(name), shown, limit, media_type(path))
    except RefusedError as refusal:
        yield refusal
    except OSError as error:
        yield RefusedError(shown, _why(error, listed=listed))


def _opened(path: str) -> BinaryIO:
    """The file, opened so that a pipe put in its place meanwhile cannot hang the run."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    stream = os.fdopen(os.open(path, flags), "rb")
    mode = os.fstat(stream.fileno()).st_mode
    if not stat.S_ISREG(mode):
        stream.close()
        raise RefusedError(_shown(path), f"not a regular file ({_file_type(mode)})")
    return stream


def _whole(stream: BinaryIO, name: str, address: str, limit: int, media: str | None, head: bytes = b"") -> Capture:
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        raise RefusedError(address, _too_large(limit))
    if not data.strip():
        raise RefusedError(address, "empty file" if address != STANDARD_INPUT else "empty")
    if reason := unread_by_content(data):
        raise RefusedError(address, reason)
    return Capture(name=name, data=data, address=address, media=media)


def _standard_input(stream: BinaryIO, limit: int) -> Iterator[Capture | RefusedError]:
    head, numbered = b"", lines(stream, limit)
    try:
        for number, line in numbered:
            if line is None:
                yield RefusedError(STANDARD_INPUT, _too_large(limit))
                return
            if line.strip() and looks_like_rows(line):
                yield from rows(chain([(number, line)], numbered), STANDARD_INPUT, limit)
                return
            head += line
            if line.strip() or len(head) > limit:
                break
        if len(head) > limit:
            yield RefusedError(STANDARD_INPUT, _too_large(limit))
            return
        yield _whole(stream, STANDARD_INPUT, STANDARD_INPUT, limit, None, head)
    except RefusedError as refusal:
        yield refusal
    except OSError as error:
        yield RefusedError(STANDARD_INPUT, _why(error, listed=False))


def _too_large(limit: int) -> str:
    size = f"{limit // (1 << 20)} MiB" if limit >= 1 << 20 else f"{limit} bytes"
    return f"larger than the limit of {size}"


def _why(error: OSError | ValueError, *, listed: bool) -> str:
    if isinstance(error, FileNotFoundError):
        return "vanished before it could be read" if listed else "no such file or folder"
    if isinstance(error, PermissionError):
        return "no right to read it"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a link that leads in a circle"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or type(error).__name__})"
    return "not a name that a file can have"


def _file_type(mode: int) -> str:
    kinds = {
        stat.S_IFIFO: "a pipe",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFSOCK: "a socket",
        stat.S_IFDIR: "a folder",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")


def _shown(path: str) -> str:
    """The path as text that can be printed: bytes that are no UTF-8 become the replacement character."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
