"""The entries of the codebook, as frozen types. Dates are ISO days, months or years; None is an open end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["state", "person", "body", "group", "outlet"]
Use = Literal["name", "abbreviation", "adjective", "people", "capital", "seat", "self", "place"]
ControlKind = Literal["state", "public", "party", "private"]


@dataclass(frozen=True, slots=True)
class Term:
    """An office or a standing held from ``since`` until ``until``: who for (``country``) and as what (``sector``).

    ``former`` is true for the time after the last term, when PLOVER counts the person among the elites (ELI).
    """

    office: str
    country: str | None
    sector: str | None
    since: str | None = None
    until: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A town or region with degrees of latitude and longitude and its GeoNames id; None where not known.

    ``since`` and ``until`` bound the time in which a capital was one. ``lesser`` is a town below 100,000 inhabitants,
    which no actor is named after where nothing else speaks of its state.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    population: int | None = None
    lesser: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A state's number in a list of states (Correlates of War, Gleditsch and Ward), between two days."""

    code: int
    since: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """Who controls an outlet: ``by`` is a country (None for nobody's), ``evidence`` the address that says so."""

    kind: ControlKind
    by: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Anything that has names. ``country`` is ISO 3166-1 alpha-3 or PLOVER's code, ``entity`` a Wikidata id.

    ``since`` and ``until`` bound its existence; ``source`` is the public address that documents it.
    """

    id: str
    kind: Kind
    name: str
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class State(Entry):
    """A state or territory, past or present; ``id`` is its alpha-3 code.

    ``latitude`` and ``longitude`` are its middle, in degrees; ``sovereign`` the state that a dependency belongs to;
    ``cow`` and ``gw`` its numbers in the two lists of states.
    """

    official: str | None = None
    iso2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    sovereign: str | None = None
    capitals: tuple[Place, ...] = ()
    adjectives: tuple[str, ...] = ()
    cow: tuple[Numbered, ...] = ()
    gw: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class Person(Entry):
    """A person with terms of office in order of importance."""

    family: str | None = None
    gender: str | None = None
    died: str | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A state's membership of an organisation, between two dates."""

    country: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Body(Entry):
    """An organisation, an organ of the United Nations, a ministry, a service, a party.

    ``members`` are the states that belong or belonged to an intergovernmental organisation, where they are known.
    """

    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Group(Entry):
    """An armed group; ``terms`` say what it was when, where that changed."""

    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet(Entry):
    """A newspaper, agency, broadcaster or site; ``domains`` are lower case without ``www.``."""

    domains: tuple[str, ...] = ()
    control: Control = field(default_factory=lambda: Control("private"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may stand for an entry between two dates.

    ``sector`` is set for seats ("Pentagon" is USA MIL). ``ambiguous`` names stand for several entries in one
    period; ``rule`` says how to choose. ``place`` is the town or region of a name that says where somebody is from.
    """

    text: str
    use: Use
    entry: Entry
    since: str | None = None
    until: str | None = None
    sector: str | None = None
    ambiguous: bool = False
    rule: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A common noun for somebody who acts: its PLOVER sector, and whether it names a single person's office.

    ``country`` is the one state that has such an office or body ("taoiseach"), ``usual`` the state that is mostly
    meant where nothing says whose it is ("secretary of state"). ``first`` and ``last`` are the stretch of the words
    asked about that it was read from, both inclusive.
    """

    noun: str
    sector: str
    office: bool
    first: int = 0
    last: int = 0
    country: str | None = None
    usual: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A yearly day of a state: ``month``, ``day``, and the ``year`` of what it recalls."""

    id: str
    country: str
    month: int
    day: int
    year: int | None
    what: str
    names: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """A resolution, statute, order or programme; ``issuer`` is a country or body code, ``states`` whom it is about."""

    id: str
    name: str
    aliases: tuple[str, ...]
    number: str | None
    issuer: str
    date: str | None
    states: tuple[str, ...]
    source: str | None = None
