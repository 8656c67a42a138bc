"""A time expression: where it stands, what it says, and the interval that it gives an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from legation.claims.timex.lexicon import EDGES
from legation.evidence import Basis, Precision, Span, When, edtf

Tense = Literal["past", "future"]
Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Function = Literal[
    "in", "during", "since", "from", "until", "by", "before", "after", "around", "as of", "for", "within", "over",
    "ago", "later", "earlier",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a text's times count from.

    ``published`` is the EDTF date of publication (a day, a month, a year) or None; ``last`` the EDTF date mentioned
    last before the text, or None; ``narrative`` prefers that date to the publication date for months and days without
    a year, as an encyclopedia or a chronicle needs. Raises ValueError for dates that are not EDTF or are open.
    """

    published: str | None = None
    last: str | None = None
    narrative: bool = False

    def __post_init__(self) -> None:
        for value in (self.published, self.last):
            if value is not None and None in edtf.bounds(value):
                raise ValueError(f"{value!r} is open: nothing counts from it")


@dataclass(frozen=True, slots=True)
class Range:
    """The whole of "from 1950 to 1953", of which a TimeExpression is one end."""

    start: int
    end: int
    text: str
    edtf: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time: ``text`` is what stands at ``start`` to ``end`` (code points) in the document.

    ``value`` is TIMEX3 (TimeML 1.2.1), with X for what is not known; ``edtf`` the date or the interval it lies in,
    None where nothing is known; ``earliest`` and ``latest`` ISO days. ``basis`` is ``explicit`` where the text says it
    all, ``relative`` where it was counted from publication, ``inferred`` where a date before supplied the year or the
    start of counting, ``unknown`` where nothing did. ``function`` is the relation that the word next to it gives, with
    that word's ``signal`` span, and ``phrase`` the words from signal to expression. ``anchored`` says whether an
    interval was found; ``attributive`` that it dates the noun after it ("the 2014 agreement"), not the sentence;
    ``whole`` the range that it is an end of.
    """

    start: int
    end: int
    text: str
    type: Kind
    value: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "unknown"
    function: Function | None = None
    signal: Span | None = None
    phrase: str = ""
    anchored: bool = False
    attributive: bool = False
    whole: Range | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def interval(expression: TimeExpression) -> When:
    """When something happened that the expression dates, with the relation of its signal applied.

    "since the 1960s" is ``196X/..``, "by 2018" ``../2018``, "before 2018" ``../2017``, an end of "from 1950 to 1953"
    ``1950/1953``. Only bounds from one side have the basis ``bounded``. What is not anchored has no EDTF date, but
    keeps the bounds that are known. "from 2015" alone is 2015: it tells a report's year as often as a beginning, so
    only "from 2015 on" is open.
    """
    if expression.whole is not None:
        span = Span(expression.whole.start, expression.whole.end)
        return edtf.when(expression.whole.edtf, expression.basis, expression.whole.text, span)
    span = expression.span
    if expression.signal is not None:
        span = Span(min(span.start, expression.signal.start), max(span.end, expression.signal.end))
    text = expression.phrase or expression.text
    if expression.edtf is None:
        basis: Basis = "bounded" if expression.earliest or expression.latest else "unknown"
        return When(None, expression.earliest, expression.latest, "unknown", basis, text, span.start, span.end)
    written, basis = _applied(expression, expression.edtf)
    return edtf.when(written, basis, text, span)


def _applied(expression: TimeExpression, value: str) -> tuple[str, Basis]:
    if expression.type not in ("DATE", "TIME") or expression.attributive:
        return value, expression.basis
    first, last = edtf.bounds(value)
    # "before the end of July" is in July still
    edge = next((word for word in expression.text.casefold().split()[:3] if word in EDGES), None)
    match expression.function:
        case "since":
            return f"{_edge(value, first)}/..", expression.basis
        case "until":
            return f"../{_final(value, last)}", expression.basis
        case "by":
            return f"../{_final(value, last)}", "bounded"
        case "before" if edge in ("end", "close", "middle"):
            return f"../{_final(value, last)}", "bounded"
        case "before" if first is not None and first > date.min:
            return edtf.spanning(None, first - timedelta(days=1)), "bounded"
        case "after" if edge in ("end", "close") and last is not None and last < date.max:
            return f"{last + timedelta(days=1)}/..", "bounded"
        case "after":
            return f"{_edge(value, first)}/..", "bounded"
        case "around" if value[-1] not in "?~%" and "/" not in value:
            return value + "~", expression.basis
    return value, expression.basis


def _edge(value: str, first: date | None) -> str:
    return value if "/" not in value else (first.isoformat() if first else "..")


def _final(value: str, last: date | None) -> str:
    """The end of a half-open interval: a decade ends with its last year, which reads plainer than ``../195X``."""
    if "/" in value or "X" in value:
        return edtf.spanning(None, last).removeprefix("../") if last else ".."
    return value
