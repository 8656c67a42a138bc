"""When something happened, no finer than the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["explicit", "relative", "published", "bounded", "inferred", "unknown"]
Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """An interval in time with where it was read.

    ``edtf`` is EDTF level 1 (``2018-04``, ``../2018-03``, ``196X/..``) or None where nothing is known;
    ``earliest`` and ``latest`` are ISO days or None where that end is open; ``text``, ``start`` and ``end``
    are the words it was read from, None where there are none. ``basis`` says how it was arrived at:
    ``explicit`` in the text, ``relative`` to the publication date, ``published`` (only the publication date
    is known), ``bounded`` (only an earlier or later bound), ``inferred``, ``unknown``.
    """

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    text: str | None = None
    start: int | None = None
    end: int | None = None


UNKNOWN = When()
