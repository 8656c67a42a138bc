from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.reading import ARTICLE, read

from legation.sources.delimited import _rows


def write(folder: Path, text: str | bytes, name: str = "news.csv") -> Path:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder / name


def test_a_row_carries_its_text_exactly_and_the_rest_beside_it(tmp_path: Path) -> None:
    text = ' Bamako, "the capital"\r\n\u00a0 e\u0301; '
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["id", "published", "text", "gold", "url"])
    writer.writerow(["7", "2018-04-23", text, "x", ""])
    (capture,), refused = read(write(tmp_path, out.getvalue()))
    assert (capture.text, capture.data) == (text, text.encode())
    assert capture.given == {"id": "7", "published": "2018-04-23"}
    assert (capture.name, capture.address) == ("7", f"{tmp_path}/news.csv:2")
    assert refused == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,text\n1,Bamako\n"),
        ("a.csv", "\ufeffid,text\r\n1,Bamako\r\n"),
        ("a.csv", "\n\nid;text\n1;Bamako"),
        ("a.csv", "id|text\n1|Bamako\n\n\n"),
        ("a.tsv", "id\ttext\n1\tBamako\n"),
        ("a.csv", 'id\t"text"\n1\t"Bamako"\n'),
        ("a.tsv", " text \nBamako"),
    ],
)
def test_the_header_says_how_cells_are_divided(name: str, text: str, tmp_path: Path) -> None:
    (capture,), refused = read(write(tmp_path, text, name))
    assert (capture.text, refused) == ("Bamako", [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"1", "row has 1 cells, the header has 2"),
        (b"1,Bamako, the capital", "row has 3 cells, the header has 2"),
        (b"1,", "empty: its text has nothing in it"),
        (b"1,caf\xe9", "not UTF-8 (byte 5 of the row)"),
        (b'1,"Bamako" the capital', "row cannot be told into cells"),
        (b"1,Bamako\rthe capital", "row cannot be told into cells"),
        (b"1," + b"x" * 2000, "row larger than the limit of 1000 bytes"),
        (b'1,"' + b"x\n" * 2000 + b'"', "row larger than the limit of 1000 bytes"),
        (b'1,"' + b'"",\n' * 500 + b'",""', "row larger than the limit of 1000 bytes"),
    ],
)
def test_a_bad_row_is_named_by_its_line_and_the_others_go_on(row: bytes, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path, b"id,text\n1,Mali\n" + row + b"\n3,Algeria\n")
    found, [(name, said)] = read(path, limit=1000)
    assert [capture.text for capture in found] == ["Mali", "Algeria"]
    assert name == "news.csv:3"
    assert said.startswith(reason)


def test_a_quote_that_is_not_closed_is_named_where_it_opens(tmp_path: Path) -> None:
    found, [(name, reason)] = read(write(tmp_path, 'id,text\n1,Mali\n2,"Algeria\n3,Niger\n'))
    assert [capture.text for capture in found] == ["Mali"]
    assert name == "news.csv:3"
    assert reason.startswith("row cannot be told into cells")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (
            "id,body\n1,x\n",
            "has no column text or html (its columns are id, body); --columns text=NAME says which it is",
        ),
        ("text,text\nx,y\n", "has more than one column text"),
        (b"id,t\xe9xt\n1,x\n", "not UTF-8 (byte 4 of the row)"),
        ("id,text\n1,x\n".encode("utf-16"), "not UTF-8: a table must be UTF-8, with or without a byte order mark"),
        ("x" * 3000, "its first line is larger than the limit of 1000 bytes"),
        (" \n\n\n", "empty file"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_as_a_whole(table: str | bytes, reason: str, tmp_path: Path) -> None:
    assert read(write(tmp_path, table), limit=1000) == ([], [("news.csv", reason)])


def test_a_table_may_be_longer_than_a_document(tmp_path: Path) -> None:
    found, refused = read(write(tmp_path, "text\n" + f"{ARTICLE}\n" * 50), limit=100)
    assert (len(found), refused) == (50, [])


CELLS = st.lists(st.lists(st.text("a\"',;\n\r\t |é", max_size=8), min_size=2, max_size=2), min_size=1, max_size=6)


@given(CELLS, st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_rows_are_divided_where_the_standard_library_divides_them(
    cells: list[list[str]], delimiter: str, quoting: int
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(cells)  # type: ignore[arg-type]
    rows = [row for _, row in _rows(io.BytesIO(out.getvalue().encode()), delimiter.encode(), 10_000, 0)]
    read_again = [next(csv.reader([row.decode()], delimiter=delimiter)) for row in rows if row is not None]
    assert read_again == cells


@given(CELLS, st.integers(1, 30))
def test_a_row_over_the_limit_costs_no_other(cells: list[list[str]], limit: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(cells)
    data = out.getvalue().encode()
    whole = [row for _, row in _rows(io.BytesIO(data), b",", 10_000, 0)]
    limited = [row for _, row in _rows(io.BytesIO(data), b",", limit, 0)]
    assert limited == [row if row is not None and len(row) <= limit else None for row in whole]
