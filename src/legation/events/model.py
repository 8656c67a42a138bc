"""The relation model: what happens from one party of a sentence to another, learnt from ``training/sentences``.

A small encoder (all-MiniLM-L6-v2, fine-tuned, int8) reads the sentence with the two parties in markers; its heads tell
PLOVER's event or none, the mode, and the status. It is run by ONNX Runtime on one core; nothing is downloaded.
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

# Characters of a sentence that the model reads whole, and of a longer one those on either side of its parties.
_LONG = 420
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of a pair: probabilities of the 16 events (``nothing`` is the rest), mode, statuses."""

    events: dict[str, float]
    nothing: float
    mode: str | None
    statuses: dict[Status, float]

    @property
    def event(self) -> str:
        """The likeliest event, whether or not that nothing happens is likelier."""
        return max(self.events, key=lambda name: self.events[name])

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
        found.enable_padding()
        return found

    def judge(self, text: str, pairs: Sequence[tuple[Stretch | None, Stretch | None]]) -> list[Judgement]:
        """What happens in a sentence from the first of each pair of stretches to the second; None where nobody is."""
        if not pairs:
            return []
        encoded = self._tokenizer.encode_batch([self._marked(text, actor, recipient) for actor, recipient in pairs])
        ids = np.array([one.ids for one in encoded], dtype=np.int64)
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        event, mode, status = self._session.run(None, {"ids": ids, "mask": mask})
        return [self._judgement(*scores) for scores in zip(event, mode, status, strict=True)]

    def _marked(self, text: str, actor: Stretch | None, recipient: Stretch | None) -> str:
        first, behind, second, end = self._card["markers"]
        begin, text = _window(text, [span for span in (actor, recipient) if span])
        cuts = [(span, a, b) for span, a, b in ((actor, first, behind), (recipient, second, end)) if span]
        for (start, stop), a, b in sorted(cuts, reverse=True):
            start, stop = start - begin, stop - begin
            text = f"{text[:start]}{a} {text[start:stop]} {b}{text[stop:]}"
        return text

    def _judgement(self, event: Any, mode: Any, status: Any) -> Judgement:
        shares = _softmax(event / self._card["temperature"])
        events = dict(zip(self._card["events"], map(float, shares), strict=True))
        nothing = events.pop("none")
        best = max(events, key=lambda name: events[name])
        modes = {name: score for name, score in zip(self._card["modes"], mode, strict=True) if _of(name, best)}
        chosen = max(modes, key=lambda name: modes[name])
        return Judgement(
            events,
            nothing,
            None if chosen == "none" else chosen.partition(".")[2],
            dict(zip(self._card["statuses"], map(float, _softmax(status)), strict=True)),
        )


def _window(text: str, spans: Sequence[Stretch]) -> tuple[int, str]:
    """A long sentence around its parties, and where that begins: the rest the model would not reach."""
    if len(text) <= _LONG or not spans:
        return 0, text
    begin = max(0, min(start for start, _ in spans) - _AROUND)
    return begin, text[begin : max(stop for _, stop in spans) + _AROUND]


def _of(name: str, event: str) -> bool:
    return name == "none" or name.startswith(f"{event}.")


def _softmax(scores: Any) -> Any:
    shares = np.exp(scores - scores.max())
    return shares / shares.sum()


@lru_cache(maxsize=1)
def relation_model() -> RelationModel:
    """The model that the product ships, loaded once."""
    return RelationModel()
