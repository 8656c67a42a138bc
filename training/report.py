"""How well the shipped relation model does on the sentences kept apart, and the temperature that makes it honest.

    python -m training.report ROWS/held.jsonl [--set]

Prints accuracy and F1 of each event, mode and status, what is taken for what, and the expected calibration error; with
``--set`` the temperatures that make the likelihood of the answers greatest are written to the model's card.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from legation.events.model import RelationModel

CARD = Path(__file__).parents[1] / "src/legation/events/relation/card.json"
# temperatures that are tried, and the bins of the calibration error
TEMPERATURES = np.linspace(0.5, 2.5, 81)
BINS = 10

Shares = npt.NDArray[np.float64]
Answers = npt.NDArray[np.int64]


def calibration_error(shares: Shares, gold: Answers) -> float:
    """The mean distance between how sure the likeliest answers are and how often they are right, over equal bins.

    ``shares`` has one row a question, ``gold`` the column of its right answer.
    """
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == gold
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    parts = [(bins == b) for b in range(BINS)]
    return float(sum(p.sum() * abs(sure[p].mean() - right[p].mean()) for p in parts if p.any()) / len(gold))


def softmax(scores: Shares, temperature: float = 1.0) -> Shares:
    """Shares of each row's scores."""
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def best_temperature(scores: Shares, gold: Answers) -> float:
    """The temperature under which the right answers are likeliest."""

    def surprise(temperature: float) -> float:
        return float(-np.log(softmax(scores, temperature)[np.arange(len(gold)), gold] + 1e-12).mean())

    return float(min(TEMPERATURES, key=surprise))


def table(names: Sequence[str], said: Answers, gold: Answers) -> str:
    """Precision, recall and F1 of each class that occurs, and what is taken for what most often."""
    lines = [f"{'':12} gold precision recall    F1"]
    scores = []
    for i, name in enumerate(names):
        right, told, there = (int(part.sum()) for part in ((said == i) & (gold == i), said == i, gold == i))
        if there:
            precision, recall = right / told if told else 0.0, right / there
            f1 = 2 * right / (told + there)
            lines.append(f"{name:12} {there:4} {precision:9.3f} {recall:6.3f} {f1:5.3f}")
            if name != "none":
                scores.append(f1)
    wrong = Counter((names[g], names[s]) for g, s in zip(gold, said, strict=True) if g != s)
    confused = ", ".join(f"{a} for {b} {n}" for (b, a), n in wrong.most_common(12))
    return "\n".join([*lines, f"macro F1 {np.mean(scores):.3f}, accuracy {(said == gold).mean():.3f}", confused])


def main() -> None:
    """Print the report; with --set, write the temperatures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rows", type=Path, help="held.jsonl, as training.expand writes it")
    asked.add_argument("--set", action="store_true", help="write the temperatures to the model's card")
    given = asked.parse_args()
    card: dict[str, Any] = json.loads(CARD.read_text(encoding="utf-8"))
    model = RelationModel()
    rows = [json.loads(line) for line in given.rows.read_text(encoding="utf-8").splitlines()]
    pairs: list[dict[str, Any]] = []
    scores: list[tuple[Any, Any, Any]] = []
    for row in rows:
        spans = [tuple(tuple(p[side]) if p[side] else None for side in ("actor", "recipient")) for p in row["pairs"]]
        scores += model.scores(row["text"], spans)
        pairs += row["pairs"]
    for name, names, part, wanted in (
        ("events", card["events"], 0, lambda p: p["event"] or "none"),
        ("modes", card["modes"], 1, lambda p: f"{p['event']}.{p['mode']}" if p["mode"] else "none"),
        ("statuses", card["statuses"], 2, lambda p: p["status"]),
    ):
        # of what does not happen neither mode nor status is asked
        used = [i for i, p in enumerate(pairs) if (p["event"] or name == "events") and wanted(p) in names]
        logits = np.array([scores[i][part] for i in used], dtype=np.float64)
        gold = np.array([names.index(wanted(pairs[i])) for i in used])
        before = calibration_error(softmax(logits), gold)
        temperature = best_temperature(logits, gold)
        after = calibration_error(softmax(logits, temperature), gold)
        print(f"== {name}, {len(gold)} pairs\n{table(names, logits.argmax(axis=1), gold)}")
        print(f"calibration error {before:.3f}, at temperature {temperature:.3f} {after:.3f}\n")
        card["temperatures"][name] = round(temperature, 3)
    if given.set:
        CARD.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
