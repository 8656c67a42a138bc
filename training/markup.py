"""The compact markup of training sentences: parties in brackets, what happens between them beside it.

A line is a JSON object::

    {"s": "[A Chad] expelled [B two Libyan envoys] on Monday, [C Sudan]'s state agency said.",
     "r": ["A>B SANCTION.expel 166 asserted by=C"], "g": "wire"}

``s`` is the sentence with its parties in brackets, each with a capital letter; no bracket holds another.
``r`` says what happens: ``A>B`` is done by A to B, ``A=B`` by both on equal footing, ``A>`` by A to nobody named,
``>B`` to B by nobody named; then PLOVER's event with its mode behind a dot, the CAMEO code, the status of the act by
this sentence, and where it says who says so ``by=`` with the party's letter. Between every pair of parties that ``r``
does not name, in that order, nothing happens. ``g`` is the register, one of ``REGISTERS``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from legation.codebook.frames import ROOTS, STATUSES
from legation.errors import LegationError

SENTENCES = Path(__file__).parent / "sentences"
REGISTERS = ("wire", "state", "encyclopedia", "note", "headline")

_PARTY = re.compile(r"\[(?P<name>[A-H]) (?P<text>[^\[\]]+)\]")
_RELATION = re.compile(
    r"(?P<actor>[A-H]?)(?P<kind>[>=])(?P<recipient>[A-H]?) (?P<event>[A-Z]+)(?:\.(?P<mode>[a-z-]+))? "
    r"(?P<cameo>\d{2,4}) (?P<status>[a-z]+)(?: by=(?P<by>[A-H]))?"
)


class MarkupError(LegationError):
    """A line that is not the markup of a training sentence; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a sentence: its letter, and where it stands in the sentence without the markup."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of two parties; ``actor`` or ``recipient`` is None where nobody is named."""

    actor: str | None
    recipient: str | None
    event: str
    mode: str | None
    cameo: str
    status: str
    by: str | None = None
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A training sentence without its markup, with its parties and all that it says of them."""

    text: str
    parties: tuple[Party, ...]
    told: tuple[Told, ...]
    register: str

    def party(self, name: str) -> Party:
        """The party with a letter."""
        return next(party for party in self.parties if party.name == name)

    def pairs(self) -> Iterator[tuple[Party, Party, Told | None]]:
        """Every ordered pair of its parties with what the first does to the second, None where that is nothing."""
        said = {(t.actor, t.recipient): t for t in self.told}
        said |= {(t.recipient, t.actor): t for t in self.told if t.mutual}
        for one, other in permutations(self.parties, 2):
            yield one, other, said.get((one.name, other.name))


def parse(line: str, where: str) -> Example:
    """An example from its line; MarkupError, with ``where`` it stands, where the line is none."""
    try:
        given = json.loads(line)
        text, relations, register = given["s"], given["r"], given.get("g", "wire")
    except (ValueError, TypeError, KeyError) as error:
        raise MarkupError(f"{where}: not an object with s and r: {error}") from None
    plain, parties = _unmarked(text, where)
    if register not in REGISTERS:
        raise MarkupError(f"{where}: no such register: {register}")
    told = tuple(_told(one, {party.name for party in parties}, where) for one in relations)
    return Example(plain, parties, told, register)


def read(path: Path) -> Iterator[Example]:
    """The examples of a file, in order."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield parse(line, f"{path.name}:{number}")


def _unmarked(text: str, where: str) -> tuple[str, tuple[Party, ...]]:
    parts: list[str] = []
    parties: list[Party] = []
    at = length = 0
    for found in _PARTY.finditer(text):
        before = text[at : found.start()]
        parts += [before, found["text"]]
        length += len(before)
        parties.append(Party(found["name"], length, length + len(found["text"])))
        length += len(found["text"])
        at = found.end()
    plain = "".join([*parts, text[at:]])
    names = [party.name for party in parties]
    if "[" in plain or "]" in plain:
        raise MarkupError(f"{where}: a bracket that is no party: {text[:80]}")
    if not parties or len(set(names)) != len(names):
        raise MarkupError(f"{where}: no parties, or a letter twice: {text[:80]}")
    return plain, tuple(parties)


def _told(relation: str, names: set[str], where: str) -> Told:
    found = _RELATION.fullmatch(relation)
    if found is None:
        raise MarkupError(f"{where}: not a relation: {relation}")
    actor, recipient = found["actor"] or None, found["recipient"] or None
    event, cameo, status, by = found["event"], found["cameo"], found["status"], found["by"]
    unknown = {name for name in (actor, recipient, by) if name and name not in names}
    if unknown or (actor is None and recipient is None) or actor == recipient:
        raise MarkupError(f"{where}: parties that the sentence does not have: {relation}")
    if event not in ROOTS:
        raise MarkupError(f"{where}: no PLOVER event: {event}")
    if not cameo.startswith(ROOTS[event]):
        raise MarkupError(f"{where}: CAMEO {cameo} is not of {event}, which has {', '.join(ROOTS[event])}")
    if status not in STATUSES:
        raise MarkupError(f"{where}: no such status: {status}")
    return Told(actor, recipient, event, found["mode"], cameo, status, by, found["kind"] == "=")
