"""Measure how fast a large record answers from a cold start.

Fills a record with made documents, twenty-five sentences and claims in each: two hundred states of which few do much
and most do little, twenty years, all sixteen events, one claim in ten denied, alleged or planned. Then asks it, in a
new process each time, for everything on a pair and for its series by month: of the busiest pair, of one in the middle
of all claims, and of one of the least. Times are from before the record is opened until the answer is there.
Usage: ``python -m benchmarks.million RECORD [CLAIMS]`` (default 1000000; a record that is there is only asked).
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median

from legation.claims import Claim
from legation.claims.claim import Attribution, Evidence, Party, Source, Status, Trigger
from legation.codebook import load
from legation.codebook.plover import events
from legation.documents.document import Block, Document
from legation.evidence import When, content_id
from legation.record import View, Writer
from legation.record.writer import digest

_IN_A_DOCUMENT = 25
_TOGETHER = 200
_TIMES = 7
_THINGS = "tuna cod coffee timber copper cotton cocoa cement sugar wool nickel rubber barley shrimp tobacco".split()
_TOWNS = "Akureyri Bergen Arica Tacna Kumasi Mombasa Haiphong Liepaja Salalah Rivera Tromso Iquitos".split()
_STATUSES: tuple[Status, ...] = ("asserted",) * 27 + ("alleged", "denied", "planned")
_ASKED = """
import sys, time
from pathlib import Path
from legation.record import View
record, a, b, what = sys.argv[1:]
begun = time.perf_counter()
with View(Path(record)) as view:
    found = len(view.pair(a, b).filed) if what == "pair" else len(view.series(a, b).points)
print(time.perf_counter() - begun, found)
"""


def stream(claims: int, seed: int = 1) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with so many claims in all, the same ones every time."""
    source = random.Random(seed)
    states = [(state.id, state.name) for state in load().states][:200]
    source.shuffle(states)
    weights = list(accumulate(1 / (n + 3) for n in range(len(states))))
    for number in range(claims // _IN_A_DOCUMENT):
        published = date(2005, 1, 1) + timedelta(days=source.randrange(365 * 20))
        sentences: list[tuple[str, Claim]] = []
        made = Source(content_id(number), f"{number}.txt", published=published.isoformat(), outlet="The Harbour Post")
        text = ""
        for _ in range(_IN_A_DOCUMENT):
            one, other = (states[bisect(weights, source.random() * weights[-1])] for _ in range(2))
            sentence, claim = _told(made, one, other, published, len(text), source)
            sentences.append((sentence, claim))
            text += f"{sentence}\n\n"
        starts = [claim.evidence[0].start for _, claim in sentences]
        blocks = tuple(Block(at, at + len(told), "paragraph") for at, (told, _) in zip(starts, sentences, strict=True))
        document = Document(
            made.id, made.name, text, digest(text), published=made.published, outlet=made.outlet, blocks=blocks
        )
        yield document, [claim for _, claim in sentences]


def _told(
    document: Source, one: tuple[str, str], other: tuple[str, str], published: date, at: int, source: random.Random
) -> tuple[str, Claim]:
    event = events()[source.choice(sorted(events()))]
    day = published - timedelta(days=source.randrange(60))
    status = source.choice(_STATUSES)
    verb = event.name.lower()
    thing, town = source.choice(_THINGS), source.choice(_TOWNS)
    words = f"{day.day} {day:%B %Y}"
    sentence = f"{one[1]} did {verb} {other[1]} on {words} about the {thing} of {town}, case {source.randrange(10**5)}."

    def span(part: str) -> tuple[int, int, str]:
        found = at + sentence.index(part)
        return found, found + len(part), part

    claim = Claim(
        content_id(document.id, at),
        "event",
        document,
        (Evidence(at, at + len(sentence), sentence),),
        (Party(one[1], one[0], "GOV", None, *span(one[1])),),
        (Party(other[1], other[0], None, None, *span(other[1])),),
        status,
        (f"{verb} is {event.name}",),
        round(source.uniform(0.5, 1), 2),
        trigger=Trigger(*span(f" {verb} ")),
        event=event.name,
        quad=event.quad,
        goldstein=event.score,
        attribution=(Attribution(one[1], "speaker", one[0]),) if status == "denied" else (),
        when=When(*(day.isoformat(),) * 3, "day", "explicit", words, *span(words)[:2]),
    )
    return sentence, claim


def fill(record: Path, claims: int) -> None:
    """A record of so many claims."""
    begun = time.perf_counter()
    with Writer(record, coder="made") as writer:
        batch: list[tuple[Document, list[Claim]]] = []
        for one in stream(claims):
            batch.append(one)
            if len(batch) == _TOGETHER:
                _file(writer, batch)
                batch.clear()
        _file(writer, batch)
        print(f"{claims} claims filed in {time.perf_counter() - begun:.0f} s", flush=True)
        begun = time.perf_counter()
    print(f"joined in {time.perf_counter() - begun:.0f} s; {record.stat().st_size / 1e9:.2f} GB", flush=True)


def _file(writer: Writer, batch: list[tuple[Document, list[Claim]]]) -> None:
    with writer.together():
        for document, claims in batch:
            writer.add(document, claims)


def ask(record: Path) -> None:
    """Print how long the answers take."""
    with View(record) as view:
        pairs = view.summary().pairs
    total = sum(n for *_, n in pairs)
    sums = list(accumulate(n for *_, n in pairs))
    chosen = {"the busiest": 0, "the middle claim's": bisect(sums, total / 2), "a small one": len(pairs) * 9 // 10}
    for name, place in chosen.items():
        a, b, n = pairs[place]
        for what in ("pair", "series"):
            took = [_asked(record, a, b, what) for _ in range(_TIMES)]
            print(f"{name} ({a} {b}, {n} claims), {what}: {median(took) * 1000:.0f} ms, least {min(took) * 1000:.0f}")


def _asked(record: Path, a: str, b: str, what: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _ASKED, str(record), a, b, what], check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[0])


def main(record: str, claims: int = 1_000_000) -> int:
    """Fill the record if it is not there, and ask it."""
    if not Path(record).exists():
        fill(Path(record), claims)
    ask(Path(record))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
