"""Who published a document, and whose story it is: the outlet, and the agency that it is credited to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from legation.codebook import load
from legation.documents.document import Block, Region
from legation.documents.parts.layout import letters
from legation.documents.publication.dateline import agency_named

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s?(?:©|\(c\)))?\s?(?:by\s)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?)?\s?(?:by\s)?"
    r"(?P<name>[^\W\d_][^.|•·,;:\n]{2,70}?)"
    r"(?=\s?(?:$|[.|•·,;:\n]|\(|[-–—]\s|\d{4}|all rights|proudly|powered))",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Ltd|Inc|LLC|PLC|GmbH|S\.?A|Pty|Limited|Corp|Corporation|Holdings|B\.?V|AG|Oy|AB|AS|Co)\b\.?"
)
_SEPARATOR = re.compile(r"\s*(?:\s[-–—|•·:»]+\s|::)\s*")
_CREDITED = re.compile(
    r"[(\[/]\s?(?P<bracket>[A-Z][\w .\-]{1,40}?)\s?[)\]/]|(?P<word>[A-Z][A-Za-z]+(?:[ \-][A-Z][A-Za-z]+){0,3})"
)
_GENERAL = ("www", "news", "english", "en", "com", "org", "net", "co", "gov", "m", "amp", "int", "info", "example")
_FOOT = 12
_LONGEST_NAME = 8


def known_by_domain(address: str | None) -> str | None:
    """The outlet that the codebook knows under an address's host."""
    host = _host(address)
    found = load().outlet_of(host) if host else None
    return found.name if found else None


def from_texts(title: str | None, stated: str | None, texts: Sequence[str], address: str | None) -> str | None:
    """The outlet that a page names itself: beside its title, in its head, in its line of copyright.

    ``title`` is the title as shown, ``stated`` as the metadata state it, ``texts`` are the page's pieces that are no
    prose, in order. A name beside the title counts where the host or another piece confirms it.
    """
    written = [found["name"].strip() for text in texts for found in _COPYRIGHT.finditer(text) if len(text) <= 300]
    texts = [part for text in texts for part in ([text] if "|" not in text else text.split("|"))]
    host, shown = _host(address), {letters(text) for text in texts}
    for part in (name for whole in _beside(title, stated) for name in (whole, whole.partition(":")[0].strip())):
        if _is_of(part, host) or letters(part) in shown or any(letters(part) in letters(name) for name in written):
            return part
    heads = [text for text in texts[:_FOOT] if 1 <= len(text.split()) <= _LONGEST_NAME and len(text) > 3]
    head = [text for text in heads if _is_of(text, host) or any(_alike(text, name) for name in written)]
    names = [name for name in written if not _COMPANY.search(name)]
    return next(iter([*head, *(_cased(name) for name in names), *written]), None)


def credited(texts: Iterable[str]) -> str | None:
    """The agency that a byline, dateline or credit names: its full name, None where none is known by what they say."""
    for text in texts:
        for found in _CREDITED.finditer(text):
            name = (found["bracket"] or found["word"]).strip(" .")
            agency = agency_named(name)
            if agency and (found["bracket"] or len(name) > 3 or text.strip().upper() == name):
                return agency
    return None


def same_agency(outlet: str | None, agency: str | None) -> str | None:
    """The outlet, by its agency's own name where it is the agency itself under a longer one."""
    return agency if outlet and agency and letters(agency) in letters(outlet) else outlet


def credits_of(text: str, blocks: Sequence[Block], excluded: Sequence[Region]) -> list[str]:
    """The stretches of a text that may credit its story to an agency: byline and dateline, before captions do."""
    first = blocks[0].start if blocks else 0
    last = blocks[-1].end if blocks else len(text)
    wanted = ("byline", "dateline")
    found = [
        r for r in excluded if r.reason in wanted or (r.reason == "credit" and (r.end <= first or r.start >= last))
    ]
    return [text[r.start : r.end] for r in found]


def _beside(title: str | None, stated: str | None) -> list[str]:
    """The parts of a stated title that the title shown does not have, the last first."""
    if not stated:
        return []
    parts = [part.strip() for part in _SEPARATOR.split(stated) if part and part.strip()]
    return [part for part in reversed(parts) if len(parts) > 1 and letters(part) not in letters(title or "")]


def _is_of(name: str, host: str | None) -> bool:
    """Whether a host is the name run together, with or without its article, or by its initials."""
    if not host:
        return False
    labels = [label.replace("-", "") for label in host.split(".") if label not in _GENERAL]
    words = [letters(word) for word in name.split()]
    joined = {"".join(words), "".join(word for word in words if word not in ("the", "of", "and", "for"))}
    initials = "".join(word[0] for word in words if word)
    return any(label in joined or (len(label) > 2 and label == initials) for label in labels)


def _alike(name: str, company: str) -> bool:
    """Whether two of the words of a name, at least, are the company's too: a paper and its publisher."""
    words = {letters(word) for word in name.split()} & {letters(word) for word in company.split()}
    return len(words - {"the", "of", "and"}) >= 2


def _host(address: str | None) -> str | None:
    if not address or "://" not in address:
        return None
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name
