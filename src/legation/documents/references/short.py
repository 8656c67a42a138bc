"""Short notes, by authors and year, by author and title, or "Ibid."; completed from the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from legation.documents.document import Reference
from legation.documents.references import dating
from legation.documents.references.bodies import is_institution
from legation.documents.references.entry import date_parts

_WORD = r"[^\W\d_a-z][\w’'\-]{1,40}"
_NAME = rf"(?:(?:van|von|de|der|den|del|della|di|da|al|el|bin)[ -]){{0,3}}{_WORD}(?: {_WORD}){{0,3}}"
_PAGES = r"(?P<page>[A-Za-z]?\d{1,5}(?:[–-]\d{1,5})?(?:, \d{1,5}(?:[–-]\d{1,5})?){0,4})"
_BY_YEAR = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, (?:and |& )?| and | & ){_NAME}){{0,3}})(?: et al\.)?,? "
    rf"\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?(?:[,:] ?(?:pp?\. ?)?{_PAGES})?\.?"
)
_BY_TITLE = re.compile(rf"(?P<name>{_NAME}), (?P<title>[^,].{{2,120}}?)(?:, (?:pp?\. ?)?{_PAGES})?")
_SAME = re.compile(rf"(?:Ibid|Ib|Id|Idem)\b\.?(?:,? (?:at )?(?:pp?\. ?)?{_PAGES})?\.?", re.IGNORECASE)
_BETWEEN = re.compile(r", (?:and |& )?| and | & ")
_LONGEST = 200
_OF_NOTE = ("id", "number", "page")
_OF_WORK = ("container-title", "publisher", "issued", "volume", "URL", "ISBN")


def by_year(text: str) -> dict[str, Any] | None:
    """A short note with authors and year ("Roe & Doe 2001, pp. 3–4") as a CSL item; None where it is anything else."""
    found = _BY_YEAR.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    names = [{"literal": n} if is_institution(n) else {"family": n} for n in _BETWEEN.split(found["names"])]
    dated = dating.find(found["year"])
    page = {"page": found["page"]} if found["page"] else {}
    return {"author": names, **({"issued": date_parts(dated)} if dated else {}), **page, "type": "document"}


def same_again(text: str) -> dict[str, Any] | None:
    """A note that says the work is the one before ("Ibid., 34"), with its page; None where it is anything else."""
    found = _SAME.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return None if found is None else {**({"page": found["page"]} if found["page"] else {}), "type": "document"}


def completed(
    references: Sequence[Reference], again: Sequence[bool], works: Sequence[Reference] = ()
) -> tuple[Reference, ...]:
    """The references, short ones with what they, or ``works``, say of their work elsewhere.

    ``again`` says which are "Ibid."; these have the work of the one before.
    """
    done: list[Reference] = []
    for reference, same in zip(references, again, strict=True):
        full = done[-1] if same and done else _full(reference, [*references, *works])
        csl = _with_work(_paged(reference.csl), full.csl) if full else reference.csl
        done.append(replace(reference, csl=csl) if full else reference)
    return tuple(done)


def _paged(csl: dict[str, Any]) -> dict[str, Any]:
    found = _BY_TITLE.fullmatch(str(csl.get("title") or "")) if "page" not in csl else None
    return {**csl, "page": found["page"]} if found and found["page"] else csl


def _with_work(note: dict[str, Any], work: dict[str, Any]) -> dict[str, Any]:
    return {**{k: v for k, v in work.items() if k not in _OF_NOTE}, **{k: note[k] for k in _OF_NOTE if k in note}}


def _full(note: Reference, references: Sequence[Reference]) -> Reference | None:
    """The one reference that says in full what a note says in short."""
    csl = _taken_apart(note.csl)
    if not csl.get("author") or any(csl.get(field) for field in _OF_WORK if field != "issued"):
        return None
    if bool(csl.get("title")) == bool(csl.get("issued")):
        return None
    found = [one for one in references if one is not note and one.csl.get("title") and _is_same_work(csl, one.csl)]
    return found[0] if found and len({str(one.csl["title"]) for one in found}) == 1 else None


def _taken_apart(csl: dict[str, Any]) -> dict[str, Any]:
    """A note that was read as nothing but a title, as author and title: "Roe, The Rock Reader, 34"."""
    found = _BY_TITLE.fullmatch(str(csl.get("title") or "")) if not csl.get("author") else None
    if found is None:
        return csl
    return {**csl, "author": [{"family": found["name"]}], "title": found["title"]}


def _is_same_work(note: dict[str, Any], work: dict[str, Any]) -> bool:
    names, full = _families(note), _families(work)
    if not full or full[: len(names)] != names or not any(work.get(field) for field in _OF_WORK):
        return False
    if note.get("title"):
        return str(work["title"]).lower().startswith(str(note["title"]).lower())
    return _year(note) == _year(work)


def _families(csl: dict[str, Any]) -> list[str]:
    names = csl.get("author") or csl.get("editor") or []
    return [str(name.get("family") or name.get("literal") or "").lower() for name in names]


def _year(csl: dict[str, Any]) -> int | None:
    parts = (csl.get("issued") or {"date-parts": [[]]})["date-parts"][0]
    return int(parts[0]) if parts else None
