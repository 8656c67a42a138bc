"""Quantities in a sentence: figures and number words with their hedge, size and currency or measure.

The words alone are read here, from left to right, each a fixed number of words ahead; what is counted and what act a
quantity belongs to is the parse's to say (``measured.py``, ``owned.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from legation.claims.timex import lexicon
from legation.claims.timex.tokens import Words, amount
from legation.codebook import Codebook, State
from legation.language import Sentence

Kind = Literal["money", "measure", "count"]

_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15}(?:\.[0-9]{1,9})?")
# the words of the longest currency's name, sign, measure and hedge: "12 million Trinidad and Tobago dollars"
_NAME, _SIGN, _MEASURE, _HEDGE = 5, 5, 2, 3
_OPENING = frozenset("([\"'“”‘’—")
_RATES = frozenset({"day", "month", "year", "hour", "second"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much: ``text[start:end]`` with its hedge; the figure begins at ``figure``. Of a count the unit is open."""

    start: int
    figure: int
    end: int
    value: float
    kind: Kind
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number up to the word ``end``, in ``figures`` or words, perhaps with its size; it may look like a ``year``.

    ``metres`` where its size is an "m" that may be another's.
    """

    end: int
    value: float
    figures: bool
    sized: bool = False
    metres: bool = False
    year: bool = False


class Quantities:
    """Reads quantities by the codebook's words for them."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._raw: Mapping[str, Any] = book.raw("amounts")
        self._sizes: Mapping[str, int] = self._raw["sizes"]
        self._signs = frozenset(self._raw["signs"])
        self._hedges = frozenset(self._raw["hedges"])
        self._weak = frozenset(self._raw["also-prepositions"])

    @cached_property
    def _coins(self) -> dict[str, str]:
        return {form: noun for noun, entry in self._raw["money"].items() for form in entry["forms"]}

    @cached_property
    def _measures(self) -> dict[str, str]:
        return {form: unit for unit, forms in self._raw["measures"].items() for form in forms}

    @cached_property
    def _codes(self) -> frozenset[str]:
        money = self._raw["money"].values()
        codes = {e["alone"] for e in money if "alone" in e}
        return frozenset(codes.union(*(e.get(k, {}).values() for e in money for k in ("of", "words"))))

    def read(self, text: str, sentence: Sentence) -> Iterator[Quantity]:
        """The quantities of a sentence in order; none overlaps another."""
        words = Words(text, sentence.start, sentence.end)
        preps = {t.start for t in sentence.tokens if t.dep in ("prep", "agent", "mark")}
        i = 0
        while i < len(words):
            found = self._at(words, i)
            if found is None:
                i = self._past(words, i)
                continue
            end, quantity = found
            start = self._hedged(words, i, preps)
            yield replace(quantity, start=words.tokens[start].start)
            i = end

    def is_money(self, word: str) -> bool:
        """Whether a word in lower case is a currency's."""
        return word in self._coins

    def _at(self, w: Words, i: int) -> tuple[int, Quantity] | None:
        sign = self._sign(w, i)
        at = i if sign is None else sign[0]
        number = self._number(w, at, signed=sign is not None)
        if number is None:
            return None
        number = self._range(w, i, number)
        if number is None or number.value <= 0:
            return None
        unit: tuple[int, Kind, str] | None = self._unit(w, number) if sign is None else (number.end, "money", sign[1])
        if unit is None:
            return None
        end, kind, name = unit
        place = w.tokens[i].start
        return end, Quantity(place, place, w.tokens[end - 1].end, number.value, kind, name)

    def _past(self, w: Words, i: int) -> int:
        """The place to look from next: behind a vague number ("several hundred"), a name or a date with its figures."""
        vague = amount(w, i)
        end = i + 1
        if vague is not None and vague[1] is None:
            end = max(vague[0], end)
            while w.low(end) in self._sizes:
                end += 1
        return end

    # ---- numbers -------------------------------------------------------------------------------------------------
    def _number(self, w: Words, i: int, signed: bool) -> _Number | None:
        figure = w.raw(i)[:1].isdigit() and w.raw(i).isascii()
        found = self._figures(w, i, signed) if figure else self._words(w, i)
        return None if found is None else self._sized(w, found, signed)

    def _figures(self, w: Words, i: int, signed: bool) -> _Number | None:
        if not _FIGURE.fullmatch(w.raw(i)) or (not signed and w.glued(i) and not _opens(w, i)):
            return None
        if w.low(i - 1) in lexicon.NUMBERED | {"#", "number"}:
            return None
        value, end = float(w.raw(i).replace(",", "")), i + 1
        if w.low(end) == "." and w.glued(end) and w.glued(end + 1) and w.raw(end + 1)[:1].isdigit():
            if "," not in w.raw(i) or not w.raw(end + 1).isascii() or not w.raw(end + 1).isdigit():
                return None
            value, end = float(f"{w.raw(i).replace(',', '')}.{w.raw(end + 1)[:9]}"), end + 2  # "1,250.75"
        if w.glued(end) and w.low(end) in ("/", ":", "_", "°"):
            return None
        return _Number(end, value, figures=True, year=len(w.raw(i)) == 4 and 1000 <= value <= 2100)

    def _words(self, w: Words, i: int) -> _Number | None:
        """Number words: "twelve", "a dozen", "two hundred and fifty", "one million two hundred thousand"."""
        if w.capital(i) and i and w.low(i - 1) not in lexicon.APOSTROPHES | {'"', "“", ":", "between"}:
            return None  # a name: "the Big Four", "Three Gorges"
        total, least, end, sized = 0.0, float("inf"), i, False
        for _ in range(4):
            after = end + 1 if end > i and w.low(end) == "and" and least == 100 else end
            found = self._piece(w, after)
            if found is None or found[1] >= least or (end > i and w.low(after) in ("a", "an", "half")):
                break
            end, total, least = found[0], total + found[1], found[2]
            sized = sized or least > 1
        if end == i or (total == 1 and w.low(i) in ("a", "an")):
            return None
        return _Number(end, total, figures=False, sized=sized)

    def _piece(self, w: Words, i: int) -> tuple[int, float, float] | None:
        """One number word with the sizes behind it: where it ends, how many, and its least size."""
        found = amount(w, i) if w.letters(i) and (w.low(i) not in self._sizes or w.low(i - 1) == "a") else None
        if found is None or found[1] is None:
            return None
        end, value = found[0], found[1]
        least = 100.0 if value >= 100 and value % 100 == 0 else 1.0
        while w.low(end) in self._sizes and end - i < 6:
            least = self._sizes[w.low(end)]
            value, end = value * least, end + 1
        return end, value, least

    def _sized(self, w: Words, number: _Number, signed: bool) -> _Number | None:
        """The number with the size behind it: "2.9 billion", "200 lakh crore", "7bn"."""
        end, value = number.end, number.value
        short = self._raw["short"].get(w.low(end)) if number.figures and w.glued(end) else None
        if short is None and signed and w.low(end) in ("m", "bn", "mn", "mln", "bln", "tn", "trn"):
            short = self._raw["short"][w.low(end)]
        if short is not None:
            metres = w.low(end) == "m"
            return _Number(end + 1, value * short, figures=True, sized=True, metres=metres)
        at = end + 1 if w.dash(end) and w.glued(end) else end
        for _ in range(2):
            size = w.low(at)
            if size not in self._sizes or (number.figures and size == "hundred"):
                break
            value, at = value * self._sizes[size], at + 1
            end, number = at, replace(number, sized=True, year=False)
        return replace(number, end=end, value=value)

    def _range(self, w: Words, i: int, low: _Number) -> _Number | None:
        """The lower of "20 to 30", "between 20 and 30", "$2-3 billion", with both words; None for a score or years."""
        joint = w.low(low.end)
        dash = w.dash(low.end) and w.glued(low.end)
        between = joint in ("and", "&") and w.low(i - 1) == "between"
        if not (dash or between or (joint in ("to", "or") and w.low(i - 1) != "from")):
            return low
        at = low.end + 1
        sign = self._sign(w, at)
        at = at if sign is None else sign[0]
        if not w.raw(at)[:1].isdigit() and not (w.letters(at) and not dash):
            return low
        figure = w.raw(at)[:1].isdigit() and _FIGURE.fullmatch(w.raw(at))
        bare = self._figures(w, at, signed=True) if figure else self._words(w, at)
        high = self._sized(w, bare, signed=True) if bare is not None else None
        if high is None or bare is None:
            return low
        value = low.value
        if high.sized and not low.sized and figure and low.value < bare.value:
            value *= high.value / bare.value
        rising = value < high.value and not (low.year and high.year)
        if rising:
            return replace(high, value=value)
        return None if dash or joint == "to" else low

    # ---- units ---------------------------------------------------------------------------------------------------
    def _sign(self, w: Words, i: int) -> tuple[int, str] | None:
        """A currency's sign or code before a figure: where it ends and which currency."""
        if w.glued(i) and w.letters(i - 1) and w.letters(i):
            return None
        for n in range(_SIGN, 0, -1):
            last = i + n - 1
            if not w.raw(last + 1)[:1].isdigit() or any(not w.glued(j) for j in range(i + 1, last + 1)):
                continue
            written = "".join(w.raw(j) for j in range(i, last + 1))
            if written == "R" and not (w.glued(last + 1) and len(w.raw(last + 1)) > 1):
                continue
            if written in self._signs:
                return last + 1, self._raw["signs"][written]
            if written in self._codes:
                return last + 1, written
        return None

    def _unit(self, w: Words, number: _Number) -> tuple[int, Kind, str] | None:
        """What stands behind a number: a currency, a measure, else something counted; None where it is no count."""
        end = number.end
        hyphen = w.dash(end) and w.glued(end)
        at = end + 1 if hyphen else end
        money = self._currency(w, at)
        if money is not None:
            return money[0], "money", money[1]
        if number.metres:  # "1.5m doses"; "300m from the border" are metres
            return (end, "count", "") if w.letters(end) and w.low(end) not in lexicon.FUNCTION_WORDS else None
        measure = self._measure(w, at)
        if measure is not None:
            return measure[0], "measure", measure[1]
        glued = w.glued(end) and (w.letters(end) or w.raw(end)[:1].isdigit())
        if hyphen or glued or (number.year and w.low(end) not in lexicon.COUNTED):
            return None
        return end, "count", ""

    def _measure(self, w: Words, i: int) -> tuple[int, str] | None:
        for n in range(_MEASURE, 0, -1):
            unit = self._measures.get(_joined(w, i, n))
            if unit is None:
                continue
            end = i + n
            if w.low(end) in ("a", "per") and w.low(end + 1) in _RATES:
                return end + 2, f"{unit} per {w.low(end + 1)}"
            return end, unit
        return None

    def _currency(self, w: Words, i: int) -> tuple[int, str] | None:
        """A currency behind a number: "euros", "Norwegian kroner", "U.S. dollars", "NOK"."""
        if w.raw(i) in self._codes:
            return i + 1, w.raw(i)
        for n in range(_NAME + 1):
            if not w.low(i + n) or (n and not (w.letters(i + n - 1) or w.raw(i + n - 1) == ".")):
                return None
            for size in (2, 1):
                noun = self._coins.get(_joined(w, i + n, size))
                whose = w.text[w.tokens[i].start : w.tokens[i + n - 1].end] if n else ""
                code = self._code(noun, whose) if noun is not None else None
                if code is not None and not w.breaks(i):
                    return i + n + size, code
        return None

    def _code(self, noun: str, whose: str) -> str | None:
        """The code of a currency by whose it is; the noun where that is open, None where the words are no state's."""
        entry = self._raw["money"][noun]
        alone = str(entry.get("alone") or noun)
        if not whose:
            return alone
        words = whose.lower()
        if words in entry.get("words", {}):
            return str(entry["words"][words])
        states = {n.entry.id for n in self._book.find(whose) if isinstance(n.entry, State)}
        codes = {code for state, code in entry.get("of", {}).items() if state in states}
        if len(codes) == 1:
            return str(codes.pop())
        return alone if states else None

    def _hedged(self, w: Words, i: int, preps: set[int]) -> int:
        """Where a quantity begins with the words that say how sure it is: "at least", "between"."""
        if w.low(i - 1) == "between":
            return i - 1
        for _ in range(2):
            for n in range(_HEDGE, 0, -1):
                words = _joined(w, i - n, n)
                if words in self._hedges and not (words in self._weak and w.tokens[i - n].start in preps):
                    i -= n
                    break
        return i


def _joined(w: Words, i: int, n: int) -> str:
    """So many words from a place on, in lower case; nothing where there are not so many."""
    return " ".join(w.lows[i : i + n]) if 0 <= i <= len(w) - n else ""


def _opens(w: Words, i: int) -> bool:
    """Whether a figure glued to a sign begins there: behind a bracket, a quotation mark or a dash between words."""
    return w.raw(i - 1) in _OPENING or (w.dash(i - 1) and not w.glued(i - 1))
