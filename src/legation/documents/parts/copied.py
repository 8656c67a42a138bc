"""Text copied out of a browser window or a press database: what stands before the story and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.documents.parts.furniture import SIGN_OFF
from legation.documents.parts.layout import Unit, is_bullet
from legation.documents.publication.dateline import dateline

PROSE = ""
_OPEN = (PROSE, "heading")
_SENTENCE = 90
_SHORT_SENTENCE = 25
_TITLE_WORDS = 4
_LONGEST_TITLE = 220
_STORY_WORDS = 5
_MENU = 3
_LONGEST_SIGNATURE = 12
_LONGEST_ITEM = 130
_LONGEST_SIGN_OFF = 20
_PERSON = re.compile(
    r"(?:[A-Z][\w.'’\-]+,? ){1,3}(?:(?:de|van|von|al|bin|el|da|der) )?[A-Z][\w.'’\-]+"
    r"(?:,? (?:in|at) [A-Z]\w+|, [A-Z][a-z]+)?"
)
# What a press database prints before a value, and what the value is.
_FIELDS = {
    "byline": "byline", "author": "byline", "dateline": "dateline", "graphic": "caption", "caption": "caption",
    "length": "boilerplate", "language": "boilerplate", "load-date": "boilerplate", "section": "boilerplate",
    "publication-type": "boilerplate", "document-type": "boilerplate", "subject": "boilerplate", "body": "boilerplate",
    "series": "boilerplate", "correction-date": "correction", "copyright": "boilerplate", "highlight": "headline",
    "headline": "headline", "geographic": "boilerplate", "organization": "boilerplate", "person": "boilerplate",
    "source": "boilerplate", "country": "boilerplate", "city": "boilerplate", "state": "boilerplate",
    "notes": "boilerplate", "pub-type": "boilerplate", "from": "byline", "sent": "dateline", "date": "dateline",
    "to": "boilerplate", "cc": "boilerplate", "reply-to": "boilerplate", "message-id": "boilerplate",
    "x-mailer": "boilerplate", "list-id": "boilerplate", "sender": "byline", "return-path": "boilerplate",
    "received": "boilerplate", "mime-version": "boilerplate", "content-type": "boilerplate",
    "precedence": "boilerplate",
}  # fmt: skip
_FIELD = re.compile(r"([A-Z][A-Z\-]{3,20}):\s*")
# The head of a message, as its reader prints it: only where several of its fields stand together.
_MAIL_FIELD = re.compile(
    r"(From|To|Cc|Sent|Date|Subject|Reply-To|Message-I[Dd]|X-[A-Za-z\-]{2,20}|List-I[dD]|Sender):\s"
)
_LEAST_FIELDS = 3
_SIGNATURE = re.compile(r"--|[—–]")
_FOOTER = re.compile(r"_{5,}")


def field(unit: Unit) -> tuple[str, int] | None:
    """What the value of a database's field is, and where it begins; None where a line is no such field."""
    found = _FIELD.match(unit.flat)
    kind = _FIELDS.get(found[1].lower()) if found else None
    if found is None or kind is None:
        return None
    if kind == "headline" and not unit.flat[found.end() :]:
        return "boilerplate", 0
    return kind, found.end() if kind == "headline" else 0


def mark_messages(units: Sequence[Unit], labels: list[str]) -> None:
    """Mark the heads of messages, and what stands below a text as its sender's signature or a list's own lines."""
    i = 0
    while i < len(units):
        end = i
        while end < len(units) and units[end].kind is None and _MAIL_FIELD.match(units[end].flat):
            end += 1
        if end - i >= _LEAST_FIELDS:
            for j in range(i, end):
                labels[j] = _FIELDS.get(units[j].flat.partition(":")[0].lower(), "boilerplate")
        i = max(end, i + 1)
    signed = next((i for i in range(len(units) - 1, -1, -1) if _SIGNATURE.fullmatch(units[i].flat)), len(units))
    listed = next(
        (i for i, unit in enumerate(units) if _FOOTER.match(unit.flat) and i > body(units, labels)), len(units)
    )
    if len(units) - signed <= _LONGEST_SIGNATURE:
        for i in range(signed, min(listed, len(units))):
            labels[i] = "byline" if i > signed else "boilerplate"
    if len(units) - listed <= _LONGEST_SIGNATURE:
        labels[listed:] = ["boilerplate"] * (len(units) - listed)


def body(units: Sequence[Unit], labels: Sequence[str]) -> int:
    """Where the story begins: its first sentence of some length, or its dateline; the number of lines where none is."""
    for i, unit in enumerate(units):
        open_ = labels[i] in (PROSE, "paragraph") and unit.kind in (None, "paragraph")
        if open_ and len(unit.flat) > _SENTENCE and (unit.ended or dateline(unit.flat)):
            return i
    return len(units)


def mark_head(units: Sequence[Unit], labels: list[str]) -> None:
    """Mark headline and deck among lines that begin with a site's menus, and the menus.

    Nothing is marked where fewer lines than a menu has stand before the story.
    """
    end = body(units, labels)
    before = [i for i in range(min(end, len(units))) if units[i].kind is None]
    short = sum(labels[i] in ("navigation", "boilerplate") or _is_item(units[i], labels[i]) for i in before)
    if end == len(units) or short < _MENU or "headline" in labels:
        return
    titles: list[int] = []
    for i in reversed(before):
        if _is_title(units[i], labels[i]):
            titles.append(i)
        elif _is_item(units[i], labels[i]) and titles:
            break
    if not titles:
        return
    first = titles[-1]
    titles += [i + 1 for i in titles if units[i].flat.endswith(":") and i + 1 < end and not units[i + 1].apart]
    for i in before:
        if i in titles:
            labels[i] = "headline"
        elif i < first and labels[i] in _OPEN:
            labels[i] = "navigation"


def mark_tail(units: Sequence[Unit], labels: list[str]) -> None:
    """Mark what stands behind the last sentence and is none: titles of other stories, and menus."""
    sentences = [
        i
        for i, unit in enumerate(units)
        if labels[i] in (PROSE, "paragraph", "list item")
        and len(unit.flat) > _SHORT_SENTENCE
        and (unit.ended or len(unit.flat) > _LONGEST_ITEM or SIGN_OFF.search(unit.flat[-_LONGEST_SIGN_OFF:]))
    ]
    if len(sentences) < _MENU:
        return
    for i in range(sentences[-1] + 1, len(units)):
        if units[i].kind is None and labels[i] in _OPEN and not units[i].ended and not is_bullet(units[i].flat):
            labels[i] = "related" if len(units[i].flat.split()) >= _STORY_WORDS else "navigation"


def is_person(flat: str) -> bool:
    """Whether a line is a name, with or without the place that somebody writes from."""
    return bool(_PERSON.fullmatch(flat))


def _is_item(unit: Unit, label: str) -> bool:
    return label in _OPEN and len(unit.flat.split()) < _TITLE_WORDS and not is_person(unit.flat)


def _is_title(unit: Unit, label: str) -> bool:
    words = len(unit.flat.split())
    wanted = label in _OPEN and words >= _TITLE_WORDS and len(unit.flat) <= _LONGEST_TITLE
    return wanted and not is_bullet(unit.flat) and not (unit.ended and unit.flat.endswith("."))
