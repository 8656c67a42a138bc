"""When two claims may speak of the same: their parties, their dates, their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files

from legation.claims import Claim
from legation.claims.claim import Attribution, Kind, Party
from legation.codebook import load
from legation.evidence import When, content_id
from legation.record.rows import Filed

_WORD = re.compile(r"[^\W_]+")

_WINDOW = 100
"""How far around the words of the action other words still belong to it, in code points."""

_STEM = 5
"""Words are compared by their first letters, less a common ending: "destroyed", "destruction"; "landed", "landing"."""

_ENDINGS = ("ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "s", "e", "y")

_IDLE = frozenset(
    word
    for line in files("legation.record").joinpath("idle.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)

# Codes that reports of one happening mix: selling arms and giving them; imposing sanctions and enforcing them.
_FAMILIES = {"AID": "cooperation", "COOPERATE": "cooperation", "SANCTION": "coercion", "COERCE": "coercion"}

# Words that every claim of a kind has: they tell no agreement from another.
_COMMON = {
    "agreement": "accord agreement concluded deal memorandum pact protocol signed signing treaty",
    "law": "act adopted law passed resolution signed statute",
    "relation": "bilateral close diplomatic friendly friendship links relations relationship strong ties",
    "mission": "consulate embassy embassies legation maintain maintains mission missions",
    "honour": "awarded award decorated honour medal order received",
}

_MUTUAL = frozenset({"AGREE", "CONSULT"})
"""Events whose parties act on each other: which of them the sentence names first says nothing."""

_SIGNED = "057"
"""CAMEO: sign formal agreement. PLOVER files it under SUPPORT; reports of it use AGREE as well."""


_APART = frozenset({"intended", "conditional"})
"""What is only wished or only possible reports no happening that others report as fact or plan."""


@dataclass(frozen=True, slots=True)
class Block:
    """What claims must have in common to report the same: ``apart`` is the status that keeps some from all others."""

    kind: Kind
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    apart: str

    @property
    def id(self) -> str:
        """The same for every record."""
        sides = (tuple(sorted(self.actors)), tuple(sorted(self.recipients)))
        return content_id(self.kind, self.family, self.apart, *sides[0], "/", *sides[1])


@dataclass(frozen=True)
class Trace:
    """What is compared of a claim. ``words`` are the first letters of the words of its action and about it."""

    filed: Filed

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.filed.claim

    @cached_property
    def family(self) -> str:
        """What kind of thing is claimed, coarse enough for codes that reports of one happening mix."""
        claim = self.claim
        if claim.kind != "event" or claim.event is None:
            return claim.kind
        if claim.cameo == _SIGNED:
            return "AGREE"
        return _FAMILIES.get(claim.event, claim.event)

    @cached_property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """The actors and the recipients; all as actors where they act on each other."""
        claim = self.claim
        person = claim.kind in ("office", "honour")
        actors, recipients = _names(claim.actors, person), _names(claim.recipients, False)
        mutual = claim.reciprocal or claim.kind in ("agreement", "relation") or self.family in _MUTUAL
        return (actors | recipients, frozenset()) if mutual else (actors, recipients)

    @cached_property
    def block(self) -> Block:
        """What it shares with the claims it is compared with."""
        status = self.claim.status
        return Block(self.claim.kind, self.family, *self.sides, status if status in _APART else "")

    @property
    def states(self) -> frozenset[str]:
        """Everybody the claim is about."""
        return self.sides[0] | self.sides[1]

    @cached_property
    def trigger(self) -> frozenset[str]:
        """The first letters of the words of the action."""
        return _stems(self.claim.trigger.text) if self.claim.trigger else frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The first letters of what is said about the action, without names and what every claim of its kind says.

        Of a person in office it is the office alone.
        """
        claim = self.claim
        if claim.kind == "office":
            return _stems(claim.office or (claim.trigger.text if claim.trigger else ""))
        said = [claim.title or "", claim.where.name if claim.where else ""]
        said += [_near(claim, number) for number in range(len(claim.evidence))]
        people: list[Party | Attribution] = [*claim.actors, *claim.recipients, *claim.attribution]
        named = [f"{one.name} {one.text or ''} {_names_of(one.country)}" for one in people]
        empty = _stems(" ".join(named)) | _stems(_COMMON.get(claim.kind, ""))
        return (_stems(" ".join(said)) - empty) | (self.trigger - _stems(_COMMON.get(claim.kind, "")))

    @cached_property
    def town(self) -> str | None:
        """The town or site that the words name for it, and not merely its state."""
        where = self.claim.where
        if where is None or where.basis != "explicit" or where.precision not in ("site", "city"):
            return None
        return where.name.casefold()

    @cached_property
    def interval(self) -> tuple[date, date]:
        """When, with open ends at the ends of the calendar."""
        return bounds(self.claim.when)

    @property
    def days(self) -> int:
        """How wide the interval is."""
        return (self.interval[1] - self.interval[0]).days

    def same_words(self, other: Trace) -> list[str]:
        """The words of this claim that the other shares, as this claim spells them, in order of the alphabet."""
        shared = self.words & other.words
        claim = self.claim
        texts = [claim.trigger.text if claim.trigger else "", claim.title or "", claim.office or ""]
        texts += [claim.where.name if claim.where else "", *(e.text for e in claim.evidence)]
        spelt: dict[str, str] = {}
        for word in _words(" ".join(texts)):
            spelt.setdefault(_stem(word), word)
        return sorted(spelt.get(stem, stem) for stem in shared)


def bounds(when: When) -> tuple[date, date]:
    """The interval of a date; an open end is the end of the calendar."""
    earliest = date.fromisoformat(when.earliest) if when.earliest else date.min
    latest = date.fromisoformat(when.latest) if when.latest else date.max
    return earliest, max(earliest, latest)


def overlap(a: tuple[date, date], b: tuple[date, date]) -> tuple[date, date] | None:
    """What two intervals share; None where they share no day."""
    first, last = max(a[0], b[0]), min(a[1], b[1])
    return (first, last) if first <= last else None


def _names(parties: Iterable[Party], person: bool) -> frozenset[str]:
    """Who they are: the state where one stands behind them and no person is meant, else the entity or the name."""
    if person:
        return frozenset(p.entity or p.name.casefold() for p in parties)
    return frozenset(p.country or p.entity or p.name.casefold() for p in parties)


@lru_cache(maxsize=512)
def _names_of(country: str | None) -> str:
    """What a state and its people are called."""
    state = load().state(country) if country else None
    return " ".join((state.name, state.official or "", *state.adjectives)) if state else ""


def _near(claim: Claim, number: int) -> str:
    """The words of a piece of evidence that stand near the action; all of it where the action stands elsewhere."""
    evidence, trigger = claim.evidence[number], claim.trigger
    if trigger is None or not evidence.start <= trigger.start < evidence.end:
        return evidence.text
    first = max(0, trigger.start - evidence.start - _WINDOW)
    return evidence.text[first : trigger.end - evidence.start + _WINDOW]


def _words(text: str) -> list[str]:
    return [w for w in _WORD.findall(text.casefold()) if len(w) > 2 and w not in _IDLE and not w.isdecimal()]


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    bare = next((word.removesuffix(e) for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 2), word)
    return bare[:_STEM]


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _words(text))
