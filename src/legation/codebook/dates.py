"""Days of the codebook: partial ISO dates and EDTF as first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date

EARLIEST = "0001-01-01"
LATEST = "9999-12-31"
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def is_date(text: str) -> bool:
    """Whether a text is an ISO year, month or day that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(_first(text))
    except ValueError:
        return False
    return True


def first_day(text: str | None) -> str:
    """The first day of an ISO year, month or day; the earliest of all for None."""
    return _first(text) if text else EARLIEST


def last_day(text: str | None) -> str:
    """The last day of an ISO year, month or day; the latest of all for None."""
    if not text:
        return LATEST
    if len(text) == len("2000"):
        return f"{text}-12-31"
    if len(text) == len("2000-01"):
        year, month = (int(part) for part in text.split("-"))
        return f"{text}-{calendar.monthrange(year, month)[1]:02d}"
    return text


def bounds(edtf: str) -> tuple[str, str]:
    """First and last day of an EDTF level 1 date or interval; raises ValueError where it is none.

    ``196X`` is a decade, ``19XX`` a century, ``2018-04/..`` open at its end; marks of doubt (``?~%``) are left out.
    """
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _side(begin, first=True), _side(begin, first=False)
    return _side(begin, first=True), _side(end, first=False)


def overlap(since: str | None, until: str | None, first: str, last: str) -> bool:
    """Whether the time from ``since`` to ``until`` has a day in common with ``first`` to ``last``."""
    return first_day(since) <= last and first <= last_day(until)


def _side(text: str, *, first: bool) -> str:
    text = text.strip().rstrip("?~%")
    if text in ("", ".."):
        return EARLIEST if first else LATEST
    text = text[:4].replace("X", "0" if first else "9") + text[4:].removesuffix("-XX").removesuffix("-XX")
    season = text[5:7]
    if len(text) == len("2000-21") and "21" <= season <= "24":
        return _season(int(text[:4]), int(season), first=first)
    if not is_date(text):
        raise ValueError(f"not an EDTF date: {text}")
    return max(first_day(text), EARLIEST) if first else last_day(text)


def _season(year: int, season: int, *, first: bool) -> str:
    begin = {21: "03", 22: "06", 23: "09", 24: "12"}[season]
    end = {21: "05", 22: "08", 23: "11", 24: "02"}[season]
    return f"{year}-{begin}-01" if first else last_day(f"{year + (season == 24)}-{end}")


def _first(text: str) -> str:
    return text + {4: "-01-01", 7: "-01"}.get(len(text), "")
