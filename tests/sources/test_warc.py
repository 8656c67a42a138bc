from __future__ import annotations

import gzip
import io
import random
import zlib
from pathlib import Path

import pytest
from tests import warcs
from tests.sources.reading import read
from tests.warcs import ADDRESS, PAGE, record, response

from legation.errors import RefusedError
from legation.sources import Capture, captures

INFO = record("warcinfo", b"software: x\r\n", uri=None, media="application/warc-fields")


def write(folder: Path, *records: bytes, name: str = "crawl.warc") -> Path:
    path = folder / name
    path.write_bytes(b"".join(gzip.compress(one) for one in records) if name.endswith(".gz") else b"".join(records))
    return path


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.gz", "crawl"])
def test_a_page_is_captured_with_what_the_archive_says_of_it(name: str, tmp_path: Path) -> None:
    (capture,), refused = read(write(tmp_path, INFO, response(), name=name))
    assert capture == Capture(
        name=ADDRESS,
        data=PAGE,
        address=ADDRESS,
        fetched="2018-04-23T10:20:30Z",
        media="text/html",
        charset="utf-8",
        given={"url": ADDRESS},
    )
    assert refused == []


@pytest.mark.parametrize(
    "passed_over",
    [
        INFO,
        record("request", b"GET / HTTP/1.1\r\n\r\n", media="application/http; msgtype=request"),
        record("metadata", b"outlink: x\r\n", media="application/warc-fields"),
        record("revisit", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        record("response", b"20180423\nx.example. 1.2.3.4", uri="dns:x.example", media="text/dns"),
        record("resource", b"--09:00:00--", uri="metadata://gnu.org/wget.log", media="text/plain"),
        record("continuation", b"the rest of a page"),
        response(b"gone", status="404 Not Found"),
        response(b"", status="301 Moved", headers="Location: /b\r\n"),
        response(b"\x89PNG\r\n\x1a\n", media="image/png"),
        response(b"{}", media="application/json"),
        response(b"a {color: red}", media="text/css"),
        response(b"let a", media="text/plain", uri="https://news.example/a.js?v=1"),
        response(b"User-agent: *", media="text/plain", uri="https://news.example/robots.txt"),
        response(b"<html>none", media="text/html", uri="https://news.example/robots.txt?x"),
        response(b"\x00\x01\x02", media="application/octet-stream"),
        response(b"<rss><channel/></rss>", media="application/rss+xml"),
    ],
)
def test_what_is_no_document_is_passed_over_silently(passed_over: bytes, tmp_path: Path) -> None:
    found, refused = read(write(tmp_path, passed_over, response()))
    assert [capture.name for capture in found] == [ADDRESS]
    assert refused == []


@pytest.mark.parametrize(
    ("one", "media", "charset"),
    [
        (response(media="application/xhtml+xml;charset=ISO-8859-1"), "text/html", "iso-8859-1"),
        (response(media='Text/HTML; Charset="windows-1252"'), "text/html", "windows-1252"),
        (response(b"%PDF-1.4", media="application/pdf"), "application/pdf", None),
        (response(b"%PDF-1.4", media="text/html"), "application/pdf", None),
        (response(media="application/pdf"), "text/html", None),
        (response(media=None), "text/html", None),
        (response(b"<!-- x -->\n<HTML>", media="application/octet-stream"), "text/html", None),
        (record("resource", b"Bamako", media="text/plain; charset=utf-16"), "text/plain", "utf-16"),
        (record("conversion", b"Bamako", media="text/plain"), "text/plain", "utf-8"),
    ],
)
def test_what_a_document_is_the_archive_says_unless_its_bytes_say_otherwise(
    one: bytes, media: str, charset: str | None, tmp_path: Path
) -> None:
    (capture,), _ = read(write(tmp_path, one))
    assert (capture.media, capture.charset) == (media, charset)


@pytest.mark.parametrize(
    ("date", "fetched"),
    [
        ("2018-04-23T10:20:30Z", "2018-04-23T10:20:30Z"),
        ("2018-04-23T10:20:30.123456789Z", "2018-04-23T10:20:30Z"),
        ("2018-04-23T10:20:30+02:00", "2018-04-23T08:20:30Z"),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
    ],
)
def test_the_moment_is_in_utc_or_not_known(date: str, fetched: str | None, tmp_path: Path) -> None:
    (capture,), _ = read(write(tmp_path, record("conversion", b"Bamako", media="text/plain", date=date)))
    assert capture.fetched == fetched


def test_an_address_in_angle_brackets_and_one_that_is_none(tmp_path: Path) -> None:
    path = write(tmp_path, response(uri=f"<{ADDRESS}>"), response(uri="urn:page:1"), response(uri=None))
    found, _ = read(path)
    assert [(capture.name, capture.given) for capture in found[:2]] == [(ADDRESS, {"url": ADDRESS}), ("urn:page:1", {})]
    assert (
        found[2].name == f"{path}: the record at byte {len(response(uri=f'<{ADDRESS}>') + response(uri='urn:page:1'))}"
    )


def test_the_codings_of_the_server_are_undone(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    headers = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    (capture,), _ = read(write(tmp_path, response(chunked, headers=headers)))
    assert capture.data == PAGE


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (response(b"x" * 3000), "larger than the limit of 2000 bytes"),
        (
            response(gzip.compress(b"x" * 10**6), headers="Content-Encoding: gzip\r\n"),
            "larger than the limit of 2000 bytes",
        ),
        (response(gzip.compress(PAGE)[:-20], headers="Content-Encoding: gzip\r\n"), "its content coding is cut off"),
        (response(b"  \n"), "empty"),
        (response(b""), "empty"),
        (response(b"<p>\x00"), "binary, not text (it has NUL bytes)"),
        (record("response", b"no answer at all"), "damaged: its record holds no HTTP answer"),
        (response(headers=f"Cookie: {'x' * 100_000}\r\n"), "its HTTP header cannot be read"),
    ],
)
def test_a_bad_record_is_named_by_its_address_and_the_others_go_on(bad: bytes, reason: str, tmp_path: Path) -> None:
    bad = bad.replace(ADDRESS.encode(), b"https://news.example/bad")
    found, [(name, said)] = read(write(tmp_path, bad, response()), limit=2000)
    assert [capture.name for capture in found] == [ADDRESS]
    assert name == "https://news.example/bad"
    assert said.startswith(reason)


@pytest.mark.parametrize("kind", ["response", "request"])
def test_of_a_truncated_archive_what_came_before_stands_and_the_place_is_named(kind: str, tmp_path: Path) -> None:
    last = record(kind, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
    whole = INFO + response()
    found, refused = read(write(tmp_path, whole, last[:-30]))
    assert len(found) == 1
    assert refused == [("crawl.warc", f"truncated: the record at byte {len(whole)} ends before its length")]


def test_of_a_compressed_archive_the_place_in_the_file_is_named(tmp_path: Path) -> None:
    good = gzip.compress(response())
    noise = gzip.compress(response(random.Random(1).randbytes(9000)))
    (tmp_path / "a.warc.gz").write_bytes(good + noise[:4000])
    found, [(name, reason)] = read(tmp_path / "a.warc.gz")
    assert (len(found), name) == (1, "a.warc.gz")
    assert reason == f"truncated: its gzip data stop in the middle, in the part that begins at byte {len(good)}"
    (tmp_path / "b.warc.gz").write_bytes(good + gzip.compress(response(length=10**6)))
    _, [(_, reason)] = read(tmp_path / "b.warc.gz")
    assert reason == f"truncated: the record at byte {len(good)} ends before its length"


def test_an_archive_cut_at_any_byte_gives_what_is_whole_and_at_most_one_refusal() -> None:
    whole = INFO + response() + response(uri="https://news.example/b")
    ends = [len(INFO), len(INFO + response()), len(whole)]
    for cut in range(20, len(whole)):
        found = list(captures(["-"], stdin=io.BytesIO(whole[:cut])))
        pages = [one for one in found if isinstance(one, Capture)]
        refused = [one for one in found if isinstance(one, RefusedError)]
        # the blank lines after a record are no loss
        at_an_end = any(end - 4 <= cut <= end for end in ends)
        assert len(pages) == sum(cut >= end - 4 for end in ends[1:])
        assert len(refused) == (0 if at_an_end else 1), (cut, refused)


@pytest.mark.parametrize("length", ["-1", "1e3", "", "9" * 30, "9" * 5000, "0x20"])
def test_a_length_that_is_none_ends_the_archive(length: str, tmp_path: Path) -> None:
    found, refused = read(write(tmp_path, response(), response(length=length), response()))
    assert len(found) == 1
    assert refused == [
        ("crawl.warc", f"damaged or truncated: the record at byte {len(response())} does not say how long it is")
    ]


def test_garbage_ends_the_archive(tmp_path: Path) -> None:
    found, [(name, reason)] = read(write(tmp_path, response(), b"and then something else\r\n" * 9, response()))
    assert (len(found), name) == (1, "crawl.warc")
    assert reason.startswith("damaged after the record at byte 0: no record begins there")


def test_an_interruption_comes_through() -> None:
    class Interrupted(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise KeyboardInterrupt
            return super().read1(size)

        def seekable(self) -> bool:
            return False

    with pytest.raises(KeyboardInterrupt):
        list(captures(["-"], stdin=Interrupted(response() * 1000)))


def test_an_archive_within_an_archive_is_read(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in.warc.gz", gzip.compress(response()))
        archive.writestr("bad.warc", warcs.response()[:-50])
        archive.writestr("c.txt", b"Bamako")
    found, [(name, _)] = read(tmp_path / "a.zip")
    assert [capture.name for capture in found] == [ADDRESS, "a.zip/c.txt"]
    assert name == "a.zip/bad.warc"


def test_zlib_members_are_not_taken_for_gzip(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(zlib.compress(response()))
    assert read(tmp_path / "a.warc.gz") == ([], [("a.warc.gz", "damaged, or no warc file: it does not begin as one")])
