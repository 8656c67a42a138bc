"""A claim as one line of JSON, the same bytes on every machine."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from legation.claims.claim import Claim

_HALVES = re.compile("[\ud800-\udfff]")
# Control characters that turn the direction of what follows: harmless to a program, misleading in a terminal.
_TURNING = re.compile("[\x85\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


def as_json(claim: Claim) -> dict[str, Any]:
    """The claim field by field, as the record's contract names them."""
    return asdict(claim)


def line(value: dict[str, Any]) -> str:
    """One line of JSON without its line end: keys in their own order, characters as they are.

    Characters that turn the direction of text are written as escapes, which read back the same. Where there is half
    of a surrogate pair, which UTF-8 cannot hold, the line is ASCII.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if _HALVES.search(text):
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return _TURNING.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
