from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from legation import limits
from legation.errors import RefusedError
from legation.limits import Worker, bounded


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    one.close()


def call(worker: Worker, function: object, *args: object, seconds: float = 20) -> object:
    return worker.call(function, "a.html", seconds, args, {})  # type: ignore[arg-type]


def test_the_result_comes_back_from_another_process() -> None:
    assert bounded(len, "a.txt", 20, b"abc") == 3
    assert bounded(os.getpid, "a.txt") != os.getpid()


def test_one_worker_answers_many_calls() -> None:
    assert bounded(os.getpid, "a.txt") == bounded(os.getpid, "b.txt")


def test_what_takes_too_long_is_refused_and_the_next_call_answered(worker: Worker) -> None:
    before = call(worker, os.getpid)
    with pytest.raises(RefusedError, match=r"a\.html: takes more than 0\.2 seconds to read"):
        call(worker, _forever, seconds=0.2)
    assert call(worker, os.getpid) not in (before, None)


def test_what_sleeps_is_ended_too(worker: Worker) -> None:
    with pytest.raises(RefusedError, match="seconds to read"):
        call(worker, time.sleep, 600, seconds=0.1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot limit memory")
def test_what_wants_all_memory_is_refused(worker: Worker) -> None:
    with pytest.raises(RefusedError, match="MiB of memory"):
        call(worker, bytearray, limits.MEMORY * 2)
    assert call(worker, len, "ab") == 2


def test_what_ends_the_worker_is_refused(worker: Worker) -> None:
    with pytest.raises(RefusedError, match="ended its reader"):
        call(worker, os._exit, 3)
    assert call(worker, len, "ab") == 2


def test_a_refusal_comes_through_and_another_error_becomes_one(worker: Worker) -> None:
    with pytest.raises(RefusedError, match=r"^b\.html: no article"):
        call(worker, _refuse)
    with pytest.raises(RefusedError, match=r"a\.html: cannot be read \(ZeroDivisionError"):
        call(worker, divmod, 1, 0)


def test_what_a_reader_prints_is_no_answer(worker: Worker) -> None:
    assert call(worker, print, "noise") is None
    assert call(worker, len, "ab") == 2


def _forever() -> None:
    while True:
        pass


def _refuse() -> None:
    raise RefusedError("b.html", "no article")
