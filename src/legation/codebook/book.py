"""The codebook as typed tables: who and what there is, under which names, on which dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from legation.codebook import make, spelling
from legation.codebook.dates import LATEST, bounds, first_day, last_day, overlap
from legation.codebook.entries import Body, Day, Entry, Group, Law, Name, Outlet, Person, Place, Role, State, Term
from legation.codebook.matcher import Matcher
from legation.codebook.normal import cased, folded
from legation.codebook.roles import Roles
from legation.codebook.tables import ENTRIES, Row, Tables, packaged

ELITES = "ELI"
_MAKERS: dict[str, Callable[[Mapping[str, Any]], Entry]] = {
    "states": make.state,
    "bodies": make.body,
    "groups": make.group,
    "outlets": make.outlet,
    "people": make.person,
}
_TABLES = {"state": "states", "body": "bodies", "group": "groups", "outlet": "outlets", "person": "people"}


class Codebook:
    """Everything the codebook knows. Made by ``load``; cheap to make, entries are built when they are asked for."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._made: dict[tuple[str, int], Entry] = {}
        self._found: dict[str, tuple[Name, ...]] = {}
        self.matcher = Matcher(self.find, self.reach, (tables.get("words") or {}).get("not", ()))

    def raw(self, table: str) -> Any:
        """A table as it was written: ``frames``, ``nouns``, ``contexts``, ``cues``, ``plover`` …; else KeyError."""
        return self._tables[table]

    # Names

    def find(self, name: str) -> tuple[Name, ...]:
        """Everything that a name may stand for, the preferred first; empty where it is not known.

        Names in which case matters go before others: ``SANA`` is the agency, not a town.
        """
        found = self._found.get(name)
        if found is None:
            rows = self._rows(name)
            found = tuple(self._name(row) for row in rows)
            if len(self._found) < 1 << 16:
                self._found[name] = found
        return found

    def _rows(self, name: str) -> Sequence[Row]:
        key, by_case = cased(name), self._tables["cased"]
        rows = by_case.get(key)
        if rows is None and sum(c.isupper() for c in key) > 1:  # an abbreviation in other letters: "DfID"
            rows = by_case.get(key.upper())
        found: Sequence[Row] = rows or self._tables["folded"].get(folded(name), ())
        return found

    def names(self) -> Iterator[str]:
        """Every name as it is written in the data."""
        seen: set[str] = set()
        for table in ("folded", "cased"):
            for rows in self._tables[table].values():
                for row in rows:
                    if row[3] not in seen:
                        seen.add(row[3])
                        yield row[3]

    def reach(self, word: str) -> int:
        """How many words the longest name has that begins like this word; 0 where none does."""
        longest = self._tables["longest"]
        with_case, without = cased(word).partition(" ")[0], folded(word).partition(" ")[0]
        by_case = longest["cased"].get(with_case) or longest["cased"].get(with_case.upper(), 0)
        return max(int(by_case), int(longest["folded"].get(without, 0)))

    def _name(self, row: Row) -> Name:
        kind, number, use, text, since, until, sector, ambiguous, rule, _ = row
        entry = self._entry(ENTRIES[kind], number)
        return Name(text, use, entry, since or entry.since, until or entry.until, sector, ambiguous, rule)

    def _entry(self, kind: str, number: int) -> Entry:
        made = self._made.get((kind, number))
        if made is None:
            made = self._made[kind, number] = _MAKERS[kind](self._tables[kind][number])
        return made

    # Entries

    def _get(self, kind: str, key: str) -> Any:
        number = self._tables[f"{kind}.ids"].get(key)
        return None if number is None else self._entry(kind, number)

    def _all(self, kind: str) -> tuple[Any, ...]:
        return tuple(self._entry(kind, i) for i in range(len(self._tables[kind])))

    def state(self, code: str) -> State | None:
        """The state or territory with an alpha-3 code, past or present."""
        found: State | None = self._get("states", code)
        return found

    def person(self, key: str) -> Person | None:
        """The person with an id."""
        found: Person | None = self._get("people", key)
        return found

    def body(self, key: str) -> Body | None:
        """The body with an id."""
        found: Body | None = self._get("bodies", key)
        return found

    def group(self, key: str) -> Group | None:
        """The armed group with an id."""
        found: Group | None = self._get("groups", key)
        return found

    def outlet(self, key: str) -> Outlet | None:
        """The outlet with an id."""
        found: Outlet | None = self._get("outlets", key)
        return found

    @property
    def states(self) -> tuple[State, ...]:
        """All states and territories."""
        return self._all("states")

    @property
    def people(self) -> tuple[Person, ...]:
        """All persons."""
        return self._all("people")

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All bodies."""
        return self._all("bodies")

    @property
    def groups(self) -> tuple[Group, ...]:
        """All armed groups."""
        return self._all("groups")

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """All outlets."""
        return self._all("outlets")

    def family(self, name: str) -> tuple[Person, ...]:
        """The persons with a family name, for a later mention ("Assad"); the article ``al-`` may be left out.

        Those who spell it just so, where there are any; else those of another script who may: "Sissi" for el-Sisi.
        """
        numbers = self._tables["families"].get(spelling.family_key(name), ())
        people: list[Any] = [self._entry("people", n) for n in numbers]
        just_so = [p for p in people if folded(name) in (folded(p.family), folded(p.family).removeprefix("al "))]
        return tuple(just_so or (p for p in people if p.country in spelling.TRANSLITERATED))

    def spelled(self, words: Sequence[str]) -> Person | None:
        """The one person whose full name may be spelt so ("Rodney J. Roe" for Rod Roe); None for several or none."""
        known = (self._tables["spellings"].get(key) for key in spelling.keys_asked(words))
        numbers: Sequence[int] = next((numbers for numbers in known if numbers), ())
        found: Any = self._entry("people", numbers[0]) if len(numbers) == 1 else None
        return found if isinstance(found, Person) else None

    def places_reach(self, word: str) -> int:
        """How many words the longest name of a town or region has that begins with a word; 0 where none does."""
        return int(self._tables["longest"]["places"].get(cased(word).partition(" ")[0], 0))

    def places(self, name: str) -> tuple[Place, ...]:
        """The regions and towns with a name, regions first, then the most populous town; capital letters matter."""
        rows = self._tables["places"].get(cased(name), ())
        return tuple(Place(r[0], r[2], r[3], r[4], country=r[1], population=r[5], lesser=r[6]) for r in rows)

    def outlet_of(self, domain: str) -> Outlet | None:
        """The outlet that publishes under a domain or host name; subdomains such as ``www.`` are looked through."""
        host = domain.casefold().strip().rstrip(".")
        while host:
            if host in self._tables["domains"]:
                found: Any = self._entry("outlets", self._tables["domains"][host])
                return found if isinstance(found, Outlet) else None
            host = host.partition(".")[2]
        return None

    def by_id(self, key: str) -> Iterator[Entry]:
        """The entries with an id; one of each kind at most."""
        for kind in ENTRIES:
            found: Entry | None = self._get(kind, key)
            if found is not None:
                yield found

    def written(self, entry: Entry) -> Mapping[str, Any]:
        """An entry as it is written in the data, with ``file``; KeyError for one that is not the codebook's."""
        kind = _TABLES[entry.kind]
        raw: Mapping[str, Any] = self._tables[kind][self._tables[f"{kind}.ids"][entry.id]]
        return raw

    # Offices and roles

    def offices(self, person: Person | Group, on: str | None) -> tuple[Term, ...]:
        """The terms that touch an EDTF date, as ordered in the data; all of them where the date is None."""
        if on is None:
            return person.terms
        first, last = bounds(on)
        return tuple(t for t in person.terms if overlap(t.since, t.until, first, last))

    def office(self, person: Person | str, on: str | None) -> Term | None:
        """The person's term on an EDTF date, the most important of several.

        After a term, and before the next, a person is former: the term has ``former`` set and sector ELI. Before the
        first term, and for an unknown id, None. Without a date, the term that is still held, else the last.
        Where a date is as vague as a year, a term that covers all of it goes before one that only touches it.
        """
        found = self.person(person) if isinstance(person, str) else person
        if found is None or not found.terms:
            return None
        if on is None:
            return max(found.terms, key=lambda t: last_day(t.until))
        first, last = bounds(on)
        touching = self.offices(found, on)
        if touching:
            whole = [t for t in touching if first_day(t.since) <= first and last <= last_day(t.until)]
            return (whole or touching)[0]
        past = [t for t in found.terms if last_day(t.until) < first]
        if not past:
            return None
        ended = max(past, key=lambda t: last_day(t.until))
        return Term(f"former {ended.office}", ended.country, ELITES, ended.until, None, former=True)

    def standing(self, group: Group | str, on: str | None) -> Term | None:
        """What an armed group was on an EDTF date: rebels, government …; without terms, what its entry says."""
        found = self.group(group) if isinstance(group, str) else group
        if found is None:
            return None
        if not found.terms:
            return Term(found.name, found.country, found.sector, found.since, found.until)
        if on is None:
            return found.terms[-1]
        touching = self.offices(found, on)
        return touching[-1] if touching else None

    def held(self, country: str, office: str, on: str | None) -> bool:
        """Whether somebody in the codebook held an office of a state that is called so, on an EDTF date."""
        first, last = ("0001-01-01", LATEST) if on is None else bounds(on)
        periods = self._tables["offices"].get(country, {}).get(folded(office), ())
        return any(overlap(since, until, first, last) for since, until in periods)

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self._tables["phrases"])

    def role(self, words: Sequence[str]) -> Role | None:
        """The longest role phrase among some words, the last of several; None where there is none."""
        return self._roles.find(words)

    def no_role(self, words: Sequence[str]) -> bool:
        """Whether the first of some words begins a phrase that names no role: "state" in "state of siege"."""
        return self._roles.trapped(words)

    def sector_of(self, words: Sequence[str]) -> str | None:
        """The sector that an adjective among some words says ("a congressional group"); None where none does."""
        adjectives = self._tables["roles"].get("adjectives") or {}
        found: str | None = next((s for w in words if (s := adjectives.get(folded(w))) is not None), None)
        return found

    def roles(self) -> Iterator[str]:
        """All role phrases, singular and plural, as keys."""
        return iter(self._roles)

    # Days and laws

    @cached_property
    def _days(self) -> dict[str, tuple[Day, ...]]:
        found: dict[str, list[Day]] = {}
        for raw in (self._tables["days"] or {}).get("entries", ()):
            found.setdefault(raw["country"], []).append(make.day(raw))
        return {country: tuple(days) for country, days in found.items()}

    def days(self, country: str) -> tuple[Day, ...]:
        """The national, independence and other yearly days of a state."""
        return self._days.get(country, ())

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """Sanctions resolutions, statutes and programmes."""
        return tuple(make.law(raw) for raw in (self._tables["laws"] or {}).get("entries", ()))

    @cached_property
    def _law_names(self) -> dict[str, Law]:
        found: dict[str, Law] = {}
        for law in self.laws:
            for name in (law.name, *law.aliases):
                found.setdefault(folded(name), law)
        return found

    def law(self, name: str) -> Law | None:
        """The law with a formal or other name ("UNSCR 1718", "Resolution 1718")."""
        return self._law_names.get(folded(name))


def alive(name: Name, on: str | None) -> bool:
    """Whether a name may stand for its entry on an EDTF date; without a date, whether it may at all."""
    first, last = ("0001-01-01", LATEST) if on is None else bounds(on)
    return overlap(name.since, name.until, first, last)


@lru_cache(maxsize=8)
def load(own: Path | None = None) -> Codebook:
    """The codebook, with the entries of a user's own file or folder added; the same object for the same path.

    Raises CodebookError where the data are damaged or a user's entry is malformed or contradicts another.
    """
    if own is None:
        return Codebook(packaged())
    # Reading YAML is slow to import and only needed here.
    from legation.codebook.own import with_own

    return Codebook(with_own(packaged(), own))
