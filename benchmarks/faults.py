"""Kill a writer and a reading at random moments, again and again, and count what was there and is not.

``write`` files made documents with claims and prints the hash of each once it is in the record: that is the
acknowledgement. ``kill_often`` ends it with SIGKILL at a random moment, opens the record, looks for every document that
was acknowledged, and lets the next one go on. ``kill_reading`` does so with ``legation read`` over a folder: each
document is there with all its claims or not at all, what was there once stays, and a reading that comes to its end
gives the very record that an undisturbed one gives; then it begins anew. Usage: ``python -m benchmarks.faults [KILLS]``
(default 200, of each). Exit status: 0 nothing was lost and the record is sound; 1 not.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from legation.claims import Claim
from legation.claims.claim import Evidence, Party, Source, Trigger
from legation.codebook import load
from legation.documents.document import Document
from legation.evidence import content_id, edtf
from legation.record import View, Writer, verify
from legation.record.writer import digest

ROOT = Path(__file__).resolve().parents[1]
"""Where a child finds this module."""

_EXAMPLES = ROOT / "examples" / "documents"
_STATES = tuple(sorted(state.id for state in load().states))
_WORDS = "seized a trawler"
_LONGEST = 1.5
"""So many seconds at most a writer lives after its first acknowledgement."""

_TOGETHER = 2
"""So many paragraphs of an example make a document to be read."""


@dataclass(frozen=True, slots=True)
class Survived:
    """What killing came to: documents acknowledged, lost and held in the end, and how often the log was set aside."""

    kills: int
    acknowledged: int
    lost: int
    held: int
    set_aside: int


def made_news(number: int) -> Document:
    """A document of its own for each number."""
    source = random.Random(number)
    lines = [f"On that day somebody {_WORDS} near point {source.randrange(10**9)}." for _ in range(6)]
    text = "\n\n".join(lines) + "\n"
    return Document(f"n{number}", f"news-{number}.txt", text, digest(text), published="2018-04-23")


def made_claims(document: Document) -> list[Claim]:
    """A claim for each line of a made document."""
    source = random.Random(document.id)
    claims = []
    start = document.text.find(_WORDS)
    while start >= 0:
        actor, recipient = source.sample(_STATES, 2)
        end = start + len(_WORDS)
        claims.append(
            Claim(
                content_id(document.id, start),
                "event",
                Source(document.id, document.name, None, document.published),
                (Evidence(start, end, _WORDS),),
                (Party(actor, actor),),
                (Party(recipient, recipient),),
                source.choice(("asserted", "asserted", "denied")),
                ("made",),
                0.9,
                trigger=Trigger(start, start + 6, "seized"),
                event="COERCE",
                cameo="170",
                quad="material conflict",
                when=edtf.when(str(date(2010, 1, 1) + timedelta(days=source.randrange(3000))), "explicit"),
            )
        )
        start = document.text.find(_WORDS, end)
    return claims


def write(path: str, first: int, number: int) -> None:
    """File so many made documents and say of each that it is in; the reading is finished every twenty."""
    with Writer(Path(path), coder="faults") as writer:
        for n in range(first, first + number):
            document = made_news(n)
            writer.add(document, made_claims(document))
            print(digest(document.text), flush=True)
            if n % 20 == 19:
                writer.finish()


def acknowledged(printed: str) -> list[str]:
    """The hashes that a writer printed whole."""
    return [line for line in printed.split("\n")[:-1] if len(line) == 64]


def started(path: Path, first: int, number: int) -> subprocess.Popen[str]:
    """A process that does what ``write`` does."""
    command = "import sys; from benchmarks.faults import write; write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))"
    return subprocess.Popen(
        [sys.executable, "-c", command, str(path), str(first), str(number)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    )


def kill_often(path: Path, kills: int, seed: int) -> Survived:
    """Let a writer be killed so many times, each going on where the last one ended."""
    source = random.Random(seed)
    known: set[str] = set()
    lost = aside = 0
    for _ in range(kills):
        with started(path, len(known), 10**6) as process:
            assert process.stdout is not None
            begun = process.stdout.readline()
            time.sleep(source.random() * _LONGEST)
            process.send_signal(signal.SIGKILL)
            rest, _ = process.communicate()
        known |= set(acknowledged(begun + rest))
        with Writer(path) as writer:
            aside += len(writer.notes)
        with View(path) as view:
            held = {row["sha256"] for row in view.query("SELECT sha256 FROM documents")}
        lost += len(known - held)
        known |= held
    return Survived(kills, len(known), lost, len(held), aside)


def folder_to_read(folder: Path) -> Path:
    """The example documents in pieces, so that a reading has many moments between two documents."""
    folder.mkdir()
    for path in sorted(_EXAMPLES.glob("*.txt")):
        paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
        for n in range(0, len(paragraphs), _TOGETHER):
            piece = "\n\n".join(paragraphs[n : n + _TOGETHER])
            (folder / f"{path.stem}-{n}.txt").write_text(f"{piece}\n", encoding="utf-8")
    return folder


def reading(folder: Path, record: Path) -> subprocess.Popen[bytes]:
    """``legation read`` at work."""
    command = "import sys; from legation.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", command, "read", str(folder), "--record", str(record)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )


@dataclass(frozen=True, slots=True)
class Read:
    """What killing a reading came to.

    ``killed`` readings were; ``ended`` ones came to their end before that, ``otherwise`` of them with another record
    than an undisturbed one. ``lost`` documents had been there, ``torn`` ones had other claims than they should.
    """

    killed: int
    ended: int
    otherwise: int
    lost: int
    torn: int


def kill_reading(folder: Path, kills: int, seed: int) -> Read:
    """Let the reading of a folder be killed so many times, each going on where the last one ended."""
    source = random.Random(seed)
    pieces, record = folder_to_read(folder / "pieces"), folder / "r.duckdb"
    begun = time.monotonic()
    assert reading(pieces, record).wait() == 0
    longest = time.monotonic() - begun
    whole, exported = _held(record), _exported(record)
    record.unlink()
    known: set[str] = set()
    killed = ended = otherwise = lost = torn = 0
    while killed < kills:
        with reading(pieces, record) as process:
            try:
                done = process.wait(source.random() * longest) == 0
            except subprocess.TimeoutExpired:
                done = False
                process.kill()
        killed += not done
        if not record.exists():
            continue
        held = _held(record)
        lost += len(known - set(held))
        torn += sum(claims != whole[key] for key, claims in held.items())
        known = set(held)
        if done:
            ended += 1
            otherwise += _exported(record) != exported
            record.unlink()
            known.clear()
    return Read(killed, ended, otherwise, lost, torn)


def _held(record: Path) -> dict[str, list[Claim]]:
    """The claims of each document of a record, by the hash of its text; a writer mends what was left half done."""
    with Writer(record):
        pass
    with View(record) as view:
        held: dict[str, list[Claim]] = {entry.digest: [] for entry in view.documents()}
        for one in view.filed():
            held[one.digest].append(one.claim)
    return held


def _exported(record: Path) -> str:
    """All that a record says, but for when it learned it."""
    with View(record) as view:
        return repr((view.claims(), view.happenings(), view.contests(), view.copies()))


def main(kills: int = 200) -> int:
    """Run both and print what came out; the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "r.duckdb"
        found = kill_often(record, kills, seed=1)
        faults = verify(record)
    print(
        f"{found.kills} kills, {found.acknowledged} documents acknowledged, {found.lost} lost, {found.held} held, "
        f"{found.set_aside} logs set aside, {len(faults)} faults",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        read = kill_reading(Path(folder), kills, seed=1)
    print(
        f"{read.killed} readings killed, {read.ended} came to their end, {read.otherwise} with another record; "
        f"{read.lost} documents lost, {read.torn} torn"
    )
    return 1 if found.lost or faults or read.otherwise or read.lost or read.torn else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
