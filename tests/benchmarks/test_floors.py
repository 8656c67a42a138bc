from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.floors import Pinned, check, findings, pinned

from benchmarks import floors

PIN = Pinned("seeds", floors={"full_f1": 0.6}, ceilings={"violations": 0})


def test_the_file_of_floors_is_understood() -> None:
    pins = pinned(floors.FLOORS)
    assert "seeds" in [pin.name for pin in pins]
    assert all(pin.floors or pin.ceilings for pin in pins)


@pytest.mark.parametrize(
    ("metrics", "status"),
    [
        ({"full_f1": 0.6, "violations": 0}, 0),
        ({"full_f1": 0.7, "violations": 0}, 0),
        ({"full_f1": 0.59, "violations": 0}, 1),
        ({"full_f1": 0.7, "violations": 1}, 1),
        ({"full_f1": 0.7}, 1),
        ({}, 1),
    ],
)
def test_less_than_the_floor_and_more_than_the_ceiling_fail(
    metrics: dict[str, float], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check([PIN], lambda _: metrics) == status
    assert ("MISSED" in capsys.readouterr().out) == bool(status)


def test_every_pinned_metric_is_looked_at() -> None:
    assert [(f.metric, f.sign) for f in findings(PIN, {})] == [("full_f1", ">="), ("violations", "<=")]


def test_a_word_that_is_not_understood_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "FLOORS.toml"
    path.write_text("[seeds]\nfloor = 3\n")
    with pytest.raises(ValueError, match=re.escape("[seeds] has no floor")):
        pinned(path)


def test_without_the_measures_a_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "SCORE", tmp_path / "score.py")
    assert floors.main([]) == 0
    assert "nothing was measured" in capsys.readouterr().out


def test_a_benchmark_that_is_not_pinned_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main(["weather"]) == 2
    assert "weather" in capsys.readouterr().err


def test_a_benchmark_that_fails_reaches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    score = tmp_path / "score.py"
    score.write_text("import sys\nsys.exit('no such data')\n")
    monkeypatch.setattr(floors, "SCORE", score)
    assert floors.measure(PIN) == {}
    assert "no such data" in capsys.readouterr().err


def test_the_metrics_are_those_that_the_measure_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    score = tmp_path / "score.py"
    score.write_text(
        "import json, sys\n"
        "given = sys.argv\n"
        "json.dump({'full_f1': 0.5, 'limit': int(given[given.index('--limit') + 1])},"
        " open(given[given.index('--json') + 1], 'w'))\n"
    )
    monkeypatch.setattr(floors, "SCORE", score)
    assert floors.measure(Pinned("seeds", limit=3)) == {"full_f1": 0.5, "limit": 3}
