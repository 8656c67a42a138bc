"""Turns trained weights into what the product ships: an ONNX graph in int8, its tokenizer, and a card about it.

python -m training.export BUILD/model BASE src/legation

The lower half of the encoder goes to ``encoder/weights``, where other models share it, the rest to ``events/relation``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel, AutoTokenizer

from training.train import EVENTS, LONGEST, STATUSES, Relations

Axes = dict[str, tuple[str | None, ...]]
# the sizes of inputs that vary, by name
AXES: Axes = {
    "ids": ("sentences", "tokens"),
    "mask": ("sentences", "tokens"),
    "pairs": ("sentences", "pairs", None),
    "hidden": ("sentences", "states", None),
    "sight": ("sentences", None, "seen from", "states"),
    "first": ("cues",),
    "last": ("cues",),
}
LOWER: Axes = {name: AXES[name] for name in ("hidden", "sight")}


def main() -> None:
    """Export, quantise, and pin the hash."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("model", type=Path, help="folder that training.train wrote")
    asked.add_argument("base", type=Path, help="folder of the base encoder")
    asked.add_argument("out", type=Path, help="the package that ships it: src/legation")
    given = asked.parse_args()
    modes = json.loads((given.model / "modes.json").read_text(encoding="utf-8"))
    tokenizer = AutoTokenizer.from_pretrained(given.model)
    encoder = AutoModel.from_config(AutoConfig.from_pretrained(given.base), attn_implementation="eager")
    model = Relations(encoder, len(modes))
    model.load_state_dict(torch.load(given.model / "weights.pt", map_location="cpu"))
    model.eval()
    sample = tokenizer(["Chad thanked Mali.", "A"], padding=True, return_tensors="pt")
    ids, mask = sample["input_ids"], sample["attention_mask"]
    pairs = torch.tensor([[[1, 1, 3, 3], [3, 3, 1, 1]], [[1, 1, 0, 0], [0, 0, 0, 0]]])
    with torch.no_grad():
        hidden, sight = model.lower(ids, mask, pairs)
    shipped = given.out / "encoder/weights"
    words = {"ids": ids, "mask": mask, "pairs": pairs}
    lower = exported(Part(model, "lower"), words, LOWER, shipped / "lower")
    shutil.copy(given.model / "tokenizer.json", shipped / "tokenizer.json")
    write(shipped, {"sha256": {"lower.onnx": lower}})
    relation = given.out / "events/relation"
    inputs = {"hidden": hidden, "sight": sight, "mask": mask, "pairs": pairs}
    scores: Axes = dict.fromkeys(("event", "mode", "status"), ("sentences", "pairs", None))
    card = {
        "sha256": {"relation.onnx": exported(Part(model, "upper"), inputs, scores, relation / "relation")},
        "events": ["none", *EVENTS],
        "modes": ["none", *modes],
        "statuses": list(STATUSES),
        "longest": LONGEST,
        "temperatures": {"events": 1.0, "modes": 1.0, "statuses": 1.0},  # training.report sets them
    }
    write(relation, card)


class Part(nn.Module):
    """A part of a model as a graph of its own."""

    def __init__(self, model: nn.Module, part: str) -> None:
        super().__init__()
        self.model = model
        self.part = part

    def forward(self, *given: Tensor) -> Any:
        """What the part makes of its inputs."""
        return getattr(self.model, self.part)(*given)


def exported(part: nn.Module, inputs: dict[str, Tensor], outputs: Axes, to: Path) -> str:
    """A part of a model as an int8 graph of that name; its hash. Every size of an input that has a name may vary."""
    to.parent.mkdir(parents=True, exist_ok=True)
    small = to.with_suffix(".onnx")
    axes = {name: AXES[name] for name in inputs} | outputs
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            part,
            tuple(inputs.values()),
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: {n: a for n, a in enumerate(of) if a} for name, of in axes.items()},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
    print(f"{small.name}: {small.stat().st_size / 1e6:.1f} MB")
    return hashlib.sha256(small.read_bytes()).hexdigest()


def write(folder: Path, card: dict[str, Any]) -> None:
    """The card of a folder of graphs."""
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
