"""Which time belongs to which event.

A time expression belongs to the verb or action noun it hangs on. An event without one of its own takes the time of
the clause it shares a tense with; across a reporting verb only a bound is left: what was reported in 2018 happened by
2018, what was announced in 2018 is to happen from then on. Never finer than the evidence, and never the publication
date in place of the event's: at most a bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from legation.claims.claim import AHEAD, Status
from legation.claims.timex import TimeExpression, interval
from legation.events import Fired
from legation.evidence import UNKNOWN, Basis, Span, When, edtf
from legation.language import Sentence, Token

Turn = Literal["begins", "ends"]
# the clause below is reported: what is said has a time of its own
_REPORTED = frozenset({"ccomp", "parataxis"})
# the clause below shares the time of the one above only where it is told as a fact
_DEPENDENT = frozenset({"xcomp", "acl", "pcomp", "advcl"})
_TEMPORAL = frozenset({"in", "on", "during", "at", "since", "until", "by", "before", "after"})
# words between a time and what it hangs on
_LINKS = frozenset({"ADP", "SCONJ", "ADV", "NUM", "PART", "PUNCT"})


class Clock:
    """The times of one document by the word they hang on."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times: Sequence[TimeExpression],
        published: str | None,
        fired: Sequence[Mapping[int, Fired]],
    ) -> None:
        self.published = published
        self.fired = fired
        self.times = times
        self.at: dict[tuple[int, int], list[TimeExpression]] = {}
        self.relative: dict[tuple[int, int], TimeExpression] = {}
        for sentence in sentences:
            for expression in times:
                if sentence.start <= expression.start < sentence.end and _places(expression):
                    self._hang(sentence, expression)

    def _hang(self, sentence: Sentence, expression: TimeExpression) -> None:
        """Note the word that a time says something of, and the clause that says more of the time."""
        tokens = sentence.at(expression.start, expression.end)
        if not tokens:
            return
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
        for clause in sentence.children(top, "relcl"):
            self.relative[sentence.number, clause.i] = expression
        prep = above = sentence.head(top)
        while above is not None and above.pos in _LINKS and above.dep != "ROOT":
            above = sentence.head(above)
        above = self._clause(sentence, above, prep, expression)
        owner = above if expression.function == "since" else _owner(sentence, top, above)
        if owner is not None:
            self.at.setdefault((sentence.number, owner.i), []).append(expression)

    def _clause(
        self, sentence: Sentence, above: Token | None, prep: Token | None, expression: TimeExpression
    ) -> Token | None:
        """The verb, where the parser hung the time on a noun that cannot happen: "a mission on 3 May"."""
        frames = self.fired[sentence.number]
        if above is None or above.pos not in ("NOUN", "PROPN") or expression.attributive or above.i in frames:
            return above
        if prep is None or prep.lower not in _TEMPORAL:
            return above
        higher = (t for t in sentence.ancestors(above) if t.i in frames or t.pos in ("VERB", "AUX"))
        return next(higher, above)

    # ---- asking -----------------------------------------------------------------------------------------------------
    def when(self, sentence: Sentence, token: Token, status: Status) -> When:
        """When the action at a word happened, was said to happen, or is to happen."""
        own = self._own(sentence, token)
        if own is not None:
            return own
        below, above, bounded, future = token, sentence.head(token), False, status in AHEAD
        while above is not None:
            if (sentence.number, below.i) in self.relative:
                return _as(self.relative[sentence.number, below.i])
            bounded = bounded or _crosses(sentence, below, above, status)
            own = self._own(sentence, above)
            if own is not None:
                return _bound(own, future) if bounded else own
            if below.dep == "relcl" and above.pos in ("NOUN", "PROPN"):
                break
            below, above = above, sentence.head(above)
        return self._published(future)

    def _own(self, sentence: Sentence, token: Token) -> When | None:
        """The time that hangs on a word itself, the shortest where there are several; None where none does."""
        number = sentence.number
        if (number, token.i) in self.relative:
            return _as(self.relative[number, token.i])
        found = self.at.get((number, token.i))
        if not found:
            holders = sentence.children(token, "prep", "dobj", "npadvmod", "pobj")
            found = [e for holder in holders for e in self.at.get((number, holder.i), ())]
        if not found:  # "a report released in 2018 alleged": the report's date is the allegation's
            clauses = (c for noun in sentence.children(token, "nsubj") for c in sentence.children(noun, "acl"))
            found = [e for clause in clauses for e in self.at.get((number, clause.i), ())]
        resolved = [interval(e) for e in found]
        dated = [w for w in resolved if w.edtf is not None]
        return min(dated, key=_width) if dated else next(iter(resolved), None)

    def _published(self, future: bool) -> When:
        """All that is left: by the day of publication, or from then on."""
        if self.published is None:
            return UNKNOWN
        try:
            value = f"{self.published}/.." if future else f"../{self.published}"
            return edtf.when(value, "bounded")
        except ValueError:
            return UNKNOWN


def _places(expression: TimeExpression) -> bool:
    """Whether an expression says when: a date or a time of day, no bare length ("for two years")."""
    if expression.type not in ("DATE", "TIME", "DURATION"):
        return False
    known = expression.edtf is not None or expression.earliest is not None or expression.latest is not None
    return known or expression.value[:1] != "P"


def _owner(sentence: Sentence, top: Token, above: Token | None) -> Token | None:
    """The word that the time says something of, the parser's slips in news prose mended.

    "denied that it had sold arms in March": a bare time at the end of a pluperfect complement tells when the
    denial was made, since the pluperfect already looks back from there.
    """
    outer = sentence.head(above) if above is not None else None
    if above is None or outer is None or above.pos not in ("VERB", "AUX") or above.dep != "ccomp":
        return above
    pluperfect = any(c.lower == "had" for c in sentence.children(above, "aux"))
    return outer if pluperfect and outer.tag == "VBD" and outer.i < above.i < top.i else above


def _crosses(sentence: Sentence, below: Token, above: Token, status: Status) -> bool:
    """Whether the time of a word is only a bound for the clause right below it."""
    if below.dep == "relcl":
        return True
    if below.dep == "pcomp" and any(c.lower == "having" for c in sentence.children(below, "aux")):
        return True  # "criticised it for having shot": before
    if _simultaneous(sentence, below, above):
        return False
    return below.dep in _REPORTED or (below.dep in _DEPENDENT and status != "asserted")


def _simultaneous(sentence: Sentence, below: Token, above: Token) -> bool:
    """ "In 2016 there were reports that troops were fighting": a progressive runs while it is reported."""
    return (
        below.tag == "VBG"
        and above.pos in ("NOUN", "AUX")
        and any(c.lower in ("was", "were", "is", "are") for c in sentence.children(below, "aux"))
    )


def _as(expression: TimeExpression) -> When:
    """The time itself, whatever preposition it stands with: "the 1960s" of "since the 1960s, when …"."""
    return interval(replace(expression, function=None))


def _width(when: When) -> int:
    low = date.fromisoformat(when.earliest).toordinal() if when.earliest else 1
    high = date.fromisoformat(when.latest).toordinal() if when.latest else 3_000_000
    return high - low


def turned(when: When, turn: Turn | None) -> When:
    """The validity of a fact that begins or ends at a time: open on the other side, as far as the words go."""
    if turn is None or when.edtf is None or "/" in when.edtf:
        return when
    return _half_open(when, when.basis, ahead=turn == "begins")


def _bound(when: When, future: bool) -> When:
    """What is left of a time across a reporting verb: an upper bound, for what is to happen a lower one."""
    return _half_open(when, "bounded", ahead=future)


def _half_open(when: When, basis: Basis, *, ahead: bool) -> When:
    """From the beginning of a time on, or up to its end; UNKNOWN where that end is open."""
    if when.edtf is None:
        return UNKNOWN
    first, last = edtf.bounds(when.edtf)
    head, _, tail = when.edtf.partition("/")
    if (first if ahead else last) is None:
        return UNKNOWN
    span = Span(when.start, when.end) if when.start is not None and when.end is not None else None
    return edtf.when(f"{head}/.." if ahead else f"../{tail or head}", basis, when.text, span)
