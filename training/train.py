"""Trains the relation model: what happens from one party of a sentence to another, and how it is presented.

The encoder reads a sentence once, with two markers for each party of each pair behind it. A marker has the place of
the first or the last token of its party, sees the sentence and the markers of its own pair, and is seen by no word: so
one pass serves all pairs, and none disturbs another (the levitated markers of Ye et al., PL-Marker, 2022). From the
four markers of a pair and the mean of the words three heads tell the event (one of PLOVER's 16, or none), the mode, and
the status. It learns only from ``training/sentences``. Run with an environment of its own
(``training/requirements.txt``); nothing of it is a dependency of the product.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

EVENTS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
STATUSES = ("asserted", "alleged", "denied", "planned", "intended", "conditional", "negated")
LONGEST = 128
# layers that other models share, which train none of their own for them
SHARED = 3
_MOST_PAIRS = 8
Row = dict[str, Any]


class Relations(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: nn.Module, modes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.markers = nn.Parameter(torch.randn(4, width) * encoder.config.initializer_range)
        self.joint = nn.Sequential(nn.Dropout(dropout), nn.Linear(5 * width, width), nn.GELU(), nn.Dropout(dropout))
        self.event = nn.Linear(width, 1 + len(EVENTS))
        self.mode = nn.Linear(width, 1 + modes)
        self.status = nn.Linear(width, len(STATUSES))

    def forward(self, ids: Tensor, mask: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of events (none first), modes (none first) and statuses, each of shape (sentences, pairs, classes).

        ``ids`` and ``mask`` have the shape (sentences, tokens); ``pairs`` (sentences, pairs, 4) has the first and the
        last token of the actor and of the recipient, zeros for a party that is nobody.
        """
        return self.upper(*self.lower(ids, mask, pairs), mask, pairs)

    def lower(self, ids: Tensor, mask: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor]:
        """What the lower half of the encoder makes of words and markers, and which of them each sees.

        The other models that read a document stand on this half too; a word sees no marker, so they read it without.
        """
        sentences, tokens = ids.shape
        many = pairs.shape[1]
        markers = self.markers.repeat(many, 1).expand(sentences, -1, -1)
        every = torch.cat([self.encoder.embeddings.word_embeddings(ids), markers], dim=1)
        places = torch.cat([torch.arange(tokens, device=ids.device).expand(sentences, -1), pairs.flatten(1)], dim=1)
        group = torch.arange(1, many + 1, device=ids.device).repeat_interleave(4)
        group = torch.cat([torch.zeros(tokens, dtype=group.dtype, device=ids.device), group])
        own = (group.unsqueeze(0) == group.unsqueeze(1)) | (group == 0).unsqueeze(0)
        real = torch.cat([mask, torch.ones_like(pairs.flatten(1))], dim=1) > 0
        seen = own.unsqueeze(0) & real.unsqueeze(1)
        sight = torch.where(seen, 0.0, -1e4).unsqueeze(1).to(self.event.weight.dtype)
        hidden = self.encoder.embeddings(inputs_embeds=every, position_ids=places)
        return through(self.encoder.encoder.layer[:SHARED], hidden, sight), sight

    def upper(self, hidden: Tensor, sight: Tensor, mask: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The scores, from what the lower half has read."""
        sentences, many = pairs.shape[:2]
        tokens = mask.shape[1]
        hidden = through(self.encoder.encoder.layer[SHARED:], hidden, sight)
        weight = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden[:, :tokens] * weight).sum(1) / weight.sum(1)
        sides = hidden[:, tokens:].reshape(sentences, many, -1)
        both = self.joint(torch.cat([sides, mean.unsqueeze(1).expand(-1, many, -1)], dim=-1))
        return self.event(both), self.mode(both), self.status(both)


def through(layers: Iterable[nn.Module], hidden: Tensor, sight: Tensor) -> Tensor:
    """What some layers of an encoder make of hidden states; ``sight`` is 0 where one sees another, else far below."""
    for layer in layers:
        found = layer(hidden, sight)
        hidden = found if isinstance(found, Tensor) else found[0]
    return hidden


class Batch(NamedTuple):
    """What goes into the model, and which of its pairs are real (the rest fills rows up)."""

    ids: Tensor
    mask: Tensor
    pairs: Tensor
    real: list[tuple[int, int]]
    wanted: list[Row]


def batches(rows: Sequence[Row], size: int, rng: random.Random | None) -> Iterator[list[Row]]:
    """Rows of like length together, the batches in any order."""
    # a marker costs as much as a token, some five letters
    order = sorted(
        range(len(rows)),
        key=lambda i: len(rows[i]["text"]) + 20 * len(rows[i]["pairs"]) + (rng.random() * 40 if rng else 0),
    )
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield [rows[i] for i in group]


def encoded(tokenizer: Any, rows: Sequence[Row]) -> Batch:
    """A batch as the model takes it; pairs beyond the longest text are left out."""
    found = tokenizer(
        [row["text"] for row in rows], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
    )
    placed: list[list[tuple[int, ...]]] = []
    real, wanted = [], []
    for i, row in enumerate(rows):
        placed.append([])
        for pair in row["pairs"]:
            ends = [_ends(found, i, pair[side]) for side in ("actor", "recipient")]
            if None not in ends:
                real.append((i, len(placed[-1])))
                wanted.append(pair)
                placed[-1].append(tuple(n for end in ends if end for n in end))
    most = max(1, *map(len, placed))
    pairs = torch.tensor([[*line, *[(0, 0, 0, 0)] * (most - len(line))] for line in placed])
    return Batch(found["input_ids"], found["attention_mask"], pairs, real, wanted)


def _ends(found: Any, i: int, span: Sequence[int] | None) -> tuple[int, int] | None:
    """The first and the last token of a stretch, zeros for nobody; None where the text was cut before it."""
    if span is None:
        return 0, 0
    first, last = found.char_to_token(i, span[0]), found.char_to_token(i, span[1] - 1)
    return None if first is None or last is None else (first, last)


def answers(model: Relations, tokenizer: Any, rows: Sequence[Row], size: int = 32) -> list[tuple[Row, list[Tensor]]]:
    """Every pair, and what the model says of it: scores of events, modes and statuses."""
    model.eval()
    found: list[tuple[Row, list[Tensor]]] = []
    with torch.inference_mode():
        for part in batches(rows, size, None):
            batch = encoded(tokenizer, part)
            scores = model(batch.ids, batch.mask, batch.pairs)
            found += [
                (pair, [s[at].float() for s in scores]) for pair, at in zip(batch.wanted, batch.real, strict=True)
            ]
    return found


def report(said: Sequence[tuple[Row, Sequence[Tensor]]]) -> dict[str, float]:
    """Accuracy over events with none, macro F1 over the events, status accuracy where something happens."""
    names = ["none", *EVENTS]
    pairs = [(names[int(scores[0].argmax())], row["event"] or "none") for row, scores in said]
    parts = []
    for name in EVENTS:
        right = sum(a == b == name for a, b in pairs)
        told, gold = sum(a == name for a, _ in pairs), sum(b == name for _, b in pairs)
        parts.append(2 * right / (told + gold) if told + gold else 0.0)
    some = [(scores[2].argmax(), row) for row, scores in said if row["status"]]
    return {
        "accuracy": sum(a == b for a, b in pairs) / len(pairs),
        "f1": sum(parts) / len(parts),
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
    course(asked, epochs=3, batch=32, rate=1.5e-4)
    asked.add_argument("--whole", action="store_true", help="train the half that others stand on, too")
    asked.add_argument("--stay", type=float, default=0.3, help="share of its weights that stays in those kept")
    given = asked.parse_args()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    train, held = (
        [json.loads(line) for line in (given.rows / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("train", "held")
    )
    # a model to go on from keeps its modes
    modes = (
        json.loads((given.start / "modes.json").read_text(encoding="utf-8"))
        if given.start
        else sorted({f"{pair['event']}.{pair['mode']}" for row in train for pair in row["pairs"] if pair["mode"]})
    )
    tokenizer = AutoTokenizer.from_pretrained(given.base)
    encoder = AutoModel.from_pretrained(given.base, attn_implementation="eager")
    # few verbs of the world stand in our sentences: what the base knows of the others must not drift away from these
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    model = Relations(encoder, len(modes))
    before = torch.load(given.start / "weights.pt", map_location="cpu") if given.start else None
    if before is not None:
        model.load_state_dict(before)
    if before is not None and not given.whole:
        # other models stand on the lower half: who goes on from what is shipped leaves it as it is
        for part in (encoder.embeddings, *encoder.encoder.layer[:SHARED]):
            part.requires_grad_(False)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=given.rate, weight_decay=0.01, fused=True)
    steps = given.epochs * math.ceil(len(train) / given.batch)
    schedule = rising_and_falling(optimizer, steps)
    best, began, step = -1.0, time.time(), 0
    for epoch in range(given.epochs):
        model.train()
        for rows in batches([_fewer(row, rng) for row in train], given.batch, rng):
            loss = _loss(model, tokenizer, rows, modes)
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            if step % 100 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - began:.0f} s", flush=True)
        learnt = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        if before is not None:
            # the mean of weights before and after reads what neither has seen better than both (Wortsman et al.,
            # WiSE-FT, 2022)
            kept = {n: (1 - given.stay) * w + given.stay * before[n] for n, w in learnt.items()}
            model.load_state_dict(kept)
        found = report(answers(model, tokenizer, held))
        print(f"epoch {epoch + 1}: {json.dumps({k: round(v, 4) for k, v in found.items()})}", flush=True)
        if found["f1"] > best:
            best = found["f1"]
            given.out.mkdir(parents=True, exist_ok=True)
            torch.save(model.state_dict(), given.out / "weights.pt")
            tokenizer.save_pretrained(given.out)
            (given.out / "modes.json").write_text(json.dumps(modes), encoding="utf-8")
        model.load_state_dict(learnt)


def course(asked: argparse.ArgumentParser, epochs: int, batch: int, rate: float) -> None:
    """Let the command line say how a model is trained, and from what on."""
    asked.add_argument("--epochs", type=int, default=epochs)
    asked.add_argument("--batch", type=int, default=batch)
    asked.add_argument("--rate", type=float, default=rate)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--start", type=Path, help="folder of a trained model to go on from")


def rising_and_falling(optimizer: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """The rate of each step: up to the full rate over the first tenth, then down to nothing at the last."""
    rise = max(1, steps // 10)
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / rise) * max(0.0, (steps - step) / max(1, steps - rise))
    )


def _fewer(row: Row, rng: random.Random) -> Row:
    """A row with at most so many of the pairs between which nothing happens, others each time."""
    if len(row["pairs"]) <= _MOST_PAIRS:
        return row
    some = [pair for pair in row["pairs"] if pair["event"]]
    none = [pair for pair in row["pairs"] if not pair["event"]]
    return {"text": row["text"], "pairs": some + rng.sample(none, max(0, _MOST_PAIRS - len(some)))}


def _loss(model: Relations, tokenizer: Any, rows: Sequence[Row], modes: Sequence[str]) -> Tensor:
    batch = encoded(tokenizer, rows)
    sentence, number = (torch.tensor(part) for part in zip(*batch.real, strict=True))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(batch.ids, batch.mask, batch.pairs)
    event, mode, status = (s[sentence, number].float() for s in scores)
    wanted = batch.wanted
    events = torch.tensor([1 + EVENTS.index(pair["event"]) if pair["event"] else 0 for pair in wanted])
    total = functional.cross_entropy(event, events, label_smoothing=0.05)
    some = [i for i, pair in enumerate(wanted) if pair["event"]]
    if some:
        names = [f"{wanted[i]['event']}.{wanted[i]['mode']}" for i in some]
        kinds = torch.tensor([1 + modes.index(name) if name in modes else 0 for name in names])
        total = total + 0.2 * functional.cross_entropy(mode[some], kinds, label_smoothing=0.05)
        states = torch.tensor([STATUSES.index(wanted[i]["status"]) for i in some])
        total = total + 0.3 * functional.cross_entropy(status[some], states, label_smoothing=0.05)
    return total


if __name__ == "__main__":
    main()
