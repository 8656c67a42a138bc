"""Time expressions in prose: one grammar, from words to TIMEX3 and EDTF, never finer than the words allow."""

from legation.claims.timex.expression import Anchor, Function, Kind, Range, Tense, TimeExpression, interval
from legation.claims.timex.finder import TenseOf, find

__all__ = ["Anchor", "Function", "Kind", "Range", "Tense", "TenseOf", "TimeExpression", "find", "interval"]
