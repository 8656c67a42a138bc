"""From raw rows of the tables to typed entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from legation.codebook.entries import (
    Body,
    Control,
    Day,
    Group,
    Kind,
    Law,
    Member,
    Numbered,
    Outlet,
    Person,
    Place,
    State,
    Term,
)

Raw = Mapping[str, Any]


def _common(raw: Raw, kind: Kind) -> dict[str, Any]:
    fields = {k: raw.get(k) for k in ("id", "name", "country", "sector", "entity", "until", "source")}
    return {**fields, "kind": kind, "since": raw.get("from")}


def _texts(raw: Raw, field: str) -> tuple[str, ...]:
    return tuple(item if isinstance(item, str) else item["text"] for item in raw.get(field) or ())


def term(raw: Raw) -> Term:
    """A term of office or standing."""
    return Term(raw["office"], raw.get("country"), raw.get("sector"), raw.get("from"), raw.get("until"))


def _numbered(rows: list[Raw] | None) -> tuple[Numbered, ...]:
    return tuple(Numbered(r["code"], r["from"], r.get("until")) for r in rows or ())


def place(raw: Raw) -> Place:
    """A capital."""
    latitude, longitude, number = (raw.get(k) for k in ("latitude", "longitude", "geonames"))
    return Place(raw["name"], latitude, longitude, number, raw.get("from"), raw.get("until"))


def state(raw: Raw) -> State:
    """A state; it stands for itself, so its country is its own code."""
    fields = {k: raw.get(k) for k in ("official", "iso2", "latitude", "longitude", "geonames", "sovereign")}
    return State(
        **_common(raw, "state") | fields | {"country": raw["id"]},
        capitals=tuple(place(p) for p in raw.get("capitals") or ()),
        adjectives=_texts(raw, "adjectives"),
        cow=_numbered(raw.get("cow")),
        gw=_numbered(raw.get("gw")),
    )


def person(raw: Raw) -> Person:
    """A person; country and sector are those of the most important office."""
    terms = tuple(term(t) for t in raw.get("terms") or ())
    fields = _common(raw, "person")
    if terms:
        fields["country"] = fields["country"] or terms[0].country
        fields["sector"] = fields["sector"] or terms[0].sector
    more = {k: raw.get(k) for k in ("family", "gender", "died")}
    return Person(**fields | more, terms=terms)


def body(raw: Raw) -> Body:
    """A body."""
    members = (Member(m["country"], m.get("from"), m.get("until")) for m in raw.get("members") or ())
    return Body(**_common(raw, "body"), members=tuple(members))


def group(raw: Raw) -> Group:
    """An armed group."""
    return Group(**_common(raw, "group"), terms=tuple(term(t) for t in raw.get("terms") or ()))


def outlet(raw: Raw) -> Outlet:
    """An outlet; its sector is JRN."""
    control = raw.get("control") or {"kind": "private"}
    return Outlet(
        **_common(raw, "outlet") | {"sector": raw.get("sector") or "JRN"},
        domains=tuple(raw.get("domains") or ()),
        control=Control(control["kind"], control.get("by"), control.get("evidence")),
    )


def day(raw: Raw) -> Day:
    """A yearly day; ``day`` is written ``04-17``."""
    month, number = (int(part) for part in raw["day"].split("-"))
    names = tuple(raw.get("names") or ())
    return Day(raw["id"], raw["country"], month, number, raw.get("year"), raw["what"], names, raw.get("source"))


def law(raw: Raw) -> Law:
    """A resolution, statute or programme."""
    aliases, states = tuple(raw.get("aliases") or ()), tuple(raw.get("states") or ())
    number = None if raw.get("number") is None else str(raw["number"])
    return Law(raw["id"], raw["name"], aliases, number, raw["issuer"], raw.get("date"), states, raw.get("source"))
