"""The stream of made news in the small: nothing lost or doubled, the same record in every order, joins that hold."""

from __future__ import annotations

import pytest

from benchmarks import stream


def test_a_small_stream_is_joined_and_comes_out_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert stream.main(60, 1) == 0
    out = capsys.readouterr().out
    assert "60 of 60 documents coded" in out
    assert "exports the same; verify: 0 faults" in out


def test_the_pairs_are_counted_right() -> None:
    gold = {("d", name): (number, "COERCE") for name, number in (("a", 1), ("b", 1), ("c", 2), ("e", 2))}
    joined = {("d", name): which for name, which in (("a", "x"), ("b", "x"), ("c", "x"), ("e", "y"))}
    precision, recall, f1 = stream.pairwise(gold, joined)
    assert (precision, recall) == (1 / 3, 1 / 2)
    assert f1 == pytest.approx(0.4)
