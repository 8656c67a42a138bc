"""Measure what FLOORS.toml pins, and fail where less is reached.

The measures lie beside the project, in ``../shared/bench``; where they are not there, nothing is measured and a line
says so. Usage: ``python benchmarks/floors.py [NAME...]``. Exit status: 0 kept, 1 below a floor, 2 usage.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "FLOORS.toml"
SCORE = ROOT.parent / "shared" / "bench" / "score.py"

Measure = Callable[["Pinned"], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Pinned:
    """What a benchmark must keep: by metric, the least and the most that is allowed."""

    name: str
    limit: int | None = None
    floors: dict[str, float] = field(default_factory=dict)
    ceilings: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A metric as measured, beside what is pinned."""

    bench: str
    metric: str
    value: float | None
    sign: str
    bound: float

    @property
    def kept(self) -> bool:
        """Whether the metric was measured and is on the right side of its bound."""
        if self.value is None:
            return False
        return self.value >= self.bound if self.sign == ">=" else self.value <= self.bound


def pinned(path: Path) -> list[Pinned]:
    """What the file pins; raises ValueError where it says something that is not understood."""
    found = []
    for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
        unknown = set(entry) - {"limit", "floors", "ceilings"}
        if unknown:
            raise ValueError(f"{path.name}: [{name}] has no {', '.join(sorted(unknown))}")
        found.append(Pinned(name, **entry))
    return found


def findings(pin: Pinned, metrics: dict[str, float]) -> Iterator[Finding]:
    """The metrics beside their bounds; a metric that was not measured is not kept."""
    for sign, bounds in ((">=", pin.floors), ("<=", pin.ceilings)):
        for metric, bound in bounds.items():
            yield Finding(pin.name, metric, metrics.get(metric), sign, bound)


def measure(pin: Pinned) -> dict[str, float]:
    """Run a benchmark against the installed command; an empty result where it failed, which it says itself."""
    command = f'"{Path(sys.executable).with_name("legation")}"'
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        limit = [] if pin.limit is None else ["--limit", str(pin.limit)]
        run = [sys.executable, str(SCORE), pin.name, "--legation", command, "--json", out.name, *limit]
        done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{pin.name}: {(done.stderr or done.stdout).strip()}", file=sys.stderr)
            return {}
        metrics: dict[str, float] = json.loads(Path(out.name).read_text(encoding="utf-8"))
        return metrics


def check(pins: Sequence[Pinned], how: Measure = measure) -> int:
    """Print a table of every pinned metric; 1 where one is not kept."""
    status = 0
    print(f"{'benchmark':<14}{'metric':<18}{'measured':>10}   bound")
    for pin in pins:
        for one in findings(pin, how(pin)):
            value = "none" if one.value is None else f"{one.value:.3f}"
            missed = "" if one.kept else "  MISSED"
            print(f"{one.bench:<14}{one.metric:<18}{value:>10}   {one.sign} {one.bound:.3f}{missed}")
            status = status if one.kept else 1
    return status


def main(arguments: Sequence[str]) -> int:
    """Check the named benchmarks, or all that are pinned."""
    pins = pinned(FLOORS)
    unknown = set(arguments) - {pin.name for pin in pins}
    if unknown:
        print(f"FLOORS.toml pins no {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    if not SCORE.exists():
        print("Floors: the measures are not beside this checkout; nothing was measured.")
        return 0
    return check([pin for pin in pins if not arguments or pin.name in arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
