"""Measure how claims of real articles are joined: B³ over the event mentions of MEANTIME.

Takes rows of ``{id, input: {text, published}, gold: [{date, mentions: [[start, end], …]}, …]}``, codes and files the
articles into one record, and compares its happenings with the instances. Counted once over the mentions that a claim's
action touches, and once over all mentions, those that no claim touches each alone; beside both stands what one gets by
joining nothing. Which instances of two articles are one is known from the timelines of SemEval-2015 task 4, corpus 1.
Usage: ``python -m benchmarks.chains ROWS.jsonl[.gz]``.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

from legation.coder import Annotation, run
from legation.record import View, Writer
from legation.sources import Capture

# what is told in several articles: each by the number of the article and a word that mentions it there
_ACROSS = (
    (("62929", "Deliveries"), ("51682", "delivery"), ("82548", "delivered")),
    (("100911", "defeated"), ("102977", "defeated")),
    (("8983", "development"), ("71526", "development")),
    (("100911", "award"), ("108294", "award")),
    (("145930", "claims"), ("73808", "claims"), ("276079", "promises")),
    (("5403", "suspended"), ("5403", "suspension")),
)

Mention = tuple[str, int, int]
"""The id of a row, and a stretch of its text."""


def b_cubed(gold: Mapping[Mention, Hashable], said: Mapping[Mention, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a partition of the same mentions."""
    of_gold, of_said = _groups(gold), _groups(said)
    shared = {one: len(of_gold[gold[one]] & of_said[said[one]]) for one in gold}
    precision = sum(shared[one] / len(of_said[said[one]]) for one in gold) / max(len(gold), 1)
    recall = sum(shared[one] / len(of_gold[gold[one]]) for one in gold) / max(len(gold), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _groups(given: Mapping[Mention, Hashable]) -> dict[Hashable, set[Mention]]:
    groups: dict[Hashable, set[Mention]] = defaultdict(set)
    for one, group in given.items():
        groups[group].add(one)
    return groups


def chains(rows: list[dict[str, Any]]) -> dict[Mention, Hashable]:
    """The gold chain of each mention, across articles."""
    chain: dict[Mention, Hashable] = {}
    for row in rows:
        for number, instance in enumerate(row["gold"]):
            shared = next((n for n, told in enumerate(_ACROSS) if _tells(row, instance["mentions"], told)), None)
            for start, end in instance["mentions"]:
                chain[row["id"], start, end] = (row["id"], number) if shared is None else shared
    return chain


def _tells(row: Mapping[str, Any], mentions: list[list[int]], told: tuple[tuple[str, str], ...]) -> bool:
    words = {word for article, word in told if f"-{article}-" in row["id"]}
    return any(row["input"]["text"][start:end] in words for start, end in mentions)


def joined(rows: list[dict[str, Any]], chain: Mapping[Mention, Hashable]) -> dict[Mention, Hashable]:
    """The happening of each mention that the action of a claim touches; of several the one with the surest claim."""
    by_name = {f"{row['id']}.txt": row for row in rows}
    captures = [
        Capture(
            name,
            row["input"]["text"].encode(),
            media="text/plain",
            given={"published": row["input"].get("published") or ""},
        )
        for name, row in by_name.items()
    ]
    found: dict[Mention, tuple[float, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.duckdb"
        with Writer(record) as writer:
            for coded in run(captures):
                if isinstance(coded, Annotation):
                    writer.add(coded.document, coded.claims)
        with View(record) as view:
            happening = {key: one.id for one in view.happenings() for key in one.members}
            for filed in view.filed():
                trigger = filed.claim.trigger
                row = by_name[filed.claim.document.name]
                for one in chain:
                    if trigger and one[0] == row["id"] and one[1] < trigger.end and trigger.start < one[2]:
                        found[one] = max(found.get(one, (0.0, "")), (filed.claim.confidence, happening[filed.key]))
    return {one: of for one, (_, of) in found.items()}


def main(path: str) -> int:
    """Run it and print what came out."""
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chain = chains(rows)
    said = joined(rows, chain)
    for name, asked in (("touched by a claim", list(said)), ("all", list(chain))):
        gold = {one: chain[one] for one in asked}
        ours = {one: said.get(one, one) for one in asked}
        apart: dict[Mention, Hashable] = {one: one for one in asked}
        for whose, partition in (("legation", ours), ("each alone", apart)):
            precision, recall, f1 = b_cubed(gold, partition)
            print(f"{name}, {len(gold)} mentions, {whose}: B³ {precision:.3f} {recall:.3f} F1 {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
