from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import RefusedError
from legation.exchange.questions import (
    LONGEST,
    RelateQuestion,
    ResolveQuestion,
    relate_questions,
    resolve_questions,
)

SENTENCE = "Peru thanked Ecuador."


def related(*rows: dict[str, Any] | str | bytes) -> list[RelateQuestion | RefusedError]:
    lines = [r if isinstance(r, bytes) else (r if isinstance(r, str) else json.dumps(r)).encode() + b"\n" for r in rows]
    return list(relate_questions(lines, "rows"))


def test_a_row_gives_its_parties_with_their_further_pieces() -> None:
    row = {"id": 1, "sentence": SENTENCE, "actor": [0, 4], "recipient": [13, 20], "recipient_also": [[5, 12]]}
    assert related(row) == [RelateQuestion(1, SENTENCE, ((0, 4),), ((13, 20), (5, 12)))]


@pytest.mark.parametrize("row", [{"actor": None, "recipient": [13, 20]}, {"recipient": [13, 20]}])
def test_a_party_may_be_null_or_missing(row: dict[str, Any]) -> None:
    [question] = related({"id": "x", "sentence": SENTENCE, **row})
    assert isinstance(question, RelateQuestion)
    assert question.actor == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        (b"\xff\xfe{}\n", "not UTF-8"),
        ("[" * 100_000, "nested too deeply"),
        ({"id": 1}, "sentence is missing"),
        ({"id": 1, "sentence": "  "}, "sentence is missing"),
        ({"id": 1, "sentence": 5}, "sentence must be text"),
        ({"id": 1, "sentence": "x" * (LONGEST + 1)}, "longer than"),
        ({"id": [1], "sentence": SENTENCE}, "id must be"),
        ({"id": 1, "sentence": SENTENCE, "actor": [0, 99]}, "inside the sentence"),
        ({"id": 1, "sentence": SENTENCE, "actor": [4, 4]}, "inside the sentence"),
        ({"id": 1, "sentence": SENTENCE, "actor": [-1, 4]}, "inside the sentence"),
        ({"id": 1, "sentence": SENTENCE, "actor": "Peru"}, "inside the sentence"),
        ({"id": 1, "sentence": SENTENCE, "actor": [0, 4, 5]}, "inside the sentence"),
        ({"id": 1, "sentence": SENTENCE, "actor_also": 3}, "actor_also must be"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_reason(row: dict[str, Any] | str | bytes, reason: str) -> None:
    good = {"id": 2, "sentence": SENTENCE}
    first, second, third = related(good, row, good)
    assert isinstance(second, RefusedError)
    assert second.name == "rows:2"
    assert reason in second.reason
    assert isinstance(first, RelateQuestion)
    assert isinstance(third, RelateQuestion)


def test_blank_lines_count_but_are_no_rows() -> None:
    found = related("", {"id": 1, "sentence": SENTENCE}, "  ", "{")
    assert len(found) == 2
    assert str(found[1]).startswith("rows:4: ")


def test_a_byte_order_mark_before_the_first_row_is_no_error() -> None:
    lines = [b"\xef\xbb\xbf" + json.dumps({"id": 1, "text": "Peru"}).encode()]
    assert list(resolve_questions(lines, "rows")) == [ResolveQuestion(1, "Peru", None, None)]


def test_a_name_comes_with_its_date_and_context() -> None:
    lines = [json.dumps({"id": 1, "text": "Peru", "date": "1998", "context": SENTENCE}).encode()]
    assert list(resolve_questions(lines, "rows")) == [ResolveQuestion(1, "Peru", "1998", SENTENCE)]


@given(st.binary(max_size=80))
def test_no_bytes_end_the_reading(line: bytes) -> None:
    good = json.dumps({"id": 1, "text": "Peru"}).encode()
    found = list(resolve_questions([line, good], "rows"))
    assert found[-1] == ResolveQuestion(1, "Peru", None, None)
    assert len(found) <= 2
