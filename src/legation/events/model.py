"""The relation model: what happens from one party of a sentence to another, learnt from ``training/sentences``.

A small encoder (all-MiniLM-L6-v2, fine-tuned, int8) reads the sentence once, with markers for each pair of parties
behind it; its heads tell of each pair PLOVER's event or none, the mode, and the status (``training/train.py`` says
how). It is run by ONNX Runtime on one core; nothing is downloaded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

import numpy as np

from legation.codebook.frames import Status
from legation.errors import CodebookError

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
        self._folder = resources.files("legation.events") / "relation"
        self._card: dict[str, Any] = json.loads((self._folder / "card.json").read_text(encoding="utf-8"))

    @cached_property
    def _session(self) -> Any:
        # slow to import, and only needed once a sentence has two parties
        import onnxruntime

        data = (self._folder / "relation.onnx").read_bytes()
        if hashlib.sha256(data).hexdigest() != self._card["sha256"]:
            raise CodebookError("relation.onnx", "sha256", "it is not the model that card.json describes")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        found = Tokenizer.from_str((self._folder / "tokenizer.json").read_text(encoding="utf-8"))
        found.enable_truncation(self._card["longest"])
        found.no_padding()
        return found

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
        tokens = self._tokenizer.encode(text)
        ids = np.array([tokens.ids], dtype=np.int64)
        ends = [[place for span in pair for place in _ends(tokens, span)] for pair in pairs]
        found = self._session.run(
            None, {"ids": ids, "mask": np.ones_like(ids), "pairs": np.array([ends], dtype=np.int64)}
        )
        return list(zip(*(part[0] for part in found), strict=True))

    def _judgement(self, event: Any, mode: Any, status: Any) -> Judgement:
        heat = self._card["temperatures"]
        shares = _softmax(event / heat["events"])
        events = dict(zip(self._card["events"], map(float, shares), strict=True))
        nothing = events.pop("none")
        return Judgement(
            events,
            nothing,
            {name: max(own, key=lambda one: float(mode[one[0]]))[1] for name, own in self._modes.items()},
            dict(zip(self._card["statuses"], map(float, _softmax(status / heat["statuses"])), strict=True)),
        )


def _window(text: str, spans: Sequence[Stretch]) -> tuple[int, str]:
    """A long sentence around its parties, and where that begins: the rest the model would not reach."""
    if not spans:
        return 0, text
    begin = max(0, min(start for start, _ in spans) - _AROUND)
    return begin, text[begin : max(stop for _, stop in spans) + _AROUND]


def _moved(span: Stretch | None, by: int) -> Stretch | None:
    return span and (span[0] + by, span[1] + by)


def _ends(tokens: Any, span: Stretch | None) -> tuple[int, int]:
    """The first and the last token of a stretch; the sentence's first where it is nobody or beyond what is read."""
    if span is None:
        return 0, 0
    inside = [i for i, (start, end) in enumerate(tokens.offsets) if start < span[1] and end > span[0]]
    return (inside[0], inside[-1]) if inside else (0, 0)


def _softmax(scores: Any) -> Any:
    shares = np.exp(scores - scores.max())
    return shares / shares.sum()


@lru_cache(maxsize=1)
def relation_model() -> RelationModel:
    """The model that the product ships, loaded once."""
    return RelationModel()
