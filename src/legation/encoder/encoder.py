"""The lower half of a small encoder (all-MiniLM-L6-v2, fine-tuned, int8), and how models are opened.

What happens between two parties and who says so are told by two models that share its word vectors and its lower
layers, most of the weights; each has upper layers of its own in the room that asks it. They are run by ONNX Runtime on
one core; nothing is downloaded, and each file is what its card says by its hash.
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

from legation.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text as a model reads it: the numbers of its tokens, and where each stands; an empty stretch for a mark."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


class Model:
    """The models of one room and their card: a folder with ``card.json`` and ONNX graphs that it pins by hash."""

    def __init__(self, package: str, folder: str) -> None:
        self._folder = resources.files(package) / folder
        self.card: dict[str, Any] = json.loads((self._folder / "card.json").read_text(encoding="utf-8"))
        self._sessions: dict[str, Any] = {}

    def run(self, name: str, **given: Any) -> list[Any]:
        """What a graph makes of its inputs, in the order of its outputs."""
        if name not in self._sessions:
            self._sessions[name] = self._opened(f"{name}.onnx")
        found: list[Any] = self._sessions[name].run(None, given)
        return found

    def text(self, name: str) -> str:
        """A file beside the graphs."""
        return (self._folder / name).read_text(encoding="utf-8")

    def _opened(self, name: str) -> Any:
        # slow to import, and only needed once there is something to ask
        import onnxruntime

        data = (self._folder / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != self.card["sha256"][name]:
            raise CodebookError(name, "sha256", "it is not the model that card.json describes")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


class Encoder:
    """The shared half, loaded when it is first asked."""

    def __init__(self) -> None:
        self._model = Model("legation.encoder", "weights")

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        found = Tokenizer.from_str(self._model.text("tokenizer.json"))
        found.no_padding()
        found.no_truncation()
        return found

    def tokens(self, text: str, most: int) -> Encoding:
        """A text as tokens, of a longer one the first so many."""
        found = self._tokenizer.encode(text)
        if len(found.ids) <= most:
            return Encoding(found.ids, found.offsets)
        return Encoding([*found.ids[: most - 1], found.ids[-1]], [*found.offsets[: most - 1], found.offsets[-1]])

    def read(self, tokens: Encoding, pairs: Any) -> tuple[Any, Any]:
        """What the lower half makes of the tokens and of four markers for each of ``pairs``, an array (pairs, 4).

        Hidden states of shape (1, tokens + 4 pairs, 384), and which of them each sees.
        """
        ids = np.array([tokens.ids], dtype=np.int64)
        hidden, sight = self._model.run("lower", ids=ids, mask=np.ones_like(ids), pairs=pairs[np.newaxis])
        return hidden, sight


def softmax(scores: Any) -> Any:
    """Scores as shares of one, along the last axis."""
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder that the product ships, loaded once."""
    return Encoder()
