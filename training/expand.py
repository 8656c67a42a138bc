"""Training sentences with other names: what happens must not hang on who is named.

Names of states, their adjectives, their people and their capitals are replaced all through a sentence by those of
another state, each state by one; the spans of the parties move along.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

import yaml

from legation.coder import Coder
from training.found import found
from training.markup import SENTENCES, Example, Party, Told, read

STATES = Path(__file__).parents[1] / "src/legation/codebook/data/states.yaml"

_KINDS = ("name", "adjective", "person", "people", "capital")


class Pair(TypedDict):
    """Two stretches of a sentence, and what happens between them (None for nothing)."""

    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None
    event: str | None
    mode: str | None
    cameo: str | None
    status: str | None


class Row(TypedDict):
    """What the model learns from: a sentence, and every pair of its parties."""

    text: str
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class State:
    """What a state is called, by kind of name."""

    code: str
    words: dict[str, str]


@lru_cache(maxsize=1)
def states() -> tuple[State, ...]:
    """Every state of today that has each kind of name in one plain form."""
    found = []
    for entry in yaml.safe_load(STATES.read_text(encoding="utf-8"))["entries"]:
        people, adjectives, capitals = (entry.get(k) or [] for k in ("people", "adjectives", "capitals"))
        if entry.get("sovereign") or entry.get("until") or not (adjectives and capitals):
            continue
        singular = next((p for p in people if isinstance(p, str) and not p.endswith("s")), None)
        plural = next((p for p in people if isinstance(p, str) and p.endswith("s")), None)
        adjective = adjectives[0] if isinstance(adjectives[0], str) else None
        capital = capitals[0].get("name")
        if all((singular, plural, adjective, capital)):
            words = dict(zip(_KINDS, (entry["name"], adjective, singular, plural, capital), strict=True))
            found.append(State(entry["id"], words))
    return tuple(found)


@lru_cache(maxsize=1)
def _index() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    named: dict[str, tuple[str, str]] = {}
    for state in states():
        for kind in _KINDS:
            named.setdefault(state.words[kind], (state.code, kind))
    longest = sorted(named, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"), named


def renamed(example: Example, rng: random.Random) -> Example:
    """The example with each state that it names in place of another; itself where it names none."""
    pattern, named = _index()
    hits = [(m.start(), m.end(), *named[m.group()]) for m in pattern.finditer(example.text)]
    codes = sorted({code for _, _, code, _ in hits})
    if not codes:
        return example
    chosen = dict(zip(codes, rng.sample(states(), len(codes)), strict=True))
    cuts: list[tuple[int, int, str]] = []
    for start, end, code, kind in hits:
        word = chosen[code].words[kind]
        article = re.search(r"\b([Aa])n? $", example.text[:start])
        if article:  # "an Iranian envoy" and "a Chadian envoy"
            cuts.append((start - len(article[0]), end, f"{article[1]}{'n' if word[0] in 'AEIO' else ''} {word}"))
        else:
            cuts.append((start, end, word))
    return _cut(example, cuts)


def _cut(example: Example, cuts: Sequence[tuple[int, int, str]]) -> Example:
    moved: list[tuple[int, int]] = []
    parts: list[str] = []
    at = shift = 0
    for start, end, word in cuts:
        if start < at:
            continue
        parts += [example.text[at:start], word]
        shift += len(word) - (end - start)
        moved.append((end, shift))
        at = end
    text = "".join([*parts, example.text[at:]])

    def place(offset: int) -> int:
        return offset + next((by for end, by in reversed(moved) if end <= offset), 0)

    parties = tuple(Party(p.name, place(p.start), place(p.end)) for p in example.parties)
    return replace(example, text=text[:1].upper() + text[1:], parties=parties)


def rows(examples: Iterable[Example], times: int, rng: random.Random) -> Iterator[Row]:
    """What the model learns from: each sentence under so many names, with all pairs of its parties."""
    for example in examples:
        for time in range(times):
            named = renamed(example, rng) if time else example
            made = [_pair(named, a.name, b.name, told) for a, b, told in named.pairs()]
            made += [_pair(named, t.actor, t.recipient, t) for t in named.told if None in (t.actor, t.recipient)]
            made += _alone(named)
            if made:
                yield {"text": named.text, "pairs": made}


def _alone(example: Example) -> list[Pair]:
    """Parties that do nothing, even to somebody unnamed, and such as nothing is done to, even by somebody unnamed."""
    doing = {t.actor for t in example.told} | {t.recipient for t in example.told if t.mutual}
    done = {t.recipient for t in example.told} | {t.actor for t in example.told if t.mutual}
    idle = [_pair(example, p.name, None, None) for p in example.parties if p.name not in doing]
    return idle + [_pair(example, None, p.name, None) for p in example.parties if p.name not in done]


def _pair(example: Example, actor: str | None, recipient: str | None, told: Told | None) -> Pair:
    spans = [(p.start, p.end) if p else None for p in (example.party(n) if n else None for n in (actor, recipient))]
    return {
        "actor": spans[0],
        "recipient": spans[1],
        "event": told.event if told else None,
        "mode": told.mode if told else None,
        "cameo": told.cameo if told else None,
        "status": told.status if told else None,
    }


def _hash(example: Example) -> float:
    """A number from 0 to 1 for a sentence, the same for ever: what is kept apart stays apart as files grow."""
    return zlib.crc32(example.text.encode()) / 2**32


def main() -> None:
    """Write the rows of all sentences, shuffled, a part of the sentences kept apart for choosing."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, help="where train.jsonl and held.jsonl are written")
    asked.add_argument("--sentences", type=Path, default=SENTENCES)
    asked.add_argument("--times", type=int, default=4, help="names for each sentence")
    asked.add_argument("--held", type=float, default=0.06, help="share of the sentences kept apart")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    rng = random.Random(given.seed)
    every = [example for path in sorted(given.sentences.glob("*.jsonl")) for example in read(path)]
    apart = [example for example in every if _hash(example) < given.held]
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, part, times in (("held", apart, 1), ("train", [e for e in every if _hash(e) >= given.held], given.times)):
        seen = times // 2
        made = [*rows(part, times - seen, rng), *(rows(found(part, Coder()), seen, rng) if seen else ())]
        rng.shuffle(made)
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made)
        (given.folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
        print(f"{name}: {len(part)} sentences, {sum(len(row['pairs']) for row in made)} pairs")


if __name__ == "__main__":
    main()
