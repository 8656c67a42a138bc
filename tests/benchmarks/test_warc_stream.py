from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from benchmarks.warc_stream import MB, SAME, Reading, compare, main, make, pages

from benchmarks import warc_stream


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_ten_times_the_archive_takes_the_same_memory(name: str) -> None:
    large, small = compare(40 * MB, name)
    assert large.size > 9 * small.size
    assert large.records > 8 * small.records
    assert abs(large.peak - small.peak) <= SAME


def test_the_pages_are_the_same_every_time() -> None:
    assert list(itertools.islice(pages(), 20)) == list(itertools.islice(pages(), 20))


def test_an_archive_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    count = make(tmp_path / "a.warc", 1 * MB)
    assert 1 * MB <= (tmp_path / "a.warc").stat().st_size < 1.1 * MB
    assert count > 10


@pytest.mark.parametrize(("peak", "status"), [(50 * MB, 0), (200 * MB, 1)])
def test_memory_that_grows_is_a_failure(
    peak: int, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fake(size: int, name: str) -> tuple[Reading, Reading]:
        return Reading(size, 100, 0, 1.0, peak), Reading(size // 10, 10, 0, 0.1, 40 * MB)

    monkeypatch.setattr(warc_stream, "compare", fake)
    assert main(["100"]) == status
    said = capsys.readouterr().out
    assert said.splitlines()[1].split() == ["pages.warc", "100", "100", "1.0", "100", str(peak // MB)]
    assert ("memory grows" in said) == bool(status)


@pytest.mark.parametrize("arguments", [["x"], ["5"], ["10", "20"]])
def test_what_is_no_size_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage:")
