"""What stands between two states on a day: missions, ambassadors, agreements, sanctions, relations, the last visit.

Only what is asserted counts. Claims say when something began, when it ended, or only that it was there; each end is as
uncertain as its words. What is said to have begun and by nobody to have ended stands, for all that the record knows;
what is only said to be there is known for that day and no later one. An agreement that was signed is not for that in
force, and is called signed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Literal

from legation.claims import Claim
from legation.codebook import load
from legation.evidence import edtf
from legation.record.contested import Contest
from legation.record.happenings import Happening
from legation.record.rows import Filed, Key

Kind = Literal["relations", "mission", "ambassador", "agreement", "sanction", "visit"]
KINDS: tuple[Kind, ...] = ("relations", "mission", "ambassador", "agreement", "sanction", "visit")
State = Literal["stands", "perhaps", "known", "ended", "undated", "happened"]

_POST = re.compile(r"\b(ambassador|high commissioner|charg[eé]|consul|envoy|representative)", re.IGNORECASE)
_TIES = re.compile(r"\b(?:diplomatic|full) (?:relations|ties)\b|\brelations at\b", re.IGNORECASE)
_BROKEN = re.compile(r"\b(?:relations|ties)\b", re.IGNORECASE)
_LIFTED = re.compile(r"\b(?:lift|end|remov|revok|repeal|rescind|scrap|abolish|drop|terminat)", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:consulate(?: general)?|embassy|liaison office|high commission|legation|mission)\b", re.IGNORECASE
)
_IDLE = frozenset("the and of a on with for between treaty agreement accord protocol pact deal memorandum".split())

_EMBARGO, _LIFTING, _SEVERED, _ENDED = "163", "085", "161", "160"
"""CAMEO: impose embargo, boycott or sanctions; ease or lift them; reduce or break relations; reduce what was agreed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a claim says of something lasting: that it ``begins``, ``ends``, or is ``known`` to be there.

    ``at`` is the date in EDTF, ``first`` and ``last`` the days between which that lies; None where no date is told.
    """

    effect: Literal["begins", "ends", "known"]
    key: Key
    at: str | None
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that one state has, does or has agreed with the other, as it is on a day.

    ``by`` and ``of`` are codes (both parties where they are in it together), ``what`` says it in words. ``state`` is
    ``stands`` (it began and nobody says that it ended), ``perhaps`` (its dates leave it open), ``known`` (said to be
    there at ``since``, and not when it began), ``ended`` (at ``until``), ``undated``, or ``happened`` for a visit.
    ``keys`` are the claims that say so, ``contested`` whether any of them is denied.
    """

    kind: Kind
    by: str
    of: str
    what: str
    state: State
    since: str | None
    until: str | None
    keys: tuple[Key, ...]
    contested: bool


def standing(
    pair: tuple[str, str],
    filed: Iterable[Filed],
    happenings: Iterable[Happening],
    contests: Iterable[Contest],
    on: date,
) -> tuple[Tie, ...]:
    """What stands between two states on a day, by kind, what stands first; what had not begun by then is left out."""
    told = [f for f in filed if f.claim.status == "asserted"]
    reports = {key: h.id for h in happenings for key in h.members}
    denied = {key for contest in contests for key in contest.says}
    found = [
        *_missions(pair, told, on),
        *_relations(pair, told, on),
        *_ambassadors(pair, told, on),
        *_agreements(pair, told, reports, on),
        *_sanctions(pair, told, on),
        *_visits(pair, told, on),
    ]
    found = [replace(tie, contested=not denied.isdisjoint(tie.keys)) for tie in found]
    return tuple(
        sorted(found, key=lambda t: (KINDS.index(t.kind), t.state == "ended", t.by, t.of, t.since or "~", t.what))
    )


def _marks(filed: Filed) -> list[Mark]:
    """What a claim of a standing fact says of its time."""
    value = filed.claim.when.edtf
    if value is None:
        published = filed.claim.document.published
        return [_mark("known", filed.key, published)]
    if "/" not in value:
        return [_mark("known", filed.key, value)]
    begin, _, end = value.partition("/")
    marks = []
    if begin not in ("", ".."):
        marks.append(_mark("begins", filed.key, begin))
    if end not in ("", ".."):
        marks.append(_mark("ends", filed.key, end))
    return marks


def _mark(effect: Literal["begins", "ends", "known"], key: Key, at: str | None) -> Mark:
    if at is None:
        return Mark(effect, key, None, None, None)
    first, last = edtf.bounds(at)
    return Mark(effect, key, at, first, last)


def _tie(kind: Kind, by: str, of: str, what: str, marks: Sequence[Mark], on: date) -> Tie | None:
    """How something is on a day, from all that is said of its time; None where it had not begun."""

    def may(effect: str) -> list[Mark]:
        dated = [m for m in marks if m.effect == effect and m.first is not None and m.first <= on]
        return sorted(dated, key=lambda m: (m.last or date.max, m.first or date.min))

    begins, ends, known = may("begins"), may("ends"), may("known")
    begin, end = (some[-1] if some else None for some in (begins, ends))
    there = max([*begins[-1:], *known[-1:]], key=lambda m: m.last or date.max, default=None)
    if there is None:
        undated = end is None and any(m.first is None and m.effect != "ends" for m in marks)
        if not undated and (end is None or not _past(end, on)):
            return None
    state = "undated" if there is None and end is None else _state(begin, there, end, on)
    since = _first_since(begins, ends) or there
    over = [m for m in ends if state in ("ended", "perhaps") and not _before(m, there)]
    keys = tuple(sorted({m.key for m in marks if m.first is None or m.first <= on}))
    return Tie(kind, by, of, what, state, since.at if since else None, over[0].at if over else None, keys, False)


def _first_since(begins: Sequence[Mark], ends: Sequence[Mark]) -> Mark | None:
    """When it began that is not over for certain: of several beginnings the first after the last end before them."""
    if not begins:
        return None
    earlier = [m for m in ends if _before(m, begins[-1])]
    return next(m for m in begins if not earlier or not _before(m, earlier[-1]))


def _state(begin: Mark | None, there: Mark | None, end: Mark | None, on: date) -> State:
    """How something is of which the last signs are these: that it began, that it was there, that it ended."""
    if there is None:
        return "ended"
    if end is not None and not _before(end, there):
        return "ended" if _before(there, end) and _past(end, on) else "perhaps"
    if begin is None or (end is not None and _before(begin, end)):
        return "known"
    return "stands" if _past(there, on) else "perhaps"


def _past(mark: Mark, on: date) -> bool:
    return mark.last is not None and mark.last <= on


def _before(one: Mark | None, other: Mark | None) -> bool:
    """Whether one lies before another for certain."""
    if one is None or other is None or one.last is None or other.first is None:
        return False
    return one.last < other.first


def _codes(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    actors, recipients = claim.actors, claim.recipients
    return frozenset(p.country for p in actors if p.country), frozenset(p.country for p in recipients if p.country)


def _directed(pair: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return pair, (pair[1], pair[0])


def _does(claim: Claim, by: str, of: str) -> bool:
    actors, recipients = _codes(claim)
    return by in actors and of in recipients


def _made(ties: Iterable[Tie | None]) -> list[Tie]:
    return [tie for tie in ties if tie is not None]


def _missions(pair: tuple[str, str], told: Sequence[Filed], on: date) -> list[Tie]:
    held: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
    for (by, of), filed in product(_directed(pair), told):
        claim = filed.claim
        if claim.kind == "mission" and _does(claim, by, of):
            held[by, of, _house(claim)] += _marks(filed)
    return _made(_tie("mission", by, of, what, marks, on) for (by, of, what), marks in held.items())


def _house(claim: Claim) -> str:
    """What a mission is called, with its town."""
    said = _HOUSE.search(claim.trigger.text if claim.trigger else "") or _HOUSE.search(claim.evidence[0].text)
    name = said[0].lower() if said else "mission"
    return f"{name}, {claim.where.name}" if claim.where else name


def _relations(pair: tuple[str, str], told: Sequence[Filed], on: date) -> list[Tie]:
    marks = []
    for filed in told:
        claim = filed.claim
        actors, recipients = _codes(claim)
        if not set(pair) <= actors | recipients:
            continue
        words = f"{claim.trigger.text if claim.trigger else ''} {claim.title or ''}"
        if claim.kind == "relation" and _TIES.search(words):
            marks += _marks(filed)
        if claim.kind == "event" and (claim.cameo or "").startswith(_SEVERED) and _BROKEN.search(words):
            marks.append(_mark("ends", filed.key, claim.when.edtf))
    return _made([_tie("relations", min(pair), max(pair), "diplomatic relations", marks, on)]) if marks else []


def _ambassadors(pair: tuple[str, str], told: Sequence[Filed], on: date) -> list[Tie]:
    terms: dict[tuple[str, str, str], list[Mark]] = defaultdict(list)
    for (by, of), filed in product(_directed(pair), told):
        claim = filed.claim
        if claim.kind != "office" or not _POST.search(claim.office or "") or by not in _codes(claim)[0]:
            continue
        if _names(of).search(" ".join(e.text for e in claim.evidence)):
            terms[by, of, f"{claim.actors[0].name}, {claim.office}"] += _marks(filed)
    found = _made(_tie("ambassador", by, of, what, marks, on) for (by, of, what), marks in terms.items())
    return [_succeeded(tie, found) for tie in found]


def _succeeded(tie: Tie, others: Sequence[Tie]) -> Tie:
    """Who is still in post for all that is said, though another has come since, may not be."""
    if tie.state != "stands" or tie.since is None:
        return tie
    began = edtf.bounds(tie.since)[1] or date.max
    office = tie.what.rpartition(", ")[2]
    for other in others:
        same = (other.by, other.of, other.what.rpartition(", ")[2]) == (tie.by, tie.of, office)
        if same and other.what != tie.what and other.since and (edtf.bounds(other.since)[0] or date.min) > began:
            return replace(tie, state="perhaps", until=f"../{other.since}" if "/" not in other.since else None)
    return tie


@lru_cache(maxsize=512)
def _names(code: str) -> re.Pattern[str]:
    """The words for a state and its people, and its capital."""
    state = load().state(code)
    words = [state.name, *state.adjectives, *(place.name for place in state.capitals)] if state else [code]
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")", re.IGNORECASE)


def _agreements(pair: tuple[str, str], told: Sequence[Filed], reports: dict[Key, str], on: date) -> list[Tie]:
    signed: dict[str, list[Filed]] = defaultdict(list)
    for filed in told:
        actors, recipients = _codes(filed.claim)
        if filed.claim.kind == "agreement" and set(pair) <= actors | recipients:
            signed[reports.get(filed.key, filed.claim.id)].append(filed)
    ties = []
    for some in signed.values():
        title = max((f.claim.title or "" for f in some), key=len) or "agreement"
        marks = [mark for filed in some for mark in _signed(filed)]
        marks += _endings(pair, title, told)
        ties.append(_tie("agreement", min(pair), max(pair), title, marks, on))
    return _made(ties)


def _signed(filed: Filed) -> list[Mark]:
    value = filed.claim.when.edtf
    return [_mark("begins", filed.key, value)] if value and "/" not in value else _marks(filed)


def _endings(pair: tuple[str, str], title: str, told: Sequence[Filed]) -> list[Mark]:
    """What ends an agreement: it is named by a word that not every agreement has."""
    own = _words(title) - _IDLE
    return [
        _mark("ends", filed.key, filed.claim.when.edtf)
        for filed in told
        if filed.claim.kind == "event"
        and (filed.claim.cameo or "").startswith(_ENDED)
        and filed.claim.mode == "withdraw"
        and set(pair) <= _codes(filed.claim)[0] | _codes(filed.claim)[1]
        and own & _words(" ".join(e.text for e in filed.claim.evidence))
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _sanctions(pair: tuple[str, str], told: Sequence[Filed], on: date) -> list[Tie]:
    ties = []
    for by, of in _directed(pair):
        marks = []
        for filed in (f for f in told if f.claim.kind == "event" and _does(f.claim, by, of)):
            code, words = filed.claim.cameo or "", filed.claim.trigger.text if filed.claim.trigger else ""
            if code.startswith(_EMBARGO):
                marks.append(_mark("begins", filed.key, _day(filed)))
            elif code.startswith(_LIFTING) and _LIFTED.search(words):
                marks.append(_mark("ends", filed.key, _day(filed)))
        if marks:
            ties.append(_tie("sanction", by, of, "sanctions", marks, on))
    return _made(ties)


def _visits(pair: tuple[str, str], told: Sequence[Filed], on: date) -> list[Tie]:
    """The last visit each way."""
    ties = []
    for by, of in _directed(pair):
        visits = [
            (mark, filed)
            for filed in told
            if filed.claim.event == "CONSULT" and filed.claim.mode == "visit" and _does(filed.claim, by, of)
            if (mark := _mark("known", filed.key, _day(filed))).last is not None and mark.last <= on
        ]
        if visits:
            latest = max(visits, key=lambda each: (each[0].last or date.min, each[0].first or date.min))
            at = latest[0].at
            same = [(mark, filed) for mark, filed in visits if mark.at == at]
            guest = next((p.name for p in latest[1].claim.actors if p.country == by), by)
            keys = tuple(sorted(filed.key for _, filed in same))
            ties.append(Tie("visit", by, of, f"visit of {guest}", "happened", at, None, keys, False))
    return ties


def _day(filed: Filed) -> str | None:
    """When an event happened; of what is only known to lie before a day, by that day."""
    value = filed.claim.when.edtf
    return value.rpartition("/")[2] if value and value.startswith("../") else value
