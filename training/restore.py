"""Weights to go on from, out of what is shipped: the int8 graphs as floats again.

python -m training.restore BASE BUILD/model

What is shipped is all that is kept of a training. Quantised once more, these weights give the same numbers.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import AutoConfig, AutoModel

from training.train import Relations

SHIPPED = Path(__file__).parents[1] / "src/legation"
GRAPHS = (SHIPPED / "encoder/weights/lower.onnx", SHIPPED / "events/relation/relation.onnx")


def main() -> None:
    """Write what ``training.train --start`` takes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("base", type=Path, help="folder of the base encoder")
    asked.add_argument("out", type=Path, help="folder for the weights")
    given = asked.parse_args()
    modes = json.loads((GRAPHS[1].parent / "card.json").read_text(encoding="utf-8"))["modes"][1:]
    model = Relations(AutoModel.from_config(AutoConfig.from_pretrained(given.base)), len(modes))
    state = model.state_dict()
    found = {_full(name, state): tensor for graph in GRAPHS for name, tensor in weights(graph)}
    # the pooler is no part of any graph: nothing reads it
    lacking = [name for name in state if name not in found and ".pooler." not in name]
    if lacking:
        raise SystemExit(f"what is shipped has no {', '.join(lacking)}")
    model.load_state_dict(state | found)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), given.out / "weights.pt")
    (given.out / "modes.json").write_text(json.dumps(modes), encoding="utf-8")
    shutil.copy(GRAPHS[0].parent / "tokenizer.json", given.out / "tokenizer.json")
    shutil.copy(given.base / "tokenizer_config.json", given.out / "tokenizer_config.json")


def weights(path: Path) -> Iterator[tuple[str, torch.Tensor]]:
    """The weights of a graph by their names in the model; what is int8 there as the floats that it stands for."""
    graph = onnx.load(path).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for name, value in held.items():
        if name.endswith("_quantized") and not name.startswith("onnx::"):
            yield name.removesuffix("_quantized").removeprefix("model."), _floats(held, name)
        elif name.startswith("model.") and not name.endswith(("_scale", "_zero_point")):
            yield name.removeprefix("model."), torch.tensor(value)
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in held:
            path_of = node.name.removesuffix("_quant").rpartition("/")[0].strip("/")
            yield path_of.rpartition("joint/")[2].replace("/", ".") + ".weight", _floats(held, node.input[1]).T


def _floats(held: dict[str, Any], name: str) -> torch.Tensor:
    bare = name.removesuffix("_quantized")
    return torch.tensor((held[name].astype(np.float32) - held[f"{bare}_zero_point"]) * held[f"{bare}_scale"])


def _full(name: str, state: Iterable[str]) -> str:
    """The whole name of a weight: a graph's node knows only that of its layer."""
    (found,) = (one for one in state if one == name or one.endswith(f".{name}"))
    return found


if __name__ == "__main__":
    main()
