"""What was fetched, untouched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, with where and when.

    ``name`` is what the user calls it (file name, member name, given id); ``address`` the path or URL it came
    from; ``fetched`` an ISO moment in UTC or None where it is not known; ``media`` a media type and ``charset``
    an encoding where the source states one (a server's header, a file's name). ``given`` holds what came beside
    the bytes (id, title, published, outlet, url), and ``given_by`` who stated it: the user, who is believed before
    the document, or a feed, which is believed after it. ``text`` is set where the source handed over characters,
    not bytes (a JSONL row): then offsets count in it exactly as given.
    """

    name: str
    data: bytes
    address: str | None = None
    fetched: str | None = None
    media: str | None = None
    charset: str | None = None
    text: str | None = None
    given: dict[str, str] = field(default_factory=dict)
    given_by: Literal["user", "feed"] = "user"

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
