from __future__ import annotations

import io
import os
from pathlib import Path

import duckdb
import pytest
from tests.sources.reading import ARTICLE, read

from legation import limits
from legation.errors import RefusedError
from legation.sources import Capture, captures
from legation.sources import parquet as module


def write(folder: Path, query: str, name: str = "news.parquet", options: str = "") -> Path:
    path = folder / name
    out = folder / "out.tmp"
    duckdb.sql(f"COPY ({query}) TO '{out}' (FORMAT parquet{options})")
    out.rename(path)
    return path


def test_a_row_carries_its_text_exactly_and_the_rest_beside_it(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "SELECT 7 AS id, E' Bamako\\r\\n\u00a0 ' AS text, DATE '2018-04-23' AS published,"
        " NULL::VARCHAR AS outlet, [1] AS gold",
    )
    (capture,), refused = read(path)
    assert (capture.text, capture.name, capture.address) == (" Bamako\r\n\u00a0 ", "7", f"{path}:1")
    assert capture.given == {"id": "7", "published": "2018-04-23"}
    assert refused == []


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("TIMESTAMP '2018-04-23 10:20:30'", "2018-04-23T10:20:30"),
        ("12.50::DECIMAL(5,2)", "12.50"),
        ("'b5b0b8a6-7e0c-4f6a-9f5d-2f3a1f0c9f11'::UUID", "b5b0b8a6-7e0c-4f6a-9f5d-2f3a1f0c9f11"),
        ("'2018'::BLOB", "2018"),
        ("'nan'::DOUBLE", None),
        ("''", None),
    ],
)
def test_values_of_other_types_are_given_as_text(value: str, given: str | None, tmp_path: Path) -> None:
    (capture,), _ = read(write(tmp_path, f"SELECT 'Bamako' AS text, {value} AS published"))
    assert capture.given.get("published") == given


def test_a_bad_row_is_named_by_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    path = write(tmp_path, f"SELECT unnest(['Mali', NULL, ' ', repeat('x', 2000), '{ARTICLE}']) AS text")
    found, refused = read(path, limit=1000)
    assert [capture.text for capture in found] == ["Mali", ARTICLE]
    assert refused == [
        ("news.parquet:2", "row has no text"),
        ("news.parquet:3", "empty: its text has nothing in it"),
        ("news.parquet:4", "row larger than the limit of 1000 bytes"),
    ]


def test_all_rows_come_in_their_order(tmp_path: Path) -> None:
    path = write(
        tmp_path, "SELECT i AS id, 'text ' || i AS text FROM range(5000) t(i)", options=", ROW_GROUP_SIZE 2048"
    )
    found, _ = read(path)
    assert [capture.given["id"] for capture in found] == [str(n) for n in range(5000)]


@pytest.mark.parametrize("name", ["a[1].parquet", "b*.parquet", "quote's.parquet", "year=2020.parquet", "no suffix"])
def test_the_name_of_a_file_means_nothing_to_the_reader(name: str, tmp_path: Path) -> None:
    write(tmp_path, "SELECT 'Other' AS text", name="b1.parquet")
    found, refused = read(write(tmp_path, "SELECT 'Bamako' AS text", name=name))
    assert [capture.text for capture in found] == ["Bamako"]
    assert refused == []


def test_a_name_that_is_no_utf_8_is_none_the_less_read(tmp_path: Path) -> None:
    path = write(tmp_path, "SELECT 'Bamako' AS text")
    os.rename(path, os.path.join(os.fsencode(tmp_path), b"\xff.parquet"))
    (found,) = captures([str(tmp_path)])
    assert isinstance(found, Capture)


def test_a_table_comes_from_a_pipe_too(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (found,) = captures(["-"], stdin=Pipe(write(tmp_path, "SELECT 'Bamako' AS text").read_bytes()))
    assert isinstance(found, Capture)
    assert found.text == "Bamako"


@pytest.mark.parametrize("keep", [10, 0.5, 0.99])
def test_a_truncated_file_is_refused(keep: float, tmp_path: Path) -> None:
    path = write(tmp_path, "SELECT 'text ' || i AS text FROM range(100) t(i)")
    data = path.read_bytes()
    path.write_bytes(data[: int(keep if keep > 1 else len(data) * keep)])
    found, [(name, reason)] = read(path)
    assert (found, name) == ([], "news.parquet")
    assert reason.startswith("damaged, or no Parquet that can be read")
    assert str(tmp_path) not in reason
    assert "\n" not in reason


def test_the_reader_can_open_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path, "SELECT 'Bamako' AS text")
    other = write(tmp_path, "SELECT 'secret' AS text", name="other.parquet")
    worker = limits.Worker()
    try:
        worker.call(module._begin, "a", 60, (str(path), "a"), {})
        assert worker.call(_tried, "a", 60, (f"SELECT * FROM read_parquet('{path}')",), {}) == "read"
        for query in (
            f"SELECT * FROM read_parquet('{other}')",
            "SELECT * FROM read_csv('/etc/hostname')",
            f"COPY (SELECT 1) TO '{tmp_path / 'out.csv'}'",
            "SET enable_external_access = true",
            "INSTALL httpfs",
        ):
            assert worker.call(_tried, "a", 60, (query,), {}) != "read", query
    finally:
        worker.close()
    assert not (tmp_path / "out.csv").exists()


def _tried(query: str) -> str:
    assert module._connection is not None
    try:
        module._connection.execute(query).fetchall()
    except duckdb.Error as error:
        return str(error)
    return "read"


def test_a_batch_ends_at_so_many_rows_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH_ROWS", 3)
    monkeypatch.setattr(module, "_BATCH_SIZE", 100)
    monkeypatch.setattr(module, "_running", False)
    path = write(tmp_path, "SELECT unnest(['a', 'b', 'c', 'd', repeat('e', 200), repeat('f', 90), 'g']) AS text")
    assert module._begin(str(path), "a") == ["text"]
    batches = []
    while batch := module._batch(["text"], 150, "a"):
        batches.append([row[0] if row else None for row in batch])
    assert batches == [["a", "b", "c"], ["d", None], ["f" * 90, "g"]]


def test_a_file_that_is_gone_is_refused_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^a: damaged, or no Parquet that can be read \((?!.*none)"):
        module._begin(str(tmp_path / "none.parquet"), "a")


def test_the_worker_of_a_file_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workers: list[limits.Worker] = []

    class Kept(limits.Worker):
        def __init__(self) -> None:
            super().__init__()
            workers.append(self)

    monkeypatch.setattr(module, "Worker", Kept)
    reading = captures([str(write(tmp_path, "SELECT 'x' AS text FROM range(1000)"))])
    next(reading)
    [worker] = workers
    assert worker._process is not None
    reading.close()  # type: ignore[attr-defined]
    assert worker._process is None
