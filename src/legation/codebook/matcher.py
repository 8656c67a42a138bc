"""Names in a sentence: the longest that begins at a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from legation.codebook.entries import Name
from legation.codebook.normal import cased

# A name of n words may be cut into more tokens: hyphens and possessive endings stand alone.
_SPARE_TOKENS = 2


class Matcher:
    """Finds the longest name that begins at a word of a sentence."""

    def __init__(
        self, find: Callable[[str], tuple[Name, ...]], reach: Callable[[str], int], traps: Iterable[str] = ()
    ) -> None:
        """``find`` looks a name up, ``reach`` says how long names get that begin like a word."""
        self._find = find
        self._reach = reach
        phrases = [cased(phrase).split(" ") for phrase in traps]
        self._traps: dict[str, list[tuple[int, list[str]]]] = {}
        for phrase in phrases:
            for offset, word in enumerate(phrase):
                self._traps.setdefault(word, []).append((offset, phrase))
        self._longest_trap = max((len(phrase) for phrase in phrases), default=0)

    def match(self, words: Sequence[str], i: int) -> tuple[int, tuple[Name, ...]] | None:
        """How many words from the ``i``-th on the longest name takes, and what it may stand for; None for none.

        Words are tokens of any tokenizer: hyphens may stand alone (``Kim Jong - un``) or within a word. Names inside
        a longer phrase that means something else ("America" in "Latin America") are no names.
        """
        limit = self._reach(words[i])
        if not limit:
            return None
        keys: list[str] = []
        ends: list[tuple[int, int]] = []
        for j in range(i, min(len(words), i + _SPARE_TOKENS * limit)):
            key = cased(words[j])
            if key:
                keys.extend(key.split(" "))
                ends.append((j + 1 - i, len(keys)))
            if len(keys) >= limit:
                break
        for eaten, length in reversed(ends):
            found = self._find(" ".join(keys[:length]))
            if found:
                return None if self._trapped(words, i, keys[0], length) else (eaten, found)
        return None

    def _trapped(self, words: Sequence[str], i: int, first: str, length: int) -> bool:
        """Whether a name of some length, beginning at a word, lies in a longer phrase that is none."""
        candidates = self._traps.get(first)
        if not candidates:
            return False
        before = " ".join(filter(None, (cased(w) for w in words[max(0, i - _SPARE_TOKENS * self._longest_trap) : i])))
        after = " ".join(filter(None, (cased(w) for w in words[i : i + _SPARE_TOKENS * self._longest_trap])))
        left, right = before.split(" ") if before else [], after.split(" ")
        return any(
            len(phrase) > length
            and right[: len(phrase) - offset] == phrase[offset:]
            and left[len(left) - offset :] == phrase[:offset]
            for offset, phrase in candidates
        )
