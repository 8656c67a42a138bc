"""What is in an open file: one capture, or the many that an archive, a table or a feed holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from legation.errors import RefusedError
from legation.sources.capture import Capture
from legation.sources.jsonlines import lines, rows
from legation.sources.kinds import Kind, damaged, kind, media_type, unread_by_content, unread_by_name
from legation.sources.opened import Opened, too_large

SIZE_LIMIT = 16 * 1024 * 1024
"""The size in bytes above which a document is refused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for: ``limit`` is the largest size of one document in bytes."""

    limit: int = SIZE_LIMIT


Reader = Callable[[Opened, Asked], Iterator[Capture | RefusedError]]


def contents(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """Each document in an open file, in order, or its refusal with the reason.

    A reader may raise RefusedError for the file as a whole: what came before it stands.
    """
    name = _told_by(opened)
    try:
        if reason := unread_by_name(name):
            raise RefusedError(opened.address, reason)
        head, opened = opened.looked_at()
        if not head.strip() and opened.size is not None and opened.size <= len(head):
            raise RefusedError(opened.address, "empty file")
        if reason := damaged(name, head):
            raise RefusedError(opened.address, reason)
        yield from _READERS[kind(name, head, opened.media)](opened, asked)
    except RefusedError as refusal:
        yield refusal


def _told_by(opened: Opened) -> str:
    """The name that tells what a file holds.

    Of a URL it is that of its path, for its host may end like a file (``.py`` is Paraguay); and none where the server
    calls it a web page, as which many things are served that their name does not say.
    """
    if opened.url is None:
        return opened.name
    return "" if opened.media in ("text/html", "application/xhtml+xml") else urlsplit(opened.url).path


def _document(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    if opened.size is not None and opened.size > asked.limit:
        raise RefusedError(opened.address, too_large(asked.limit))
    data = opened.stream.read(asked.limit + 1)
    if len(data) > asked.limit:
        raise RefusedError(opened.address, too_large(asked.limit))
    if not data.strip():
        raise RefusedError(opened.address, "empty file" if opened.size is not None else "empty")
    if reason := unread_by_content(data):
        raise RefusedError(opened.address, reason)
    yield Capture(
        name=opened.name,
        data=data,
        address=opened.url or opened.address,
        fetched=opened.fetched,
        media=opened.media or media_type(_told_by(opened)),
        charset=opened.charset,
        given={"url": opened.url} if opened.url else {},
    )


def _json_lines(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    yield from rows(lines(opened.stream, asked.limit), opened.address, asked.limit)


def _feed(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    from legation.sources.feeds import carried  # its library takes a while to load

    yield from carried(opened, asked)


def _not_yet(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    raise RefusedError(opened.address, "files of this kind are not read yet")
    yield


_READERS: dict[Kind, Reader] = {
    "document": _document,
    "json lines": _json_lines,
    "csv": _not_yet,
    "parquet": _not_yet,
    "warc": _not_yet,
    "gzip": _not_yet,
    "bzip2": _not_yet,
    "xz": _not_yet,
    "zip": _not_yet,
    "tar": _not_yet,
    "mailbox": _not_yet,
    "feed": _feed,
}
