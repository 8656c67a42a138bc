"""What bears on the status of an action, and the status that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.claims.claim import Status

# the stronger first
_STRENGTH: tuple[Status, ...] = ("denied", "negated", "conditional", "intended", "planned", "alleged", "asserted")


@dataclass(frozen=True, slots=True)
class Operator:
    """Something at an action or on the way up from it that bears on factuality, with its reason in words."""

    status: Status
    because: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of an action with the reasons for it."""

    status: Status
    because: tuple[str, ...] = ()


def weighed(operators: Sequence[Operator]) -> Verdict:
    """The strongest of some operators; asserted where there is none.

    A denial of something negated affirms nothing: the pair counts as alleged.
    """
    kinds = {o.status for o in operators}
    if "denied" in kinds and "negated" in kinds:
        return Verdict("alleged", tuple(o.because for o in operators))
    for status in _STRENGTH:
        if status in kinds:
            return Verdict(status, tuple(o.because for o in operators if o.status == status))
    return Verdict("asserted")
