"""Claims by the two states that they are about: what is asked for most, in few columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from legation.claims import Claim
from legation.record.happenings import Happening
from legation.record.rows import Filed, Key, Row, position

NAMED = "(c.document, c.id) IN (SELECT (document, claim) FROM dyads WHERE a = $a AND b = $b AND named)"
"""A condition on ``c``: both states are among its parties, on whichever side."""

_TOLD = ("kind", "event", "mode", "quad", "goldstein", "status", "confidence")


def dyad(one: str, other: str) -> dict[str, object]:
    """Two states, by code, as the parameters ``a`` and ``b``: in the order in which ``dyads`` has them."""
    a, b = sorted((one, other))
    return {"a": a, "b": b}


def dyad_rows(happenings: Iterable[Happening], claims: Mapping[Key, Filed]) -> list[Row]:
    """The rows of ``dyads`` for some happenings, those of two states beside one another.

    The claims of a happening are there for each two states that any of them names: where a person has merged claims,
    they need not all name the same.
    """
    return sorted(
        (row for happening in happenings for row in _rows(happening, claims)),
        key=lambda row: (row["a"], row["b"], row["document"], row["position"], row["claim"]),
    )


def _rows(happening: Happening, claims: Mapping[Key, Filed]) -> Iterator[Row]:
    named = {key: set(combinations(_states(claims[key].claim), 2)) for key in happening.members}
    for a, b in set().union(*named.values()):
        for key, why in zip(happening.members, happening.because, strict=True):
            claim = claims[key].claim
            yield {
                "a": a,
                "b": b,
                "happening": happening.id,
                "document": key[0],
                "claim": key[1],
                "position": position(claim),
                "named": (a, b) in named[key],
                "direction": _direction(claim, a, b),
                **{name: getattr(claim, name) for name in _TOLD},
                "earliest": happening.earliest,
                "latest": happening.latest,
                "because": why,
            }


def _states(claim: Claim) -> list[str]:
    return sorted({party.country for party in (*claim.actors, *claim.recipients) if party.country})


def _direction(claim: Claim, a: str, b: str) -> str | None:
    """What the first state does to the second, the other way, or both do together; None where neither acts."""
    acting, meant = ({party.country for party in side} for side in (claim.actors, claim.recipients))
    forth, back = a in acting and b in meant, b in acting and a in meant
    if forth != back:
        return ">" if forth else "<"
    return "=" if forth or {a, b} <= acting else None
