"""Turns trained weights into what the product ships: an ONNX graph in int8, its tokenizer, and a card about it.

python -m training.export BUILD/model src/legation/events/relation
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoConfig, AutoModel, AutoTokenizer

from training.train import EVENTS, LONGEST, STATUSES, Relations


def main() -> None:
    """Export, quantise, and pin the hash."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("model", type=Path, help="folder that training.train wrote")
    asked.add_argument("base", type=Path, help="folder of the base encoder")
    asked.add_argument("out", type=Path)
    given = asked.parse_args()
    modes = json.loads((given.model / "modes.json").read_text(encoding="utf-8"))
    tokenizer = AutoTokenizer.from_pretrained(given.model)
    encoder = AutoModel.from_config(AutoConfig.from_pretrained(given.base), attn_implementation="eager")
    model = Relations(encoder, len(modes))
    model.load_state_dict(torch.load(given.model / "weights.pt", map_location="cpu"))
    model.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    plain = given.model / "relation.fp32.onnx"
    sample = tokenizer(["Chad thanked Mali.", "A"], padding=True, return_tensors="pt")
    pairs = torch.tensor([[[1, 1, 3, 3], [3, 3, 1, 1]], [[1, 1, 0, 0], [0, 0, 0, 0]]])
    torch.onnx.export(
        model,
        (sample["input_ids"], sample["attention_mask"], pairs),
        str(plain),
        input_names=["ids", "mask", "pairs"],
        output_names=["event", "mode", "status"],
        dynamic_axes={name: {0: "sentences", 1: "tokens"} for name in ("ids", "mask")}
        | {name: {0: "sentences", 1: "pairs"} for name in ("pairs", "event", "mode", "status")},
        opset_version=17,
        dynamo=False,
    )
    small = given.out / "relation.onnx"
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(given.model / "tokenizer.json", given.out / "tokenizer.json")
    card = {
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
        "events": ["none", *EVENTS],
        "modes": ["none", *modes],
        "statuses": list(STATUSES),
        "longest": LONGEST,
        "temperatures": {"events": 1.0, "modes": 1.0, "statuses": 1.0},  # training.report sets them
    }
    (given.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{small.stat().st_size / 1e6:.1f} MB, {card['sha256']}")


if __name__ == "__main__":
    main()
