"""Years, decades, centuries, and the parts and feasts of years. Rules as in ``dates``."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.timex import lexicon, periods
from legation.claims.timex.dates import FIRST_YEAR, LAST_YEAR, day_number, juche, month_name, with_year, year_number
from legation.claims.timex.meaning import Calendar, Hit, Shift, Years
from legation.claims.timex.tokens import Words, ordinal

_YEAR_LEADS = lexicon.words(
    """in since until till before after during throughout circa year into mid late early for as"""
)
_BEFORE_DASH = ("mid", "pre", "post", "early", "late")
_CHAIN = 6  # how far back a list of years is followed
_WEAK_YEAR_LEADS = lexicon.words("of by from to through between around about than on and or over")


# ---- years, decades, centuries --------------------------------------------------------------------------------


def year_alone(w: Words, i: int) -> list[Hit]:
    """A year without month where what stands around it makes it one."""
    if w.low(i) == "juche":
        counted = juche(w, i)
        return [Hit(i, counted[0], Calendar(year=counted[1]))] if counted else []
    found = year_number(w, i)
    if found is None or w.low(i) in lexicon.APOSTROPHES:
        return []
    end, year = found
    if not _year_context(w, i, end, year):
        return []
    hits = [Hit(i, end, Calendar(year=year), attributive=_attributive(w, i, end))]
    second = _second_year(w, end, year)
    return [*hits, second] if second else hits


def _second_year(w: Words, end: int, year: int) -> Hit | None:
    """The short end of "1950–53"."""
    if not (w.dash(end) or w.low(end) == "/") or len(w.raw(end + 1)) != 2 or not w.glued(end):
        return None
    short = w.number(end + 1, 2)
    if short is None or short <= year % 100 or (w.glued(end + 2) and (w.letters(end + 2) or w.dash(end + 2))):
        return None
    return Hit(end + 1, end + 2, Calendar(year=year // 100 * 100 + short))


def _counts_something(w: Words, i: int, end: int, year: int) -> bool:
    """Whether the number is followed by what it counts: a known noun, or a plural after a round number."""
    after = w.low(end)
    if w.dash(end) and w.glued(end):
        return w.low(end + 1) in lexicon.COUNTED or w.low(end + 1) in ("strong", "member", "page")
    if after in lexicon.COUNTED and not (after in ("to", "women", "children", "dead") and w.low(i - 1) == "in"):
        return True
    plural = after.endswith("s") and len(after) > 3 and not after.endswith(("ss", "us", "is"))
    return plural and year % 100 == 0 and not w.glued(end)


def _named_by_number(w: Words, i: int) -> bool:
    """Whether the word before takes numbers as names: Resolution 1718, Boeing 1707, No. 2010."""
    before = w.low(i - 2) if w.low(i - 1) in (".", "#", "№", ":", "-", "–") else w.low(i - 1)
    return before in lexicon.NUMBERED or w.low(i - 1) in ("#", "№", "$", "€", "£", "¥", "₩", "+", "=", "*", "<", ">")


def _year_context(w: Words, i: int, end: int, year: int, depth: int = 0) -> bool:
    if _named_by_number(w, i) or _counts_something(w, i, end, year):
        return False
    lead = i - 3 if w.phrase(i - 2, "at", "least") else i - 1
    before, modern = w.low(lead), 1800 <= year <= LAST_YEAR
    if before in ("and", "or", ",", "/", "&") or w.dash(lead):
        chained = _chained(w, lead, depth)
        if chained is not None:
            return chained and modern
    if before in _YEAR_LEADS or (before == "(" and modern) or (w.dash(lead) and w.low(lead - 1) in _BEFORE_DASH):
        return True
    if before == "from" and w.low(end) == "to" and year % 100 and (year_number(w, end + 1) or (0, 0))[1] > year:
        return True
    if modern and before not in ("at", "with") and _begins_range(w, end, year):
        return True
    if before in _WEAK_YEAR_LEADS:
        return modern and (year % 100 != 0 or year in (1900, 2000)) and w.low(lead - 1) not in lexicon.QUANTITIES
    return _before_noun(w, i, end) and modern if w.letters(i - 1) else _listed(w, i, end) and modern


def _begins_range(w: Words, end: int, year: int) -> bool:
    """ "1950–53", "1950–1953"."""
    if _second_year(w, end, year):
        return True
    last = year_number(w, end + 1) if w.dash(end) and w.glued(end) and w.glued(end + 1) else None
    return last is not None and year < last[1] <= year + 150 and not w.dash(last[0])


def _chained(w: Words, joint: int, depth: int) -> bool | None:
    """Whether the number before "and", a comma or a dash is a year, as this one then is; None where there is none."""
    earlier = year_number(w, joint - 1)
    if earlier is None or depth > _CHAIN:
        return False if w.number(joint - 1, 4) is not None and w.number(joint - 1, 2) is None else None
    dated = month_name(w, joint - 2) or w.low(joint - 2) == "," or day_number(w, joint - 2)
    return True if dated else _year_context(w, joint - 1, joint, earlier[1], depth + 1)


def _before_noun(w: Words, i: int, end: int) -> bool:
    """ "the 2014 agreement", "the second 2012 debate", "Olympics 2012", "WWDC 2005"."""
    before = w.low(i - 1)
    if before in lexicon.EVENT_NOUNS or before in lexicon.SEASONS:
        return True
    if before in lexicon.DETERMINERS:
        return _noun(w, end) or w.low(end) in lexicon.APOSTROPHES or (w.dash(end) and w.glued(end))
    if w.capital(i - 1):
        short = w.raw(i - 1).isupper() and 2 <= len(before) <= 6
        return short or _noun(w, end)
    return _noun(w, end) and before not in lexicon.FUNCTION_WORDS


def _noun(w: Words, end: int) -> bool:
    """Whether a word follows that a year may stand before."""
    return w.letters(end) and w.low(end) not in lexicon.FUNCTION_WORDS


def _listed(w: Words, i: int, end: int) -> bool:
    """A year after a comma and before a stop, in quotation marks, or at the start of a line or a sentence."""
    before = w.low(i - 1)
    if before == ",":
        return w.low(end) in (")", ".", ";") and not w.number(i - 2)
    if before in ("(", "[", "‘", "'", "“", '"'):
        return w.low(end) in (")", "]", ",", ";", "-", "–", "—") or _noun(w, end)
    starts = before in ("", ".", ":", "!", "?", "•", "*", "|") or w.breaks(i)
    return starts and (w.low(end) in (":", "-", "–", "—", "|", "") or _noun(w, end))


def _attributive(w: Words, i: int, end: int) -> bool:
    """Whether the year stands before the noun that it is part of: such a year dates the noun, not the sentence."""
    if not _noun(w, end) or (w.glued(end) and not w.letters(end)):
        return w.low(i - 1) in lexicon.EVENT_NOUNS
    return w.low(i - 1) not in _YEAR_LEADS | _WEAK_YEAR_LEADS


def decade(w: Words, i: int) -> list[Hit]:
    """ "1960s", "1960's", "'60s", "60s" and "sixties" after the article; "1800s" is a century."""
    low = w.low(i)
    if low in lexicon.DECADES and _decade_article(w, i):
        return [Hit(i, i + 1, Years(190 + lexicon.DECADES[low] // 10, 3, century_unsaid=True))]
    start = i + 1 if low in lexicon.APOSTROPHES else i
    raw = w.raw(start)
    end = _plural_end(w, start + 1)
    number = w.number(start)
    if end is None or number is None or number % 10 or (start > i and not w.glued(start)):
        return []
    if len(raw) == 4 and start == i and FIRST_YEAR <= number <= LAST_YEAR and w.low(i - 1) not in lexicon.NUMBERED:
        century = number % 100 == 0 and number < 2000
        return [Hit(i, end, Years(number // 100, 2) if century else Years(number // 10, 3))]
    if len(raw) == 2 and number >= 20 and (start > i or _decade_article(w, i)):
        return [Hit(i, end, Years(190 + number // 10, 3, century_unsaid=True))]
    return []


def _decade_article(w: Words, i: int) -> bool:
    """Whether "the" stands before it, or "the early" and the like; "in his sixties" is an age."""
    before = i - 2 if w.dash(i - 1) else i - 1
    before = before - 1 if w.low(before) in ("early", "late", "mid") else before
    return w.low(before) in ("the", "and", "to") and w.low(before - 1) not in ("temperatures", "highs", "lows")


def _plural_end(w: Words, i: int) -> int | None:
    if w.low(i) == "s" and w.glued(i):
        return i + 1
    if w.low(i) in lexicon.APOSTROPHES and w.glued(i) and w.low(i + 1) == "s" and w.glued(i + 1):
        return i + 2
    return None


def century(w: Words, i: int) -> list[Hit]:
    """ "the 19th century", "twenty-first-century"."""
    which = ordinal(w, i)
    if which is None or not 1 <= which[1] <= 21:
        return []
    end = which[0] + 1 if w.dash(which[0]) else which[0]
    if w.low(end) not in ("century", "centuries") or w.low(end + 1) in ("bc", "bce"):
        return []
    return [Hit(i, end + 1, Years(which[1] - 1, 2))]


# ---- parts of years -----------------------------------------------------------------------------------------


def season(w: Words, i: int) -> list[Hit]:
    """ "summer 2018", "the winter of 2018", "spring" after in, last, this, next."""
    name = lexicon.SEASONS.get(w.low(i))
    if name is None or (w.capital(i) and w.capital(i - 1) and w.letters(i - 1)):
        return []
    end, said = with_year(w, i + 1, Calendar(season=name))
    if end > i + 1:
        return [Hit(i, end, said)]
    before = w.low(i - 2) if w.low(i - 1) == "the" else w.low(i - 1)
    surely = w.low(i) not in ("spring", "fall") or w.low(i + 1) not in ("of", "from")
    leads = ("in", "during", "by", "since", "until", "early", "late", "mid", "-")
    return [Hit(i, i + 1, said)] if before in leads and surely and w.low(i) != "fall" else []


def quarter(w: Words, i: int) -> list[Hit]:
    """ "Q4 2018", "2018 Q4", "the third quarter of 2018", "first half of the year"."""
    low = w.low(i)
    if (
        low == "q"
        and w.glued(i + 1)
        and w.number(i + 1, 1) is None
        and len(w.raw(i + 1)) == 1
        and w.raw(i + 1) in "1234"
    ):
        end, said = with_year(w, i + 2, Calendar(quarter=int(w.raw(i + 1))))
        return [Hit(i, end, said)]
    which = ordinal(w, i)
    if which is None:
        return []
    end = which[0] + 1 if w.dash(which[0]) else which[0]
    if w.low(end) == "quarter" and which[1] <= 4:
        return _part_of_year(w, i, end + 1, Calendar(quarter=which[1]), needed=False)
    if w.low(end) == "half" and which[1] <= 2:
        return _part_of_year(w, i, end + 1, Calendar(half=which[1]), needed=True)
    return []


def _part_of_year(w: Words, i: int, end: int, said: Calendar, *, needed: bool) -> list[Hit]:
    stop, whole = with_year(w, end, said)
    if stop > end:
        return [Hit(i, stop, whole)]
    if w.phrase(end, "of", "the", "year"):
        return [Hit(i, end + 3, replace(said, within=Shift("year", 0)))]
    return [] if needed or w.low(end) in ("of", "century") else [Hit(i, end, said)]


def fiscal(w: Words, i: int) -> list[Hit]:
    """ "FY2018", "fiscal 2018", "the fiscal year 2018", "the 2017-18 academic year"."""
    if w.low(i) == "fy":
        year = w.number(i + 1) or (
            int(w.raw(i + 1)) if w.raw(i + 1).isdigit() and len(w.raw(i + 1)) in (2, 4) else None
        )
        if year is None:
            return []
        return [Hit(i, i + 2, Calendar(year=year if year > 99 else 2000 + year, fiscal=True))]
    if w.low(i) in ("fiscal", "financial", "academic"):
        found = year_number(w, w.skip(i + 1, "year"))
        return [Hit(i, found[0], Calendar(year=found[1], fiscal=True))] if found else []
    found = year_number(w, i)
    if found and w.low(found[0]) in ("fiscal", "financial", "academic") and w.low(found[0] + 1) == "year":
        return [Hit(i, found[0] + 2, Calendar(year=found[1], fiscal=True))]
    return []


def feast(w: Words, i: int) -> list[Hit]:
    """Feasts of the calendar, with a year where one is said: "Christmas Eve", "Easter 1916"."""
    if not w.capital(i):
        return []
    for end, name in _feast_names(w, i):
        if name in periods.HOLIDAYS and w.low(end) not in ("island", "islands", "carol", "tree", "trees"):
            stop, said = with_year(w, end, Calendar(holiday=name))
            return [Hit(i, stop, said)]
    return []


def _feast_names(w: Words, i: int) -> list[tuple[int, str]]:
    """The longest first: four tokens (New Year's Day), three (Eid al-Fitr), two, one."""
    names = []
    for length in (5, 4, 3, 2, 1):
        if i + length <= len(w):
            written = w.text[w.tokens[i].start : w.tokens[i + length - 1].end].lower().replace("’", "'")
            names.append((i + length, written))
    return names


def hijri(w: Words, i: int) -> list[Hit]:
    """ "1439 AH", "AH 1439": a year of the Islamic calendar, as the Gregorian months that hold it."""
    if w.raw(i) == "AH":
        year, end = w.number(i + 1), i + 2
    else:
        year, end = w.number(i), i + 2
        if w.raw(i + 1) not in ("AH", "A.H.") and w.low(i + 1) != "hijri":
            return []
    return [Hit(i, end, Calendar(lunar_year=year))] if year is not None and 1 <= year <= 1500 else []
