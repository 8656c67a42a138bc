"""What people say of the record: judgements of claims, happenings and outlets, which are never changed.

A judgement names claims as they were called when it was made; ``successors`` carries it over to what they are called
since their document was coded anew. Who thinks better of it undoes the judgement, with a further one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from legation.errors import SettingError
from legation.evidence import content_id
from legation.record.fetch import among
from legation.record.happenings import Rulings
from legation.record.rows import Key, moment
from legation.record.tables import Tables

Verdict = Literal["accept", "correct", "reject", "split", "merge", "grade", "undo"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Of a source, in the Admiralty form."""

CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""Of information, in the Admiralty form."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody said of something: ``made`` is an ISO moment in UTC, ``why`` empty where no reason was given.

    ``one`` and ``other`` are the claims it is about, as they are called today: accept, correct and reject have one,
    merge at least two, split has those that report another happening than the ``other``; a grade of a happening has a
    claim that reports it. ``changes`` are the fields of a correction, ``grade`` is of ``outlet`` (A to F) or of a
    happening (1 to 6), ``undone`` the judgement that is taken back, by id. ``stands`` is false where it was itself.
    """

    id: str
    made: str
    who: str
    why: str
    verdict: Verdict
    one: tuple[Key, ...] = ()
    other: tuple[Key, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    outlet: str | None = None
    grade: str | None = None
    undone: str | None = None
    stands: bool = True

    @property
    def reason(self) -> str:
        """Who, when and why, in one line."""
        return f"{self.who}, {self.made[:10]}" + (f": {self.why}" if self.why else "")


# what the coder found again under its former id is called by that
_SUCCESSORS = """
    SELECT document, former, claim FROM successors s WHERE claim IS NOT NULL AND edition = (
        SELECT max(e.edition) FROM editions e
        WHERE e.document = s.document AND e.id = s.former AND e.coder IS NOT NULL
    )
"""


def ident(judgement: Judgement, place: int) -> str:
    """The id of a judgement, from all that it says and its place among all."""
    j = judgement
    keys = [part for side in (j.one, j.other) for key in (*side, ("/",)) for part in key]
    changes = json.dumps(j.changes, sort_keys=True, ensure_ascii=False)
    return content_id("judgement", place, j.made, j.who, j.why, j.verdict, *keys, changes, j.outlet, j.grade, j.undone)


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades that stand, the last of each: ``outlets`` by name, ``happenings`` by id."""

    outlets: Mapping[str, Judgement]
    happenings: Mapping[str, Judgement]


def grades(tables: Tables) -> Grades:
    """How far people trust outlets and happenings, where they said so; a happening by any claim that reports it."""
    given = [j for j in judgements(tables) if j.stands and j.verdict == "grade"]
    condition, parameters = among({key for j in given for key in j.one})
    found = tables.rows(f"SELECT document, claim, happening FROM reports WHERE {condition}", parameters)
    reported = {(row["document"], row["claim"]): row["happening"] for row in found}
    return Grades(
        {j.outlet: j for j in given if j.outlet is not None},
        {reported[key]: j for j in given for key in j.one if key in reported},
    )


def check_grade(grade: str, outlet: str | None) -> None:
    """Raise SettingError where a grade is not of the Admiralty form."""
    scale = RELIABILITY if outlet is not None else CREDIBILITY
    if grade not in scale:
        of = "an outlet's reliability" if outlet is not None else "a happening's credibility"
        words = ", ".join(f"{letter} ({meaning})" for letter, meaning in scale.items())
        raise SettingError(f"{grade}: {of} is {words}")


def judgements(tables: Tables, about: Collection[Key] | None = None) -> list[Judgement]:
    """The judgements in the order they were made; only those on the given claims, if any, and on what undoes them."""
    found = tables.rows("SELECT * REPLACE (changes::VARCHAR AS changes) FROM judgements ORDER BY place")
    undone = _undone(found)
    successors = {(row["document"], row["former"]): row["claim"] for row in tables.rows(_SUCCESSORS)}
    sides: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for row in tables.rows(
        "SELECT judgement, side, document, claim FROM judged ORDER BY judgement, side, document, claim"
    ):
        sides[row["judgement"], row["side"]].append(_today((row["document"], row["claim"]), successors))
    made = [
        Judgement(
            row["id"],
            moment(row["made"]),
            row["who"],
            row["why"],
            row["verdict"],
            tuple(sides[row["id"], "one"]),
            tuple(sides[row["id"], "other"]),
            json.loads(row["changes"]) if row["changes"] else {},
            row["outlet"],
            row["grade"],
            row["undone"],
            row["id"] not in undone,
        )
        for row in found
    ]
    if about is None:
        return made
    wanted = {j.id for j in made if not set(about).isdisjoint((*j.one, *j.other))}
    return [j for j in made if j.id in wanted or j.undone in wanted]


def _undone(found: Iterable[Mapping[str, Any]]) -> set[str]:
    """What is taken back; an undoing that is undone itself takes nothing back."""
    undone: set[str] = set()
    for row in reversed(list(found)):
        if row["verdict"] == "undo" and row["id"] not in undone:
            undone.add(row["undone"])
    return undone


def _today(key: Key, successors: Mapping[Key, str]) -> Key:
    seen = set()
    while key in successors and key not in seen:
        seen.add(key)
        key = key[0], successors[key]
    return key


def rulings(tables: Tables) -> Rulings:
    """What people have decided of which claims report the same; where two decisions disagree the later holds."""
    standing = [j for j in judgements(tables) if j.stands and j.verdict in ("split", "merge")]
    return ruled(standing)


def ruled(standing: Sequence[Judgement]) -> Rulings:
    """The rulings that splits and merges give, in the order they were made."""
    together: list[tuple[Key, Key, str]] = []
    splits: list[tuple[frozenset[Key], frozenset[Key]]] = []
    for j in standing:
        if j.verdict == "merge":
            every = set(j.one)
            splits = [s for s in splits if not (every & s[0] and every & s[1])]
            together += [(j.one[0], key, f"joined by {j.reason}") for key in j.one[1:]]
        else:
            one, other = frozenset(j.one), frozenset(j.other)
            splits.append((one, other))
            together = [t for t in together if not (_across(t, one, other) or _across(t, other, one))]
            # what is left on either side stays one happening, though what joined it may stand on the other
            together += [
                (side[0], key, f"kept together by {j.reason}") for side in (j.one, j.other) for key in side[1:]
            ]
    apart: dict[Key, set[Key]] = defaultdict(set)
    for one, other in splits:
        for key in one:
            apart[key] |= other
        for key in other:
            apart[key] |= one
    return Rulings(tuple(together), {key: frozenset(keys) for key, keys in apart.items()})


def _across(tie: tuple[Key, Key, str], one: frozenset[Key], other: frozenset[Key]) -> bool:
    return tie[0] in one and tie[1] in other
