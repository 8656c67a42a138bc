"""Reading in a process of its own, whose time and memory are measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = """
import json, resource, sys
from legation.errors import RefusedError
from legation.sources import captures
import fastwarc, zipfile, lzma, bz2, email.parser  # what a reader imports is not what a file costs

UNIT = 1 if sys.platform == "darwin" else 1024

def peak():
    try:  # that of this process alone: what getrusage says begins with the process that started it
        lines = open("/proc/self/status").read().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT

before = peak()
read, refused = [], []
for found in captures(sys.argv[1:]):
    if isinstance(found, RefusedError):
        refused.append(found)  # kept until the end, as the commands keep them
    else:
        read.append(found.name)
named = [[one.name, one.reason] for one in refused[-100:]]
print(json.dumps([read[-100:], len(read), named, len(refused), peak() - before,
    resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT]))
"""
# a reading that has no end fails its test; one that is slow on a busy machine does not
_END = 300


@dataclass(frozen=True, slots=True)
class Measured:
    """What was read, what was refused (the last hundred of each), and how many bytes of memory that took at most.

    ``memory`` is what the process took more than at its beginning, ``workers`` all that its workers took.
    """

    read: list[str]
    count: int
    refused: list[tuple[str, str]]
    refusals: int
    memory: int
    workers: int


def measured(paths: Sequence[Path]) -> Measured:
    """Read the paths in another process."""
    arguments = [sys.executable, "-c", _SCRIPT, *map(str, paths)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=_END)
    assert (done.returncode, done.stderr) == (0, "")
    read, count, refused, refusals, memory, workers = json.loads(done.stdout)
    named = [(name.rpartition(f"{paths[0].parent}/")[2], reason) for name, reason in refused]
    return Measured(read, count, named, refusals, memory, workers)
