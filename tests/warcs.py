"""Records of web archives that tests are made of."""

from __future__ import annotations

ADDRESS = "https://news.example/bamako"
PAGE = b"<!doctype html><html><body><p>Mali and Algeria signed an accord on trade.</p></body></html>"


def record(
    kind: str,
    block: bytes,
    *,
    uri: str | None = ADDRESS,
    media: str | None = "application/http; msgtype=response",
    length: int | str | None = None,
    date: str = "2018-04-23T10:20:30Z",
    more: str = "",
) -> bytes:
    """A record; ``length`` is what it says of its length where that is not true."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Date: {date}", "WARC-Record-ID: <urn:uuid:0>"]
    lines += [f"WARC-Target-URI: {uri}"] if uri is not None else []
    lines += [f"Content-Type: {media}"] if media is not None else []
    lines += [f"Content-Length: {len(block) if length is None else length}"]
    return ("\r\n".join(lines) + f"\r\n{more}\r\n").encode() + block + b"\r\n\r\n"


def response(
    body: bytes = PAGE,
    *,
    uri: str | None = ADDRESS,
    media: str | None = "text/html; charset=UTF-8",
    status: str = "200 OK",
    headers: str = "",
    length: int | str | None = None,
) -> bytes:
    """A record with an HTTP answer."""
    stated = f"Content-Type: {media}\r\n" if media is not None else ""
    return record("response", f"HTTP/1.1 {status}\r\n{stated}{headers}\r\n".encode() + body, uri=uri, length=length)
