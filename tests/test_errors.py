from __future__ import annotations

import pickle

import pytest

from legation.errors import CodebookError, LegationError, RecordError, RefusedError, SettingError

ERRORS = [
    RefusedError("a.txt", "empty"),
    CodebookError("states.yaml", "PER", "no name"),
    RecordError("r.duckdb: held by another"),
    SettingError("no such pipeline"),
]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_travels_between_processes_whole(error: LegationError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == str(error)
    assert vars(back) == vars(error)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_one_line(error: LegationError) -> None:
    assert len(str(error).splitlines()) == 1
