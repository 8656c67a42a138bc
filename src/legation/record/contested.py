"""What one voice asserts or alleges and another denies.

A denial seldom repeats the date, the code or the words of what it denies. So happenings are brought together here
more freely than they are joined: the same parties on the same sides, dates that do not exclude each other, and two
shared words or one of the same deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from legation.claims import Claim
from legation.evidence import content_id
from legation.record.happenings import Happening
from legation.record.likeness import Trace, overlap
from legation.record.rows import Filed, Key

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


def contested(claims: Iterable[Filed], joined: Sequence[Happening]) -> list[Contest]:
    """The contests among the claims, in canonical order."""
    traces = {filed.key: Trace(filed) for filed in claims}
    saying = _with(joined, [t for t in traces.values() if t.claim.status in SAYS and t.claim.cameo != _DENIAL])
    denying = _with(joined, [t for t in traces.values() if t.claim.status in DENIES])
    about: dict[str, set[int]] = defaultdict(set)
    for n, group in saying.items():
        for state in group[0].states:
            about[state].add(n)
    links: dict[tuple[int, int], str] = {}
    for d, deniers in denying.items():
        near = sorted({n for trace in deniers for state in trace.states for n in about[state]} | ({d} & saying.keys()))
        found = {s: reason for s in near if (reason := _matter(deniers, saying[s], same=s == d))}
        # An accusation stands for what it says only where nobody else says it.
        plain = {s: reason for s, reason in found.items() if any(t.claim.event != "ACCUSE" for t in saying[s])}
        links |= {(d, s): reason for s, reason in (plain or found).items()}
    made = [_contest(*_gathered(group, saying, denying), links) for group in _connected(links)]
    return sorted(made, key=lambda c: traces[c.says[0]].filed.order)


def _with(joined: Sequence[Happening], traces: Iterable[Trace]) -> dict[int, list[Trace]]:
    """The happenings that have any of these claims, by their place."""
    place = {key: n for n, happening in enumerate(joined) for key in happening.members}
    kept: dict[int, list[Trace]] = defaultdict(list)
    for trace in traces:
        kept[place[trace.filed.key]].append(trace)
    return dict(sorted(kept.items()))


def _connected(links: Iterable[tuple[int, int]]) -> list[set[int]]:
    """Happenings that links join, directly or through others."""
    groups: list[set[int]] = []
    for pair in links:
        touched = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touched] + [set(pair).union(*touched)]
    return groups


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
    mutual = (not recipients and len(actors) > 1) or (not targets and len(others) > 1)
    return mutual and denier.states == sayer.states


def _gathered(
    group: set[int], saying: dict[int, list[Trace]], denying: dict[int, list[Trace]]
) -> tuple[set[int], list[Trace], list[Trace]]:
    return group, [t for n in group for t in saying.get(n, ())], [t for n in group for t in denying.get(n, ())]


def _contest(group: set[int], says: list[Trace], denies: list[Trace], links: dict[tuple[int, int], str]) -> Contest:
    first = tuple(t.filed.key for t in sorted(says, key=lambda t: t.filed.order))
    second = tuple(t.filed.key for t in sorted(denies, key=lambda t: t.filed.order))
    parts = [part for key in (*first, ("denied",), *second) for part in key]
    reasons = sorted({reason for (d, _), reason in links.items() if d in group})
    return Contest(content_id("contest", *parts), first, second, "; ".join(reasons))
