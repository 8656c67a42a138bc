"""Which claims report the same happening, with the reason in words.

Claims are compared only with claims of the same family and the same parties. The best dated come first and
found a happening; each further claim joins the happening whose dates it allows and whose words it shares most.
A happening's interval only shrinks, so that "in the 2000s" never bridges 2003 and 2007; a claim that fits two
happenings equally well joins neither. The order of the comparison follows from the content of the claims, never
from the order in which documents were read. What a person has decided goes before all of that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from legation.claims.claim import Kind
from legation.evidence import content_id
from legation.record.likeness import Trace, overlap
from legation.record.rows import Filed, Key

_SHARP = 62
"""Two dates within intervals of at most so many days are nearly the same date: then one shared word is enough.

Else it takes two, one of them of the action, or three.
"""

_NOBODY: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Happening:
    """What several claims report; a claim that nobody else repeats is a happening of its own.

    ``members`` are the claims in canonical order, ``because`` says of each why it belongs here. ``earliest`` and
    ``latest`` bound the interval that all members allow, ISO days, None where that end is open.
    """

    id: str
    kind: Kind
    members: tuple[Key, ...]
    because: tuple[str, ...]
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people have decided of which claims report the same.

    ``together`` are two claims each with the reason in words, in the order of the decisions; ``apart`` says of a claim
    which ones report another happening.
    """

    together: tuple[tuple[Key, Key, str], ...] = ()
    apart: Mapping[Key, frozenset[Key]] = field(default_factory=dict)


class _Group:
    """A happening in the making: the interval that all its claims allow, and the claims with their reasons."""

    __slots__ = ("apart", "interval", "keys", "reasons", "traces", "words")

    def __init__(self, trace: Trace, apart: frozenset[Key]) -> None:
        self.interval = trace.interval
        self.traces = [trace]
        self.words = [trace.words]
        self.keys = {trace.filed.key}
        self.apart = set(apart)
        self.reasons = ["the first to report it"]

    def take(self, other: _Group, why: str) -> None:
        """Join another group because a person says so; where their dates exclude each other, both are held to."""
        first, second = self.interval, other.interval
        self.interval = overlap(first, second) or (min(first[0], second[0]), max(first[1], second[1]))
        self.traces += other.traces
        self.words += other.words
        self.keys |= other.keys
        self.apart |= other.apart
        self.reasons += [f"{why}; {reason}" for reason in other.reasons]


def happenings(claims: Iterable[Filed], rulings: Rulings | None = None) -> list[Happening]:
    """The happenings that the claims report, in canonical order; every claim belongs to exactly one."""
    ruled = rulings or Rulings()
    blocks: dict[object, list[Trace]] = defaultdict(list)
    for filed in claims:
        trace = Trace(filed)
        blocks[trace.block].append(trace)
    groups = _brought_together([group for block in blocks.values() for group in _groups(block, ruled)], ruled)
    return [h for _, h in sorted((_happening(group) for group in groups), key=lambda pair: pair[0])]


def _brought_together(groups: list[_Group], rulings: Rulings) -> list[_Group]:
    if not rulings.together:
        return groups
    holder = {key: group for group in groups for key in group.keys}
    for a, b, why in rulings.together:
        one, other = holder.get(a), holder.get(b)
        if one is None or other is None or one is other or one.apart & other.keys:
            continue
        one.take(other, why)
        holder.update(dict.fromkeys(other.keys, one))
    kept = {id(group): group for group in holder.values()}
    return list(kept.values())


def _groups(block: list[Trace], rulings: Rulings) -> list[_Group]:
    groups: list[_Group] = []
    # Which groups use a word: only those that share one with a claim are compared with it.
    using: dict[str, set[int]] = defaultdict(set)
    for trace in sorted(block, key=lambda t: (t.days, t.filed.order)):
        away = rulings.apart.get(trace.filed.key, _NOBODY)
        near = {n for word in trace.words for n in using[word] if not away & groups[n].keys}
        ranked = sorted(((_likeness(trace, groups[n]), n) for n in near), reverse=True)
        best, chosen = ranked[0] if ranked else ((0, 0), -1)
        clear = len(ranked) < 2 or best > ranked[1][0]
        if best > (0, 0) and clear:
            _join(groups[chosen], trace, away)
        else:
            chosen = len(groups)
            groups.append(_Group(trace, away))
        for word in trace.words:
            using[word].add(chosen)
    return groups


def _likeness(trace: Trace, group: _Group) -> tuple[int, int]:
    """How well a claim fits a happening: shared words of the action, shared words in all; (0, 0) where it does not."""
    (first, last), (begin, end) = trace.interval, group.interval
    if first > end or begin > last:
        return 0, 0
    shared = max(map(len, map(trace.words.__and__, group.words)))
    sharp = trace.days <= _SHARP and (end - begin).days <= _SHARP
    if shared < 1 or any(_same_words_twice(trace, t) for t in group.traces):
        return 0, 0
    action = max(len(trace.trigger & t.trigger) for t in group.traces)
    if sharp or trace.claim.kind != "event":
        return action, shared
    if trace.town and any(t.town and t.town != trace.town for t in group.traces):
        return 0, 0
    return (action, shared) if shared >= (2 if action else 3) else (0, 0)


def _same_words_twice(a: Trace, b: Trace) -> bool:
    """Whether two claims were read from the same sentence: its reader has told them apart already."""
    if a.filed.digest != b.filed.digest:
        return False
    return any(x.start < y.end and y.start < x.end for x in a.claim.evidence for y in b.claim.evidence)


def _join(group: _Group, trace: Trace, away: frozenset[Key]) -> None:
    nearest = max(group.traces, key=lambda t: (len(trace.trigger & t.trigger), len(trace.words & t.words)))
    words = ", ".join(f"“{word}”" for word in trace.same_words(nearest)[:5])
    who = " and ".join(sorted(trace.states)) or "the same parties"
    group.reasons.append(
        f"the same {trace.family} between the same ({who}); {_dates(trace, group)}; "
        f"it shares the words {words} with “{nearest.claim.document.name}”"
    )
    group.traces.append(trace)
    group.words.append(trace.words)
    group.keys.add(trace.filed.key)
    group.apart |= away
    group.interval = overlap(group.interval, trace.interval) or group.interval


def _dates(trace: Trace, group: _Group) -> str:
    if trace.interval == (date.min, date.max):
        return "it names no date"
    if group.interval == (date.min, date.max):
        return "the others name no date"
    return f"its date ({trace.claim.when.edtf or trace.claim.when.text}) allows that of the others"


def _happening(group: _Group) -> tuple[tuple[str, int, str], Happening]:
    order = sorted(range(len(group.traces)), key=lambda n: group.traces[n].filed.order)
    members = tuple(group.traces[n].filed.key for n in order)
    earliest, latest = group.interval
    return group.traces[order[0]].filed.order, Happening(
        content_id("happening", *(part for key in members for part in key)),
        group.traces[0].claim.kind,
        members,
        tuple(group.reasons[n] for n in order),
        None if earliest == date.min else earliest.isoformat(),
        None if latest == date.max else latest.isoformat(),
    )
