"""What counts from somewhere: from the day of publication ("last week") or from the date before ("that month")."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.timex import lexicon
from legation.claims.timex.dates import month_name, weekday_name
from legation.claims.timex.meaning import Anaphor, Calendar, Hit, Length, Reference, RefValue, Said, Shift
from legation.claims.timex.tokens import Words, amount, ordinal
from legation.claims.timex.years import season

_ANAPHORIC = {"that": 0, "same": 0, "following": 1, "previous": -1, "preceding": -1, "next": 1}
_DEICTIC = {"this": 0, "last": -1, "next": 1, "current": 0, "coming": 1, "upcoming": 1, "past": -1}
_DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NOT_AFTER_NOW = {"that", "defunct", "infamous", "famous", "extinct", "former"}


def day_word(w: Words, i: int) -> list[Hit]:
    """ "today", "yesterday evening", "tonight", "the day before yesterday"."""
    low = w.low(i)
    if low == "tonight":
        return [Hit(i, i + 1, Shift("day", 0, part="NI"))]
    if low in _DAY_WORDS and not (low == "today" and w.capital(i) and w.capital(i - 1) and w.letters(i - 1)):
        part = lexicon.DAY_PARTS.get(w.low(i + 1))
        return [Hit(i, i + 2 if part else i + 1, Shift("day", _DAY_WORDS[low], part=part))]
    j = w.skip(i, "the")
    if w.phrase(j, "day", "before", "yesterday"):
        return [Hit(i, j + 3, Shift("day", -2))]
    if w.phrase(j, "day", "after", "tomorrow"):
        return [Hit(i, j + 3, Shift("day", 2))]
    return []


def unit_phrase(w: Words, i: int) -> list[Hit]:
    """ "this week", "the last quarter", "next May", "last Friday", "that month", "the following day"."""
    j = w.skip(i, "the")
    word = w.low(j)
    if (
        j > i
        and word in ("last", "past", "current", "coming", "upcoming", "next")
        and w.low(j + 1) in lexicon.CALENDAR_UNITS
    ):
        return _after_article(w, i, j)
    if word in _ANAPHORIC and (j > i or word in ("that", "same", "next", "following")):
        hits = _anaphoric(w, i, j)
        if hits:
            return hits
    return _deictic(w, i, j)


def _after_article(w: Words, i: int, j: int) -> list[Hit]:
    """ "the past year" is a length, "the last quarter" a date, "the next day" follows the day before it."""
    word, unit = w.low(j), lexicon.CALENDAR_UNITS[w.low(j + 1)]
    if w.dash(j + 2) and w.glued(j + 2):
        return []
    if word == "past" or (unit in ("decade", "century") and word in ("last", "next", "coming")):
        letter, size = lexicon.UNITS[w.low(j + 1)]
        return [Hit(i, j + 2, Length(size, letter, lexicon.DIRECTIONS[word]))]
    if word == "next" and unit in ("day", "week", "month", "year"):
        return [Hit(i, j + 2, Anaphor(unit, 1))]
    if unit == "day" and word != "current":
        return []
    return [Hit(i, j + 2, Shift(unit, _DEICTIC[word]))]


def _anaphoric(w: Words, i: int, j: int) -> list[Hit]:
    word, n = w.low(j), _ANAPHORIC[w.low(j)]
    j = w.skip(j, "that") if w.low(j + 1) == "same" else j
    k = j + 1
    unit = lexicon.CALENDAR_UNITS.get(w.low(k))
    if unit and not (w.dash(k + 1) and w.glued(k + 1)):
        if word == "next" and unit != "day":
            return []
        if w.low(k) in ("day", "decade", "century", "quarter") and word == "that" and w.low(k + 1) in ("the", "when"):
            return []
        return [Hit(i, k + 1, Anaphor(unit, n))]
    named = weekday_name(w, k)
    if named and word in ("that", "following", "same"):
        return [Hit(i, named[0], Anaphor("week", n, weekday=named[1]))]
    if word in ("following", "that") and (month := month_name(w, k)) and month[0] == k + 1:
        return [Hit(i, k + 1, Calendar(month=month[1], within=Anaphor("year", n)))]
    return []


def _deictic(w: Words, i: int, j: int) -> list[Hit]:
    word = w.low(j)
    if word not in _DEICTIC or (j > i and word == "this"):
        return []
    k = w.skip(j + 1, "coming", "past") if word == "this" else j + 1
    n = _DEICTIC[word]
    if k > j + 1 and w.low(j + 1) == "coming":
        n = 1
    if w.low(k) in ("calendar", "fiscal", "financial") and w.low(k + 1) == "year":
        return [Hit(i, k + 2, Shift("year", n))]
    unit = lexicon.CALENDAR_UNITS.get(w.low(k))
    if unit and not (w.dash(k + 1) and w.glued(k + 1)):
        quoted = w.low(i - 1) in ('"', "“", "‘", "'", "’") or (w.letters(i - 1) and not w.capital(i - 1))
        title = w.capital(j) and w.capital(k) and quoted  # the broadcast "This Week"
        return [] if unit == "day" or title else [Hit(i, k + 1, Shift(unit, n))]
    if word == "last" and w.low(k) == "night":
        return [Hit(i, k + 1, Shift("day", -1, part="NI"))]
    if word == "this" and w.low(k) in ("morning", "afternoon", "evening"):
        return [Hit(i, k + 1, Shift("day", 0, part=lexicon.DAY_PARTS[w.low(k)]))]
    return _deictic_name(w, i, k, n)


def _deictic_name(w: Words, i: int, k: int, n: int) -> list[Hit]:
    """Last, this or next and a weekday, a month or a season."""
    said: Calendar | None = None
    end = k + 1
    if named := weekday_name(w, k):
        end, said = named[0], Calendar(weekday=named[1], direction=n)
        if w.low(end) in lexicon.DAY_PARTS:
            said, end = replace(said, part=lexicon.DAY_PARTS[w.low(end)]), end + 1
    elif (month := month_name(w, k)) and not ordinal(w, month[0]):
        end, said = month[0], Calendar(month=month[1], direction=n)
        if (day := w.number(end, 2)) and 1 <= day <= 31:
            said, end = replace(said, day=day), end + 1
    elif (
        w.low(k) in lexicon.SEASONS
        and not w.capital(k)
        and not (w.low(k) == "fall" and w.low(end) in ("in", "of", "from"))
    ):
        whole = season(w, k)
        if whole and isinstance(whole[0].said, Calendar) and whole[0].said.year:
            return [replace(whole[0], start=i)]
        said = Calendar(season=lexicon.SEASONS[w.low(k)], direction=n)
    return [Hit(i, end, said)] if said else []


def ago(w: Words, i: int) -> list[Hit]:
    """ "two years ago", "three days later", "a month earlier", "the day before"."""
    start = i + 1 if w.low(i) in lexicon.APPROXIMATELY | {"some"} else i
    count = amount(w, start)
    if count is None:
        return _bare_ago(w, i)
    end, number = count
    unit = lexicon.PLURAL_UNITS.get(w.low(end)) or (w.low(end) if w.low(end) in lexicon.UNITS else None)
    if unit is None:
        return []
    end += 1
    if w.phrase(end, "and", "a", "half") and number is not None:
        number, end = number + 0.5, end + 3
    approximate = start > i
    if w.low(end) == "ago":
        return [Hit(i, end + 1, _counted(number, unit, -1, approximate, Shift))]
    if w.low(end) in ("later", "afterwards", "earlier", "beforehand") and w.low(end + 1) != "than":
        sign = 1 if w.low(end) in ("later", "afterwards") else -1
        return [Hit(i, end + 1, _counted(number, unit, sign, approximate, Anaphor))]
    if w.low(end) in ("from", "hence") and (w.low(end) == "hence" or w.low(end + 1) in ("now", "today")):
        return [Hit(i, end + (1 if w.low(end) == "hence" else 2), _counted(number, unit, 1, approximate, Shift))]
    return []


def _bare_ago(w: Words, i: int) -> list[Hit]:
    if (w.low(i) in lexicon.PLURAL_UNITS and w.low(i + 1) == "ago") or w.phrase(i, "long", "ago"):
        return [Hit(i, i + 2, Reference("PAST_REF"))]
    j = w.skip(i, "the")
    told = j > i and w.low(j) in ("day", "week", "month", "year") and w.low(j + 1) in ("before", "after")
    if told and w.low(j + 2) in ("", ".", ",", ";", ")", "and", "but", "in", "at"):
        return [Hit(i, j + 2, Anaphor(lexicon.CALENDAR_UNITS[w.low(j)], -1 if w.low(j + 1) == "before" else 1))]
    return []


def _counted(number: float | None, unit: str, sign: int, approximate: bool, kind: type[Shift] | type[Anaphor]) -> Said:
    """A counted unit as a shift; halves fall to the finer unit, and what is not counted stays vague."""
    if number is None or number > 9999:
        return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "fortnight":
        unit, number = "week", number * 2
    if number != int(number):
        finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("decade", 10), "week": ("day", 7)}
        if unit not in finer:
            return Reference("PAST_REF" if sign < 0 else "FUTURE_REF")
        (unit, factor), approximate = finer[unit], True
        number = number * factor
    if unit in ("hour", "minute", "second"):
        return kind("hour", sign * int(number))
    coarse = unit != "day"
    return kind(lexicon.CALENDAR_UNITS[unit], sign * int(number), approximate=coarse or approximate)


def edge(w: Words, i: int) -> list[Hit]:
    """ "the end of the year", "the beginning of this month", "the first week of the month"."""
    j = w.skip(i, "the")
    j = w.skip(j, "very")
    which = ordinal(w, j)
    if w.low(j) in lexicon.EDGES:
        k = j + 1
    elif (which or w.low(j) in ("last", "final", "opening", "closing")) and (
        w.low(k := which[0] if which else j + 1)
        in ("week", "weeks", "days", "months", "weekend", "half", "part", "quarter")
    ):
        k += 1
    else:
        return []
    if w.low(k) != "of":
        return []
    k += 1
    inner = w.skip(k, "the")
    unit = lexicon.CALENDAR_UNITS.get(w.low(inner))
    if unit and inner > k and unit not in ("day", "weekend") and w.low(inner + 1) not in ("of", "-"):
        return [Hit(i, inner + 1, Shift(unit, 0))]
    return []


def vague(w: Words, i: int) -> list[Hit]:
    """ "now", "recently", "in recent years", "in the past", "the near future"."""
    low = w.low(i)
    if low in lexicon.NOW and not (low == "now" and (w.low(i + 1) in _NOT_AFTER_NOW or w.dash(i + 1))):
        return [Hit(i, i + 1, Reference("PRESENT_REF"))]
    if low in lexicon.LATELY or (low in ("more", "most", "very") and w.low(i + 1) in lexicon.LATELY):
        return [Hit(i, i + 1 if low in lexicon.LATELY else i + 2, Reference("PAST_REF"))]
    j = w.skip(i, "the")
    if low == "at" and w.phrase(w.skip(i + 1, "the"), "moment"):
        return [Hit(i + 1, w.skip(i + 1, "the") + 1, Reference("PRESENT_REF"))]
    if w.phrase(i, "these", "days") or (w.phrase(i, "at", "present") and not w.letters(i + 2)):
        return [Hit(i if low == "these" else i + 1, i + 2, Reference("PRESENT_REF"))]
    vaguely = _vague_stretch(w, j)
    if vaguely:
        return [Hit(i, vaguely[0], Reference(vaguely[1]))]
    return []


def _vague_stretch(w: Words, j: int) -> tuple[int, RefValue] | None:
    low, after = w.low(j), w.low(j + 1)
    if (low == "distant" and after == "past") or (
        low == "recent" and (after in lexicon.PLURAL_UNITS or after in ("times", "past"))
    ):
        return j + 2, "PAST_REF"
    if low in ("past", "last", "previous") and after in lexicon.PLURAL_UNITS:
        return j + 2, "PAST_REF"
    if low in ("coming", "upcoming", "next") and after in lexicon.PLURAL_UNITS:
        return j + 2, "FUTURE_REF"
    if low in lexicon.PLURAL_UNITS and after in ("past", "gone") and w.low(j - 1) == "in":
        return j + 2, "PAST_REF"
    if w.phrase(j - 2, "in", "the", "past") and not w.letters(j + 1):
        return j + 1, "PAST_REF"
    near = j + 1 if low in ("near", "foreseeable", "distant", "immediate") else j
    named = (
        w.low(near) == "future" and w.low(j - 1) in ("the", "in") and (near > j or "in" in (w.low(j - 1), w.low(j - 2)))
    )
    if named and (not w.letters(near + 1) or w.low(near + 1) in ("and", "but", "to", "as", "when", "if")):
        return near + 1, "FUTURE_REF"
    return None
