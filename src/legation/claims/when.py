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

from legation.claims.claim import Status
from legation.claims.timex import TimeExpression, interval
from legation.events import Fired
from legation.evidence import UNKNOWN, Span, When, edtf
from legation.language import Sentence, Token

_PLANNED = frozenset({"planned", "intended", "conditional"})
_CUE_CROSSING = frozenset({"ccomp", "parataxis"})


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
        self.at: dict[tuple[int, int], list[TimeExpression]] = {}
        self.relative: dict[tuple[int, int], TimeExpression] = {}
        for sentence in sentences:
            for expression in times:
                if sentence.start <= expression.start < sentence.end and expression.type in (
                    "DATE",
                    "TIME",
                    "DURATION",
                ):
                    self._hang(sentence, expression)

    def _hang(self, sentence: Sentence, expression: TimeExpression) -> None:
        if (
            expression.edtf is None
            and expression.earliest is None
            and expression.latest is None
            and expression.value[:1] == "P"
        ):
            return
        tokens = sentence.at(expression.start, expression.end)
        if not tokens:
            return
        inside = {t.i for t in tokens}
        top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
        for clause in sentence.children(top, "relcl"):
            self.relative[sentence.number, clause.i] = expression
        above, prep = sentence.head(top), sentence.head(top)
        while (
            above is not None and above.pos in ("ADP", "SCONJ", "ADV", "NUM", "PART", "PUNCT") and above.dep != "ROOT"
        ):
            above = sentence.head(above)
        owner = self._owner(sentence, top, self._clause(sentence, above, prep, expression))
        if owner is not None:
            self.at.setdefault((sentence.number, owner.i), []).append(expression)

    def _clause(
        self, sentence: Sentence, above: Token | None, prep: Token | None, expression: TimeExpression
    ) -> Token | None:
        """The verb, where the parser hung the time on a noun that cannot happen: "the opening of a mission on 3 May"."""
        if (
            above is None
            or above.pos not in ("NOUN", "PROPN")
            or expression.attributive
            or above.i in self.fired[sentence.number]
        ):
            return above
        if prep is None or prep.lower not in ("in", "on", "during", "at", "since", "until", "by", "before", "after"):
            return above
        for higher in sentence.ancestors(above):
            if higher.i in self.fired[sentence.number] or higher.pos in ("VERB", "AUX"):
                return higher
        return above

    @staticmethod
    def _owner(sentence: Sentence, top: Token, above: Token | None) -> Token | None:
        """The word that the time says something of, the parser's slips in news prose mended.

        "denied that it had sold arms in March": a bare time at the end of a pluperfect complement tells when the
        denial was made, since the pluperfect already looks back from there.
        """
        if above is None or above.pos not in ("VERB", "AUX"):
            return above
        pluperfect = any(c.lower == "had" for c in sentence.children(above, "aux"))
        outer = sentence.head(above)
        if (
            pluperfect
            and above.dep == "ccomp"
            and outer is not None
            and outer.tag == "VBD"
            and top.i > above.i > outer.i
        ):
            return outer
        return above

    # ---- asking -----------------------------------------------------------------------------------------------------
    def when(self, sentence: Sentence, token: Token, status: Status) -> When:
        """When the action at a word happened, was said to happen, or is to happen."""
        own = self._own(sentence, token)
        if own is not None:
            return own
        below, above, bounded, future = token, sentence.head(token), False, status in _PLANNED
        while above is not None:
            if (sentence.number, below.i) in self.relative:
                return _as(self.relative[sentence.number, below.i])
            simultaneous = self._simultaneous(sentence, below, above)
            if below.dep == "pcomp" and any(c.lower == "having" for c in sentence.children(below, "aux")):
                bounded = True  # "criticised it for having shot": before
            if (
                (below.dep in _CUE_CROSSING and not simultaneous)
                or (
                    not simultaneous
                    and below.dep in ("xcomp", "acl", "pcomp", "advcl", "relcl")
                    and status != "asserted"
                )
                or below.dep == "relcl"
            ):
                bounded = True
            own = self._own(sentence, above)
            if own is not None:
                return _bound(own, future) if bounded else own
            if below.dep == "relcl" and above.pos in ("NOUN", "PROPN"):
                break
            below, above = above, sentence.head(above)
        return self._published(future)

    @staticmethod
    def _simultaneous(sentence: Sentence, below: Token, above: Token) -> bool:
        """ "In 2016 there were reports that troops were fighting": a progressive runs while it is reported."""
        return (
            below.tag == "VBG"
            and above.pos in ("NOUN", "AUX")
            and any(c.lower in ("was", "were", "is", "are") for c in sentence.children(below, "aux"))
        )

    def _own(self, sentence: Sentence, token: Token) -> When | None:
        found = self.at.get((sentence.number, token.i))
        if (sentence.number, token.i) in self.relative:
            return _as(self.relative[sentence.number, token.i])
        if not found:
            found = [
                e
                for child in sentence.children(token, "prep", "dobj", "npadvmod", "pobj")
                for e in self.at.get((sentence.number, child.i), [])
            ]
        if not found:  # "a report released in 2018 alleged": the report's date is the allegation's
            found = [
                e
                for noun in sentence.children(token, "nsubj")
                for clause in sentence.children(noun, "acl")
                for e in self.at.get((sentence.number, clause.i), [])
            ]
        resolved = [interval(e) for e in found or []]
        dated = [w for w in resolved if w.edtf is not None]
        if dated:
            return min(dated, key=_width)
        return next(iter(resolved), None)

    def _published(self, future: bool) -> When:
        """All that is left: by the day of publication, or from then on."""
        if self.published is None:
            return UNKNOWN
        try:
            value = f"{self.published}/.." if future else f"../{self.published}"
            return edtf.when(value, "bounded")
        except ValueError:
            return UNKNOWN


def _as(expression: TimeExpression) -> When:
    """The time itself, whatever preposition it stands with: "the 1960s" of "since the 1960s, when …"."""
    return interval(replace(expression, function=None))


def _width(when: When) -> int:
    low = date.fromisoformat(when.earliest).toordinal() if when.earliest else 1
    high = date.fromisoformat(when.latest).toordinal() if when.latest else 3_000_000
    return high - low


def _bound(when: When, future: bool) -> When:
    """What is left of a time across a reporting verb: an upper bound, for what is to happen a lower one."""
    if when.edtf is None:
        return UNKNOWN
    first, last = edtf.bounds(when.edtf)
    head, _, tail = when.edtf.partition("/")
    value = (
        f"{head}/.."
        if future and first is not None
        else f"../{tail or head}"
        if not future and last is not None
        else None
    )
    if value is None:
        return UNKNOWN
    span = Span(when.start, when.end) if when.start is not None and when.end is not None else None
    return edtf.when(value, "bounded", when.text, span)
