"""Which columns hold what, alike for JSON lines, CSV and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.sources.reading import read

Row = dict[str, Any]
TABLE: list[Row] = [
    {"doc_id": "a", "body": "Mali thanked Algeria.", "date": "2018-04-23", "text": "other", "page": "<p>Mali</p>"},
    {"doc_id": "b", "body": "Niger thanked Chad.", "date": "2018-04-24", "text": "other", "page": "<p>Niger</p>"},
]


def json_lines(rows: list[Row], folder: Path) -> Path:
    (folder / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder / "t.jsonl"


def delimited(rows: list[Row], folder: Path) -> Path:
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder / "t.csv"


def parquet(rows: list[Row], folder: Path) -> Path:
    path = folder / "t.parquet"
    duckdb.sql(f"COPY (SELECT * FROM read_json('{json_lines(rows, folder)}')) TO '{path}' (FORMAT parquet)")
    (folder / "t.jsonl").unlink()
    return path


Write = Callable[[list[Row], Path], Path]
WRITTEN = pytest.mark.parametrize("write", [json_lines, delimited, parquet])
TABLES = pytest.mark.parametrize("write", [delimited, parquet])


@WRITTEN
def test_the_user_says_which_column_holds_what(write: Write, tmp_path: Path) -> None:
    path = write(TABLE, tmp_path)
    found, refused = read(path, columns={"text": "body", "published": "date", "id": "doc_id"})
    assert [(capture.name, capture.text) for capture in found] == [(row["doc_id"], row["body"]) for row in TABLE]
    assert found[0].given == {"id": "a", "published": "2018-04-23"}
    assert refused == []


@WRITTEN
def test_without_a_word_the_columns_are_called_like_the_fields(write: Write, tmp_path: Path) -> None:
    found, _ = read(write(TABLE, tmp_path))
    assert [(capture.text, capture.given) for capture in found] == [("other", {}), ("other", {})]


@WRITTEN
def test_a_page_may_stand_in_place_of_the_text(write: Write, tmp_path: Path) -> None:
    found, _ = read(write(TABLE, tmp_path), columns={"html": "page"})
    assert [(capture.text, capture.media, capture.charset) for capture in found] == [(None, "text/html", "utf-8")] * 2
    assert found[0].data == b"<p>Mali</p>"


@WRITTEN
def test_a_column_called_html_is_read_where_there_is_no_text(write: Write, tmp_path: Path) -> None:
    found, _ = read(write([{"id": "a", "html": "<p>Mali</p>"}], tmp_path))
    assert [(capture.name, capture.data, capture.media) for capture in found] == [("a", b"<p>Mali</p>", "text/html")]


@TABLES
def test_a_table_without_a_named_column_is_refused_with_those_it_has(write: Write, tmp_path: Path) -> None:
    path = write(TABLE, tmp_path)
    _, refused = read(path, columns={"text": "body", "published": "day"})
    there = "its columns are doc_id, body, date, text, page"
    assert refused == [(path.name, f"has no column day for published: {there}")]


@TABLES
def test_a_table_without_a_text_is_refused_with_the_columns_it_has(write: Write, tmp_path: Path) -> None:
    path = write([{"id": "a", "body": "x"}], tmp_path)
    _, [(name, reason)] = read(path)
    assert name == path.name
    assert reason == "has no column text or html (its columns are id, body); --columns text=NAME says which it is"


def test_a_json_line_without_the_named_text_is_refused_by_its_line(tmp_path: Path) -> None:
    path = json_lines([{"body": "Mali"}, {"text": "Niger"}, {"body": 5}], tmp_path)
    found, refused = read(path, columns={"text": "body"})
    assert [capture.text for capture in found] == ["Mali"]
    assert refused == [("t.jsonl:2", "row has no body"), ("t.jsonl:3", "body is a number, not a string")]


def test_a_refusal_names_only_so_many_columns(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(",".join(f"c{n}" for n in range(500)))
    _, [(_, reason)] = read(tmp_path / "t.csv")
    assert "c19 …" in reason
    assert "c20" not in reason
