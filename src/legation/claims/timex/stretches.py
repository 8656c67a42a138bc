"""Lengths of time ("three days", "24-hour", "the past five years") and what comes back ("every Monday", "annual")."""

from __future__ import annotations

from dataclasses import replace

from legation.claims.timex import lexicon
from legation.claims.timex.dates import month_name, weekday_name, year_number
from legation.claims.timex.meaning import Calendar, Hit, Length, Recurrence, Shift
from legation.claims.timex.tokens import Words, amount, ordinal

_STRETCH_LEADS = lexicon.words(
    """for within in over than about almost nearly after lasted lasting lasts under least most takes took take spent
    spend last another every roughly approximately around just only once until"""
)
_PLURAL_LEADS = lexicon.words("for over in within lasting through throughout of took take spent")


def unit_at(w: Words, i: int) -> tuple[str, bool] | None:
    """A unit of time in either number and whether it is the plural."""
    low = w.low(i)
    if low in lexicon.PLURAL_UNITS:
        return lexicon.PLURAL_UNITS[low], True
    return (low, False) if low in lexicon.UNITS else None


def length(w: Words, i: int) -> list[Hit]:
    """ "three days", "two and a half years", "24-hour", "the past five years", "the first nine months of 2018"."""
    j = w.skip(i, "the", "his", "her", "its", "their", "these", "those", "our")
    direction = -1 if w.low(j) == "final" else lexicon.DIRECTIONS.get(w.low(j), 0)
    first = ordinal(w, j) if j > i else None
    head = first is not None and first[1] == 1
    if direction or head:
        k = first[0] if first and head else j + 1
    else:
        j = k = i + 1 if w.low(i) in lexicon.APPROXIMATELY else i
    counted = amount(w, k)
    if counted is None:
        return []
    end, count = counted
    dashed = w.dash(end) and w.glued(end) and w.glued(end + 1)
    unit = unit_at(w, end + 1 if dashed else end)
    if unit is None or _no_length(w, i, k, end, dashed, unit):
        return []
    end += 2 if dashed else 1
    if w.phrase(end, "and", "a", "half") and count is not None:
        count, end = count + 0.5, end + 3
    letter, size = lexicon.UNITS[unit[0]]
    said = Length(None if count is None else count * size, letter, direction)
    part = _part_of_year(w, i, end, said) if head or direction < 0 else []
    return part or ([] if head or w.low(j) == "final" else [Hit(i, end, said)])


def _no_length(w: Words, i: int, k: int, end: int, dashed: bool, unit: tuple[str, bool]) -> bool:
    """Ages, rates and "one day" look like lengths."""
    after = end + 2 if dashed else end + 1
    if w.low(after) == "old" or (w.dash(after) and w.low(after + 1) in ("old", "olds")) or w.phrase(after, "of", "age"):
        return True
    if w.capital(k) and w.capital(after - 1):  # the Thirty Years' War
        return True
    if w.low(i - 1) in ("aged", "turned") or (
        not dashed and not unit[1] and w.low(k) not in ("a", "an", "one", "half", "1", "another")
    ):
        return True
    if (unit[0] == "second" and not unit[1]) or (unit[0] == "quarter" and (not unit[1] or w.low(after) == "of")):
        return True
    if w.low(k) == "one" and unit[0] == "day" and w.low(after) not in ("after", "before"):
        return True
    if w.low(k) in ("a", "an") and end == k + 1 and not dashed:
        indefinite = (
            w.low(k - 1) in _STRETCH_LEADS
            or w.low(after) in ("after", "before", "and")
            or unit[0] in ("hour", "minute")
        )
        return (w.low(after) == "of" and unit[0] == "day") or not (indefinite or k > i)
    return w.low(k) == "a" and w.low(k + 1) in ("many", "some")


def _part_of_year(w: Words, i: int, end: int, said: Length) -> list[Hit]:
    if w.low(end) != "of":
        return []
    year = year_number(w, end + 1)
    if year:
        return [Hit(i, year[0], replace(said, head=Calendar(year=year[1])))]
    if w.phrase(end + 1, "the", "year") or w.phrase(end + 1, "this", "year"):
        return [Hit(i, end + 3, replace(said, head=Calendar(within=Shift("year", 0))))]
    return []


def bare_plural(w: Words, i: int) -> list[Hit]:
    """ "for years", "over the years", "decades-long", "days before": a length that is not counted."""
    j = w.skip(i, "the") if w.low(i - 1) in ("over", "through") else i
    unit = unit_at(w, j)
    if unit is None:
        return []
    letter, size = lexicon.UNITS[unit[0]]
    if w.dash(j + 1) and w.glued(j + 1) and w.low(j + 2) == "long":
        return [Hit(i, j + 3, Length(None if unit[1] else size, letter))]
    if not unit[1] or unit[0] == "second" or w.low(j + 1) in ("old", "past", "gone") or (w.dash(j - 1) and w.glued(j)):
        return []
    if (w.low(i - 1) in _PLURAL_LEADS) or w.low(j + 1) in ("before", "after"):
        return [Hit(i, j + 1, Length(None, letter))]
    told = w.low(j + 1) == "of" and w.low(i - 1) in ("after", "of", "despite", "")
    return [Hit(i, j + 1, Length(None, letter))] if told else []


def every(w: Words, i: int) -> list[Hit]:
    """ "every Monday", "each year", "every other week", "every three months"."""
    if w.low(i) not in ("every", "each"):
        return []
    named = weekday_name(w, i + 1)
    if named:
        return [Hit(i, named[0], Recurrence(f"XXXX-WXX-{named[1]}"))]
    month = month_name(w, i + 1)
    if month:
        return [Hit(i, month[0], Recurrence(f"XXXX-{month[1]:02d}"))]
    if w.low(i + 1) in lexicon.SEASONS:
        return [Hit(i, i + 2, Recurrence(f"XXXX-{lexicon.SEASONS[w.low(i + 1)]}"))]
    if w.low(i + 1) in lexicon.DAY_PARTS:
        return [Hit(i, i + 2, Recurrence(f"XXXX-XX-XXT{lexicon.DAY_PARTS[w.low(i + 1)]}"))]
    counted = (i + 2, 2.0) if w.low(i + 1) == "other" else amount(w, i + 1) or (i + 1, 1.0)
    unit = unit_at(w, counted[0])
    if unit is None or counted[1] is None:
        return []
    return [Hit(i, counted[0] + 1, _every_unit(unit[0], counted[1]))]


def _every_unit(unit: str, count: float = 1) -> Recurrence:
    letter, size = lexicon.UNITS[unit]
    return Recurrence(period_value(count * size, letter))


def rate(w: Words, i: int) -> list[Hit]:
    """ "15 a year", "twice a week", "per month", "$5 billion a year": the unit of a rate."""
    low = w.low(i)
    if low in ("once", "twice") and w.low(i + 1) in ("a", "an", "every", "per"):
        unit = unit_at(w, i + 2)
        return [Hit(i, i + 3, _every_unit(unit[0]))] if unit and not unit[1] else []
    if low not in ("a", "an", "per"):
        return []
    unit = unit_at(w, i + 1)
    if unit is None or unit[1] or w.low(i + 2) in ("ago", "later", "earlier", "after", "before", "and"):
        return []
    counted = (
        low == "per"
        or w.raw(i - 1)[:1].isdigit()
        or w.low(i - 1) in _RATED
        or (amount(w, i - 2) is not None and w.low(i - 1).endswith("s"))
    )
    if not counted or w.low(i - 1) in _STRETCH_LEADS:
        return []
    return [Hit(i, i + 2, _every_unit(unit[0]))]


_RATED = lexicon.words("""percent times million billion thousand trillion tons tonnes barrels dollars euros""") | set(
    lexicon.CARDINALS
)


def adverb(w: Words, i: int) -> list[Hit]:
    """ "annual", "daily"; a capital makes them part of a name (People's Daily)."""
    value = lexicon.ADVERBS_OF_SETS.get(w.low(i))
    return [Hit(i, i + 1, Recurrence(value))] if value and not w.capital(i) else []


def period_value(count: float | None, letter: str) -> str:
    """A TIMEX3 length: ``P3D``, ``PT24H``, ``PXY``."""
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"
