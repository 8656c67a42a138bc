"""Files made to do harm: each is refused by name, in bounded time and memory, and the next file is read."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.measured import Measured, measured
from tests.warcs import record, response

from legation.errors import RefusedError
from legation.sources import Capture
from legation.sources.asked import Asked
from legation.sources.contents import contents
from legation.sources.opened import Opened

MIB = 1 << 20
# a document may have 16 MiB, and a stream may hold a second copy of its last piece
BOUND = 64 * MIB
GOOD = "Mali and Algeria signed an accord on trade."


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path / "good.txt"


def refused_alone(path: Path, good: Path, bound: int = BOUND) -> tuple[Measured, str]:
    """The reading of a file and then of a good one: one refusal that names the file, and its reason."""
    found = measured([path, good])
    assert found.read[-1] == "good.txt"
    assert found.memory < bound, found.memory / MIB
    [(name, reason)] = found.refused
    assert name == path.name
    return found, reason


def sparse(path: Path, *pieces: bytes | int) -> Path:
    """A file of pieces, and of so many zeros, which take no room, where a piece is a number."""
    with path.open("wb") as file:
        for piece in pieces:
            if isinstance(piece, int):
                file.truncate(file.seek(piece, io.SEEK_CUR))
            else:
                file.write(piece)
    return path


def zeros(count: int) -> Iterator[bytes]:
    """A gzip member of so many MiB of zeros, packed as they come."""
    packer = zlib.compressobj(1, wbits=31)
    for _ in range(count):
        yield packer.compress(bytes(MIB))
    yield packer.flush()


ROW = json.dumps({"text": GOOD}).encode()


def test_a_line_of_100_mb_costs_its_row(tmp_path: Path) -> None:
    path = sparse(tmp_path / "a.jsonl", ROW + b'\n{"text": "', 100 * MIB, b'"}\n' + ROW + b"\n")
    found = measured([path])
    assert found.count == 2
    assert found.refused == [("a.jsonl:2", f"row larger than the limit of {16 * MIB} bytes")]
    assert found.memory < BOUND


@pytest.mark.parametrize("quote", [b"", b'"'])
def test_a_cell_of_100_mb_costs_its_row(quote: bytes, tmp_path: Path) -> None:
    path = sparse(tmp_path / "a.csv", b"id,text\n1,Mali\n2," + quote, 100 * MIB, quote + b"\n3,Algeria\n")
    found = measured([path])
    assert found.read == ["1", "3"]
    assert [name for name, _ in found.refused] == ["a.csv:3"]
    assert found.memory < BOUND


def test_a_cell_of_a_million_lines_costs_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b'id,text\n1,"')
        for _ in range(40):
            file.write((b"x" * 31 + b"\n") * (MIB // 32))
        file.write(b'"\n2,Mali\n')
    found = measured([path])
    assert found.read == ["2"]
    assert [name for name, _ in found.refused] == ["a.csv:2"]
    assert found.memory < BOUND


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.eml", "a.csv", "a"])
def test_a_file_of_100_mb_in_one_line_is_refused(name: str, tmp_path: Path, good: Path) -> None:
    _, reason = refused_alone(sparse(tmp_path / name, b"Mali", 100 * MIB), good)
    assert "limit" in reason


def test_a_message_of_100_mb_costs_itself(tmp_path: Path) -> None:
    begin = b"From a@b Mon Apr 23 10:20:30 2018\n"
    path = sparse(tmp_path / "a.mbox", begin, 100 * MIB, b"\n\n" + begin + b"Subject: two\n\nMali\n")
    found = measured([path])
    assert found.read == ["a.mbox:2"]
    assert found.refused == [("a.mbox:1", "larger than the limit of 16 MiB")]
    assert found.memory < BOUND


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.mbox.gz", "a.warc.gz", "a.tar.gz", "a.gz", "a.txt.gz"])
def test_a_gzip_bomb_ends(name: str, tmp_path: Path, good: Path) -> None:
    head = {"a.csv.gz": b"text\n", "a.warc.gz": response(length=10**18)[:-4]}.get(name, b"")
    if name == "a.tar.gz":
        info = tarfile.TarInfo("a.jsonl")
        info.size = 1 << 40
        head = info.tobuf(tarfile.GNU_FORMAT)
    with (tmp_path / name).open("wb") as file:
        file.write(gzip.compress(head))
        file.writelines(zeros(600))
    _, reason = refused_alone(tmp_path / name, good)
    if name in ("a.gz", "a.txt.gz"):  # what holds one document is read no further than one may be long
        assert reason == "larger than the limit of 16 MiB"
    else:
        assert reason == "unpacks to more than 200 times its size (a bomb): the rest of it is not read"


@pytest.mark.parametrize(("suffix", "pack"), [("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_bomb_of_another_compression_ends(
    suffix: str, pack: Callable[[bytes], bytes], tmp_path: Path, good: Path
) -> None:
    path = tmp_path / f"a.jsonl.{suffix}"
    path.write_bytes(pack(bytes(50 * MIB)) * 20)
    _, reason = refused_alone(path, good)
    assert reason == "unpacks to more than 200 times its size (a bomb): the rest of it is not read"


def test_an_xz_that_asks_for_all_memory_is_refused(tmp_path: Path, good: Path) -> None:
    data = bytearray(lzma.compress(b"Mali", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 20}]))
    at = data.index(bytes([0x21, 0x01]), 12)  # the filter, the size of its properties, the size of its dictionary
    data[at + 2] = 40
    header = data[12 : 12 + (data[12] + 1) * 4 - 4]
    data[12 + len(header) : 12 + len(header) + 4] = struct.pack("<L", zlib.crc32(header))
    (tmp_path / "a.txt.xz").write_bytes(data)
    _, reason = refused_alone(tmp_path / "a.txt.xz", good)
    assert "Memory usage limit" in reason


def test_a_gzip_header_with_an_endless_name_takes_no_memory(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "a.txt.gz"
    with path.open("wb") as file:
        file.write(b"\x1f\x8b\x08\x08" + bytes(6))
        for _ in range(100):
            file.write(b"n" * MIB)
    _, reason = refused_alone(path, good)
    assert reason.startswith("truncated")


def test_a_million_empty_members_take_their_time_and_no_more(tmp_path: Path, good: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"") * 200_000)
    _, reason = refused_alone(tmp_path / "a.txt.gz", good)
    assert reason == "empty"


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_refused_by_its_member_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.jsonl": bytes(200 * MIB), "a.txt": GOOD.encode()}))
    found = measured([tmp_path / "a.zip"])
    assert found.read == ["a.zip/a.txt"]
    assert found.refused == [("a.zip/bomb.jsonl", "unpacks to more than 200 times its size (a bomb)")]
    assert found.memory < BOUND


def test_a_zip_that_lies_about_a_size_gives_no_more_than_it_says(tmp_path: Path) -> None:
    data = bytearray(zipped({"bomb.jsonl": bytes(200 * MIB), "a.txt": GOOD.encode()}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 1000)
    struct.pack_into("<L", data, 22, 1000)
    (tmp_path / "a.zip").write_bytes(data)
    found = measured([tmp_path / "a.zip"])
    assert found.read == ["a.zip/a.txt"]
    assert [name for name, _ in found.refused] == ["a.zip/bomb.jsonl"]
    assert found.memory < BOUND


def test_zips_in_zips_share_one_budget(tmp_path: Path, good: Path) -> None:
    data = bytes(15 * MIB)
    for _ in range(3):
        data = zipped({f"{n}.zip" if data[:2] == b"PK" else f"{n}.jsonl": data for n in range(16)})
    (tmp_path / "a.zip").write_bytes(data)
    found = measured([tmp_path / "a.zip", good])
    assert found.read == ["good.txt"]
    assert found.refused[-1][1] == "unpacks to more than 200 times its size (a bomb): the rest of it is not read"
    assert found.refusals < 50
    assert found.memory < BOUND


def test_a_zip_that_contains_itself_ends(tmp_path: Path, good: Path) -> None:
    data = GOOD.encode()
    for depth in range(30):
        data = zipped({"a.zip" if depth else "a.txt": data})
    (tmp_path / "a.zip").write_bytes(data)
    found = measured([tmp_path / "a.zip", good])
    assert found.read == ["good.txt"]
    assert found.refused == [("a.zip/a.zip/a.zip/a.zip", "inside more than 3 archives: not unpacked any further")]


def test_a_zip_of_a_million_members_is_refused(tmp_path: Path, good: Path) -> None:
    header = b"PK\x03\x04" + bytes(26)
    entry = b"PK\x01\x02" + bytes(42)
    count = 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, len(header), 0)
    with (tmp_path / "a.zip").open("wb") as file:
        file.write(header)
        for _ in range(count // 1000):
            file.write(entry * 1000)
        file.write(end)
    _, reason = refused_alone(tmp_path / "a.zip", good)
    assert reason.startswith("damaged or truncated: its list of members cannot be read")


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK])
def test_a_tar_with_an_endless_name_is_refused(kind: bytes, tmp_path: Path, good: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = kind, 1 << 33
    _, reason = refused_alone(sparse(tmp_path / "a.tar", info.tobuf(tarfile.GNU_FORMAT), 200 * MIB), good)
    assert reason.startswith("damaged: a name of 8589934592 bytes")


def test_a_tar_of_nothing_but_headers_takes_no_memory(tmp_path: Path, good: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 60_000
    header = info.tobuf(tarfile.GNU_FORMAT) + b"n" * 60_000 + bytes(-60_000 % 512)
    with (tmp_path / "a.tar").open("wb") as file:
        for _ in range(1000):
            file.write(header)
    _, reason = refused_alone(tmp_path / "a.tar", good)
    assert reason.startswith("truncated")


def test_a_tar_that_claims_an_endless_member_is_truncated(tmp_path: Path, good: Path) -> None:
    info = tarfile.TarInfo("a.html")
    info.size = 1 << 62
    (tmp_path / "a.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"x" * 1024)
    found = measured([tmp_path / "a.tar", good])
    assert found.read == ["good.txt"]
    assert found.refused == [("a.tar", f"truncated: it ends before byte {512 + (1 << 62)}")]


@pytest.mark.parametrize(
    "head",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nX: ",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\nX: ",
    ],
)
@pytest.mark.parametrize("filling", [b"Xy: z\r\n", b"z", b"\r\n "])
def test_a_warc_with_an_endless_header_is_refused(head: bytes, filling: bytes, tmp_path: Path, good: Path) -> None:
    with (tmp_path / "a.warc").open("wb") as file:
        file.write(response() + head)
        for _ in range(100):
            file.write(filling * (MIB // len(filling)))
    found, reason = refused_alone(tmp_path / "a.warc", good)
    assert found.count == 2
    assert "damaged" in reason


def test_a_warc_with_an_endless_http_header_costs_its_record(tmp_path: Path) -> None:
    endless = record("response", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000_000, uri="http://a.example/bad")
    (tmp_path / "a.warc").write_bytes(endless + response())
    found = measured([tmp_path / "a.warc"])
    assert found.count == 1
    assert [name for name, _ in found.refused] == ["http://a.example/bad"]
    assert found.memory < BOUND


@pytest.mark.parametrize("kind", ["response", "request", "conversion"])
def test_a_warc_record_that_claims_an_endless_length_is_truncated(kind: str, tmp_path: Path, good: Path) -> None:
    media = "text/plain" if kind == "conversion" else "application/http"
    endless = record(kind, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", length=10**18, media=media)
    path = sparse(tmp_path / "a.warc", response() + endless, 300 * MIB)
    found, reason = refused_alone(path, good)
    assert found.count == 2
    assert reason == f"truncated: the record at byte {len(response())} ends before its length"


def test_a_warc_record_over_the_limit_is_not_held(tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    large = record("response", head, length=len(head) + 300 * MIB, uri="http://a.example/large")[:-4]
    path = sparse(tmp_path / "a.warc", large, 300 * MIB, b"\r\n\r\n" + response())
    found = measured([path])
    assert found.count == 1
    assert found.refused == [("http://a.example/large", "larger than the limit of 16 MiB")]
    assert found.memory < BOUND


def test_a_page_that_unpacks_without_end_costs_its_record(tmp_path: Path) -> None:
    bomb = response(b"".join(zeros(600)), headers="Content-Encoding: gzip\r\n", uri="http://a.example/bomb")
    (tmp_path / "a.warc").write_bytes(bomb + response())
    found = measured([tmp_path / "a.warc"])
    assert found.count == 1
    assert found.refused == [("http://a.example/bomb", "larger than the limit of 16 MiB")]
    assert found.memory < BOUND


def test_many_refused_documents_are_not_kept_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        with (folder / f"{number}.txt").open("wb") as file:
            file.write(b"x" * 15 * MIB + b"\0")
    found = measured([folder])
    assert found.refusals == 30
    assert found.memory < BOUND


def test_a_parquet_bomb_ends(tmp_path: Path, good: Path) -> None:
    import duckdb

    path = tmp_path / "a.parquet"
    duckdb.sql(f"COPY (SELECT repeat('Mali ', 20000) AS text FROM range(100000)) TO '{path}' (FORMAT parquet)")
    assert path.stat().st_size < 5 * MIB
    found = measured([path, good])
    assert found.read[-1] == "good.txt"
    assert found.refused == [
        ("a.parquet", "unpacks to more than 200 times its size (a bomb): the rest of it is not read")
    ]
    assert found.memory < BOUND
    assert found.workers < 700 * MIB, found.workers / MIB


def packed_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name in ("a.txt", "f/b.jsonl"):
            info = tarfile.TarInfo(name)
            info.size = len(ROW)
            archive.addfile(info, io.BytesIO(ROW))
    return out.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Accord"
    message.set_content(GOOD)
    message.add_attachment(GOOD, filename="a.txt")
    return message.as_bytes()


WHOLE = {
    ".txt": GOOD.encode(),
    ".jsonl": ROW + b"\n" + ROW,
    ".jsonl.gz": gzip.compress(ROW + b"\n") * 2,
    ".jsonl.bz2": bz2.compress(ROW),
    ".jsonl.xz": lzma.compress(ROW),
    ".csv": f'id,text\n1,"{GOOD}"\n2,{GOOD}\n'.encode(),
    ".tsv": f"id\ttext\n1\t{GOOD}\n".encode(),
    ".warc": response() * 2,
    ".warc.gz": gzip.compress(response()) * 2,
    ".wet": record("conversion", GOOD.encode(), media="text/plain"),
    ".tar": gzip.decompress(packed_tar()),
    ".tar.gz": packed_tar(),
    ".zip": zipped({"a.txt": GOOD.encode(), "b.jsonl": ROW, "c.zip": zipped({"d.txt": b"Mali"})}),
    ".mbox": b"From a@b Mon Apr 23 10:20:30 2018\n" + mail(),
    ".eml": mail(),
    "": b"",
}
NAMES = [f"x{suffix}" for suffix in WHOLE]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of any kind of which some bytes are others, or missing, or there twice; its name may be another's."""
    suffix = draw(st.sampled_from(list(WHOLE)))
    data = bytearray(WHOLE[suffix])
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(data)))
        end = draw(st.integers(begin, min(len(data), begin + 40)))
        how = draw(st.sampled_from(["other", "missing", "twice", "cut"]))
        if how == "cut":
            del data[begin:]
        else:
            data[begin:end] = {"other": draw(st.binary(max_size=40)), "missing": b"", "twice": data[begin:end] * 2}[how]
    return draw(st.one_of(st.just(f"x{suffix}"), st.sampled_from(NAMES))), bytes(data)


def all_captures_or_refusals(name: str, data: bytes, columns: dict[str, str]) -> None:
    opened = Opened(io.BytesIO(data), name, name, len(data))
    for found in contents(opened, Asked(1000, columns)):
        assert isinstance(found, Capture | RefusedError)
        assert found.name.encode()  # it can be printed


@settings(max_examples=400, deadline=None)
@given(damaged(), st.sampled_from([{}, {"text": "id"}, {"html": "text"}]))
def test_a_damaged_file_gives_captures_or_refusals(file: tuple[str, bytes], columns: dict[str, str]) -> None:
    all_captures_or_refusals(*file, columns)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=600))
def test_any_bytes_under_any_name_give_captures_or_refusals(name: str, data: bytes) -> None:
    all_captures_or_refusals(name, data, {})


@settings(max_examples=15, deadline=None)  # each starts a process
@given(st.data())
def test_a_damaged_parquet_gives_captures_or_refusals(parquet: bytes, data: st.DataObject) -> None:
    changed = bytearray(parquet)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(4, len(changed) - 5))] = data.draw(st.integers(0, 255))
    all_captures_or_refusals("x.parquet", bytes(changed), {})


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    import duckdb

    path = tmp_path_factory.mktemp("parquet") / "x.parquet"
    duckdb.sql(f"COPY (SELECT i AS id, 'Mali ' || i AS text FROM range(50) t(i)) TO '{path}' (FORMAT parquet)")
    return path.read_bytes()
