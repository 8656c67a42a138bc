"""Common nouns for those who act ("foreign minister", "rebels"), with PLOVER's sectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from legation.codebook.entries import Role
from legation.codebook.normal import folded

_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives", "chief": "chiefs",
    "staff": "staff", "police": "police", "personnel": "personnel", "clergy": "clergy", "corps": "corps",
    "youth": "youths", "thief": "thieves", "spokesperson": "spokespeople", "chairperson": "chairpersons",
    "congressperson": "congresspeople", "salesperson": "salespeople", "coup": "coups", "aide-de-camp": "aides-de-camp",
    "head": "heads", "ss": "ss", "alumnus": "alumni", "military": "militaries", "chargé": "chargés",
}  # fmt: skip
# The sectors of those who leave an office, and the words that say that they have.
_PUBLIC = ("GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY")
_FORMER = frozenset({"former", "ex", "onetime", "ousted", "deposed", "erstwhile", "retired"})
# Hyphens may stand alone among the words.
_SPARE_TOKENS = 2
_LINKS = ("of", "in", "to", "for", "at", "on", "general", "designate", "elect", "d'affaires")


def plural(noun: str) -> str:
    """The regular or known irregular plural of a noun phrase: "minister of trade" gives "ministers of trade"."""
    words = noun.split(" ")
    head = next((i - 1 for i, w in enumerate(words) if w in _LINKS and i > 0), len(words) - 1)
    if words[-1] == "general" and len(words) == 2 and words[0] in ("major", "brigadier", "lieutenant", "colonel"):
        head = 1
    words[head] = _plural_word(words[head])
    return " ".join(words)


def _plural_word(word: str) -> str:
    for singular, several in _IRREGULAR.items():
        if word == singular or (
            len(singular) > 2 and word.endswith(singular) and singular in ("man", "woman", "child")
        ):
            return word[: len(word) - len(singular)] + several
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def phrases(raw: Mapping[str, Any]) -> dict[str, list[Any] | None]:
    """Every role phrase, singular and plural, by its key; None for traps.

    A phrase is known as ``[noun, sector, office, country, usual]``, as in ``Role``.
    What stands first counts: a trap goes before a role, a noun before another's plural.
    """
    found: dict[str, list[Any] | None] = {folded(trap): None for trap in raw.get("traps", ())}
    several: dict[str, list[Any]] = {}
    for sector, kinds in (raw.get("sectors") or {}).items():
        for kind, nouns in kinds.items():
            for noun in nouns:
                text = noun if isinstance(noun, str) else noun["noun"]
                more = {} if isinstance(noun, str) else noun
                known = [text, sector, kind == "offices", more.get("country"), more.get("usual")]
                found.setdefault(folded(text), known)
                if kind != "collectives" or "plural" in more:
                    several.setdefault(folded(more.get("plural") or plural(text)), known)
    return {**several, **found}


class Roles:
    """Role phrases by their words; ``find`` takes the longest."""

    def __init__(self, table: Mapping[str, Sequence[Any] | None]) -> None:
        """``table`` is made by ``phrases``."""
        self._phrases = table
        self._longest: dict[str, int] = {}
        for key in table:
            first, _, rest = key.partition(" ")
            self._longest[first] = max(rest.count(" ") + 2 if rest else 1, self._longest.get(first, 0))

    def __len__(self) -> int:
        return sum(known is not None for known in self._phrases.values())

    def __iter__(self) -> Iterator[str]:
        return iter(key for key, known in self._phrases.items() if known is not None)

    def find(self, words: Sequence[str]) -> Role | None:
        """The longest role phrase among some words, the last of several that are equally long.

        Words of a trap ("general" in "general strike") name no role. Who held an office or a uniform and is called
        former belongs to the elites (ELI).
        """
        keys = [folded(word) for word in words]
        best: Role | None = None
        best_length = 0
        i = 0
        while i < len(keys):
            length, known = self._at(keys, i)
            if known is not None and length >= best_length:
                noun, sector, office, country, usual = known
                best, best_length = Role(noun, sector, office, i, i + length - 1, country, usual), length
            i += max(length, 1)
        if best and best.sector in _PUBLIC and _FORMER.intersection(keys[: best.first]):
            return replace(best, sector="ELI")
        return best

    def trapped(self, words: Sequence[str]) -> bool:
        """Whether a trap of several words begins with the first of some words: "state" in "state of siege"."""
        length, known = self._at([folded(word) for word in words], 0)
        return length > 1 and known is None

    def _at(self, keys: list[str], i: int) -> tuple[int, Sequence[Any] | None]:
        """The longest phrase that begins at a word: how many words it takes (0 for none) and what it is."""
        first = keys[i].split(" ")[0]
        room = min(_SPARE_TOKENS * self._longest.get(first, 0), len(keys) - i)
        for length in range(room, 0, -1):
            key = " ".join(k for k in keys[i : i + length] if k)
            if keys[i + length - 1] and key in self._phrases:
                return length, self._phrases[key]
        return 0, None
