"""The archive of what was fetched: others can read it, and it is never left half written."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecordType

from legation.errors import SettingError
from legation.sources.answers import Fetched
from legation.sources.keep import Keep

PAGE = b"<html><body><p>Peru thanked Ecuador.</p></body></html>"
HEADERS = (
    (b"Content-Type", b"text/html; charset=utf-8"),
    (b"Content-Encoding", b"gzip"),
    (b"Transfer-Encoding", b"chunked"),
    (b"Content-Length", b"7"),
)


def fetched(url: str = "https://post.example/1", data: bytes = PAGE) -> Fetched:
    return Fetched(url, url, 200, data, "2018-04-23T12:00:00Z", headers=HEADERS)


@pytest.mark.parametrize("name", ["kept.warc.gz", "kept.warc"])
def test_what_is_kept_can_be_read_by_others(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    Keep(path, "legation/0").add(fetched())
    Keep(path, "legation/0").add(fetched("https://post.example/2", b""))
    with path.open("rb") as file:
        # a record whose digest is not its own would be left out
        records = [
            (
                r.record_type,
                r.headers.get("WARC-Target-URI"),
                r.headers.get("WARC-Date"),
                r.http_content_type,
                r.reader.read(),
            )
            for r in ArchiveIterator(file, verify_digests=True)
        ]
    about, *answers = records
    assert about[0] == WarcRecordType.warcinfo
    assert b"legation/0" in about[4]
    when, media = "2018-04-23T12:00:00Z", "text/html"
    assert answers == [
        (WarcRecordType.response, "https://post.example/1", when, media, PAGE),
        (WarcRecordType.response, "https://post.example/2", when, media, b""),
    ]


def test_headers_no_longer_say_how_the_body_was_packed(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    Keep(path, "legation/0").add(fetched())
    with path.open("rb") as file:
        (answer,) = ArchiveIterator(file, record_types=WarcRecordType.response, verify_digests=True)
        headers = {name.lower(): value for name, value in answer.http_headers}
        digest = base64.b32encode(hashlib.sha1(PAGE).digest()).decode()
        assert answer.headers.get("WARC-Payload-Digest") == f"sha1:{digest}"
    assert headers == {
        "content-type": "text/html; charset=utf-8",
        "x-crawler-content-encoding": "gzip",
        "x-crawler-transfer-encoding": "chunked",
        "content-length": str(len(PAGE)),
    }


def test_each_record_is_compressed_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "kept.warc.gz"
    keep = Keep(path, "legation/0")
    first = path.stat().st_size
    keep.add(fetched())
    assert gzip.decompress(path.read_bytes()[first:]).startswith(b"WARC/1.1\r\n")
    with path.open("rb") as file:
        assert GzipReader(file).read(8) == b"WARC/1.1"


def test_a_full_disk_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.warc.gz"
    keep = Keep(path, "legation/0")
    keep.add(fetched())
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            keep.add(fetched())
    assert path.read_bytes() == before
    keep.add(fetched())
    assert len(path.read_bytes()) > len(before)


def test_nothing_is_added_to_what_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "notes.warc.gz"
    path.write_bytes(b"my notes, uncompressed")
    with pytest.raises(SettingError, match=r"notes\.warc\.gz: is no WARC archive"):
        Keep(path, "legation/0")
    assert path.read_bytes() == b"my notes, uncompressed"
    with pytest.raises(SettingError, match=r"ends in \.warc\.gz or \.warc"):
        Keep(tmp_path / "kept.zip", "legation/0")
