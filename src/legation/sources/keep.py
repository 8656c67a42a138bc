"""Answers kept as they came, in the archive format of the field (WARC 1.1, ISO 28500)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import os
import uuid
from datetime import UTC, datetime
from pathlib import Path

from legation.errors import SettingError
from legation.sources.answers import Fetched

# what no longer holds of a body that is in one piece and unpacked
_OF_THE_WAY = (b"content-encoding", b"transfer-encoding")
_GZIP = b"\x1f\x8b"


class Keep:
    """An archive that answers are added to at its end; made where it does not exist.

    Each answer is one record, compressed for itself where the name ends in ``.gz``, and written in one piece: a
    reading that is killed leaves no half record. The body is kept unpacked, and the headers that told how it was
    packed with ``X-Crawler-`` before their names, as Common Crawl keeps them. Raises SettingError where the name is
    not that of an archive or the file is something else.
    """

    def __init__(self, path: Path | str, software: str) -> None:
        self.path = Path(path)
        self._packed = self.path.name.lower().endswith(".gz")
        if not self.path.name.lower().endswith((".warc", ".warc.gz")):
            raise SettingError(f"{self.path}: an archive is kept under a name that ends in .warc.gz or .warc")
        begins = self._begins()
        if begins is None:
            self._append(self._about(software))
        elif not begins.startswith(_GZIP if self._packed else b"WARC/"):
            raise SettingError(f"{self.path}: is no WARC archive, so nothing is added to it")

    def add(self, answer: Fetched) -> None:
        """Add an answer; raises OSError where it cannot be written, and the file is as it was then."""
        body = b"HTTP/1.1 200 OK\r\n" + _headers(answer) + b"\r\n" + answer.data
        fields = {
            "WARC-Type": "response",
            "WARC-Target-URI": answer.url,
            "WARC-Date": answer.fetched,
            "WARC-Payload-Digest": _digest(answer.data),
            "Content-Type": "application/http; msgtype=response",
        }
        self._append(_record(fields, body))

    def _about(self, software: str) -> bytes:
        body = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
        fields = {
            "WARC-Type": "warcinfo",
            "WARC-Date": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "WARC-Filename": self.path.name.encode("ascii", "backslashreplace").decode(),
            "Content-Type": "application/warc-fields",
        }
        return _record(fields, body)

    def _begins(self) -> bytes | None:
        """The first bytes of the file; None where there is nothing in it."""
        try:
            with self.path.open("rb") as file:
                return file.read(5) or None
        except FileNotFoundError:
            return None

    def _append(self, record: bytes) -> None:
        packed = gzip.compress(record, mtime=0) if self._packed else record
        with self.path.open("ab", buffering=0) as file:
            place = file.seek(0, io.SEEK_END)
            try:
                written = 0
                while written < len(packed):
                    written += file.write(packed[written:])
                os.fsync(file.fileno())
            except BaseException:
                file.truncate(place)
                raise


def _record(fields: dict[str, str], body: bytes) -> bytes:
    head = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        **fields,
        "WARC-Block-Digest": _digest(body),
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + body + b"\r\n\r\n"


def _headers(answer: Fetched) -> bytes:
    kept = [
        (b"X-Crawler-" + name if name.lower() in _OF_THE_WAY else name, value)
        for name, value in answer.headers
        if name.lower() != b"content-length"
    ]
    kept.append((b"Content-Length", str(len(answer.data)).encode()))
    return b"".join(name + b": " + value + b"\r\n" for name, value in kept)


def _digest(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()
