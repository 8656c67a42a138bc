"""What is in an open file: one capture, or the many that an archive, a table or a feed holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from legation.errors import RefusedError
from legation.sources.asked import SIZE_LIMIT, Asked, Found, Reader
from legation.sources.capture import Capture
from legation.sources.compressed import read_compressed
from legation.sources.delimited import read_delimited
from legation.sources.jsonlines import read_json_lines
from legation.sources.kinds import Kind, damaged, kind, media_type, unread_by_content, unread_by_name
from legation.sources.mailbox import MAIL, read_mail, read_mailbox
from legation.sources.opened import Opened, too_large
from legation.sources.parquet import read_parquet
from legation.sources.tars import read_tar
from legation.sources.warc import read_warc
from legation.sources.zips import read_zip

__all__ = ["SIZE_LIMIT", "Asked", "Reader", "contents"]

DEPTH = 3
"""So many archives, compressed files or mails may be around a document."""
_ARCHIVES: frozenset[Kind] = frozenset({"gzip", "bzip2", "xz", "zip", "tar"})


def contents(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """Each document in an open file, in order, or its refusal with the reason.

    A damaged stream may be met again by each archive around it, with the same refusal: it is said once.
    """
    last: RefusedError | None = None
    for found in _found(opened, asked):
        if isinstance(found, RefusedError):
            if found is last:
                continue
            last = found
            # a refusal may be kept for long: without the frames that it came through, and what they hold
            found.__traceback__ = found.__context__ = None
        yield found


def _found(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """As ``contents``; what a reader refuses as a whole it says by raising, and what came before stands."""
    try:
        form, opened = _form(opened)
        for found in _READERS[form](opened, asked):
            if isinstance(found, Opened):
                yield from contents(found, asked)
            else:
                yield found
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


def _form(opened: Opened) -> tuple[Kind, Opened]:
    """The kind of a file, and the file from its start; raises RefusedError where it is none that is read."""
    name = _told_by(opened)
    if reason := unread_by_name(name):
        raise RefusedError(opened.address, reason)
    _, opened = opened.budgeted()
    head, opened = opened.looked_at()
    if not head.strip() and opened.size is not None and opened.size <= len(head):
        raise RefusedError(opened.address, "empty file")
    if reason := damaged(name, head):
        raise RefusedError(opened.address, reason)
    form = kind(name, head, opened.media)
    if opened.depth > DEPTH or (opened.depth == DEPTH and form in _ARCHIVES):
        raise RefusedError(opened.address, f"inside more than {DEPTH} archives: not unpacked any further")
    return form, opened


def _document(opened: Opened, asked: Asked) -> Iterator[Capture]:
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


def _mail(opened: Opened, asked: Asked) -> Iterator[Found]:
    for capture in _document(opened, asked):
        yield from read_mail(replace(capture, media=MAIL), opened)


def _feed(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    from legation.sources.feeds import carried  # its library takes a while to load

    yield from carried(opened, asked)


_READERS: dict[Kind, Reader] = {
    "document": _document,
    "json lines": read_json_lines,
    "csv": read_delimited,
    "parquet": read_parquet,
    "warc": read_warc,
    "gzip": read_compressed,
    "bzip2": read_compressed,
    "xz": read_compressed,
    "zip": read_zip,
    "tar": read_tar,
    "mail": _mail,
    "mailbox": read_mailbox,
    "feed": _feed,
}
