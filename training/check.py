"""Checks training sentences: their markup, their modes, that no two are alike, and how varied they are.

python -m training.check [FILE ...]      # default: all of training/sentences
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from legation.codebook.plover import events
from training.markup import SENTENCES, Example, MarkupError, Told, parse

T = TypeVar("T")
MEASURED = Path(__file__).parents[2] / "shared/bench/data"
_SHORTEST, _LONGEST = 3, 70
_ALIKE = 0.75


def problems(paths: Sequence[Path]) -> tuple[list[Example], list[str]]:
    """The examples of some files that are right, and what is wrong with the others."""
    modes = {name: set(event.modes) for name, event in events().items()}
    found: list[Example] = []
    wrong: list[str] = []
    twins = Twins(MEASURED)
    for where, example in parsed(paths, parse, MarkupError, wrong):
        said = [
            f"{where}: {t.event} has no mode {t.mode}" for t in example.told if t.mode and t.mode not in modes[t.event]
        ]
        words = len(example.text.split())
        if not _SHORTEST <= words <= _LONGEST:
            said.append(f"{where}: {words} words")
        key = _key(example)
        if twin := twins.of(key):
            said.append(f"{where}: but for names the same as {twin}")
        wrong += said
        if not said:
            found.append(example)
            twins.note(key, where)
    return found, wrong


def parsed(
    paths: Iterable[Path], parse: Callable[[str, str], T], error: type[Exception], wrong: list[str]
) -> Iterator[tuple[str, T]]:
    """What each line of some files marks, and where it stands; why a line is an ``error`` goes to ``wrong``."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            where = f"{path.name}:{number}"
            try:
                marked = parse(line, where)
            except error as refused:
                wrong.append(str(refused))
            else:
                yield where, marked


class Twins:
    """Stretches of text that are the same but for a few words: those noted, and at first those of the measures."""

    def __init__(self, measured: Path) -> None:
        self._seen: dict[frozenset[str], str] = {}
        self._index: dict[str, list[frozenset[str]]] = {}
        for where, text in _measured(measured):
            key = grams(text)
            if len(key) >= _SHORTEST:
                self.note(key, where)

    def note(self, key: frozenset[str], where: str) -> None:
        """Remember a stretch, by its ``grams``, and where it stands."""
        if key in self._seen:
            return
        self._seen[key] = where
        for gram in key:
            self._index.setdefault(gram, []).append(key)

    def of(self, key: frozenset[str]) -> str | None:
        """Where one stands that is like it, None where there is none."""
        near = Counter(other for gram in key for other in self._index.get(gram, ()))
        for other, shared in near.most_common(5):
            if shared / len(key | other) >= _ALIKE:
                return self._seen[other]
        return None


def _measured(folder: Path) -> Iterator[tuple[str, str]]:
    """The sentences of the measures, with the file that each is from; none where the folder is not there."""
    for path in sorted(folder.glob("*.jsonl.gz")) if folder.is_dir() else ():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                given = json.loads(line)["input"]
                texts = [given.get("sentence"), given.get("text"), given.get("context")]
                for text in (t for t in texts if isinstance(t, str)):
                    yield from ((path.name, one) for one in re.split(r"(?<=[.!?])\s+|\n", text))


def _key(example: Example) -> frozenset[str]:
    """The word trigrams of a sentence whose parties are named alike."""
    text = example.text
    for party in sorted(example.parties, key=lambda p: -p.start):
        text = f"{text[: party.start]}X{text[party.end :]}"
    return grams(text)


def grams(text: str) -> frozenset[str]:
    """The word trigrams of a text."""
    words = re.findall(r"\w+", text.lower())
    padded = ["", *words, ""]
    return frozenset(" ".join(padded[i : i + 3]) for i in range(max(1, len(padded) - 2)))


def variety(examples: Iterable[Example]) -> str:
    """How many sentences each event, status and register has, and how varied their words are."""
    found = list(examples)
    events = Counter(t.event for e in found for t in e.told)
    pairs = Counter("some" if t else "none" for e in found for _, _, t in e.pairs())
    words = [re.findall(r"\w+", e.text.lower()) for e in found]
    grams = [gram for one in words for gram in zip(one, one[1:], one[2:], strict=False)]
    return "\n".join(
        [
            f"sentences {len(found)}, words {sum(map(len, words))}, different words {len(set().union(*words))}",
            f"three words in a row: {len(set(grams)) / max(1, len(grams)):.2f} of them different",
            f"ordered pairs: {dict(pairs)}",
            f"events: {dict(events.most_common())}",
            f"statuses: {dict(Counter(t.status for e in found for t in e.told).most_common())}",
            f"registers: {dict(Counter(e.register for e in found).most_common())}",
            f"recipient named first: {sum(_first(e, t) for e in found for t in e.told)}",
        ]
    )


def _first(example: Example, told: Told) -> bool:
    if told.actor is None or told.recipient is None:
        return False
    return example.party(told.recipient).start < example.party(told.actor).start


def main(
    folder: Path, problems: Callable[[Sequence[Path]], tuple[list[T], list[str]]], variety: Callable[[list[T]], str]
) -> None:
    """Print what is wrong and how varied the rest is; exit status 1 where something is wrong."""
    found, wrong = problems([Path(name) for name in sys.argv[1:]] or sorted(folder.glob("*.jsonl")))
    print("\n".join(wrong[:200]))
    print(variety(found))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(SENTENCES, problems, variety)
