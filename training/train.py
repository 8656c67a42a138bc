"""Trains the relation model: what happens from one party of a sentence to another, and how it is presented.

The encoder reads the sentence with the two parties in markers; from the markers and the mean of the words three heads
tell the event (one of PLOVER's 16, or none), the mode, and the status. It learns only from ``training/sentences``.
Run with an environment of its own (``training/requirements.txt``); nothing of it is a dependency of the product.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

EVENTS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
STATUSES = ("asserted", "alleged", "denied", "planned", "intended", "conditional", "negated")
MARKERS = ("[S]", "[/S]", "[T]", "[/T]")
LONGEST = 96
Row = dict[str, Any]


def marked(row: Row) -> str:
    """The sentence with the actor and the recipient in markers."""
    cuts = [(row["actor"], MARKERS[0], MARKERS[1]), (row["recipient"], MARKERS[2], MARKERS[3])]
    text = row["text"]
    for span, before, behind in sorted((c for c in cuts if c[0]), key=lambda c: -c[0][0]):
        text = f"{text[: span[0]]}{before} {text[span[0] : span[1]]} {behind}{text[span[1] :]}"
    return str(text)


class Relations(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: nn.Module, markers: Sequence[int], modes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.markers = (markers[0], markers[2])
        width = encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.event = nn.Linear(3 * width, 1 + len(EVENTS))
        self.mode = nn.Linear(3 * width, 1 + modes)
        self.status = nn.Linear(3 * width, len(STATUSES))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of events (none first), modes (none first) and statuses, one row a pair."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        parts = [(hidden * weight).sum(1) / weight.sum(1)]
        for marker in self.markers:
            # a party that the sentence does not have leaves zeros
            at = (ids == marker).unsqueeze(-1).to(hidden.dtype)
            parts.append((hidden * at).sum(1))
        both = self.dropout(torch.cat(parts, dim=1))
        return self.event(both), self.mode(both), self.status(both)


def batches(rows: Sequence[Row], size: int, rng: random.Random | None) -> Iterator[list[Row]]:
    """Rows of like length together, the batches in any order."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["text"]) + (rng.random() * 30 if rng else 0))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield [rows[i] for i in group]


def encoded(tokenizer: Any, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """Token ids and mask of a batch."""
    found = tokenizer(
        [marked(row) for row in rows], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
    )
    return found["input_ids"], found["attention_mask"]


def answers(model: Relations, tokenizer: Any, rows: Sequence[Row], size: int = 64) -> list[tuple[Tensor, ...]]:
    """What the model says of each row, in order: probabilities of events, modes and statuses."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["text"]))
    found: list[tuple[Tensor, ...]] = [()] * len(rows)
    with torch.inference_mode():
        for i in range(0, len(order), size):
            part = order[i : i + size]
            scores = [s.float().softmax(-1) for s in model(*encoded(tokenizer, [rows[j] for j in part]))]
            for k, j in enumerate(part):
                found[j] = tuple(s[k] for s in scores)
    return found


def report(model: Relations, tokenizer: Any, rows: Sequence[Row]) -> dict[str, float]:
    """Accuracy over events with none, macro F1 over the events, status accuracy where something happens."""
    said = answers(model, tokenizer, rows)
    names = ["none", *EVENTS]
    pairs = [(names[int(p[0].argmax())], row["event"] or "none") for p, row in zip(said, rows, strict=True)]
    scores = []
    for name in EVENTS:
        right = sum(a == b == name for a, b in pairs)
        told, gold = sum(a == name for a, _ in pairs), sum(b == name for _, b in pairs)
        scores.append(2 * right / (told + gold) if told + gold else 0.0)
    some = [(p[2].argmax(), row) for p, row in zip(said, rows, strict=True) if row["status"]]
    return {
        "accuracy": sum(a == b for a, b in pairs) / len(pairs),
        "f1": sum(scores) / len(scores),
        "none_recall": sum(a == b for a, b in pairs if b == "none") / max(1, sum(b == "none" for _, b in pairs)),
        "false_none": sum(a == "none" != b for a, b in pairs) / max(1, sum(b != "none" for _, b in pairs)),
        "status": sum(STATUSES[int(a)] == row["status"] for a, row in some) / max(1, len(some)),
    }


def main() -> None:
    """Train, and keep the weights of the epoch that reads the held sentences best."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("rows", type=Path, help="folder with train.jsonl and held.jsonl, as training.expand writes them")
    asked.add_argument("base", type=Path, help="folder of the base encoder")
    asked.add_argument("out", type=Path, help="folder for the trained model")
    asked.add_argument("--epochs", type=int, default=3)
    asked.add_argument("--batch", type=int, default=32)
    asked.add_argument("--rate", type=float, default=1.5e-4)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--frozen", type=int, default=0, help="so many lower layers stay as they are")
    given = asked.parse_args()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    train, held = (
        [json.loads(line) for line in (given.rows / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("train", "held")
    )
    modes = sorted({f"{row['event']}.{row['mode']}" for row in train if row["mode"]})
    tokenizer = AutoTokenizer.from_pretrained(given.base)
    tokenizer.add_special_tokens({"additional_special_tokens": list(MARKERS)})
    encoder = AutoModel.from_pretrained(given.base)
    encoder.resize_token_embeddings(len(tokenizer))
    model = Relations(encoder, tokenizer.convert_tokens_to_ids(list(MARKERS)), len(modes))
    _freeze(encoder, given.frozen)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=given.rate, weight_decay=0.01)
    steps = given.epochs * math.ceil(len(train) / given.batch)
    rise = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / rise) * max(0.0, (steps - step) / max(1, steps - rise))
    )
    best, began, step = -1.0, time.time(), 0
    for epoch in range(given.epochs):
        model.train()
        for rows in batches(train, given.batch, rng):
            loss = _loss(model, tokenizer, rows, modes)
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            if step % 100 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - began:.0f} s", flush=True)
        found = report(model, tokenizer, held)
        print(f"epoch {epoch + 1}: {json.dumps({k: round(v, 4) for k, v in found.items()})}", flush=True)
        if found["accuracy"] > best:
            best = found["accuracy"]
            given.out.mkdir(parents=True, exist_ok=True)
            torch.save(model.state_dict(), given.out / "weights.pt")
            tokenizer.save_pretrained(given.out)
            (given.out / "modes.json").write_text(json.dumps(modes), encoding="utf-8")


def _freeze(encoder: nn.Module, layers: int) -> None:
    if layers:
        for name, weight in encoder.named_parameters():
            layer = name.partition("layer.")[2].partition(".")[0]
            if layer.isdigit() and int(layer) < layers:
                weight.requires_grad = False


def _loss(model: Relations, tokenizer: Any, rows: Sequence[Row], modes: Sequence[str]) -> Tensor:
    event, mode, status = model(*encoded(tokenizer, rows))
    events = torch.tensor([1 + EVENTS.index(row["event"]) if row["event"] else 0 for row in rows])
    total = functional.cross_entropy(event, events, label_smoothing=0.05)
    some = [i for i, row in enumerate(rows) if row["event"]]
    if some:
        wanted = [f"{rows[i]['event']}.{rows[i]['mode']}" for i in some]
        kinds = torch.tensor([1 + modes.index(name) if name in modes else 0 for name in wanted])
        total = total + 0.3 * functional.cross_entropy(mode[some], kinds, label_smoothing=0.05)
        states = torch.tensor([STATUSES.index(rows[i]["status"]) for i in some])
        total = total + 0.5 * functional.cross_entropy(status[some], states, label_smoothing=0.05)
    return total


if __name__ == "__main__":
    main()
