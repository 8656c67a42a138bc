from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import warcs
from tests.sources.reading import ARTICLE, read

from legation.errors import RefusedError
from legation.sources import captures
from legation.sources.budget import FREE, RATIO, Budget
from legation.sources.compressed import Unpacked

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
PACKED = pytest.mark.parametrize("suffix", PACK)


def rows(count: int) -> bytes:
    return b"".join(json.dumps({"id": n, "text": f"{ARTICLE} {n}"}).encode() + b"\n" for n in range(count))


@PACKED
def test_the_file_within_is_read_and_called_without_the_suffix(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"page.html{suffix}"
    path.write_bytes(PACK[suffix](b"<p>Bamako</p>"))
    (capture,), refused = read(path)
    assert (capture.name, capture.address, capture.media) == ("page.html", str(path), "text/html")
    assert capture.data == b"<p>Bamako</p>"
    assert refused == []


@PACKED
def test_members_one_after_the_other_are_one_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.txt{suffix}"
    path.write_bytes(PACK[suffix](b"Mali ") + PACK[suffix](b"and ") + PACK[suffix](b"Algeria"))
    (capture,), _ = read(path)
    assert capture.data == b"Mali and Algeria"


def test_zeros_after_the_last_member_are_padding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Mali") + b"\0" * 5000 + gzip.compress(b" Algeria") + b"\0" * 512)
    (capture,), refused = read(path)
    assert (capture.data, refused) == (b"Mali Algeria", [])


@PACKED
def test_of_a_truncated_file_the_rows_before_the_end_stand(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(PACK[suffix](rows(10)) + PACK[suffix](rows(10))[:-12])
    found, refused = read(path)
    assert [capture.given["id"] for capture in found[:10]] == [str(n) for n in range(10)]
    [(name, reason)] = refused
    assert name == f"news.jsonl{suffix}"
    assert reason.startswith("truncated")


@PACKED
def test_a_truncated_document_is_refused_whole(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.txt{suffix}"
    path.write_bytes(PACK[suffix](ARTICLE.encode() * 50)[:-9])
    found, [(name, reason)] = read(path)
    assert (found, name) == ([], f"a.txt{suffix}")
    assert "truncated" in reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"Mali") + b"and something else", "damaged: what follows at byte 24"),
        (gzip.compress(b"Mali") + bz2.compress(b"Mali"), "damaged: what follows at byte 24"),
        (gzip.compress(b"Mali")[:-8] + b"\1\2\3\4\5\6\7\0", "damaged: its gzip data cannot be unpacked"),
        (bz2.compress(b"Mali" * 99)[:-8] + b"12345678", "damaged: its bzip2 data cannot be unpacked"),
        (lzma.compress(b"Mali")[:20] + b"x" * 40, "damaged: its xz data cannot be unpacked"),
        (b"\x1f\x8b", "truncated"),
    ],
)
def test_damage_is_named(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(data)
    found, [(name, said)] = read(tmp_path / "a.txt.gz")
    assert (found, name) == ([], "a.txt.gz")
    assert said.startswith(reason)


def test_what_is_within_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "crawl.gz").write_bytes(
        b"".join(gzip.compress(warcs.response(uri=f"http://a.example/{n}")) for n in (1, 2))
    )
    found, refused = read(tmp_path)
    assert [capture.name for capture in found] == ["http://a.example/1", "http://a.example/2"]
    assert refused == []


def test_what_is_not_read_is_not_read_when_it_is_compressed(tmp_path: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(b"{}"))
    (tmp_path / "b.gz").write_bytes(gzip.compress(b""))
    _, refused = read(tmp_path)
    assert refused == [("a.json.gz", "JSON files are not read yet"), ("b.gz", "empty")]


def test_a_file_in_more_than_three_is_not_unpacked_further(tmp_path: Path) -> None:
    three = gzip.compress(gzip.compress(gzip.compress(b"Bamako")))
    (tmp_path / "a.txt.gz").write_bytes(three)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(three))
    found, [(name, reason)] = read(tmp_path)
    assert [capture.data for capture in found] == [b"Bamako"]
    assert (name, reason) == ("b.txt.gz", "inside more than 3 archives: not unpacked any further")


def test_standard_input_may_be_compressed() -> None:
    found = list(captures(["-"], stdin=io.BytesIO(gzip.compress(rows(3)))))
    assert [one.name for one in found] == ["0", "1", "2"]


def test_so_much_may_come_out_and_no_more() -> None:
    budget = Budget("bomb.gz", packed=1000)
    budget.give(FREE + RATIO * 1000)
    with pytest.raises(RefusedError, match=r"bomb\.gz: unpacks to more than 200 times its size"):
        budget.give(1)


def test_a_damaged_stream_fails_each_time_with_the_same_refusal() -> None:
    stream = Unpacked(io.BytesIO(gzip.compress(b"Mali")[:-2]), "a.gz", Budget("a.gz", 1000))
    assert stream.read(100) == b"Mali"
    with pytest.raises(RefusedError) as first:
        stream.read(100)
    with pytest.raises(RefusedError) as second:
        stream.read(100)
    assert first.value is second.value


def test_where_a_member_begins_is_known() -> None:
    members = [gzip.compress(bytes([n]) * 1000) for n in range(50)]
    stream = Unpacked(io.BytesIO(b"".join(members)), "a.gz", Budget("a.gz", 100_000))
    while stream.read(700):
        pass
    assert [stream.packed(n * 1000 + 500) for n in (0, 1, 49)] == [0, len(members[0]), sum(map(len, members[:49]))]
