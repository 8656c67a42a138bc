"""Days, weekdays and months as calendars write them, and the names and numbers that all rules read.

Each rule looks at the tokens from a place on and returns what begins there, an empty list where nothing does; none
looks further than a fixed number of tokens.
"""

from __future__ import annotations

from dataclasses import replace

from legation.claims.timex import lexicon, periods
from legation.claims.timex.meaning import Anaphor, Calendar, Hit, Recurrence, Shift
from legation.claims.timex.tokens import Words, ordinal

FIRST_YEAR, LAST_YEAR = 1000, 2100

_MONTH_LEADS = lexicon.words(
    """in since of by until till during from late early mid last next this between before after through to and or for
    throughout following previous past every each around circa was is begin begins began beginning starting start end
    ending ended as on per - – — ( , /"""
)
_PLAIN_WORDS = lexicon.words("may march august mar jan dec sun sat wed mon fri jun apr")
_GIVEN_NAMES = {"april", "june", "august", "may"}
_SUNDAY_PAPERS = lexicon.words("times telegraph mirror mail express herald post independent tribune world night")


# ---- parts --------------------------------------------------------------------------------------------------


def month_name(w: Words, i: int) -> tuple[int, int] | None:
    """A month's name with its full stop where it is cut short: where it ends and which."""
    low = w.low(i)
    if not w.capital(i) or (w.glued(i) and w.letters(i - 1)):
        return None
    if low in lexicon.MONTHS:
        return i + 1, lexicon.MONTHS[low]
    if low in lexicon.SHORT_MONTHS:
        dotted = w.low(i + 1) == "." and w.glued(i + 1)
        return (i + 2 if dotted else i + 1), lexicon.SHORT_MONTHS[low]
    return None


def weekday_name(w: Words, i: int) -> tuple[int, int] | None:
    """A weekday's name: where it ends and which (Monday is 1)."""
    low = w.low(i)
    if not w.capital(i):
        return None
    if low in lexicon.WEEKDAYS:
        return i + 1, lexicon.WEEKDAYS[low]
    if low in lexicon.SHORT_WEEKDAYS:
        dotted = w.low(i + 1) == "." and w.glued(i + 1)
        after = w.skip(i + 2 if dotted else i + 1, ",")
        if month_name(w, after) or (day_number(w, after) and month_name(w, after + 1)):
            return (i + 2 if dotted else i + 1), lexicon.SHORT_WEEKDAYS[low]
        if dotted and w.low(i - 1) in ("on", "since", "until", "by", "last", "next", "from"):
            return i + 2, lexicon.SHORT_WEEKDAYS[low]
    return None


def day_number(w: Words, i: int) -> tuple[int, int] | None:
    """A day of a month, ``3`` or ``3rd``: where it ends and which."""
    number = w.number(i, 2)
    if number is None or not 1 <= number <= 31:
        return None
    if w.glued(i + 1) and w.low(i + 1) in lexicon.ORDINAL_ENDINGS:
        return i + 2, number
    if w.glued(i + 1) and (w.letters(i + 1) or w.low(i + 1) == "%"):
        return None
    return i + 1, number


def year_number(w: Words, i: int) -> tuple[int, int] | None:
    """A year of four figures, ``'05``, ``Juche 107 (2018)`` or ``2018 AD``: where it ends and which."""
    if w.low(i) == "juche":
        return juche(w, i)
    if w.low(i) in lexicon.APOSTROPHES and w.glued(i + 1) and len(w.raw(i + 1)) == 2 and not w.glued(i + 2):
        short = w.number(i + 1, 2)
        return None if short is None else (i + 2, short + (2000 if short < 50 else 1900))
    number = w.number(i) if len(w.raw(i)) == 4 else None
    if number is None or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if w.glued(i + 1) and (w.letters(i + 1) or w.low(i + 1) in ("%", "°", "/", "_")):
        return None
    end = i + 2 if w.low(i + 1) in ("ad", "ce") else i + 1
    return None if w.low(end) in ("bc", "bce") else (end, number)


def juche(w: Words, i: int) -> tuple[int, int] | None:
    """The North Korean count of years, 1912 as its first; a Gregorian year in brackets beside it is believed first."""
    count = w.number(i + 1, 3)
    if count is None or not 1 <= count <= LAST_YEAR - 1911:
        return None
    beside = w.number(i + 3)
    if w.low(i + 2) == "(" and beside is not None and beside > 1911 and w.low(i + 4) == ")":
        return i + 5, beside
    return i + 2, 1911 + count


def year_reference(w: Words, i: int) -> tuple[int, Shift | Anaphor] | None:
    """Which year by reference: "last year", "of this year", "of that year", "the same year"."""
    j = w.skip(i, "of")
    j = w.skip(j, "the") if w.low(j + 1) in ("same", "following", "previous", "next") else j
    if w.low(j + 1) != "year" or (w.glued(j + 2) and w.dash(j + 2)):
        return None
    word = w.low(j)
    if word in ("that", "same"):
        return j + 2, Anaphor("year", 0)
    if word in ("following", "previous"):
        return j + 2, Anaphor("year", lexicon.DIRECTIONS[word])
    if word in ("this", "last", "next"):
        return j + 2, Shift("year", lexicon.DIRECTIONS.get(word, 0))
    return None


def _year_after(w: Words, i: int) -> tuple[int, int] | None:
    """A year after a month or a day, with a comma or "of" before it."""
    j = w.skip(i, ",", "of")
    if w.low(i) == "of" and w.low(j) == "the":
        return None
    found = year_number(w, j)
    if found and w.low(found[0]) in lexicon.COUNTED and j == i:
        return None
    return found


def with_year(w: Words, end: int, said: Calendar) -> tuple[int, Calendar]:
    """The words with the year that follows them, said or by reference, and where they end then."""
    year = _year_after(w, end)
    if year:
        return year[0], replace(said, year=year[1])
    reference = year_reference(w, end)
    if reference:
        return reference[0], replace(said, within=reference[1])
    return end, said


# ---- days and months ----------------------------------------------------------------------------------------


def valid(said: Calendar) -> bool:
    """Whether some year (or the year said) has that day."""
    if said.month is None or said.day is None:
        return True
    try:
        return said.day <= periods.month(said.year or 2000, said.month).last.day
    except ValueError:
        return False


def weekday_and_date(w: Words, i: int) -> list[Hit]:
    """ "Monday, 23 April 2018", "Monday morning", "Monday" and the short forms."""
    named = weekday_name(w, i)
    if named is None or (named[0] == i + 1 and w.low(i + 1) in _SUNDAY_PAPERS and w.capital(i + 1)):
        return []
    end, weekday = named
    after = w.skip(w.skip(end, ","), "the")
    dates = day_month(w, after) or month_first(w, after)
    if dates and isinstance(dates[0].said, Calendar) and dates[0].said.day is not None:
        first = replace(dates[0], start=i, said=replace(dates[0].said, weekday=weekday))
        return [first, *dates[1:]]
    if w.low(i - 1) in ("black", "bloody", "good", "ash", "palm", "super") and w.capital(i - 1):
        return []
    said = Calendar(weekday=weekday)
    if w.low(end) in lexicon.DAY_PARTS:
        return [Hit(i, end + 1, replace(said, part=lexicon.DAY_PARTS[w.low(end)]))]
    week = _week_reference(w, end)
    return [Hit(i, week[0], replace(said, within=week[1]))] if week else [Hit(i, end, said)]


def _week_reference(w: Words, i: int) -> tuple[int, Shift | Anaphor] | None:
    j = w.skip(i, "of")
    if w.low(j + 1) != "week" or w.low(j) not in ("this", "last", "next", "that"):
        return None
    return j + 2, Anaphor("week", 0) if w.low(j) == "that" else Shift("week", lexicon.DIRECTIONS.get(w.low(j), 0))


def day_month(w: Words, i: int) -> list[Hit]:
    """ "3 May 2018", "3rd of May", "3–5 May", "3, 4 and 5 May 2018"."""
    days: list[tuple[int, int, int]] = []
    j = i
    while len(days) < 6:
        day = day_number(w, j)
        if day is None:
            return []
        days.append((j, day[0], day[1]))
        end = day[0]
        after = w.skip(w.skip(end, "of"), "-") if not w.letters(end) or w.low(end) == "of" else end
        named = month_name(w, after)
        if named:
            return _days_of(w, days, named)
        if not (w.dash(end) or w.low(end) in (",", "and", "or", "to", "&")):
            return []
        j = end + 2 if w.low(end) == "," and w.low(end + 1) == "and" else end + 1
        j = w.skip(j, "the")
    return []


def _days_of(w: Words, days: list[tuple[int, int, int]], named: tuple[int, int]) -> list[Hit]:
    after = named[0] + 1 if w.dash(named[0]) and w.glued(named[0]) and year_number(w, named[0] + 1) else named[0]
    end, said = with_year(w, after, Calendar(month=named[1]))
    hits = [Hit(start, stop, replace(said, day=day)) for start, stop, day in days]
    hits[-1] = replace(hits[-1], end=end)
    if not all(isinstance(h.said, Calendar) and valid(h.said) for h in hits):
        return []
    return hits


def month_first(w: Words, i: int) -> list[Hit]:
    """ "May 3, 2018", "May 3-5, 2018", "May 2018", "May" where it is surely the month."""
    named = month_name(w, i)
    if named is None:
        return []
    after, month = named
    days = _days_after(w, after, month)
    if days:
        return days
    end, said = with_year(w, after, Calendar(month=month))
    if end > after:
        return [Hit(i, end, said)]
    return [Hit(i, after, said)] if _surely_month(w, i, after) else []


def _days_after(w: Words, after: int, month: int) -> list[Hit]:
    j = w.skip(after, "the") if ordinal(w, after + 1) else after
    day = day_number(w, j)
    if day is None or w.low(day[0]) in lexicon.COUNTED or (w.glued(j) and not w.dash(j - 1) and w.low(j - 1) != "."):
        return []
    if w.low(day[0]) == ":" and w.glued(day[0]):
        return []
    found = [(after - 1, day[0], day[1])]
    end = day[0]
    while len(found) < 6 and (w.dash(end) or w.low(end) in ("and", "to", ",", "&")):
        more = day_number(w, end + 1)
        if (
            more is None
            or month_name(w, more[0])
            or w.low(more[0]) in lexicon.COUNTED
            or (w.letters(more[0]) and w.low(end) == ",")
        ):
            break
        found.append((end + 1, more[0], more[1]))
        end = more[0]
    stop, said = with_year(w, end, Calendar(month=month))
    if (month, found[0][2]) == (9, 11) and stop == end and w.low(end) in lexicon.ATTACKS:
        said = replace(said, year=2001)
    hits = [Hit(start, last, replace(said, day=number)) for start, last, number in found]
    start = after - 1 if w.low(after - 1) != "." else after - 2
    hits[0] = replace(hits[0], start=start)
    hits[-1] = replace(hits[-1], end=stop)
    return hits if all(isinstance(h.said, Calendar) and valid(h.said) for h in hits) else []


def _surely_month(w: Words, i: int, end: int) -> bool:
    """Whether a month's name alone is the month: May may be a verb, March a walk, April a person."""
    low, before = w.low(i), w.low(i - 1)
    if w.capital(end) and w.low(end) in lexicon.NAMES_AFTER_MONTHS:
        return False
    if low in lexicon.SHORT_MONTHS and low not in lexicon.MONTHS and end == i + 1:
        return before in _MONTH_LEADS and not (w.letters(end) and w.capital(end))  # Jan Masaryk
    if w.capital(i - 1) and w.letters(i - 1) and before not in _MONTH_LEADS and before not in lexicon.MONTHS:
        return False  # Black September, Theresa May
    joined = w.dash(end) or w.low(end) in ("and", "to", "or", "/")
    if joined and (after := month_name(w, end + 1)) and with_year(w, after[0], Calendar())[0] > after[0]:
        return True  # March–April 2011
    if low in _GIVEN_NAMES and w.capital(end) and w.letters(end) and w.low(end) not in lexicon.MONTHS:
        return False
    if low in _PLAIN_WORDS or end > i + 1:
        return (before in _MONTH_LEADS and before not in ("(", ",")) or (
            w.low(i - 2) in ("in", "since") and before == "early"
        )
    return True


def plural_weekday(w: Words, i: int) -> list[Hit]:
    """ "on Mondays": a day of every week."""
    low = w.low(i)
    if low.endswith("s") and low[:-1] in lexicon.WEEKDAYS and w.capital(i):
        return [Hit(i, i + 1, Recurrence(f"XXXX-WXX-{lexicon.WEEKDAYS[low[:-1]]}"))]
    return []
