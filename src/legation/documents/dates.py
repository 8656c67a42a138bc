"""Calendar dates as documents print them: in metadata, datelines and reference lists. Never dates of events."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_FORMS = (
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d?)-(?P<d1>\d\d?)(?!\d)",
    rf"(?P<d2>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<n2>{_NAME}),?\s(?P<y2>{_YEAR})(?!\d)",
    rf"(?P<n3>{_NAME})\s(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s(?P<y3>{_YEAR})(?!\d)",
    rf"(?P<d4>\d\d?)\.\s?(?P<m4>\d\d?)\.\s?(?P<y4>{_YEAR})(?!\d)",
    rf"(?P<n5>{_NAME}),?\s(?P<y5>{_YEAR})(?!\d)",
    rf"(?P<y6>{_YEAR})/(?P<m6>\d\d?)/(?P<d6>\d\d?)(?!\d)",
    rf"(?:(?P<w9>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}),?\s)?(?P<a9>\d\d?)/(?P<b9>\d\d?)/(?P<y9>{_YEAR})(?!\d)",
    rf"(?P<a11>\d\d?)-(?P<b11>\d\d?)-(?P<y11>{_YEAR})(?![-–\d])",
    rf"(?P<y10>{_YEAR})\.\s?(?P<m10>\d\d?)\.\s?(?P<d10>\d\d?)(?!\d)",
    rf"(?P<y7>{_YEAR})-(?P<m7>\d\d)(?![-–\d])",
    rf"(?P<y8>{_YEAR})(?!\d)",
)
DATE = re.compile(rf"(?<![\w-])(?:{'|'.join(_FORMS)})", re.IGNORECASE)
"""A calendar date: at least a year. ``read`` gives its parts."""

MONTH_DAY = re.compile(rf"(?P<month>{_NAME})\s(?P<day>\d\d?)\b|\b(?P<day2>\d\d?)\s(?P<month2>{_NAME})", re.IGNORECASE)
"""A month and a day without a year."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with where it stands: ``parts`` is (year,), (year, month) or (year, month, day)."""

    start: int
    end: int
    parts: tuple[int, ...]

    @property
    def edtf(self) -> str:
        """The date in EDTF (ISO 8601)."""
        return edtf(self.parts)


def edtf(parts: tuple[int, ...]) -> str:
    """(year, month, day) or a beginning of it, as EDTF: ``2018-04-23``, ``2018-04``, ``2018``."""
    return "-".join(f"{part:0{4 if i == 0 else 2}d}" for i, part in enumerate(parts))


def month_number(name: str) -> int:
    """The number of a month by its English name or abbreviation."""
    return MONTHS[name.lower().rstrip(".")]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def find(text: str, start: int = 0, end: int | None = None) -> Dated | None:
    """The first date in a stretch of text."""
    stop = len(text) if end is None else end
    while found := DATE.search(text, start, stop):
        if parts := _parts(found):
            return Dated(found.start(), found.end(), parts)
        start = found.start() + 1
    return None


def whole(text: str) -> Dated | None:
    """The date that a text is, but for white space and brackets around it; None where it is something else."""
    found = find(text)
    if found and not (text[: found.start] + text[found.end :]).strip(" \t\r\n\u00a0()[].,"):
        return found
    return None


def _parts(found: re.Match[str]) -> tuple[int, ...] | None:
    groups = {key[0]: value for key, value in found.groupdict().items() if value is not None}
    year = int(groups["y"])
    if "a" in groups:
        return _slashed(year, int(groups["a"]), int(groups["b"]), groups.get("w"))
    month = month_number(groups["n"]) if "n" in groups else int(groups["m"]) if "m" in groups else None
    if month is None:
        return (year,)
    if "d" not in groups:
        return (year, month) if 1 <= month <= 12 else None
    day = int(groups["d"])
    return (year, month, day) if is_day(year, month, day) else None


def _slashed(year: int, first: int, second: int, weekday: str | None) -> tuple[int, ...] | None:
    """A date such as 7/11/2016: None where both figures may be the month and no weekday tells which is."""
    readings = {(year, m, d) for m, d in ((first, second), (second, first)) if is_day(year, m, d)}
    if weekday:
        readings = {one for one in readings if f"{date(*one):%a}".lower() == weekday[:3].lower()}
    return readings.pop() if len(readings) == 1 else None
