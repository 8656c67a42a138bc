"""The notes of MediaWiki's markup as entries of a list: the words that are shown, and what templates state of them."""

from __future__ import annotations

import html
import re
from typing import Any

from legation.documents.formats.braces import BRACES, BRACKETS, arguments, closings, replaced
from legation.documents.formats.wikinotes import short_note
from legation.documents.references.bodies import is_institution
from legation.documents.references.dating import find
from legation.documents.references.entry import date_parts
from legation.documents.references.templates import cited_work, is_citation, shown

SHORT = ("harvnb", "harv", "harvtxt", "harvcol", "harvcolnb", "sfnref", "harvp")
"""Templates that name a work by its authors and year."""

EXTERNAL = re.compile(r"\[(?P<url>(?:https?:)?//[^\s\[\]]{1,2000})(?:\s(?P<text>[^\[\]\n]{0,400}))?\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_QUOTES = re.compile(r"'{2,5}")
_MAGIC = re.compile(r"__[A-Z]{3,30}__")
_HIDDEN_LINKS = ("file:", "image:", "category:", "media:")
_TITLED = re.compile(r"[\"“«]")
_CITATION = re.compile(r"\{\{\s{0,4}(?:cite\s|citation\s{0,4}\|)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_PAGES = re.compile(r"\bpp?\.\s?(?P<page>[\dxvilA-Z]{1,7}(?:[–-][\dxvil]{1,7})?)")
_LABELS = {"isbn": "ISBN ", "issn": "ISSN ", "doi": "doi:", "oclc": "OCLC "}
_MOST_FAMILIES = 4

_Key = tuple[tuple[str, ...], str]


class Cited:
    """What the references of an article state, by number; short notes are completed from the works that it lists."""

    def __init__(self, source: str) -> None:
        self.stated: dict[int, dict[str, Any]] = {}
        self.whole: set[int] = set()
        self._works = _works(source) if re.search(r"\{\{\s{0,4}(?:sfn|harv)", source, re.IGNORECASE) else {}

    def entry(self, content: str, number: int | None) -> str:
        """A note's words on one line; what it states is kept under its number where it has one."""
        csl: dict[str, Any] = {}
        cites: list[dict[str, Any]] = []

        def change(inner: str) -> str:
            name, placed, named = arguments(inner)
            if is_citation(name):
                words, stated = citation(name, named)
                cites.append(stated)
                return words
            if name in SHORT:
                cites.append(self._short(placed, named))
                return short(name, placed, named)
            if name == "webarchive":
                csl["archived"] = _archived(named)
            return _label(name, placed, named)

        text = replaced(replaced(content, BRACES, "{{", change), BRACKETS, "[[", link)
        if cites:
            csl = {**csl, **cites[0]}
            behind = _PAGES.search(text) if "page" not in csl else None
            csl |= {"page": behind["page"]} if behind else {}
        elif (linked := EXTERNAL.search(text)) and linked["text"]:
            csl["URL"] = linked["url"]
            words = linked["text"].strip()
            words = words if _TITLED.match(words) else f'"{words}"'
            text = f"{text[: linked.start()]}{words}{text[linked.end() :]}"
        elif linked:
            text = f"{text[: linked.start()]}{linked['url']}{text[linked.end() :]}"
        if number is not None and csl:
            self.stated[number] = csl
            if cites:
                self.whole.add(number)
        return " ".join(inline(text).split())

    def _short(self, placed: list[str], named: dict[str, str]) -> dict[str, Any]:
        """A short note as an item: the work that the article lists under its authors and year, with the note's page."""
        *families, year = [part for part in placed if part] or [""]
        page = named.get("p") or named.get("pp") or named.get("page") or named.get("pages")
        known = self._works.get((tuple(f.lower() for f in families[:_MOST_FAMILIES]), year))
        if known is None:
            names = [{"literal": f} if is_institution(f) else {"family": f} for f in families]
            dated = find(year)
            known = {"author": names, **({"issued": date_parts(dated)} if dated else {}), "type": "document"}
        return {**known, **({"page": page.replace("&ndash;", "–")} if page else {})}


def citation(name: str, named: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """A citation template as the words that it is shown as, and as a CSL item."""
    plain = {key: " ".join(inline(replaced(value, BRACKETS, "[[", link)).split()) for key, value in named.items()}
    csl = cited_work(name, plain)
    return shown(csl, plain), csl


def short(name: str, placed: list[str], named: dict[str, str]) -> str:
    """A template of ``SHORT`` in the form that it is shown in."""
    words = short_note(placed, named)
    return f"({words})" if name in ("harv", "harvcol") else words


def link(inner: str) -> str:
    """What a link in double brackets is shown as."""
    target, bar, label = inner.partition("|")
    if target.strip().lower().startswith(_HIDDEN_LINKS):
        return ""
    if not bar:
        return target.strip().lstrip(":")
    return label or target.split("(")[0].split(",")[0].strip()


def inline(text: str) -> str:
    """Text without the markup of words: tags, bold, addresses of links, entities."""
    text = _BREAK.sub(" ", text)
    text = EXTERNAL.sub(lambda found: found["text"] or "", text)
    text = _MAGIC.sub("", _QUOTES.sub("", _TAG.sub("", text)))
    return html.unescape(text).replace("\u00a0", " ")


def _label(name: str, placed: list[str], named: dict[str, str]) -> str:
    """What other templates of notes are shown as."""
    if name == "!":
        return "&#124;"  # a bar that parts no arguments
    if name in _LABELS:
        return _LABELS[name] + (placed or [""])[0]
    if name == "webarchive":
        return f"Archived {named.get('date', '')}".strip()
    if name.startswith("lang"):
        return placed[-1] if placed else ""
    return (placed or [""])[0] if name in ("small", "nowrap", "smallcaps", "sc", "abbr", "nobr", "'", "circa") else ""


def _archived(named: dict[str, str]) -> dict[str, Any]:
    dated = find(named.get("date", ""))
    found = {"url": named.get("url"), "date": date_parts(dated) if dated else None}
    return {key: value for key, value in found.items() if value}


def _works(source: str) -> dict[_Key, dict[str, Any]]:
    """The works that an article cites in full, by the families of their authors and their year."""
    found: dict[_Key, dict[str, Any]] = {}
    ends = closings(source)
    for start in (one.start() for one in _CITATION.finditer(source)):
        if start not in ends:
            continue
        name, _, named = arguments(source[start + 2 : ends[start] - 2])
        _, csl = citation(name, named)
        names = csl.get("author") or csl.get("editor") or []
        year = _YEAR.search(named.get("date", "")) or _YEAR.search(named.get("year", ""))
        families = tuple(str(n.get("family") or n.get("literal")).lower() for n in names[:_MOST_FAMILIES])
        if year and families:
            found.setdefault((families, year.group()), csl)
    return found
