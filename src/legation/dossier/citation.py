"""References as a reader expects them, from CSL-JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from legation.documents.document import Reference
from legation.dossier.wording import date_words


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference ready for print: ``links`` are (label, address), of the schemes http and https only."""

    number: int
    authors: str
    title: str
    rest: str
    links: tuple[tuple[str, str], ...]


def citation(reference: Reference) -> Citation:
    """Format a CSL-JSON item. Whatever a field lacks is left out; nothing is made up."""
    item = reference.csl
    rest = [_text(item, "container-title"), _text(item, "publisher"), _date(item.get("issued"))]
    archived = item.get("archived")
    archive = archived if isinstance(archived, dict) else {}
    links = [("link", safe_url(_text(item, "URL"))), ("archived copy", safe_url(_text(archive, "url")))]
    return Citation(
        reference.number,
        _authors(item.get("author")),
        _text(item, "title"),
        ", ".join(part for part in rest if part),
        tuple((label, url) for label, url in links if url),
    )


def safe_url(url: str | None) -> str | None:
    """The address where a browser may follow it (http, https, with a host), else None."""
    if not url or any(c.isspace() or not c.isprintable() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _authors(value: object) -> str:
    people = [person for person in value if isinstance(person, dict)] if isinstance(value, list) else []
    names = [_text(p, "literal") or ", ".join(n for n in (_text(p, "family"), _text(p, "given")) if n) for p in people]
    kept = [name for name in names if name]
    return "; ".join(kept[:3]) + (" and others" if len(kept) > 3 else "")


def _date(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        try:
            year, *finer = (int(n) for n in parts[0])
        except (TypeError, ValueError):
            return ""
        return date_words("-".join([f"{year:04d}", *(f"{n:02d}" for n in finer)]))
    return _text(value, "literal") or _text(value, "raw")
