"""Citation templates of wikis: their parameters → CSL-JSON, and the words that they are shown as."""

from __future__ import annotations

import re
from typing import Any

from legation.documents.references import dating
from legation.documents.references.bodies import is_institution
from legation.documents.references.entry import date_parts
from legation.documents.references.kinds import type_of
from legation.documents.references.names import Name, authors

_CHAPTER = ("chapter", "contribution", "entry", "article", "section")
_CONTAINER = ("journal", "newspaper", "magazine", "work", "website", "periodical", "encyclopedia", "encyclopaedia")
_CONTAINER_OF = {
    "cite conference": ("book-title", "conference"), "cite encyclopedia": ("dictionary",),
    "cite episode": ("series",), "cite podcast": ("series",), "source": ("pub",),
}  # fmt: skip
_GENRES = {
    "cite press release": "Press release", "cite report": "Report", "cite techreport": "Technical report",
    "cite tech report": "Technical report", "cite thesis": "Thesis", "cite map": "Map", "cite interview": "Interview",
    "cite podcast": "Podcast", "cite speech": "Speech", "cite tweet": "Tweet", "cite av media": "Video",
}  # fmt: skip
_OF_PEOPLE = {"author": ("author", "authors", "people", "subject", "user"), "editor": ("editor", "editors"),
              "translator": ("translator", "translators")}  # fmt: skip
_MOST_PEOPLE = 30
_LONGEST = 600
_LITERAL = re.compile(r"\(\((.{1,300})\)\)")
_SCRIPT = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?:\s?", re.IGNORECASE)
_FIELDS = {
    "publisher": ("publisher", "institution", "university", "distributor"),
    "publisher-place": ("location", "place", "publication-place"),
    "source": ("via",),
    "volume": ("volume",),
    "page": ("pages", "page", "pp", "p", "at"),
    "edition": ("edition",),
    "DOI": ("doi",), "ISSN": ("issn", "eissn"), "ISBN": ("isbn",), "PMID": ("pmid",),
}  # fmt: skip
_URLS = ("url", "chapter-url", "article-url", "contribution-url", "entry-url", "section-url", "chapterurl")


def is_citation(name: str) -> bool:
    """Whether a template of a name cites a work."""
    return name.startswith("cite ") or name in ("citation", "source")


def cited_work(name: str, given: dict[str, str]) -> dict[str, Any]:
    """A citation template as a CSL item (without id): ``given`` are its parameters as plain text, names in lower case.

    What it does not state is left out.
    """
    plain = {key: value[:_LONGEST] for key, value in given.items() if value}
    csl: dict[str, Any] = {role: names for role in _OF_PEOPLE if (names := _people(plain, role))}
    _titles(csl, name, plain)
    for field, keys in _FIELDS.items():
        csl[field] = _first(plain, *keys)
    numbered = name in ("cite report", "cite press release", "cite techreport", "cite tech report", "cite map")
    csl["issue"] = _first(plain, "issue") or (None if numbered else _first(plain, "number"))
    # the reference's own number is "number"
    csl["collection-number"] = _first(plain, "number", "docket") if numbered else None
    csl["issued"] = _date(_first(plain, "date", "publication-date"), _first(plain, "year"))
    csl["accessed"] = _date(_first(plain, "access-date", "accessdate"))
    archived: dict[str, Any] = {"url": _first(plain, "archive-url", "archiveurl")}
    archived["date"] = _date(_first(plain, "archive-date", "archivedate"))
    csl["archived"] = {key: value for key, value in archived.items() if value}
    csl["URL"] = _first(plain, *_URLS)
    csl["genre"] = _genre(name, plain)
    if agency := _first(plain, "agency"):
        csl["note" if csl["container-title"] or csl["publisher"] else "container-title"] = agency
    found = {key: value for key, value in csl.items() if value}
    return {**found, "type": _type(name, found)}


def shown(csl: dict[str, Any], given: dict[str, str]) -> str:
    """The words that a template is rendered as, in the order and punctuation of Citation Style 1."""
    date = _first(given, "date", "year", "publication-date")
    names = _shown_names(csl, "author") or (_shown_names(csl, "editor") + ", ed." if csl.get("editor") else "")
    title = csl.get("title", "")
    if csl.get("type") not in ("book", "report", "thesis", "map"):
        title = f'"{title}"' if title else ""
    if csl.get("translated-title"):
        title = f"{title} [{csl['translated-title']}]".strip()
    book = csl.get("container-title", "")
    if csl.get("type") == "chapter" and book:
        book = f"In {_shown_names(csl, 'editor')} (ed.). {book}" if csl.get("editor") else f"In {book}"
    issue = f" ({csl['issue']})" if csl.get("issue") else ""
    volume = f"{csl.get('volume', '')}{issue}".strip()
    pages = f": {csl['page']}" if csl.get("page") and volume else ""
    place, publisher = csl.get("publisher-place", ""), csl.get("publisher", "")
    archived = _first(given, "archive-date", "archivedate")
    pieces = [
        f"{names} ({date})" if names and date else names,
        f"{title} ({csl['genre']})" if csl.get("genre") else title,
        book,
        f"{volume}{pages}",
        ": ".join(part for part in (place, publisher) if part),
        date or "" if not names else "",
        f"p. {csl['page']}" if csl.get("page") and not volume else "",
        *(f"{key} {csl[key]}" for key in ("ISBN", "ISSN") if csl.get(key)),
        f"doi:{csl['DOI']}" if csl.get("DOI") else "",
        f"Archived from the original on {archived}" if archived else "",
        f"Retrieved {given['access-date']}" if given.get("access-date") else "",
    ]
    return ". ".join(piece.rstrip(".") for piece in pieces if piece) + "."


def _titles(csl: dict[str, Any], name: str, plain: dict[str, str]) -> None:
    title = plain.get("title") or _SCRIPT.sub("", plain.get("script-title", ""), count=1)
    container = _first(plain, *_CONTAINER_OF.get(name, ()), *_CONTAINER)
    chapter = _first(plain, *_CHAPTER) or _SCRIPT.sub("", plain.get("script-chapter", ""), count=1)
    if chapter:
        csl["title"], csl["container-title"] = chapter, title or container
        csl["translated-title"] = _first(plain, "trans-chapter")
    else:
        csl["title"], csl["container-title"] = title, container
        csl["translated-title"] = _first(plain, "trans-title")


def _people(plain: dict[str, str], role: str) -> list[Name]:
    prefix = "" if role == "author" else f"{role}-"
    found: list[Name] = []
    for i in ("", *map(str, range(1, _MOST_PEOPLE))):
        last = _first(plain, *_numbered(prefix, role, i, "last", "surname"))
        first = _first(plain, *_numbered(prefix, role, i, "first", "given"))
        whole = _first(plain, f"{role}{i}")
        if last:
            found.append(_divided(last, first))
        elif whole:
            found += _undivided(whole)
    if found:
        return found
    rest = _first(plain, f"v{role}s", *_OF_PEOPLE[role][1:])
    return _undivided(rest) if rest else []


def _numbered(prefix: str, role: str, i: str, *parts: str) -> list[str]:
    """The names that a parameter goes by: ``last2``, ``author2-last``, ``author-last2``."""
    forms = [f"{prefix}{part}{i}" for part in parts]
    return [*forms, *(f"{role}{i}-{part}" for part in parts), *(f"{role}-{part}{i}" for part in parts)]


def _divided(last: str, first: str | None) -> Name:
    last = _LITERAL.sub(r"\1", last)
    if first:
        return {"family": last, "given": first}
    return {"literal": last} if is_institution(last) else {"family": last}


def _undivided(whole: str) -> list[Name]:
    literal = _LITERAL.fullmatch(whole)
    return [{"literal": literal[1]}] if literal else authors(whole)


def _genre(name: str, plain: dict[str, str]) -> str | None:
    if degree := _first(plain, "degree"):
        return f"{degree} thesis"
    stated = _first(plain, "type")
    return stated if stated and stated.lower() != "none" else _GENRES.get(name)


def _type(name: str, csl: dict[str, Any]) -> str:
    """The type that the template's name says, or else the fields."""
    if name == "cite book" and not csl.get("container-title"):
        return "book"
    if name in ("cite report", "cite techreport", "cite tech report"):
        return "report"
    if name == "cite news":
        return "article-newspaper"
    if name == "cite journal":
        return "article-journal"
    return "chapter" if name == "cite book" else type_of(csl)


def _date(*values: str | None) -> dict[str, Any] | None:
    """The date in the first value that has one; a day without a year takes the year behind it."""
    stated = [value for value in values if value]
    for value in (*stated, " ".join(stated)):
        if dated := dating.find(value):
            joined = dating.find(" ".join(stated))
            return date_parts(joined if joined and len(joined.parts) > len(dated.parts) else dated)
    return None


def _shown_names(csl: dict[str, Any], role: str) -> str:
    names = csl.get(role) or []
    whole = (n.get("literal") or ", ".join(p for p in (n.get("family"), n.get("given")) if p) for n in names)
    return "; ".join(whole)


def _first(plain: dict[str, str], *keys: str) -> str | None:
    return next((plain[key] for key in keys if plain.get(key)), None)
