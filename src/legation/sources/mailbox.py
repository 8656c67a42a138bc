"""Mail: the messages of an mbox file, and what is attached to a message."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

from legation.errors import RefusedError
from legation.limits import SECONDS, bounded
from legation.sources.asked import Asked, Found
from legation.sources.capture import Capture
from legation.sources.jsonlines import lines
from legation.sources.opened import Opened, too_large

MAIL = "message/rfc822"
# A line that begins a message ends in its date; a sentence that begins with "From" has no time of day in it.
_BEGINS = re.compile(rb"From .*\b\d{1,2}:\d\d\b")
# A line of the text that would look like one has been marked by whoever wrote the file.
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)
# What a message carries beside documents: pictures, signatures, invitations, reports of its delivery.
_NO_DOCUMENT = re.compile(
    r"(?:image|audio|video|font)/|text/(?:calendar|x-vcard|vcard|directory|rfc822-headers)$|message/(?!rfc822)|"
    r"application/(?:ics|pgp-|(?:x-)?pkcs7-)"
)
# What a message says somewhere that has something attached to it; one that does not need not be taken apart.
_MAY_HOLD = re.compile(rb"multipart/|content-disposition:|content-type:\s*(?:application|message)/", re.IGNORECASE)
_SUFFIX = {"text/html": ".html", "text/plain": ".txt", "application/pdf": ".pdf", MAIL: ".eml"}

Attachment = tuple[str, str | None, str | None, bytes]
"""A name, a media type where it says something, a charset where one is stated, and the bytes."""


def read_mailbox(opened: Opened, asked: Asked) -> Iterator[Found]:
    """The messages of an mbox file, called ``name:1``, ``name:2`` …, each followed by what is attached to it."""
    for number, data in enumerate(_messages(opened.stream, asked.limit), 1):
        name, address = f"{opened.name}:{number}", f"{opened.address}:{number}"
        if data is None:
            yield RefusedError(address, too_large(asked.limit))
        elif not data.strip():
            yield RefusedError(address, "empty")
        else:
            yield from read_mail(Capture(name, data, address, opened.fetched, MAIL), opened)


def read_mail(capture: Capture, opened: Opened) -> Iterator[Found]:
    """A message, then the documents attached to it, called ``mail.eml/report.pdf``; ``opened`` is the file around."""
    yield capture
    if not _MAY_HOLD.search(capture.data):
        return
    address = capture.address or capture.name
    try:
        found = bounded(attachments, address, SECONDS, capture.data)
    except RefusedError as refusal:
        yield RefusedError(address, f"what is attached to it: {refusal.reason}")
        return
    for name, media, charset, data in found:
        yield Opened(
            stream=BytesIO(data),
            name=f"{capture.name}/{name}",
            address=f"{address}/{name}",
            size=len(data),
            depth=opened.depth + 1,
            media=media,
            charset=charset,
            fetched=capture.fetched,
            budget=opened.budget,
        )


def attachments(data: bytes) -> list[Attachment]:
    """The documents attached to a message; those of a message within it are its own."""
    found: list[Attachment] = []
    waiting: list[Message] = [BytesParser(policy=compat32).parsebytes(data)]
    while waiting:
        part = waiting.pop()
        media, inner = part.get_content_type(), part.get_payload()
        if isinstance(inner, list):
            within = [one for one in inner if isinstance(one, Message)]
            if media != MAIL:
                waiting += reversed(within)
            else:
                found += [(_name(part, media, len(found)), media, None, one.as_bytes()) for one in within[:1]]
        elif _attached(part) and not _NO_DOCUMENT.match(media):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                told = None if media == "application/octet-stream" else media
                found.append((_name(part, media, len(found)), told, part.get_content_charset(), body))
    return found


def _attached(part: Message) -> bool:
    """Whether a part is attached, not the message's own text in one of its forms."""
    if part.get_content_disposition() == "attachment" or part.get_filename() is not None:
        return True
    return part.get_content_maintype() not in ("text", "multipart", "message")


def _name(part: Message, media: str, number: int) -> str:
    """What an attachment is called: the last part of its file name, or its number."""
    name = part.get_filename() or ""
    with contextlib.suppress(LookupError, ValueError):  # an encoding that there is none of
        name = str(make_header(decode_header(name)))
    name = PurePath(name.replace("\\", "/")).name.replace("\0", "").strip()
    suffix = _SUFFIX.get(media, "")
    if not name:
        return f"attachment-{number + 1}{suffix}"
    return name if PurePath(name).suffix or not suffix else name + suffix


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The messages of an mbox file one at a time; None in place of one of more than ``limit`` bytes."""
    message = bytearray()
    large = False
    blank = True
    for number, line in lines(stream, limit):
        if line is None:
            large, blank = True, False
        elif blank and line.startswith(b"From ") and (number == 1 or _BEGINS.match(line)):
            if number > 1:
                yield None if large else _unmarked(message)
            message.clear()
            large = blank = False
        else:
            blank = not line.strip()
            large = large or len(message) + len(line) > limit
            if large:
                message.clear()
            else:
                message += line
    yield None if large else _unmarked(message)


def _unmarked(message: bytearray) -> bytes:
    """The message as it was sent: without the mark before a line that begins with From, and the blank line after it."""
    return _MARKED.sub(rb"\1", bytes(message).removesuffix(b"\n").removesuffix(b"\r"))
