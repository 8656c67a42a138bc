from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import RefusedError
from legation.sources import Capture, captures
from legation.sources.jsonlines import lines, looks_like_rows, rows

ARTICLE = "Mali and Algeria signed an accord."


def write(folder: Path, *rows_: object) -> str:
    path = folder / "news.jsonl"
    path.write_bytes(b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows_))
    return str(path)


def test_a_row_carries_its_text_exactly_and_the_rest_beside_it(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": " Bamako\r\n\u00a0 e\u0301 ",
        "published": "2018-04-23",
        "outlet": "The Example Post",
        "url": "https://example.org/a",
        "title": None,
        "gold": [1, 2],
    }
    (capture,) = captures([write(tmp_path, row)])
    assert isinstance(capture, Capture)
    assert capture.text == row["text"]
    assert capture.data == str(row["text"]).encode()
    assert capture.given == {
        "id": "7",
        "published": "2018-04-23",
        "outlet": "The Example Post",
        "url": "https://example.org/a",
    }
    assert capture.name == "7"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b'{"text": ', "not JSON"),
        (b"[1]", "an array, not an object"),
        (b"null", "null, not an object"),
        ({"id": "a"}, "no text"),
        ({"text": 3}, "a number, not a string"),
        ({"text": "  \n"}, "empty"),
        ({"text": ARTICLE, "published": {"year": 2018}}, "published is an object"),
        ({"text": ARTICLE, "outlet": True}, "outlet is true or false"),
        (b'{"text": "Bamako \\ud800"}', "lone surrogate"),
        (b'{"id": "\\udfff", "text": "Bamako"}', "id has half a character"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"text": "a", "id": ' + b"9" * 10_000 + b"}", "not JSON"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_others_go_on(tmp_path: Path, row: object, reason: str) -> None:
    path = write(tmp_path, {"text": ARTICLE}, b"", row, {"text": ARTICLE})
    first, bad, last = captures([path])
    assert isinstance(first, Capture)
    assert isinstance(bad, RefusedError)
    assert isinstance(last, Capture)
    assert bad.name == f"{path}:3"
    assert reason in bad.reason
    assert last.name == f"{path}:4"


def test_a_row_over_the_limit_is_skipped_to_its_end(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "x" * 5000}, {"text": ARTICLE})
    long, good = captures([path], limit=1000)
    assert isinstance(long, RefusedError)
    assert (long.name, long.reason) == (f"{path}:1", "row larger than the limit of 1000 bytes")
    assert isinstance(good, Capture)


def test_a_file_of_rows_may_be_longer_than_a_document(tmp_path: Path) -> None:
    path = write(tmp_path, *[{"text": ARTICLE}] * 50)
    assert all(isinstance(found, Capture) for found in captures([path], limit=200))


def test_a_byte_order_mark_before_the_first_row_is_no_error(tmp_path: Path) -> None:
    (capture,) = captures([write(tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": ARTICLE}).encode())])
    assert isinstance(capture, Capture)


@pytest.mark.parametrize("line", [b'{"text"', b" { }", b'\xef\xbb\xbf{"id"', b'{"text": "a"}\n'])
def test_a_line_that_begins_an_object_is_a_row(line: bytes) -> None:
    assert looks_like_rows(line)


@pytest.mark.parametrize("line", [b"{{Infobox}}", b"{| class", b"Bamako", b"[1] Roe", b"{bracketed} prose"])
def test_a_line_of_prose_or_markup_is_no_row(line: bytes) -> None:
    assert not looks_like_rows(line)


@given(st.binary(max_size=300), st.integers(1, 40))
def test_any_bytes_give_captures_or_refusals_and_never_an_error(data: bytes, limit: int) -> None:
    for found in rows(lines(io.BytesIO(data), limit), "x.jsonl", limit):
        assert isinstance(found, Capture | RefusedError)


@given(st.text(min_size=1).filter(lambda t: bool(t.strip())))
def test_any_text_survives_to_the_character(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    (found,) = rows(lines(io.BytesIO(line), 10_000), "x.jsonl", 10_000)
    assert isinstance(found, Capture)
    assert found.text == text
