"""PLOVER 2.0's ontology: 16 events with quad and score, their modes, contexts and sectors.

Facts from the PLOVER 2.0 manual (openeventdata/PLOVER). Where its files contradict one another the data say which
way we went: SANCTION is material conflict, ACCUSE scores -3, a mode without a score has the event's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from legation.codebook.tables import packaged

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUADS: tuple[Quad, ...] = get_args(Quad)


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type: ``quad`` in words, ``score`` on PLOVER's scale of -10 to 10, ``modes`` to scores."""

    name: str
    quad: Quad
    score: float
    recipient_required: bool
    modes: MappingProxyType[str, float]


@lru_cache(maxsize=1)
def events() -> MappingProxyType[str, EventType]:
    """The 16 event types by name, in PLOVER's order from agreement to assault."""
    found = {}
    for name, raw in packaged()["plover"]["events"].items():
        score = float(raw["score"])
        modes = {m: score if s is None else float(s) for m, s in (raw.get("modes") or {}).items()}
        found[name] = EventType(name, QUADS[raw["quad"] - 1], score, raw["recipient"], MappingProxyType(modes))
    return MappingProxyType(found)


def quad(event: str) -> Quad:
    """The quad of an event; raises KeyError for a name that is none of the 16."""
    return events()[event].quad


def score(event: str, mode: str | None = None) -> float:
    """PLOVER's score of an event with a mode (the event's where the mode has none); KeyError for unknown ones."""
    found = events()[event]
    return found.score if mode is None else found.modes[mode]


def modes(event: str) -> tuple[str, ...]:
    """The modes that an event may have; KeyError for a name that is none of the 16."""
    return tuple(events()[event].modes)


@lru_cache(maxsize=1)
def contexts() -> frozenset[str]:
    """The 37 contexts."""
    return frozenset(packaged()["plover"]["contexts"])


@lru_cache(maxsize=1)
def sectors() -> MappingProxyType[str, str]:
    """The 25 sectors to what they are."""
    return MappingProxyType(dict(packaged()["plover"]["sectors"]))


@lru_cache(maxsize=1)
def bodies() -> MappingProxyType[str, str]:
    """The codes that stand in place of a country for bodies that are no state (UNO, EUR, IGO …)."""
    return MappingProxyType(dict(packaged()["plover"]["bodies"]))
