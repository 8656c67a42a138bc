"""Turns the weights of the attribution model into what the product ships, beside the half that it shares.

python -m training.attribution.export BUILD/attribution BUILD/model BASE src/legation
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from transformers import AutoTokenizer

from training.attribution.train import LONGEST, opened
from training.export import AXES, Axes, Part, exported, write

_CUES: Axes = {"states": AXES["hidden"], "cue": AXES["hidden"]}
_SPANS: Axes = {"label": ("cues", "states", None)}


def main() -> None:
    """Export, quantise, and pin the hashes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("model", type=Path, help="folder that training.attribution.train wrote")
    asked.add_argument("relation", type=Path, help="folder of the relation model that it stands on")
    asked.add_argument("base", type=Path, help="folder of the base encoder")
    asked.add_argument("out", type=Path, help="the package that ships it: src/legation")
    given = asked.parse_args()
    model = opened(given.relation, given.base, given.model)
    model.eval()
    words = AutoTokenizer.from_pretrained(given.base)(["Chad thanked Mali, he said."], return_tensors="pt")
    with torch.no_grad():
        hidden, sight = model.lower(words["input_ids"], words["attention_mask"])
        states, _ = model.cues(hidden, sight)
    folder = given.out / "claims/attribution/weights"
    first, last = torch.tensor([2, 6]), torch.tensor([2, 7])
    hashes = {
        "cues.onnx": exported(Part(model, "cues"), {"hidden": hidden, "sight": sight}, _CUES, folder / "cues"),
        "spans.onnx": exported(
            Part(model, "spans"), {"hidden": states, "first": first, "last": last}, _SPANS, folder / "spans"
        ),
    }
    # on another lower half it would say nonsense: a test compares the two
    lower = json.loads((given.out / "encoder/weights/card.json").read_text(encoding="utf-8"))["sha256"]["lower.onnx"]
    write(folder, {"sha256": hashes, "lower": lower, "longest": LONGEST})


if __name__ == "__main__":
    main()
