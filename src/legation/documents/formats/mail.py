"""An e-mail message (RFC 5322) → its body as text, with what its head states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from legation.documents.parts.layout import Unit, joined, paragraphs
from legation.documents.publication.published import Published
from legation.errors import RefusedError

_ANSWER = re.compile(r"^(?:(?:re|aw|sv|fwd?|wg|tr)(?:\[\d+\])?\s?:\s?|\[[^\]]{1,40}\]\s?)+", re.IGNORECASE)
_QUOTED = re.compile(r"\s*>")
_WROTE = re.compile(
    r"(?:On\b.{6,160}\bwrote:|-{2,}\s?(?:Original|Forwarded) [Mm]essage\s?-{2,}|_{20,}|From: .{3,120})$"
)
_SIGNATURE = re.compile(r"-- ?$")
_LIST_FOOT = re.compile(
    r"(?:_{10,}|-{10,}|To unsubscribe\b.*|.*\bmailing list$|You (?:are|were) receiving this\b.*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Message:
    """The body of a message, its paragraphs with their kinds, and what its head states.

    ``page`` is the body as HTML where it has no plain text.
    """

    text: str
    units: tuple[Unit, ...]
    title: str | None
    published: Published | None
    outlet: str | None
    sender: str | None
    page: str | None = None


def read_mail(data: bytes, name: str) -> Message:
    """The message in some bytes. Raises RefusedError where it has no body that can be read."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(preferencelist=("plain", "html"))
        content = body.get_content() if body is not None else ""
    except (MessageError, LookupError, ValueError, KeyError, AttributeError, TypeError, IndexError):
        raise RefusedError(name, "a damaged e-mail") from None
    if not isinstance(content, str) or not content.strip():
        raise RefusedError(name, "an e-mail without text")
    title = _ANSWER.sub("", " ".join(_head(message, "Subject").split())).strip() or None
    shown, sender = parseaddr(_head(message, "From"))
    page = content if body is not None and body.get_content_subtype() == "html" else None
    text, units = _laid(content.replace("\r\n", "\n"), title) if page is None else ("", ())
    published = _published(_head(message, "Date"))
    return Message(text, units, title, published, shown.strip() or None, sender.strip() or None, page)


def _head(message: EmailMessage, field: str) -> str:
    try:
        return str(message.get(field) or "")
    except (ValueError, IndexError, AttributeError, TypeError):  # the library's own trouble with a malformed field
        return ""


def _published(value: str) -> Published | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    utc = moment.utcoffset() is None or not moment.utcoffset()
    return Published(moment.date().isoformat(), "metadata", f"Date: {' '.join(value.split())}", utc)


def _laid(text: str, title: str | None) -> tuple[str, tuple[Unit, ...]]:
    """The body with its subject above it: what it quotes of other messages and its signature are told apart."""
    parts: list[tuple[str | None, str]] = [("headline", title)] if title else []
    state: str | None = None
    for unit in paragraphs(text):
        first = unit.flat
        if _SIGNATURE.match(first) or _LIST_FOOT.match(first):
            state = "boilerplate"
        elif _WROTE.match(first):
            state = "related"
        kind = "related" if _QUOTED.match(first) else state
        parts.append((kind, text[unit.start : unit.end]))
    return joined(parts)
