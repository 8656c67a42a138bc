"""The attribution model: which words of a passage say that somebody says, thinks or wants, and of each who and what.

It stands on the lower half of the encoder that the relation model has too. A passage is read once; of every cue that is
found in it a few more layers, told where the cue is, say word by word what is its source and what its content. It is
trained on articles that we wrote (``training/articles``; ``training/attribution`` says how).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from legation.encoder import Encoding, Model, encoder, softmax
from legation.evidence import Span

# a token with a smaller share is no part of a cue that is looked at any further
_FLOOR = 0.15


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its ``first`` and ``last`` word in the passage, and the share that it is one."""

    first: int
    last: int
    share: float


class AttributionModel:
    """The model, loaded when it is first asked."""

    def __init__(self) -> None:
        self._model = Model("legation.claims.attribution", "weights")

    def read(self, passage: str, words: Sequence[Span]) -> Read | None:
        """A passage with its cues; ``words`` are its words in order. None of what has no words.

        What is too long is read to its limit.
        """
        tokens = encoder().tokens(passage, self._model.card["longest"])
        word_of = _words_of(tokens, words)
        if all(n is None for n in word_of):
            return None
        hidden, sight = encoder().read(tokens, np.zeros((0, 4), dtype=np.int64))
        hidden, scores = self._model.run("cues", hidden=hidden, sight=sight)
        return Read(self._model, hidden, word_of, len(words), tuple(_runs(softmax(scores[0]), word_of)))


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as the model has read it."""

    model: Model
    hidden: Any
    word_of: Sequence[int | None]
    words: int
    runs: Sequence[tuple[int, int, float]]

    @property
    def cues(self) -> list[Cue]:
        """Its cues in order."""
        found = []
        for first, last, share in self.runs:
            inside = [n for n in self.word_of[first : last + 1] if n is not None]
            found.append(Cue(inside[0], inside[-1], share))
        return found

    def spans(self, cues: Sequence[int]) -> list[Any]:
        """For each of some cues, by their number: of every word of the passage the shares of being neither, the
        source, and the content, an array (words, 3).
        """
        if not cues:
            return []
        first, last = (np.array([self.runs[n][end] for n in cues], dtype=np.int64) for end in (0, 1))
        (labels,) = self.model.run("spans", hidden=self.hidden, first=first, last=last)
        return [_by_word(of, self.word_of, self.words) for of in softmax(labels)]


def _words_of(tokens: Encoding, words: Sequence[Span]) -> list[int | None]:
    """Of each token the word that it is a part of."""
    starts = [w.start for w in words]
    found: list[int | None] = []
    for start, end in tokens.offsets:
        n = bisect_right(starts, start) - 1
        found.append(n if start < end and n >= 0 and start < words[n].end else None)
    return found


def _runs(shares: Any, word_of: Sequence[int | None]) -> Iterator[tuple[int, int, float]]:
    """The tokens that belong to one cue, from first to last, with the highest share among them.

    The columns of ``shares`` are: no cue, the first token of one, a further one.
    """
    run: tuple[int, int, float] | None = None
    for i, (none, begin, on) in enumerate(shares.tolist()):
        of_cue = word_of[i] is not None and 1 - none > _FLOOR
        if run is not None and (not of_cue or begin > on):
            yield run
            run = None
        if of_cue:
            run = (run[0], i, max(run[2], 1 - none)) if run is not None else (i, i, 1 - none)
    if run is not None:
        yield run


def _by_word(shares: Any, word_of: Sequence[int | None], words: int) -> Any:
    """The shares of each word, the mean of its tokens'; of a word that was not read it is as likely each."""
    # the columns of a label are: neither, source (first token, further), content (first token, further)
    three = np.stack([shares[:, 0], shares[:, 1] + shares[:, 2], shares[:, 3] + shares[:, 4]], axis=1)
    found, counted = np.zeros((words, 3)), np.zeros((words, 1))
    for of, n in zip(three, word_of, strict=True):
        if n is not None:
            found[n] += of
            counted[n] += 1
    return np.where(counted > 0, found / np.maximum(counted, 1), 1 / 3)


@lru_cache(maxsize=1)
def attribution_model() -> AttributionModel:
    """The model that the product ships, loaded once."""
    return AttributionModel()
