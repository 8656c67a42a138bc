"""Dates as reference lists print them: the year first, ranges, seasons, months of other languages."""

from __future__ import annotations

import re

from legation.documents import dates
from legation.documents.dates import Dated

# Months of French, German, Spanish, Italian and Portuguese, in the order of the year; English ones are in ``dates``.
_FOREIGN = {
    name: number
    for number, names in enumerate(
        (
            "janvier januar enero gennaio janeiro", "février fevrier februar febrero febbraio fevereiro",
            "mars märz marzo março", "avril abril aprile", "mai mayo maggio maio", "juin juni junio giugno junho",
            "juillet juli julio luglio julho", "août aout agosto", "septembre septiembre settembre setembro",
            "octobre oktober octubre ottobre outubro", "novembre noviembre novembro",
            "décembre decembre dezember diciembre dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_OTHER = rf"(?i:{'|'.join(sorted(_FOREIGN, key=len, reverse=True))})\b"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?:\s?[–—/-]\s?|\s(?:to|and|&)\s)"
_SEASON = (
    r"(?:(?i:spring|summer|autumn|fall|winter|easter)|"
    r"(?:1st|2nd|3rd|4th|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth) [Qq]uart(?:er|\.))"
)

# A range is as exact as what all of it lies in: days of a month give the month, months of a year the year.
_FORMS = (
    rf"(?P<y2>{_YEAR}),?\s(?P<m2>{_MONTH})\s{_DAY}{_TO}{_DAY}(?!\w)",
    rf"(?P<y1>{_YEAR}),?\s(?P<m1>{_MONTH})\s(?P<d1>{_DAY})(?!\w)",
    rf"(?P<y3>{_YEAR}),?\s(?:{_MONTH}{_TO}{_MONTH}|{_SEASON})",
    rf"(?P<y4>{_YEAR}),?\s(?P<m4>{_MONTH})(?!\s?\d)",
    rf"{_DAY}{_TO}{_DAY}\s(?P<m5>{_MONTH}),?\s(?P<y5>{_YEAR})",
    rf"{_DAY}\s{_MONTH}{_TO}{_DAY}\s{_MONTH},?\s(?P<y6>{_YEAR})",
    rf"(?P<m7>{_MONTH})\s{_DAY}{_TO}{_DAY},?\s(?P<y7>{_YEAR})",
    rf"{_MONTH}(?:\s{_DAY})?{_TO}{_MONTH}(?:\s{_DAY})?,?\s(?P<y8>{_YEAR})",
    rf"{_SEASON}(?:{_TO}{_SEASON})?,?\s(?P<y9>{_YEAR})(?:[–/-]\d{{2,4}})?",
    rf"(?P<d10>\d{{1,2}})(?:er|\.|º)?\s(?:de\s)?(?P<m10>{_OTHER})\s(?:de\s)?(?P<y10>{_YEAR})",
    rf"(?P<m11>{_OTHER})\s(?:de\s)?(?P<y11>{_YEAR})",
    rf"(?P<y0>{_YEAR})(?:\s?[–/]\s?(?:{_YEAR}|\d\d)|-{_YEAR})",
    rf"(?:c|ca|circa|©)\.?\s?(?P<yc>{_YEAR})",
)
_FORM = re.compile(rf"(?<![\w./-])(?:{'|'.join(_FORMS)})(?![\d–-])")
_BEFORE = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?|[Pp]ublished|[Dd]ated)\s$"
)
_BEHIND = re.compile(
    r"[a-z]?(?!\w)(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s(?:GMT|UTC|BST|CET|CEST|EET|EST|EDT|PST|local time)\b)?)?"
)
UNDATED = re.compile(r"n\.\s?d\.|(?:date unknown|no date|undated|forthcoming|in press)\b", re.IGNORECASE)
"""What styles print where there is no date."""


def find(text: str, start: int = 0, end: int | None = None) -> Dated | None:
    """The first date in a stretch of text, with the weekday before it and the time of day behind it."""
    stop = len(text) if end is None else end
    usual, own = dates.find(text, start, stop), _own(text, start, stop)
    # "3 May 2018" begins before "2018", and "2018, May" goes further than it
    if own and (usual is None or own.start < usual.start or (own.start == usual.start and own.end > usual.end)):
        return _widened(text, own, start, stop)
    return _widened(text, usual, start, stop) if usual else None


def whole(text: str) -> Dated | None:
    """The date that a text is, but for brackets and marks around it; None where it is something else."""
    found = find(text)
    if found and not (text[: found.start] + text[found.end :]).strip(" \t\r\n\u00a0()[].,"):
        return found
    return None


def _own(text: str, start: int, stop: int) -> Dated | None:
    """The first date in one of the forms of reference lists."""
    while found := _FORM.search(text, start, stop):
        if parts := _parts(found):
            return Dated(found.start(), found.end(), parts)
        start = found.start() + 1
    return None


def _parts(found: re.Match[str]) -> tuple[int, ...] | None:
    groups = {key[0]: value for key, value in found.groupdict().items() if value is not None}
    year = int(groups["y"])
    if "m" not in groups:
        return (year,)
    name = groups["m"].lower()
    month = _FOREIGN.get(name) or dates.month_number(name)
    if "d" not in groups:
        return (year, month)
    day = int(re.sub(r"\D", "", groups["d"]))
    return (year, month, day) if dates.is_day(year, month, day) else None


def _widened(text: str, dated: Dated, start: int, stop: int) -> Dated:
    before = _BEFORE.search(text, max(start, dated.start - 12), dated.start)
    behind = _BEHIND.match(text, dated.end, stop)
    return Dated(before.start() if before else dated.start, behind.end() if behind else dated.end, dated.parts)
