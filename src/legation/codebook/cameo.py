"""CAMEO's codes: short name, Goldstein value, and the PLOVER event that they correspond to.

Goldstein values are those of the **ICEWS table** (Phoenix and GDELT differ on 016, 124, 163, 164 and 166); codes
that this table lacks have none. The correspondence is PLOVER's mapping file of 2021 with its invalid modes and
contexts corrected. PLOVER drops statements and appeals, but 016 (deny) is REJECT, and 017 (symbolic act), 018
(empathy) and 019 (accord) are SUPPORT here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from legation.codebook.tables import packaged

GOLDSTEIN_TABLE = "ICEWS"
_ROOT = 3
# The code that says no more than the event.
_GENERAL = MappingProxyType(
    {
        "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070",
        "RETREAT": "087", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
        "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "190",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plover:
    """A PLOVER event with mode and contexts."""

    event: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code of two to four digits. ``goldstein`` lies between -10 and 10, None where the table has no value."""

    code: str
    name: str
    goldstein: float | None
    plover: Plover | None


@lru_cache(maxsize=1)
def codes() -> MappingProxyType[str, Code]:
    """All codes."""
    found = {}
    for code, name, value, event, mode, contexts in packaged()["cameo"]:
        plover = Plover(event, mode or None, tuple(contexts.split(";")) if contexts else ()) if event else None
        found[code] = Code(code, name, value, plover)
    return MappingProxyType(found)


def goldstein(cameo: str) -> float | None:
    """The Goldstein value of a code in the ICEWS table; None where it has none; KeyError for an unknown code."""
    return codes()[cameo].goldstein


def plover_of(cameo: str) -> Plover | None:
    """The PLOVER event of a code; None for statements and appeals that PLOVER drops; KeyError for an unknown code."""
    return codes()[cameo].plover


@lru_cache(maxsize=256)
def of_plover(event: str, mode: str | None = None) -> str:
    """The most general code of three digits of a PLOVER event with a mode; KeyError for none of the 16."""
    found = {c.code: c.plover for c in codes().values() if c.plover is not None and len(c.code) == _ROOT}
    fitting = [code for code, plover in found.items() if mode and (plover.event, plover.mode) == (event, mode)]
    return min(fitting) if fitting else _GENERAL[event]


def name(cameo: str) -> str:
    """The short name of a code; KeyError for an unknown one."""
    return codes()[cameo].name
