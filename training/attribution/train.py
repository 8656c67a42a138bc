"""Trains the attribution model: which words of a passage say who says what.

A passage, a paragraph or part of one, is read by the lower half of the relation model's encoder, which stays as it is,
and by an upper half of its own. Of each word that tells whether it belongs to a cue. For each cue further layers read
the passage again, told which words are the cue and how far each other word is from it, and tell of each whether it
belongs to the cue's source or content. It learns only from ``training/attribution/articles``. Run with the environment
of ``training/requirements.txt``.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoConfig, AutoModel, AutoTokenizer

from training.attribution.markup import ARTICLES, Article, Stretch, read
from training.train import SHARED, Relations, course, rising_and_falling, through

LONGEST = 192
# letters of a passage; a longer paragraph is cut between sentences, by their looks: the environment has no parser
_LONG = 700
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(A-Z])")
_OWN_LAYERS = 2
_FAR = 16
# labels of a word for a cue: neither, source (first token, further), content (first token, further)
_SOURCE, _CONTENT = 1, 3
_SMOOTH = 0.03


class Attributions(nn.Module):
    """The upper half with its two heads; the lower half is the relation model's."""

    def __init__(self, relations: Relations, dropout: float = 0.1) -> None:
        super().__init__()
        self.relations = relations.requires_grad_(False)
        layers = relations.encoder.encoder.layer
        width = relations.encoder.config.hidden_size
        self.layers = copy.deepcopy(layers[SHARED:]).requires_grad_(True)
        self.dropout = nn.Dropout(dropout)
        self.cue = nn.Linear(width, 3)
        self.at_cue = nn.Embedding(2, width)
        self.away = nn.Embedding(2 * _FAR + 1, width)
        nn.init.normal_(self.at_cue.weight, std=0.02)
        nn.init.normal_(self.away.weight, std=0.02)
        self.around = copy.deepcopy(layers[-_OWN_LAYERS:]).requires_grad_(True)
        self.label = nn.Linear(width, 5)

    def lower(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """What the shared half makes of passages, and what each token sees."""
        with torch.no_grad():
            return self.relations.lower(ids, mask, torch.zeros(ids.shape[0], 0, 4, dtype=torch.long))

    def cues(self, hidden: Tensor, sight: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states, and of each token the scores of: no cue, the first token of one, a further one."""
        hidden = through(self.layers, hidden, sight)
        return hidden, self.cue(self.dropout(hidden))

    def spans(self, hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """The scores of the labels for cues from ``first`` to ``last`` of one passage: (cues, tokens, labels)."""
        return self.labels(hidden.expand(first.shape[0], -1, -1), first, last, torch.zeros(1, 1, 1, 1))

    def labels(self, hidden: Tensor, first: Tensor, last: Tensor, sight: Tensor) -> Tensor:
        """The same with a passage for each cue, of which ``sight`` tells the padding."""
        place = torch.arange(hidden.shape[1]).unsqueeze(0)
        before, behind = place - first.unsqueeze(1), place - last.unsqueeze(1)
        inside = ((before >= 0) & (behind <= 0)).long()
        off = torch.where(before < 0, before, torch.where(behind > 0, behind, torch.zeros_like(behind)))
        # words near the cue by their distance, those far from it by its order of magnitude
        steps = (torch.log2(off.abs().to(hidden.dtype) + 1) * 2.2).clamp(max=_FAR).long()
        told = hidden + self.at_cue(inside) + self.away(torch.sign(off) * steps + _FAR)
        return self.label(self.dropout(through(self.around, told, sight)))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as tokens: of each whether it belongs to a cue, and of each cue its tokens and the labels for it."""

    start: int
    end: int
    ids: Sequence[int]
    offsets: Sequence[Stretch]
    cue: Sequence[int]
    cues: Sequence[tuple[int, int, Sequence[int]]]


def passages(article: Article, tokenizer: Any) -> Iterator[Passage]:
    """The passages of an article."""
    for start, end in _pieces(article.text):
        found = tokenizer(article.text[start:end], truncation=True, max_length=LONGEST, return_offsets_mapping=True)
        offsets = [(a + start, b + start) if a < b else (start, start) for a, b in found["offset_mapping"]]
        cue, cues = [0] * len(offsets), []
        for one in article.attributions:
            at = [i for i, place in enumerate(offsets) if _touches(place, one.cue)]
            if not at or not start <= one.cue[0][0] < end:
                continue
            for n, i in enumerate(at):
                cue[i] = 2 if n else 1
            labels = [0] * len(offsets)
            for pieces, kind in ((one.source, _SOURCE), (one.content, _CONTENT)):
                for piece in pieces:
                    for n, i in enumerate(i for i, place in enumerate(offsets) if _touches(place, [piece])):
                        labels[i] = kind + (n > 0)
            cues.append((at[0], at[-1], labels))
        yield Passage(start, end, found["input_ids"], offsets, cue, cues)


def _touches(place: Stretch, pieces: Sequence[Stretch]) -> bool:
    return place[0] < place[1] and any(place[0] < end and start < place[1] for start, end in pieces)


def _pieces(text: str) -> Iterator[Stretch]:
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, end = line.span()
        stops = [start + m.end() for m in _SENTENCE_END.finditer(line[0])] if end - start > _LONG else []
        last = start
        for stop in [*stops, end]:
            if stop - start > _LONG and last > start:
                yield start, last
                start = last
            last = stop
        yield start, end


def loss(model: Attributions, batch: Sequence[Passage]) -> Tensor:
    """Cross entropy of cues and, for each cue, of labels."""
    most = max(len(p.ids) for p in batch)
    ids = _filled([p.ids for p in batch], most, 0)
    mask = _filled([[1] * len(p.ids) for p in batch], most, 0)
    wanted = _filled([p.cue for p in batch], most, -100)
    of = torch.tensor([n for n, p in enumerate(batch) for _ in p.cues], dtype=torch.long)
    cues = [cue for p in batch for cue in p.cues]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden, scores = model.cues(*model.lower(ids, mask))
        total = _entropy(scores, wanted)
        if cues:
            first, last = (torch.tensor([cue[n] for cue in cues]) for n in (0, 1))
            sight = torch.where(mask[of] > 0, 0.0, -1e4)[:, None, None, :]
            labels = model.labels(hidden[of], first, last, sight)
            total = total + _entropy(labels, _filled([cue[2] for cue in cues], most, -100))
    return total


def _filled(rows: Sequence[Sequence[int]], most: int, by: int) -> Tensor:
    return torch.tensor([[*row, *[by] * (most - len(row))] for row in rows])


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.float().flatten(0, 1), wanted.flatten(), ignore_index=-100, label_smoothing=_SMOOTH
    )


def held(article: Article) -> bool:
    """Whether an article is kept apart for choosing: one in twelve, by its length."""
    return len(article.text) % 12 == 0


def main() -> None:
    """Train, and write the weights."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("relation", type=Path, help="folder of the relation model, as training.train wrote it")
    asked.add_argument("base", type=Path, help="folder of the base encoder")
    asked.add_argument("out", type=Path, help="folder for the trained model")
    course(asked, epochs=10, batch=16, rate=1e-4)
    given = asked.parse_args()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    tokenizer = AutoTokenizer.from_pretrained(given.base)
    model = opened(given.relation, given.base, given.start)
    articles = [article for path in sorted(ARTICLES.glob("*.jsonl")) for article in read(path)]
    rows = [p for article in articles if not held(article) for p in passages(article, tokenizer)]
    apart = [p for article in articles if held(article) for p in passages(article, tokenizer)]
    print(f"{len(articles)} articles, {len(rows)} passages, {len(apart)} kept apart", flush=True)
    # the heads are new, the layers are not
    layers = [*model.layers.parameters(), *model.around.parameters()]
    heads = [p for part in (model.cue, model.at_cue, model.away, model.label) for p in part.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": heads, "lr": 5 * given.rate}, {"params": layers, "lr": given.rate}], weight_decay=0.01
    )
    schedule = rising_and_falling(optimizer, given.epochs * math.ceil(len(rows) / given.batch))
    began = time.time()
    for epoch in range(given.epochs):
        model.train()
        total = 0.0
        parts = list(_batches(rows, given.batch, rng))
        for part in parts:
            step = loss(model, part)
            step.backward()
            nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += step.item()
        model.eval()
        with torch.no_grad():
            apart_loss = [loss(model, part).item() for part in _batches(apart, given.batch, rng)]
        print(
            f"epoch {epoch + 1}: loss {total / len(parts):.3f}, kept apart {sum(apart_loss) / len(apart_loss):.3f}, "
            f"{time.time() - began:.0f} s",
            flush=True,
        )
    given.out.mkdir(parents=True, exist_ok=True)
    state = {name: weight for name, weight in model.state_dict().items() if not name.startswith("relations.")}
    torch.save(state, given.out / "weights.pt")


def _batches(rows: Sequence[Passage], size: int, rng: random.Random) -> Iterator[Sequence[Passage]]:
    """Passages of like length together, the batches in any order."""
    order = sorted(rows, key=lambda p: len(p.ids) + 20 * rng.random())
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    yield from groups


def opened(relation: Path, base: Path, start: Path | None) -> Attributions:
    """The model on the lower half of a relation model, with the weights of ``start`` where that is given."""
    state = torch.load(relation / "weights.pt", map_location="cpu")
    encoder = AutoModel.from_config(AutoConfig.from_pretrained(base), attn_implementation="eager")
    relations = Relations(encoder, state["mode.bias"].shape[0] - 1)
    relations.load_state_dict(state)
    model = Attributions(relations)
    if start is not None:
        lacking = model.load_state_dict(torch.load(start / "weights.pt", map_location="cpu"), strict=False)
        if lacking.unexpected_keys or any(not name.startswith("relations.") for name in lacking.missing_keys):
            raise SystemExit(f"{start}: not the weights of an attribution model")
    return model


if __name__ == "__main__":
    main()
