from __future__ import annotations

import gzip
import io
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.sources.httpbody import BodyError, LargeBodyError, decoded

PAGE = b"<p>Mali and Algeria signed an accord.</p>" * 20


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def written(writer: type[BrotliWriter] | type[ZstdWriter], data: bytes) -> bytes:
    out = io.BytesIO()
    packer = writer(out)
    packer.write(data)
    packer.close()
    return out.getvalue()


def brotli(data: bytes) -> bytes:
    return written(BrotliWriter, data)


def zstd(data: bytes) -> bytes:
    return written(ZstdWriter, data)


@pytest.mark.parametrize(
    ("body", "coding", "plain"),
    [
        (PAGE, "", PAGE),
        (PAGE, "identity", PAGE),
        (gzip.compress(PAGE), "gzip", PAGE),
        (gzip.compress(PAGE), "X-GZIP", PAGE),
        (zlib.compress(PAGE), "deflate", PAGE),
        (bare(PAGE), "deflate", PAGE),
        (brotli(PAGE), "br", PAGE),
        (zstd(PAGE), "zstd", PAGE),
        (gzip.compress(brotli(PAGE)), "br, gzip", PAGE),
    ],
)
def test_a_coding_is_undone(body: bytes, coding: str, plain: bytes) -> None:
    assert decoded(body, "", coding, 10_000) == plain


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "sdch"])
def test_a_body_that_has_been_decoded_already_is_taken_as_it_is(coding: str) -> None:
    assert decoded(PAGE, "chunked", coding, 10_000) == PAGE


@pytest.mark.parametrize(
    ("chunks", "plain"),
    [
        (b"5\r\nBamak\r\n1\r\no\r\n0\r\n\r\n", b"Bamako"),
        (b"6;name=x\r\nBamako\r\n0\r\nTrailer: x\r\n\r\n", b"Bamako"),
        (b"0\r\n\r\n", b""),
    ],
)
def test_chunks_are_put_together(chunks: bytes, plain: bytes) -> None:
    assert decoded(chunks, "Chunked", "", 100) == plain


@pytest.mark.parametrize(
    ("body", "transfer", "content", "reason"),
    [
        (b"6\r\nBamako\r\nnone\r\n", "chunked", "", "chunks are damaged"),
        (b"6\r\nBamako\r\n", "chunked", "", "chunks are damaged"),
        (gzip.compress(PAGE)[:-30], "", "gzip", "cut off"),
        (gzip.compress(PAGE)[:10] + b"\x07" * 50, "", "gzip", "damaged"),
        (zstd(PAGE)[:-9], "", "zstd", "damaged"),
        (b"\x28\xb5\x2f\xfd" + b"\xff" * 50, "", "zstd", "damaged"),
    ],
)
def test_damage_is_an_error(body: bytes, transfer: str, content: str, reason: str) -> None:
    with pytest.raises(BodyError, match=reason):
        decoded(body, transfer, content, 10_000)


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (PAGE, ""),
        (gzip.compress(PAGE), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (brotli(PAGE), "br"),
        (gzip.compress(bytes(10**8)), "gzip"),
        (brotli(bytes(10**7)), "br"),
        (zstd(bytes(10**7)), "zstd"),
    ],
)
def test_what_comes_out_has_a_limit(body: bytes, coding: str) -> None:
    with pytest.raises(LargeBodyError):
        decoded(body, "", coding, 100)


@settings(deadline=None)  # the first of them loads a library
@given(
    st.binary(max_size=200),
    st.sampled_from(["", "chunked"]),
    st.sampled_from(["gzip", "deflate", "br", "zstd", "br, zstd"]),
)
def test_any_bytes_are_decoded_or_refused_within_the_limit(body: bytes, transfer: str, content: str) -> None:
    begins = {"gzip": b"\x1f\x8b\x08\x00", "zstd": b"\x28\xb5\x2f\xfd"}.get(content, b"")
    for data in (body, begins + body):
        try:
            assert len(decoded(data, transfer, content, 100)) <= 100
        except BodyError:
            continue
