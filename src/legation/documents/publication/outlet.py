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
_BEFORE_SIGN = re.compile(r"(?P<name>[A-Z][^©|•·.]{3,80}?)\s?©\s?(?:\d{4}|$)")
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
# A site of an office of state, which often names itself nowhere but in its head or foot.
_OFFICE = re.compile(
    r"(?:The )?(?:Ministry|Department|Embassy|Permanent Mission|Presidency|Secretariat|"
    r"Office of the (?:President|Prime Minister))\b(?: (?:of|for|and|the|to|[A-Z][\w'’-]{1,20},?)){1,10}"
)
# What stands beside a title and names a section of a site, not the site.
_SECTIONS = frozenset(
    """
    home news press briefings briefing releases release statements statement media latest world english speeches events
    archive articles article room centre center releases: politics opinion business international and &
    """.split()
)
_SHORTEST_LABEL = 4
# How services that translate what agencies say name the agency.
_MONITORED = re.compile(r"source:\s(?P<name>[^,.]{2,60}?) news agency\b", re.IGNORECASE)


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
    written += [found["name"] for text in texts if (found := _BEFORE_SIGN.match(text))]
    texts = [part for text in texts for part in ([text] if "|" not in text else text.split("|"))]
    host, shown = _host(address), {letters(text) for text in texts}
    beside = [name for whole in _beside(title, stated) for name in (whole.partition(":")[0].strip(), whole)]
    beside = [part for part in beside if not all(word in _SECTIONS for word in part.lower().split())]
    for part in beside:
        signed = any(letters(part) in letters(name) or _alike(part, name) for name in written)
        if _is_of(part, host) or signed or _OFFICE.fullmatch(part):
            return next((name for name in written if name.startswith(part) and _OFFICE.fullmatch(name)), part)
    if repeated := next((part for part in beside if letters(part) in shown), None):
        return repeated
    heads = [text for text in texts[:_FOOT] if 1 <= len(text.split()) <= _LONGEST_NAME and len(text) > 3]
    head = [text for text in heads if _is_of(text, host) or any(_alike(text, name) for name in written)]
    names = [name for name in written if not _COMPANY.search(name)]
    offices = sorted((text for text in texts if _OFFICE.fullmatch(text)), key=lambda text: -len(text))
    return next(iter([*head, *(_cased(name) for name in names), *written, *offices]), None)


def credited(texts: Iterable[str]) -> str | None:
    """The agency that a byline, dateline or credit names: its full name, None where none is known by what they say."""
    for text in texts:
        if monitored := _MONITORED.match(text):
            return agency_named(monitored["name"]) or monitored["name"]
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
        r
        for r in excluded
        if r.reason in wanted
        or (r.reason == "credit" and (r.end <= first or r.start >= last))
        or _MONITORED.match(text, r.start, r.end)
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
    begun = any(len(label) > _SHORTEST_LABEL and one.startswith(label) for label in labels for one in joined)
    return begun or any(label in joined or (len(label) > 2 and label == initials) for label in labels)


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
