"""Dates in figures and times of day. Rules as in ``dates``."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.timex import lexicon
from legation.claims.timex.dates import FIRST_YEAR, LAST_YEAR, valid, year_number
from legation.claims.timex.meaning import Ambiguous, Calendar, Hit, Said
from legation.claims.timex.tokens import Words

# ---- figures ------------------------------------------------------------------------------------------------


def iso(w: Words, i: int) -> list[Hit]:
    """ "2018-04-23", with a time after T, and "2018-04" where it cannot be a range of years."""
    year = year_number(w, i)
    if year is None or w.low(year[0]) != "-" or not w.glued(year[0]) or w.low(i) in lexicon.APOSTROPHES:
        return []
    if year[0] != i + 1 or len(w.raw(i + 2)) != 2 or not w.glued(i + 2):
        return []
    month = w.number(i + 2, 2) or 0
    if w.dash(i - 1) and w.glued(i):
        return []
    if w.low(i + 3) == "-" and w.glued(i + 3) and len(w.raw(i + 4)) == 2 and w.glued(i + 4):
        said = Calendar(year=year[1], month=month, day=w.number(i + 4, 2) or 0)
        if not (said.day and 1 <= month <= 12 and valid(said)):
            return []
        clock = _iso_clock(w, i + 5)
        return [Hit(i, clock[0], replace(said, clock=clock[1]))] if clock else [Hit(i, i + 5, said)]
    # "2008-09" may be the years 2008 and 2009; read as years it is the wider, so only what cannot be years is a month.
    if 1 <= month <= 12 and month <= year[1] % 100 and not w.glued(i + 3):
        return [Hit(i, i + 3, Calendar(year=year[1], month=month))]
    return []


def _iso_clock(w: Words, i: int) -> tuple[int, str] | None:
    if w.raw(i) != "T" or not w.glued(i) or ":" not in w.raw(i + 1):
        return None
    zulu = w.raw(i + 2) == "Z" and w.glued(i + 2)
    return (i + 3 if zulu else i + 2), "T" + w.raw(i + 1)[:5] + ("Z" if zulu else "")


def figures(w: Words, i: int) -> list[Hit]:
    """ "23/04/2018", "20.11.2012"; "7/8/07" is ambiguous, and only its year is believed; "9/11" is a name."""
    raw = w.raw(i)
    if w.phrase(i, "9", "/", "11") and w.glued(i + 2) and not w.glued(i) and not w.number(i + 3):
        return [Hit(i, i + 3, Calendar(year=2001, month=9, day=11))]
    if w.glued(i) and (w.letters(i - 1) or w.low(i - 1) in ("$", "€", "£", "/", "-")):
        return []
    sign = "/" if "/" in raw else "."
    parts = raw.split(sign)
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return []
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4:
        readings = [Calendar(year=a, month=b, day=c)]
    elif len(parts[0]) > 2 or len(parts[2]) == 3:
        return []
    else:
        year = c if len(parts[2]) == 4 else c + (2000 if c < 50 else 1900)
        readings = [Calendar(year=year, month=b, day=a)]
        if sign == "/" and a != b:
            readings.append(Calendar(year=year, month=a, day=b))
    good = [
        r
        for r in readings
        if r.day and 1 <= (r.month or 0) <= 12 and FIRST_YEAR <= (r.year or 0) <= LAST_YEAR and valid(r)
    ]
    if not good:
        return []
    said: Said = good[0] if len(good) == 1 else Ambiguous(good[0].year or 0)
    return [Hit(i, i + 1, said)]


# ---- times of day -------------------------------------------------------------------------------------------


def clock(w: Words, i: int) -> list[Hit]:
    """ "9 a.m.", "18:00 UTC", "1430 GMT", "6:40 p.m. (GMT +8)", "noon"."""
    if w.low(i) in ("noon", "midnight") and w.low(i - 1) in ("at", "by", "before", "after", "until", "around", "since"):
        return [Hit(i, i + 1, Calendar(clock="T12:00" if w.low(i) == "noon" else "T24:00"))]
    read = _hour_minute(w, i)
    if read is None:
        return []
    end, hour, minute, clear = read
    half = _half_of_day(w, end)
    if half:
        if not 1 <= hour <= 12:
            return []
        end, hour, clear = half[0], hour % 12 + (12 if half[1] == "pm" else 0), True
    elif w.phrase(end, "o", "’", "clock") or w.phrase(end, "o", "'", "clock"):
        end, clear = end + 3, True
    zone = _zone(w, end)
    if zone:
        end, clear = zone[0], True
    if not clear and not (
        ":" in w.raw(i) and w.low(i - 1) in ("at", "by", "until", "from", "around", "before", "after", "since")
    ):
        return []
    if hour > 24 or minute > 59:
        return []
    return [Hit(i, end, Calendar(clock=f"T{hour:02d}:{minute:02d}" + (zone[1] if zone else "")))]


def _hour_minute(w: Words, i: int) -> tuple[int, int, int, bool] | None:
    raw = w.raw(i)
    if not raw[:1].isascii() or not raw[:1].isdigit() or (w.glued(i) and w.low(i - 1) not in ("(", "“", '"')):
        return None
    if ":" in raw:
        hour, minute = raw.split(":")[:2]
        return i + 1, int(hour), int(minute), False
    if raw.count(".") == 1 and len(raw) <= 5 and len(raw.split(".")[1]) == 2 and _half_of_day(w, i + 1):
        return i + 1, int(raw.split(".")[0]), int(raw.split(".")[1]), True
    if not raw.isdigit():
        return None
    if len(raw) == 4 and (_zone(w, i + 1) or w.low(i + 1) == "hours"):
        return (i + 2 if w.low(i + 1) == "hours" else i + 1), int(raw[:2]), int(raw[2:]), True
    if len(raw) <= 2 and (_half_of_day(w, i + 1) or w.low(i + 1) == "o"):
        return i + 1, int(raw), 0, False
    return None


def _half_of_day(w: Words, i: int) -> tuple[int, str] | None:
    if w.low(i) in ("am", "pm") and w.low(i + 1) not in lexicon.APOSTROPHES:
        return i + 1, w.low(i)
    if w.low(i) in ("a", "p") and w.low(i + 1) == "." and w.low(i + 2) == "m" and w.glued(i + 2):
        return (i + 4 if w.low(i + 3) == "." and w.glued(i + 3) else i + 3), w.low(i) + "m"
    return None


def _zone(w: Words, i: int) -> tuple[int, str] | None:
    j = w.skip(i, "(")
    if w.phrase(j, "local", "time"):
        end, mark = j + 2, ""
    elif w.low(j) in lexicon.ZONES and w.raw(j).isupper():
        end, mark = j + 1, "Z" if w.low(j) in lexicon.UNIVERSAL else ""
        offset = w.raw(end + 1)
        if w.low(end) in ("+", "-", "−") and offset.isdigit() and len(offset) <= 2:
            mark, end = f"{'+' if w.low(end) == '+' else '-'}{int(offset):02d}:00", end + 2
    else:
        return None
    if j > i:
        return (end + 1, mark) if w.low(end) == ")" else None
    return end, mark


def part_of_day(w: Words, i: int) -> list[Hit]:
    """ "in the morning", "at night": a part of a day that the sentence names elsewhere."""
    if w.phrase(i - 2, "in", "the") and w.low(i) in ("morning", "afternoon", "evening"):
        return [Hit(i, i + 1, Calendar(part=lexicon.DAY_PARTS[w.low(i)]))]
    return []
