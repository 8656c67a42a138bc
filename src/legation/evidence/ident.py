"""Identifiers that follow from content, so that the same thing has the same name on every machine."""

from __future__ import annotations

import hashlib


def content_id(*parts: str | bytes | int | None, length: int = 16) -> str:
    """A hexadecimal id of ``length`` digits that depends on every part and on where one part ends.

    Each part is prefixed with its length: ``("a.b", "c")`` and ``("a", "b.c")`` differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = b"\x00" if part is None else part if isinstance(part, bytes) else str(part).encode()
        digest.update(f"{len(raw)}:{'-' if part is None else '+'}".encode())
        digest.update(raw)
    return digest.hexdigest()[:length]
