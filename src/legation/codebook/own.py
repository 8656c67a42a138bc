"""A user's own entries, joined to those of the codebook.

A file is YAML with a list for each kind (``people:``, ``outlets:`` …); ``checked``, ``source``, ``country`` and
``sector`` may stand once for all of its entries. A folder is laid out like the codebook's own ``data/``. An entry with
the id of one of ours takes its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from legation.codebook.build import SHARED, entries_of, indexed, read_yaml, written
from legation.codebook.check import check, wrong_roles
from legation.codebook.shape import shaped
from legation.codebook.tables import ENTRIES, Tables, laid_out
from legation.errors import CodebookError

_LISTS = ("days", "laws")


def with_own(packaged: Tables, path: Path) -> Tables:
    """The tables with the entries of a user's file or folder; CodebookError names file, key and reason."""
    if not path.exists():
        raise CodebookError(str(path), "file", "there is none")
    own = written(path) if path.is_dir() else _file(path)
    shaped(own, path.name)
    ours = laid_out(packaged)
    for problem in wrong_roles({**ours, "roles": own["roles"]}, path.name):
        raise problem
    joined = dict(ours)
    for kind in ENTRIES:
        replaced = {entry.get("id") for entry in own[kind]}
        kept = [entry for entry in ours[kind] if entry["id"] not in replaced]
        joined[kind] = [*kept, *({**entry, "own": True} for entry in own[kind])]
    for kind in _LISTS:
        joined[kind] = {"entries": [*_listed(ours[kind]), *_listed(own[kind])]}
    joined["roles"] = _joined_roles(ours["roles"], own["roles"])
    joined["frames"] = {**ours["frames"], **own["frames"]}
    joined = indexed(joined)
    check(joined)
    return joined


def _file(path: Path) -> dict[str, Any]:
    found = read_yaml(path)
    if not isinstance(found, dict):
        raise CodebookError(path.name, "file", "is no mapping of kinds to entries")
    unknown = set(found) - {*ENTRIES, *_LISTS, *SHARED, "roles"}
    if unknown:
        known = ", ".join((*ENTRIES, *_LISTS, "roles"))
        raise CodebookError(path.name, ", ".join(sorted(map(str, unknown))), f"no such kind; there are {known}")
    tables: dict[str, Any] = {kind: entries_of(found.get(kind, []), found, path.name, kind) for kind in ENTRIES}
    for kind in _LISTS:
        tables[kind] = {"entries": entries_of(found.get(kind, []), found, path.name, kind)}
    return tables | {"roles": found.get("roles") or {}, "frames": {}}


def _listed(table: Any) -> list[Any]:
    return list((table or {}).get("entries", ()))


def _joined_roles(ours: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Role nouns by sector and kind; one that the user has under another sector is the user's."""
    if not own:
        return ours
    taken = {_noun(n) for kinds in own.get("sectors", {}).values() for nouns in kinds.values() for n in nouns}
    sectors: dict[str, dict[str, list[Any]]] = {}
    for whose, table in ((ours, taken), (own, set[str]())):
        for sector, kinds in (whose.get("sectors") or {}).items():
            for kind, nouns in kinds.items():
                kept = (noun for noun in nouns if _noun(noun) not in table)
                sectors.setdefault(sector, {}).setdefault(kind, []).extend(kept)
    return {**ours, "sectors": sectors, "traps": [*ours.get("traps", ()), *own.get("traps", ())]}


def _noun(noun: Any) -> str:
    return str(noun["noun"] if isinstance(noun, dict) else noun)
