"""The opening sentences: they count, and say what stands, and every one of them leads to its claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.dossier.line import Line
from legation.dossier.timeline import dated
from legation.dossier.wording import STATUSES, count_words, date_words, state_name
from legation.record import Pair

_MOST = 4
"""A sentence names so many things at most; the section has the rest."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; ``anchor`` is the id of the claim or contest they lead to, None for plain words."""

    text: str
    anchor: str | None = None


_MISSIONS = {"embass": "embassy", "consulat": "consulate", "liaison": "liaison office", "legation": "legation"}
_UNTITLED = {"agreement": "an agreement", "law": "a law", "honour": "an honour"}

Sentence = tuple[Piece, ...]


def lead(pair: Pair, lines: Sequence[Line]) -> list[Sentence]:
    """The sentences, in order; only the first where the record holds nothing on the pair."""
    names = f"{state_name(pair.a)} and {state_name(pair.b)}"
    if not lines:
        return [(Piece(f"The record holds no claim about {names}."),)]
    said = [
        _count(pair, lines, names),
        _span(lines),
        _listed(lines, "mission", "Of missions, the documents name {}.", _mission),
        _listed(lines, "office", "In office they name {}.", _office),
        _listed(lines, "agreement", "Between the two stand {}.", _titled),
        _listed(lines, "law", "Of laws, they name {}.", _titled),
        _listed(lines, "honour", "Of honours, they name {}.", _titled),
        _contests(pair, lines),
        _control(pair),
    ]
    return [sentence for sentence in said if sentence]


def _count(pair: Pair, lines: Sequence[Line], names: str) -> Sentence:
    by_status = {status: sum(line.claim.status == status for line in lines) for status in STATUSES}
    parts = [f"{number} {status}" for status, number in by_status.items() if number]
    verb = "makes" if len(pair.entries) == 1 else "make"
    documents = count_words(len(pair.entries), "document").capitalize()
    claims = count_words(len(lines), "claim")
    return (Piece(f"{documents} {verb} {claims} about {names}: {_and(parts)}."),)


def _span(lines: Sequence[Line]) -> Sentence:
    """The first beginning and the last end that are known; an open end is neither."""
    begun = [line for line in lines if line.claim.when.earliest]
    ended = [line for line in lines if line.claim.when.latest]
    if not begun or not ended or len({line.number for line in (*begun, *ended)}) < 2:
        return ()
    first = min(begun, key=lambda line: (line.claim.when.earliest or "", line.number))
    last = max(ended, key=lambda line: (line.claim.when.latest or "", -line.number))
    return (
        Piece("The earliest date they give is "),
        Piece(_end(first, 0), first.anchor),
        Piece(f"{_unless_stated(first)}, the latest "),
        Piece(_end(last, -1), last.anchor),
        Piece(f"{_unless_stated(last)}."),
    )


def _end(line: Line, end: int) -> str:
    return date_words((line.claim.when.edtf or "").split("/")[end])


def _unless_stated(line: Line) -> str:
    return "" if line.claim.status == "asserted" else f" ({line.claim.status})"


def _listed(lines: Sequence[Line], kind: str, frame: str, named: Callable[[Line], str]) -> Sentence:
    chosen = [line for line in lines if line.claim.kind == kind and line.claim.status == "asserted"]
    if not chosen:
        return ()
    chosen.sort(key=lambda line: line.claim.title is None)
    before, after = frame.split("{}")
    pieces = [Piece(before)]
    shown = chosen[:_MOST]
    for n, line in enumerate(shown):
        pieces.append(Piece(named(line), line.anchor))
        if n < len(shown) - 1:
            pieces.append(Piece(" and " if n == len(shown) - 2 and len(chosen) <= _MOST else "; "))
    if len(chosen) > _MOST:
        pieces.append(Piece(f" and {count_words(len(chosen) - _MOST, 'other')}"))
    return (*pieces, Piece(after))


def _mission(line: Line) -> str:
    words = f"{line.claim.title or ''} {line.claim.trigger.text if line.claim.trigger else ''}".casefold()
    named = next((name for stem, name in _MISSIONS.items() if stem in words), "mission")
    where = line.claim.where
    return f"{_genitive(line.actors)} {named} in {where.name if where else line.recipients}"


def _office(line: Line) -> str:
    term = "" if line.claim.when.edtf is None else f" ({line.when})"
    return f"{line.actors}, {line.claim.office or 'in office'}{term}"


def _titled(line: Line) -> str:
    term = "" if line.claim.when.edtf is None else f" ({line.when})"
    title = line.claim.title
    return f"the {title.removeprefix('the ')}{term}" if title else f"{_UNTITLED[line.claim.kind]}{term}"


def _genitive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _contests(pair: Pair, lines: Sequence[Line]) -> Sentence:
    if not pair.contests:
        return ()
    by_key = {line.filed.key: line for line in lines}
    number = len(pair.contests)
    pieces = [Piece(f"{count_words(number, 'matter').capitalize()} {'is' if number == 1 else 'are'} contested: ")]
    shown = [by_key[contest.denies[0]] for contest in pair.contests[:_MOST]]
    for n, line in enumerate(shown):
        words = line.claim.trigger.text if line.claim.trigger else line.action
        term = f" ({line.when})" if dated(line.claim.when) else ""
        pieces.append(Piece(f"“{words}”{term}", f"contest-{n + 1}"))
        pieces.append(Piece(", " if n < len(shown) - 1 else "" if number <= _MOST else " and others"))
    return (*pieces, Piece("."))


def _control(pair: Pair) -> Sentence:
    controlled = [entry for entry in pair.entries if entry.controlled_by]
    if not controlled:
        return ()
    states = _and(sorted({state_name(entry.controlled_by) for entry in controlled if entry.controlled_by}))
    number = len(controlled)
    return (
        Piece(
            f"{count_words(number, 'document').capitalize()} {'comes' if number == 1 else 'come'} "
            f"from state media of {states}."
        ),
    )


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
