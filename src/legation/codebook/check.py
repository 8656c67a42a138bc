"""Checks the codebook's data: ``python -m legation.codebook.check``.

Ids are unique, countries and sectors are in the lists, dates exist and stand in order, terms of one office-holder
do not run backwards, and no name stands for two entries in one period without saying so.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from legation.codebook.build import build, names
from legation.codebook.dates import first_day, is_date, last_day, overlap
from legation.codebook.normal import folded
from legation.codebook.tables import DATA, ENTRIES, Row, Tables
from legation.errors import CodebookError

_ENTITY = re.compile(r"Q[1-9]\d*")
_SOURCE = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_ALPHA3 = re.compile(r"[A-Z]{3}")
_FIELDS = {
    "states": {"iso2", "official", "names", "abbreviations", "self", "adjectives", "people", "capitals", "seats"}
    | {"latitude", "longitude", "geonames", "sovereign", "cow", "gw"},
    "people": {"aliases", "family", "gender", "died", "terms"},
    "bodies": {"aliases", "members"},
    "groups": {"aliases", "terms"},
    "outlets": {"aliases", "domains", "control"},
}
_COMMON = {"id", "name", "country", "sector", "entity", "from", "until", "source", "checked", "file", "own"}
_CONTROLS = ("state", "public", "party", "private")


def check(tables: Tables) -> None:
    """Raises CodebookError for the first thing that is wrong with a user's own entries, or between them and ours."""
    for problem in _problems(tables, own=True):
        raise problem


def problems(tables: Tables) -> list[CodebookError]:
    """Everything that is wrong, each naming file, key and reason."""
    return list(_problems(tables))


def _problems(tables: Tables, *, own: bool = False) -> Iterator[CodebookError]:
    for kind in ENTRIES:
        seen: set[str] = set()
        for entry in tables[kind]:
            key, file = str(entry.get("id")), entry.get("file", f"{kind}.yaml")
            if key in seen:
                yield CodebookError(file, key, "id stands twice")
            seen.add(key)
            for reason in _wrong(kind, entry, tables) if entry.get("own") or not own else ():
                yield CodebookError(file, key, reason)
    for name in ("days", "laws"):
        for raw in (tables[name] or {}).get("entries", ()):
            for reason in _wrong_day(raw, tables) if name == "days" else _wrong_law(raw, tables):
                yield CodebookError(str(raw.get("file", f"{name}.yaml")), str(raw.get("id")), reason)
        ids = [raw.get("id") for raw in (tables[name] or {}).get("entries", ())]
        for key in sorted({str(i) for i in ids if ids.count(i) > 1}):
            yield CodebookError(f"{name}.yaml", key, "id stands twice")
    yield from wrong_roles(tables, "roles.yaml")
    yield from _wrong_words(tables)
    yield from _wrong_places(tables)
    yield from _same_entity(tables)
    yield from _claimed_twice(tables, own=own)


def _wrong(kind: str, entry: dict[str, Any], tables: Tables) -> Iterator[str]:
    missing = [f for f in ("id", "name", "source", "checked") if not isinstance(entry.get(f), str)]
    if missing:
        yield f"lacks {', '.join(missing)}"
        return
    unknown = set(entry) - _COMMON - _FIELDS[kind]
    if unknown:
        yield f"unknown fields: {', '.join(sorted(unknown))}"
    if not _SOURCE.fullmatch(entry["source"]):
        yield f"source is no address: {entry['source']}"
    if entry.get("entity") and not _ENTITY.fullmatch(entry["entity"]):
        yield f"entity is no Wikidata id: {entry['entity']}"
    yield from _wrong_period(entry, "")
    yield from _wrong_codes(entry, tables)
    for name in names(kind, entry):
        if not isinstance(name["text"], str) or not folded(name["text"]):
            yield f"a name without letters: {name['text']!r}"
        else:
            yield from _wrong_period(name, f"{name['text']}: ")
    yield from _OWN[kind](entry, tables)


def _wrong_period(raw: dict[str, Any], where: str) -> Iterator[str]:
    for field in ("from", "until", "checked", "died"):
        value = raw.get(field)
        if value is not None and not (isinstance(value, str) and is_date(value)):
            yield f"{where}{field} is no date: {value!r}"
            return
    if raw.get("from") and raw.get("until") and first_day(raw["from"]) > last_day(raw["until"]):
        yield f"{where}ends ({raw['until']}) before it begins ({raw['from']})"


def _wrong_codes(raw: dict[str, Any], tables: Tables, where: str = "") -> Iterator[str]:
    country, sector = raw.get("country"), raw.get("sector")
    if country is not None and not _is_country(country, tables):
        yield f"{where}country is neither a state of the codebook nor a PLOVER code: {country!r}"
    if sector is not None and sector not in tables["plover"]["sectors"]:
        yield f"{where}sector is none of PLOVER's: {sector!r}"


def _is_country(code: object, tables: Tables) -> bool:
    return code in tables["plover"]["bodies"] or any(s.get("id") == code for s in tables["states"])


def _wrong_state(entry: dict[str, Any], tables: Tables) -> Iterator[str]:
    if not _ALPHA3.fullmatch(entry["id"]):
        yield "id is no alpha-3 code"
    if entry.get("sovereign") and not _is_country(entry["sovereign"], tables):
        yield f"sovereign is no state: {entry['sovereign']}"
    for place in [entry, *(entry.get("capitals") or ())]:
        latitude, longitude = place.get("latitude"), place.get("longitude")
        if (latitude is None) != (longitude is None):
            yield f"{place['name']}: latitude and longitude go together"
        elif latitude is not None and not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield f"{place['name']}: not on the globe: {latitude}, {longitude}"
    for field in ("cow", "gw"):
        rows = entry.get(field) or []
        for row in rows:
            yield from _wrong_period(row, f"{field} {row['code']}: ")
        for one, other in combinations(rows, 2):
            if _meet(one, other):
                yield f"{field}: two numbers at one time: {one['code']} and {other['code']}"
    for seat in entry.get("seats") or ():
        yield from _wrong_codes(seat, tables, f"{seat['name']}: ")


def _wrong_person(entry: dict[str, Any], tables: Tables) -> Iterator[str]:
    if not entry.get("terms") and not entry.get("country"):
        yield "has neither terms nor a country"
    if entry.get("gender") not in (None, "female", "male"):
        yield f"gender is neither female nor male: {entry['gender']!r}"
    for row in entry.get("terms") or ():
        where = f"{row.get('office')}: "
        if not row.get("office") or "country" not in row or "sector" not in row:
            yield f"{where}a term needs office, country and sector"
            continue
        yield from _wrong_period(row, where)
        yield from _wrong_codes(row, tables, where)
        if entry.get("died") and first_day(row.get("from")) > last_day(entry["died"]):
            yield f"{where}begins after death"
    same: dict[tuple[str, str | None], list[dict[str, Any]]] = {}
    for row in entry.get("terms") or ():
        same.setdefault((row.get("office", ""), row.get("country")), []).append(row)
    for (office, _), rows in same.items():
        if _overlapping(rows):
            yield f"{office}: two terms of one office overlap"


def _wrong_body(entry: dict[str, Any], tables: Tables) -> Iterator[str]:
    if not entry.get("country"):
        yield "lacks country"
    spells: dict[str, list[dict[str, Any]]] = {}
    for row in entry.get("members") or ():
        code = row.get("country")
        if not any(s.get("id") == code for s in tables["states"]):
            yield f"member is no state: {code!r}"
            continue
        yield from _wrong_period(row, f"member {code}: ")
        spells.setdefault(code, []).append(row)
    for code, rows in spells.items():
        if _overlapping(rows):
            yield f"member {code}: two memberships overlap"


def _overlapping(rows: list[dict[str, Any]]) -> bool:
    """Whether two of some periods have a day in common."""
    return any(_meet(one, other) for one, other in combinations(rows, 2))


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return overlap(one.get("from"), one.get("until"), first_day(other.get("from")), last_day(other.get("until")))


def _wrong_group(entry: dict[str, Any], tables: Tables) -> Iterator[str]:
    if not entry.get("country") or not entry.get("sector"):
        yield "lacks country or sector"
    for row in entry.get("terms") or ():
        yield from _wrong_period(row, f"{row.get('office')}: ")
        yield from _wrong_codes(row, tables, f"{row.get('office')}: ")


def _wrong_outlet(entry: dict[str, Any], tables: Tables) -> Iterator[str]:
    control = entry.get("control") or {}
    if control.get("kind") not in _CONTROLS:
        yield f"control.kind is none of {', '.join(_CONTROLS)}"
    if control.get("by") is not None and not _is_country(control["by"], tables):
        yield f"control.by is no state: {control['by']!r}"
    if not _SOURCE.fullmatch(str(control.get("evidence"))):
        yield "control.evidence is no address"
    for domain in entry.get("domains") or ():
        if domain != domain.lower() or "/" in domain or domain.startswith("www.") or "." not in domain:
            yield f"not a bare domain: {domain}"
        if sum(domain in (other.get("domains") or ()) for other in tables["outlets"]) > 1:
            yield f"domain of two outlets: {domain}"


def _wrong_day(raw: dict[str, Any], tables: Tables) -> Iterator[str]:
    yield from _wrong_codes(raw, tables)
    year = raw.get("year")
    if not isinstance(raw.get("day"), str) or not is_date(f"{year or 2000:04d}-{raw['day']}"):
        yield f"not a day: {year}-{raw.get('day')}"
    if not raw.get("what") or not _SOURCE.fullmatch(str(raw.get("source"))) or not raw.get("country"):
        yield "lacks country, what or source"


def _wrong_law(raw: dict[str, Any], tables: Tables) -> Iterator[str]:
    if not raw.get("name") or not _SOURCE.fullmatch(str(raw.get("source"))):
        yield "lacks name or source"
    if raw.get("date") is not None and not is_date(str(raw["date"])):
        yield f"date is no date: {raw['date']!r}"
    for code in (raw.get("issuer"), *(raw.get("states") or ())):
        if not _is_country(code, tables):
            yield f"neither a state of the codebook nor a PLOVER code: {code!r}"


def wrong_roles(tables: Tables, file: str) -> Iterator[CodebookError]:
    """What is wrong with the role nouns, which stand in a file."""
    seen: dict[str, str] = {}
    for sector, kinds in ((tables["roles"] or {}).get("sectors") or {}).items():
        if sector not in tables["plover"]["sectors"]:
            yield CodebookError(file, sector, "sector is none of PLOVER's")
        for kind, nouns in kinds.items():
            if kind not in ("offices", "persons", "collectives"):
                yield CodebookError(file, sector, f"unknown kind: {kind}")
            for noun in nouns:
                text = folded(noun if isinstance(noun, str) else noun["noun"])
                if text in seen:
                    yield CodebookError(file, text, f"stands under {seen[text]} and {sector}")
                seen[text] = sector
                for code in (noun.get("country"), noun.get("usual")) if isinstance(noun, dict) else ():
                    if code is not None and not _is_country(code, tables):
                        yield CodebookError(file, text, f"no state: {code!r}")


def _wrong_words(tables: Tables) -> Iterator[CodebookError]:
    known = set(tables["folded"]) | {folded(key) for key in tables["cased"]}
    for word in (tables["words"] or {}).get("capital", ()):
        if folded(word) not in known:
            yield CodebookError("words.yaml", word, "no entry has this name")


def _wrong_places(tables: Tables) -> Iterator[CodebookError]:
    codes = {row[1] for rows in (tables["places"] or {}).values() for row in rows if row[1] is not None}
    for code in sorted(code for code in codes if not _is_country(code, tables)):
        yield CodebookError("regions.yaml", str(code), "no state")


def _same_entity(tables: Tables) -> Iterator[CodebookError]:
    holders: dict[str, str] = {}
    for kind in ENTRIES:
        for entry in tables[kind]:
            if entry.get("entity"):
                holder = holders.setdefault(entry["entity"], entry["id"])
                if holder != entry["id"]:
                    reason = f"entity {entry['entity']} is also that of {holder}"
                    yield CodebookError(entry["file"], entry["id"], reason)


def _claimed_twice(tables: Tables, *, own: bool) -> Iterator[CodebookError]:
    for table in ("folded", "cased"):
        for key, rows in tables[table].items():
            for one, other in combinations(rows, 2):
                entries = [tables[ENTRIES[row[0]]][row[1]] for row in (one, other)]
                if own and not any(entry.get("own") for entry in entries):
                    continue
                if one[:2] != other[:2] and _contested(one, other, tables):
                    first, second = sorted(entries, key=lambda entry: not entry.get("own"))
                    reason = f"the name stands also for {second['id']} ({second['file']}) in one period"
                    yield CodebookError(first["file"], f"{first['id']}: {key}", reason)


def _contested(one: Row, other: Row, tables: Tables) -> bool:
    """Whether two rows claim a name at one time and nothing says which is meant."""
    preferred = any(row[9] for row in (one, other))
    settled = preferred or (one[7] and other[7] and (one[8] or other[8]))
    if settled:
        return False
    first, second = (tables[ENTRIES[row[0]]][row[1]] for row in (one, other))
    since, until = one[4] or first.get("from"), one[5] or first.get("until")
    other_since, other_until = other[4] or second.get("from"), other[5] or second.get("until")
    return overlap(since, until, first_day(other_since), last_day(other_until))


_OWN = {
    "states": _wrong_state,
    "people": _wrong_person,
    "bodies": _wrong_body,
    "groups": _wrong_group,
    "outlets": _wrong_outlet,
}


def main() -> int:
    """Check the package's data; prints what is wrong and returns 1 where anything is."""
    try:
        found = problems(build(DATA))
    except CodebookError as error:
        found = [error]
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
