"""Measure that a web archive of any size is read in the same memory.

Makes an archive of pages of our own making in a temporary file, page by page, reads it in another process, and prints
records, seconds, MB/s and peak memory; then the same for a tenth of the size, so that the two can be compared.
Usage: ``python benchmarks/warc_stream.py [MB]`` (default 1024). Exit status: 0 constant memory, 1 not, 2 usage.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000
SAME = 30 * MB
"""Two readings take the same memory if their peaks are no further apart than this."""

_STATES = ("Iceland", "Norway", "Mali", "Algeria", "Peru", "Ecuador", "Fiji", "Tonga", "Latvia", "Estonia")
_DEEDS = ("signed an agreement on fishing with", "thanked", "opened an embassy in", "criticised the tariffs of")
_TOWNS = ("the capital", "the port", "Geneva", "the border town", "New York")
_READ = """
import json, resource, sys, time
from legation.errors import RefusedError
from legation.sources import captures
begun, count, refused = time.perf_counter(), 0, 0
for found in captures(sys.argv[1:]):
    if isinstance(found, RefusedError):
        refused += 1
    else:
        count += 1
seconds = time.perf_counter() - begun
try:  # that of this process alone: what getrusage says begins with the process that started it
    lines = open("/proc/self/status").read().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([count, refused, seconds, peak]))
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an archive gave and took: ``size`` its bytes before compression, ``peak`` those of memory."""

    size: int
    records: int
    refused: int
    seconds: float
    peak: int


def pages(seed: int = 1) -> Iterator[bytes]:
    """Pages without end, the same ones every time; each a record of a web archive, between 2 and 60 KB."""
    source = random.Random(seed)
    number = 0
    while True:
        number += 1
        paragraphs = "".join(f"<p>{_paragraph(source)}</p>\n" for _ in range(source.randint(4, 120)))
        title = f"Report {number}"
        head, body = f"<head><title>{title}</title></head>", f"<body><h1>{title}</h1>\n{paragraphs}</body>"
        html = f"<!doctype html><html>{head}{body}</html>"
        yield _record(f"https://press.example/{number}.html", html.encode())


def make(path: Path, size: int) -> int:
    """Write an archive of ``size`` bytes or a little more; how many pages it has.

    Where it is called .gz each page is compressed, and ``size`` is that before compression.
    """
    written = count = 0
    with path.open("wb") as file:
        for page in pages():
            if written >= size:
                return count
            file.write(gzip.compress(page, 1) if path.suffix == ".gz" else page)
            written += len(page)
            count += 1
    raise AssertionError("pages have no end")


def measure(path: Path, size: int) -> Reading:
    """Read an archive of so many bytes before compression in a process of its own."""
    run = [sys.executable, "-c", _READ, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    records, refused, seconds, peak = json.loads(done.stdout)
    return Reading(size, records, refused, seconds, peak)


def compare(size: int, name: str = "pages.warc") -> tuple[Reading, Reading]:
    """The readings of an archive of ``size`` bytes, and of one of a tenth."""
    with tempfile.TemporaryDirectory(prefix="legation-") as folder:
        readings = []
        for one in (size, size // 10):
            path = Path(folder) / name
            made = make(path, one)
            readings.append(measure(path, one))
            assert (readings[-1].records, readings[-1].refused) == (made, 0)
    return readings[0], readings[1]


def _paragraph(source: random.Random) -> str:
    sentences = []
    for _ in range(source.randint(2, 6)):
        one, other = source.sample(_STATES, 2)
        day = f"{source.randint(1, 28)} March {source.randint(1990, 2025)}"
        sentences.append(f"{one} {source.choice(_DEEDS)} {other} in {source.choice(_TOWNS)} on {day}.")
    return " ".join(sentences)


def _record(address: str, html: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-03-01T12:00:00Z\r\nWARC-Record-ID: <urn:example:page>\r\n"
        f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def main(arguments: Sequence[str]) -> int:
    """Compare plain and compressed archives of the size given in MB, and say whether memory is constant."""
    if len(arguments) > 1 or not all(one.isdecimal() and int(one) >= 10 for one in arguments):
        print("usage: warc_stream.py [MB]   (10 or more; 1024 where nothing is said)", file=sys.stderr)
        return 2
    size = int(arguments[0]) * MB if arguments else 1024 * MB
    status = 0
    print(f"{'archive':<14}{'MB':>8}{'records':>10}{'seconds':>9}{'MB/s':>8}{'peak MB':>9}")
    for name in ("pages.warc", "pages.warc.gz"):
        readings = compare(size, name)
        for one in readings:
            rate = one.size / MB / one.seconds
            print(
                f"{name:<14}{one.size / MB:>8.0f}{one.records:>10}{one.seconds:>9.1f}{rate:>8.0f}{one.peak / MB:>9.0f}"
            )
        if abs(readings[0].peak - readings[1].peak) > SAME:
            print(f"{name}: memory grows with the archive")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
