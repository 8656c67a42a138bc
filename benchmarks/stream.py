"""Measure how a record joins a stream of documents of which it is known what they tell.

Makes news of happenings that never were: each told by one document or by several, in other words, with dates that are
full, relative or lacking, by copies of one another, denied by who is said to have done it, and some with a wrong date
that a person corrects. Codes it, files it in three orders and in four shards, and prints how well claims are joined
(pairs of claims of one happening: precision, recall, F1), whether any claim was lost or doubled, and whether all
records export the same. Usage: ``python -m benchmarks.stream [DOCUMENTS] [WORKERS]`` (default 10000 and 2). Exit
status: 0 all is well and F1 is at least .95; 1 not.
"""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from legation.coder import Annotation, run
from legation.exchange import FORMATS
from legation.record import View, Writer, verify
from legation.record.rows import Key
from legation.record.writer import digest
from legation.sources import Capture

WANTED = 0.95
_STATES = {
    "Norway": ("Norwegian", "Oslo"),
    "Iceland": ("Icelandic", "Reykjavik"),
    "Chile": ("Chilean", "Santiago"),
    "Peru": ("Peruvian", "Lima"),
    "Ghana": ("Ghanaian", "Accra"),
    "Kenya": ("Kenyan", "Nairobi"),
    "Vietnam": ("Vietnamese", "Hanoi"),
    "Latvia": ("Latvian", "Riga"),
    "Oman": ("Omani", "Muscat"),
    "Uruguay": ("Uruguayan", "Montevideo"),
}
_THINGS = "tuna cod coffee timber copper cotton cocoa cement sugar wool nickel rubber barley shrimp tobacco".split()
_TOWNS = "Akureyri Bergen Arica Tacna Kumasi Mombasa Haiphong Liepaja Salalah Rivera Tromso Iquitos".split()
# each deed in several wordings; {a} acts, {as_} is its adjective, {b} and {bs} are the other's, {x}, {y} tell it apart
_DEEDS = (
    (
        "{a} imposed sanctions on {b}{when} over smuggled {x} from {y}.",
        "{When}, sanctions over the {x} smuggled through {y} were imposed on {b} by {a}.",
        "{When}, {a} imposed sanctions on {b} for the smuggling of {x} at {y}.",
    ),
    (
        "{When}, {as_} troops attacked a {bs} garrison that guarded a {x} depot near {y}.",
        "{a} attacked {bs} troops at the {x} depot of {y}{when}.",
        "{When}, a {bs} garrison near {y} was attacked by {as_} troops because of its {x} depot.",
    ),
    (
        "{a} expelled three {bs} diplomats{when} over {x} secrets from {y}.",
        "Three {bs} diplomats were expelled by {a}{when} because of {x} secrets that were sold in {y}.",
        "{When}, {a} expelled {bs} diplomats in a quarrel about {x} secrets in {y}.",
    ),
    (
        "{a} gave {b} a loan for a {x} harbour in {y}{when}.",
        "{b} was given a loan by {a} for the {x} harbour of {y}{when}.",
        "{When}, {as_} officials gave {b} the loan for its {x} harbour at {y}.",
    ),
    (
        "{When}, {a} seized a {bs} ship that carried {x} to {y}.",
        "A {bs} ship with {x} for {y} was seized by {a}{when}.",
        "{When}, the {as_} navy seized a {bs} ship loaded with {x} off {y}.",
    ),
    (
        "{a} condemned {b}{when} for the ban on {x} from {y}.",
        "{b} was condemned by {a}{when} for banning {x} that comes from {y}.",
        "{When}, the {as_} government condemned {b} over its ban of {x} out of {y}.",
    ),
)
_FILLERS = (
    "The weather at sea was calm for the season and the harbour stayed open.",
    "Prices in the markets of both capitals rose a little in the same week.",
    "The next issue of the bulletin will appear after the holidays.",
    "Photographs of the crowd were shown on the front pages the day after.",
)
_OUTLETS = ("The Harbour Post", "Meridian Daily", "The Northern Courier", "Evening Ledger", "Plaza Herald")


@dataclass(frozen=True, slots=True)
class Happening:
    """Who did what to whom about what, on which day."""

    number: int
    actor: str
    recipient: str
    deed: int
    thing: str
    town: str
    day: date


@dataclass(frozen=True, slots=True)
class Told:
    """A document of the stream: ``tells`` has the stretch of each sentence that tells a happening, by its number.

    ``wrong`` is set where the date in it is not the day of the happening.
    """

    text: str
    published: str
    outlet: str
    tells: tuple[tuple[int, int, int], ...]
    wrong: bool = False


def stream(size: int, seed: int = 1) -> tuple[list[Happening], list[Told]]:
    """So many documents, the same ones every time, and the happenings they tell."""
    source = random.Random(seed)
    made = [_happening(number, source) for number in range(max(3, size // 4))]
    documents: list[Told] = []
    texts: set[str] = set()
    while len(documents) < size:
        if documents and source.random() < 0.15:
            told = _copy(source.choice(documents[-200:]), source)
        else:
            told = _document(source.sample(made, source.choice((1, 1, 2))), source)
        if told.text not in texts:
            texts.add(told.text)
            documents.append(told)
    return made, documents


def _happening(number: int, source: random.Random) -> Happening:
    actor, recipient = source.sample(sorted(_STATES), 2)
    day = date(2010, 1, 1) + timedelta(days=source.randrange(3600))
    deed = source.randrange(len(_DEEDS))
    return Happening(number, actor, recipient, deed, source.choice(_THINGS), source.choice(_TOWNS), day)


def _document(chosen: Sequence[Happening], source: random.Random) -> Told:
    last = max(one.day for one in chosen)
    published = last + timedelta(days=source.randrange(1, 4))
    wrong = source.random() < 0.01
    pieces: list[tuple[str, int | None]] = []
    for one in chosen:
        pieces.append((_sentence(one, published, wrong, source), one.number))
        if source.random() < 0.15:
            pieces.append((f"{one.actor} denied this.", None))
        pieces.append((source.choice(_FILLERS), None))
    return _laid(pieces, published.isoformat(), source.choice(_OUTLETS), wrong=wrong)


def _sentence(one: Happening, published: date, wrong: bool, source: random.Random) -> str:
    told = one.day + timedelta(days=100) if wrong else one.day
    kind = source.random()
    recent = 0 < (published - told).days < 6
    if kind < 0.6 or wrong or not recent:
        when = f" on {told.day} {told:%B %Y}"
    elif kind < 0.85:
        when = f" on {told:%A}"
    else:
        when = f" in {told:%B %Y}"
    a, b = _STATES[one.actor], _STATES[one.recipient]
    wording = source.choice(_DEEDS[one.deed])
    return wording.format(
        a=one.actor,
        as_=a[0],
        b=one.recipient,
        bs=b[0],
        x=one.thing,
        y=one.town,
        when=when,
        When=when[1:2].upper() + when[2:],
    )


def _laid(pieces: Iterable[tuple[str, int | None]], published: str, outlet: str, *, wrong: bool) -> Told:
    text = ""
    tells = []
    for piece, number in pieces:
        if number is not None:
            tells.append((number, len(text), len(text) + len(piece)))
        text += f"{piece}\n\n"
    return Told(text, published, outlet, tuple(tells), wrong)


def _copy(original: Told, source: random.Random) -> Told:
    """The same story under another name, with a line of its own in front."""
    head = f"{source.choice(_FILLERS)} Edition {source.randrange(10**6)}.\n\n"
    tells = tuple((number, start + len(head), end + len(head)) for number, start, end in original.tells)
    return Told(head + original.text, original.published, source.choice(_OUTLETS), tells, original.wrong)


def captured(told: Told, number: int) -> Capture:
    """A document of the stream as if it had been fetched."""
    data = told.text.encode()
    given = {"published": told.published, "outlet": told.outlet}
    return Capture(f"{number}.txt", data, media="text/plain", given=given)


def filed(record: Path, annotations: Sequence[Annotation], parts: int, clock: datetime) -> None:
    """A record of the documents, read in so many parts."""
    size = -(-len(annotations) // parts)
    for start in range(0, len(annotations), size):
        with Writer(record, coder="stream", now=lambda: clock) as writer:
            for one in annotations[start : start + size]:
                writer.add(one.document, one.claims)


def corrections(record: Path, by_key: dict[Key, Happening], documents: dict[str, Told], clock: datetime) -> int:
    """Correct what documents date wrongly, as somebody would; how many claims."""
    with View(record) as view:
        wrong = [f.key for f in view.filed() if documents[f.digest].wrong and f.key in by_key]
    with Writer(record, coder="stream", now=lambda: clock) as writer:
        for key in wrong:
            writer.judge("correct", [key], who="stream", changes={"when": by_key[key].day.isoformat()})
    return len(wrong)


def pairwise(gold: dict[Key, tuple[int, str]], said: dict[Key, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of claims that one happening joins."""
    both = Counter((gold[key], said[key]) for key in gold)
    pairs = [sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, Counter(gold.values()))]
    joined = sum(n * (n - 1) // 2 for n in Counter(said[key] for key in gold).values())
    precision, recall = pairs[0] / max(joined, 1), pairs[0] / max(pairs[1], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(size: int = 10_000, workers: int = 2) -> int:
    """Run it and print what came out; the exit status."""
    made, documents = stream(size)
    begun = time.perf_counter()
    coded = run((captured(one, n) for n, one in enumerate(documents)), workers=workers)
    annotations = [one for one in coded if isinstance(one, Annotation)]
    print(f"{len(annotations)} of {size} documents coded in {time.perf_counter() - begun:.0f} s", flush=True)
    told = {digest(a.document.text): documents[int(a.document.name.removesuffix(".txt"))] for a in annotations}
    gold: dict[Key, tuple[int, str]] = {}
    of: dict[Key, Happening] = {}
    expected: Counter[Key] = Counter()
    for one in annotations:
        key = digest(one.document.text)
        for claim in one.claims:
            expected[key, claim.id] += 1
            at = claim.evidence[0].start
            numbers = [number for number, start, end in told[key].tells if start <= at < end]
            if numbers and claim.kind == "event":
                gold[key, claim.id] = (numbers[0], claim.event or "")
                of[key, claim.id] = made[numbers[0]]
    clock = datetime(2026, 1, 1, tzinfo=UTC)
    orders = [annotations, annotations[::-1], random.Random(7).sample(annotations, len(annotations))]
    exports = []
    with tempfile.TemporaryDirectory() as folder:
        for n, (order, parts) in enumerate(((orders[0], 1), (orders[1], 1), (orders[2], 1), (orders[2], 4))):
            record = Path(folder) / f"{n}.duckdb"
            begun = time.perf_counter()
            filed(record, order, parts, clock)
            corrected = corrections(record, of, told, clock)
            with View(record) as view:
                held = Counter(f.key for f in view.filed())
                said = {key: h.id for h in view.happenings() for key in h.members}
                copies = view.summary().copies
                exports.append(hashlib.sha256("\n".join(FORMATS["jsonl"](view.claims())).encode()).hexdigest())
                exports[-1] += hashlib.sha256(repr((view.happenings(), view.contests())).encode()).hexdigest()
            lost, doubled = len(expected - held), sum(n - 1 for n in held.values())
            precision, recall, f1 = pairwise(gold, said)
            print(
                f"record {n} in {parts} parts: {time.perf_counter() - begun:.0f} s, {len(held)} claims, "
                f"lost {lost}, doubled {doubled}, {copies} copies, {corrected} corrected; "
                f"joins: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f} over {len(gold)} claims",
                flush=True,
            )
        faults = verify(Path(folder) / "3.duckdb")
    same = len(set(exports)) == 1
    print(f"exports {'the same' if same else 'differ'}; verify: {len(faults)} faults")
    return 0 if same and not faults and not lost and not doubled and f1 >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
