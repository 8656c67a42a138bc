"""Who stands behind a happening: each claim's last voice, in order of time, and how many of them are independent.

Two claims are not independent where their documents tell one story in the same words, or where both end in the same
speaker, whoever carries him. That two outlets say the same of their own accord is all the record can know of it; what
they have from a source that neither names, it cannot see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.claims.claim import Status
from legation.record.contested import Voice
from legation.record.rows import Filed, Key


@dataclass(frozen=True, slots=True)
class Account:
    """One claim of a happening: what its voice says of it, and the hash of the document whose story it is."""

    key: Key
    status: Status
    voice: Voice
    story: str
    speaks_itself: bool


def accounts(told: Iterable[tuple[Filed, Voice]], originals: Mapping[str, str]) -> tuple[Account, ...]:
    """What some claims say, each with its voice, by date of publication, then in canonical order.

    ``originals`` has for each copy, by the hash of its text, that of the document it is a copy of.
    """
    found = [
        Account(
            filed.key, filed.claim.status, who, originals.get(filed.digest, filed.digest), not filed.claim.attribution
        )
        for filed, who in sorted(told, key=lambda one: one[0].order)
    ]
    # a month stands after its days, since which day it was is not known; what has no date comes last
    return tuple(sorted(found, key=lambda one: (one.voice.date or "~").ljust(10, "~")))


def independent(given: Sequence[Account]) -> tuple[tuple[Key, ...], ...]:
    """The accounts in groups of which each counts as one source, in the order of their first."""
    groups: list[tuple[set[tuple[str, ...]], list[Key]]] = []
    for one in given:
        signs = _signs(one)
        same = [group for group in groups if group[0] & signs]
        merged = (signs.union(*(g[0] for g in same)), [*(key for g in same for key in g[1]), one.key])
        first = groups.index(same[0]) if same else len(groups)
        groups = [g for g in groups if g not in same]
        groups.insert(min(first, len(groups)), merged)
    return tuple(tuple(keys) for _, keys in groups)


def _signs(one: Account) -> set[tuple[str, ...]]:
    """What two accounts share where they are not independent."""
    story = ("story", one.story)
    if one.speaks_itself:
        return {story, ("outlet", one.voice.carried_by.casefold())}
    return {("speaker", one.voice.name.casefold(), one.voice.country or "")}
