"""The relation model: what happens from one party of a sentence to another, learnt from ``training/sentences``.

The encoder reads the sentence once, with markers for each pair of parties behind it; heads tell of each pair PLOVER's
event or none, the mode, and the status (``training/train.py`` says how).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from legation.codebook.frames import Status
from legation.encoder import Encoding, Model, encoder, softmax

Stretch = tuple[int, int]
Pair = tuple[Stretch | None, Stretch | None]

# Characters of a sentence that the model reads whole, and of a longer one those on either side of its parties.
_LONG = 420
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of a pair: probabilities of the 16 events (``nothing`` is the rest) and of the statuses.

    ``modes`` has for each event the mode that fits best, None where that is none.
    """

    events: dict[str, float]
    nothing: float
    modes: dict[str, str | None]
    statuses: dict[Status, float]

    @property
    def event(self) -> str:
        """The likeliest event, whether or not that nothing happens is likelier."""
        return max(self.events, key=lambda name: self.events[name])

    @property
    def mode(self) -> str | None:
        """The mode of the likeliest event."""
        return self.modes[self.event]

    @property
    def status(self) -> Status:
        """The likeliest status."""
        return max(self.statuses, key=lambda name: self.statuses[name])


class RelationModel:
    """The model, loaded when it is first asked."""

    def __init__(self) -> None:
        self._model = Model("legation.events", "relation")
        self._card = self._model.card

    @cached_property
    def _modes(self) -> dict[str, list[tuple[int, str | None]]]:
        """The modes of each event with the columns of their scores; the first column is that of none."""
        named = [(i, *name.split(".")) for i, name in enumerate(self._card["modes"]) if name != "none"]
        events = self._card["events"][1:]
        return {event: [(0, None), *((i, mode) for i, of, mode in named if of == event)] for event in events}

    def judge(self, text: str, pairs: Sequence[Pair]) -> list[Judgement]:
        """What happens in a sentence from the first of each pair of stretches to the second; None where nobody is.

        One pass serves all pairs; where the sentence is too long each pair has a pass of its own over what is around.
        """
        return [self._judgement(*each) for each in self.scores(text, pairs)]

    def scores(self, text: str, pairs: Sequence[Pair]) -> list[tuple[Any, Any, Any]]:
        """The bare scores behind ``judge``: of each pair those of the card's events, modes and statuses."""
        if len(text) <= _LONG:
            return self._pass(text, pairs)
        found = []
        for actor, recipient in pairs:
            begin, part = _window(text, [span for span in (actor, recipient) if span])
            found += self._pass(part, [(_moved(actor, -begin), _moved(recipient, -begin))])
        return found

    def _pass(self, text: str, pairs: Sequence[Pair]) -> list[tuple[Any, Any, Any]]:
        if not pairs:
            return []
        tokens = encoder().tokens(text, self._card["longest"])
        ends = np.array([[place for span in pair for place in _ends(tokens, span)] for pair in pairs], dtype=np.int64)
        hidden, sight = encoder().read(tokens, ends)
        mask = np.ones((1, len(tokens.ids)), dtype=np.int64)
        found = self._model.run("relation", hidden=hidden, sight=sight, mask=mask, pairs=ends[np.newaxis])
        return list(zip(*(part[0] for part in found), strict=True))

    def _judgement(self, event: Any, mode: Any, status: Any) -> Judgement:
        heat = self._card["temperatures"]
        shares = softmax(event / heat["events"])
        events = dict(zip(self._card["events"], map(float, shares), strict=True))
        nothing = events.pop("none")
        return Judgement(
            events,
            nothing,
            {name: max(own, key=lambda one: float(mode[one[0]]))[1] for name, own in self._modes.items()},
            dict(zip(self._card["statuses"], map(float, softmax(status / heat["statuses"])), strict=True)),
        )


def _window(text: str, spans: Sequence[Stretch]) -> tuple[int, str]:
    """A long sentence around its parties, and where that begins: the rest the model would not reach."""
    if not spans:
        return 0, text
    begin = max(0, min(start for start, _ in spans) - _AROUND)
    return begin, text[begin : max(stop for _, stop in spans) + _AROUND]


def _moved(span: Stretch | None, by: int) -> Stretch | None:
    return span and (span[0] + by, span[1] + by)


def _ends(tokens: Encoding, span: Stretch | None) -> tuple[int, int]:
    """The first and the last token of a stretch; the sentence's first where it is nobody or beyond what is read."""
    if span is None:
        return 0, 0
    inside = [i for i, (start, end) in enumerate(tokens.offsets) if start < span[1] and end > span[0]]
    return (inside[0], inside[-1]) if inside else (0, 0)


@lru_cache(maxsize=1)
def relation_model() -> RelationModel:
    """The model that the product ships, loaded once."""
    return RelationModel()
