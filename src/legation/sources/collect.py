"""Paths and URLs → captures: one at a time, and a refusal never stops the others."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from legation.errors import RefusedError
from legation.sources.addresses import Network, is_url
from legation.sources.asked import SIZE_LIMIT, Asked
from legation.sources.capture import Capture
from legation.sources.contents import contents
from legation.sources.opened import Opened, shown

if TYPE_CHECKING:
    from legation.sources.web import Client

STANDARD_INPUT = "standard input"


def captures(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    limit: int = SIZE_LIMIT,
    columns: Mapping[str, str] | None = None,
    allow: Collection[Network] = (),
    own: str | None = None,
) -> Iterator[Capture | RefusedError]:
    """Each document under the paths, in order, or its refusal with the reason.

    A path is a file, a folder (read with all below it, sorted, hidden files left out), an http or https URL, or ``-``
    for standard input. What a file holds is told by its first bytes, then by its name: one document, or many in an
    archive, a table or a feed. ``limit`` is the largest size of one document in bytes; what holds many may be of any
    size and is read one document at a time. ``columns`` says what a field (id, text, html, published, outlet, url,
    title) is called in JSON lines and tables, where it is not called that. ``allow`` names networks that are fetched
    from though they are not public. ``own`` is a file that is written to meanwhile: a folder is read without it.
    """
    asked = Asked(limit, columns or {}, os.path.realpath(own) if own is not None else None)
    client: Client | None = None
    for path in paths:
        if path == "-":
            yield from _standard_input(stdin if stdin is not None else sys.stdin.buffer, asked)
        elif is_url(path):
            if client is None:
                from legation.sources.web import Client  # nobody who reads files waits for it to load

                client = Client(allow=allow, limit=limit)
            yield from _fetched(client, path, asked)
        else:
            yield from _path(path, PurePath(path).name or path, asked, set(), listed=False)


def _fetched(client: Client, url: str, asked: Asked) -> Iterator[Capture | RefusedError]:
    try:
        answer = client.get(url)
    except RefusedError as refusal:
        yield refusal
        return
    yield from contents(answer.opened(), asked)


def _path(
    path: str, name: str, asked: Asked, seen: set[tuple[int, int]], *, listed: bool
) -> Iterator[Capture | RefusedError]:
    """A file or folder; ``seen`` holds the folders already entered, so that a circle of links ends."""
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        lost_link = isinstance(error, FileNotFoundError) and os.path.islink(path)
        yield RefusedError(shown(path), "a link to nothing" if lost_link else _why(error, listed=listed))
        return
    if stat.S_ISDIR(found.st_mode):
        folder = (found.st_dev, found.st_ino)
        if folder not in seen:
            seen.add(folder)
            yield from _folder(path, "" if not listed else name, asked, seen)
    elif not stat.S_ISREG(found.st_mode):
        yield RefusedError(shown(path), f"not a regular file ({_file_type(found.st_mode)})")
    else:
        yield from _file(path, name, asked, found.st_size, listed=listed)


def _folder(path: str, below: str, asked: Asked, seen: set[tuple[int, int]]) -> Iterator[Capture | RefusedError]:
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except OSError as error:
        yield RefusedError(shown(path), _why(error, listed=bool(below)))
        return
    for name in names:
        if asked.own is not None and f"{os.path.realpath(os.path.join(path, name))}.".startswith(f"{asked.own}."):
            continue
        inner = f"{below}/{name}" if below else name
        yield from _path(os.path.join(path, name), inner, asked, seen, listed=True)


def _file(path: str, name: str, asked: Asked, size: int, *, listed: bool) -> Iterator[Capture | RefusedError]:
    address = shown(path)
    try:
        with _opened(path) as stream:
            yield from contents(Opened(stream, shown(name), address, size, path=path), asked)
    except RefusedError as refusal:
        yield refusal
    except OSError as error:
        yield RefusedError(address, _why(error, listed=listed))


def _opened(path: str) -> BinaryIO:
    """The file, opened so that a pipe put in its place meanwhile cannot hang the run."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    stream = os.fdopen(os.open(path, flags), "rb")
    mode = os.fstat(stream.fileno()).st_mode
    if not stat.S_ISREG(mode):
        stream.close()
        raise RefusedError(shown(path), f"not a regular file ({_file_type(mode)})")
    return stream


def _standard_input(stream: BinaryIO, asked: Asked) -> Iterator[Capture | RefusedError]:
    try:
        yield from contents(Opened(stream, STANDARD_INPUT, STANDARD_INPUT), asked)
    except OSError as error:
        yield RefusedError(STANDARD_INPUT, _why(error, listed=False))


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
