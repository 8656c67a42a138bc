"""What one voice asserts or alleges and another denies.

A denial seldom repeats the date, the code or the words of what it denies. So happenings are brought together here
more freely than they are joined: the same parties on the same sides, dates that do not exclude each other, and two
shared words or one of the same deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from legation.claims import Claim
from legation.evidence import content_id
from legation.record.families import connected
from legation.record.happenings import Happening
from legation.record.likeness import Trace, overlap
from legation.record.rows import Filed, Key

Side = Literal["says", "denies"]

SAYS = frozenset({"asserted", "alleged"})
DENIES = frozenset({"denied", "negated"})

_DENIAL = "016"
"""CAMEO: deny responsibility. Such a claim asserts that somebody denied, not what was denied."""

_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST"})
"""Acts of speech: that Norway accused Iceland is not contested when Iceland denies what it is accused of."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Claims of one matter that exclude each other: ``says`` assert or allege it, ``denies`` deny it."""

    id: str
    says: tuple[Key, ...]
    denies: tuple[Key, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind a claim in the end: the innermost speaker, else who denies it, else the document.

    ``name`` is the speaker or outlet, ``country`` the state it speaks for, ``controlled_by`` the country whose
    government controls the voice or the outlet that carried it, ``carried_by`` the outlet or document, ``date``
    its EDTF date of publication.
    """

    name: str
    country: str | None
    controlled_by: str | None
    carried_by: str
    date: str | None


def voice(claim: Claim, denial: Claim | None = None) -> Voice:
    """Who says it; of an accusation, who accuses. ``denial`` is the claim that ``denied_by`` points at."""
    document = claim.document
    carrier = document.outlet or document.title or document.name
    if claim.event == "ACCUSE" and claim.actors:
        accuser = claim.actors[0]
        return Voice(accuser.name, accuser.country, None, carrier, document.published)
    if claim.attribution:
        last = claim.attribution[-1]
        return Voice(last.name, last.country, last.controlled_by, carrier, document.published)
    if denial is not None and denial.actors:
        who = denial.actors[0]
        return Voice(who.name, who.country, None, carrier, document.published)
    return Voice(carrier, None, document.controlled_by, carrier, document.published)


class Told(NamedTuple):
    """A claim of a happening as one side of a contest; ``order`` is where it stands in the canonical order."""

    order: tuple[str, int, str]
    key: Key
    side: Side


Links = Mapping[tuple[str, str], str]
"""Why a denied happening and a stated one speak of one matter, both by id."""


def side(claim: Claim) -> Side | None:
    """On which side of a contest a claim may stand."""
    if claim.status in SAYS and claim.cameo != _DENIAL:
        return "says"
    return "denies" if claim.status in DENIES else None


def contested(claims: Iterable[Filed], joined: Sequence[Happening]) -> list[Contest]:
    """The contests among the claims, in canonical order."""
    holder = {key: happening.id for happening in joined for key in happening.members}
    given: dict[str, list[Trace]] = defaultdict(list)
    for filed in claims:
        given[holder[filed.key]].append(Trace(filed))
    told = {
        of: [Told(t.filed.order, t.filed.key, one) for t in traces if (one := side(t.claim))]
        for of, traces in given.items()
    }
    return gathered(links(given), told)


def links(given: Mapping[str, Sequence[Trace]], deniers: Collection[str] | None = None) -> Links:
    """Which happenings speak of one matter, one of them denied; only those that ``deniers`` deny, where given.

    ``given`` has the claims of each happening by its id, with all that any of them may be linked to.
    """
    saying = {of: some for of, traces in given.items() if (some := [t for t in traces if side(t.claim) == "says"])}
    denying = {
        of: some
        for of, traces in given.items()
        if (deniers is None or of in deniers) and (some := [t for t in traces if side(t.claim) == "denies"])
    }
    using: dict[tuple[_Matched, str], set[str]] = defaultdict(set)
    for of, traces in saying.items():
        for trace in traces:
            for parties in _said_of(trace):
                for word in trace.words:
                    using[parties, word].add(of)
    found: dict[tuple[str, str], str] = {}
    for denied, traces in denying.items():
        near = {denied} & saying.keys()
        for trace in traces:
            near.update(*(using.get((p, word), ()) for p in _denied_of(trace) for word in trace.words))
        reasons = {of: why for of in sorted(near) if (why := _matter(traces, saying[of], same=of == denied))}
        # An accusation stands for what it says only where nobody else says it.
        plain = {of: why for of, why in reasons.items() if any(t.claim.event != "ACCUSE" for t in saying[of])}
        found |= {(denied, of): why for of, why in (plain or reasons).items()}
    return found


def gathered(found: Links, told: Mapping[str, Sequence[Told]]) -> list[Contest]:
    """The contests that links make, in canonical order; ``told`` has the claims of each happening that is linked."""
    made = []
    because: dict[str, set[str]] = defaultdict(set)
    for (of, _), why in found.items():
        because[of].add(why)
    for group in connected(found):
        says = sorted(t for of in group for t in told[of] if t.side == "says")
        denies = sorted(t for of in group for t in told[of] if t.side == "denies")
        reasons = sorted({why for of in group for why in because.get(of, ())})
        first, second = tuple(t.key for t in says), tuple(t.key for t in denies)
        parts = [part for key in (*first, ("denied",), *second) for part in key]
        made.append((says[0].order, Contest(content_id("contest", *parts), first, second, "; ".join(reasons))))
    return [contest for _, contest in sorted(made, key=lambda pair: pair[0])]


def _matter(deniers: list[Trace], sayers: list[Trace], *, same: bool) -> str | None:
    """Why two groups of claims speak of one matter; None where they do not."""
    if same:
        return "one happening is both stated and denied"
    found = [
        (shared, denier, sayer)
        for denier in deniers
        for sayer in sayers
        if (shared := len(denier.words & sayer.words)) >= _enough(denier, sayer)
        and overlap(denier.interval, sayer.interval) is not None
        and _of_the_same(denier, sayer)
    ]
    if not found:
        return None
    _, denier, sayer = max(found, key=lambda each: each[0])
    words = ", ".join(f"“{word}”" for word in denier.same_words(sayer)[:5])
    return f"the same parties, and the words {words}"


def _enough(denier: Trace, sayer: Trace) -> int:
    """How many words two claims must share: one where it is the same deed in the same word, else two."""
    one, other = denier.claim, sayer.claim
    deed = (one.quad or "").startswith("material") and one.cameo is not None and one.cameo == other.cameo
    return 1 if deed and denier.trigger & sayer.trigger else 2


_Matched = tuple[str | frozenset[str], ...]
"""A kind of claim, in which way the parties of two may fit (``_of_the_same``), and these."""


def _said_of(sayer: Trace) -> Iterator[_Matched]:
    kind, (actors, targets) = sayer.claim.kind, sayer.sides
    yield kind, "both sides", actors, targets
    yield kind, "actors", actors
    yield kind, "states", sayer.states
    if _mutual(sayer):
        yield kind, "mutual", sayer.states
    if sayer.family == "ACCUSE":
        yield kind, "accused", targets


def _denied_of(denier: Trace) -> Iterator[_Matched]:
    kind, (actors, recipients) = denier.claim.kind, denier.sides
    yield kind, "accused", actors
    if recipients:
        yield kind, "both sides", actors, recipients
        yield kind, "both sides", actors, frozenset()
    else:
        yield kind, "actors", actors
    yield kind, "states" if _mutual(denier) else "mutual", denier.states


def _mutual(trace: Trace) -> bool:
    """Whether several act on nobody who is named: perhaps on one another."""
    actors, recipients = trace.sides
    return not recipients and len(actors) > 1


def _of_the_same(denier: Trace, sayer: Trace) -> bool:
    """Whether the parties fit: the same on each side, or one claim does not say to whom.

    An accusation fits where it is made against those who are said to have done nothing.
    """
    if denier.claim.kind != sayer.claim.kind:
        return False
    (actors, recipients), (others, targets) = denier.sides, sayer.sides
    if denier.family != sayer.family and {denier.family, sayer.family} & _SPEECH:
        return sayer.family == "ACCUSE" and bool(targets) and targets == actors
    if actors == others:
        return recipients == targets or not recipients or not targets
    return (_mutual(denier) or _mutual(sayer)) and denier.states == sayer.states
