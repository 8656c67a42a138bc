"""How much and how many: the amounts that a sentence gives its events.

An amount belongs to the event whose action governs it most nearly. On the way up from it other verbs bar the way, but
for those that tell what an act led to ("killing 12", "in which 12 died"): that belongs to the act, where it is one of
force. What belongs to no event's action goes nowhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from legation.claims.amounts.measured import Measured, Measures, suffers
from legation.claims.claim import Amount
from legation.codebook import Codebook, quad
from legation.events import Event
from legation.evidence import Span
from legation.language import Sentence, Token

# a parse that is no tree must not hang us, and nobody reads a sentence so deep
_DEEPEST = 16
_BY = frozenset({"in", "by", "during", "after", "from", "on", "with"})
_WHEN = frozenset({"when", "after", "as", "while", "because"})


class Amounts:
    """Finds the amounts of sentences, by the word of the event that each belongs to."""

    def __init__(self, book: Codebook) -> None:
        self._measures = Measures(book)
        raw: Mapping[str, Any] = book.raw("amounts")
        self._done: Mapping[str, str] = {**raw["suffered"], **raw["moved"]}
        self._suffered = frozenset(raw["suffered"])
        self._acts: Mapping[str, str] = raw["acts"]
        self._deals = frozenset(book.raw("nouns")["agreement"])
        self._sized = frozenset(raw["sized"])
        self._led_to = self._suffered | frozenset(raw["led-to"])
        self._inhabited = frozenset(raw["inhabited"])
        self._violence, self._priced = frozenset(raw["violence"]), frozenset(raw["priced"])

    def of(
        self, text: str, sentence: Sentence, times: Sequence[Span], events: Mapping[int, Event]
    ) -> dict[int, tuple[Amount, ...]]:
        """The amounts of the events of a sentence, which are given and returned by the word of their action.

        ``times`` are the times that the document names, in order: none of them is an amount.
        """
        within = slice(*(bisect_left(times, place, key=lambda t: t.start) for place in (sentence.start, sentence.end)))
        found: dict[int, tuple[Amount, ...]] = {}
        for measured in self._measures.read(text, sentence, times[within]):
            owner = self._owner(sentence, measured, events) or self._below(sentence, measured, events)
            if owner is not None:
                span, (head, became) = measured.span, owner
                of = measured.of or became
                words = span.of(text)
                amount = Amount(measured.value, measured.unit, words, span.start, span.end, of)
                found[head] = (*found.get(head, ()), amount)
        return found

    def _owner(
        self, sentence: Sentence, measured: Measured, events: Mapping[int, Event]
    ) -> tuple[int, str | None] | None:
        """The word of the event that an amount belongs to, and what became of the people counted."""
        token, below, became, result = measured.head, measured.head, None, False
        for _ in range(_DEEPEST):
            became = became or self._became(sentence, token, below, measured)
            event = events.get(token.i)
            if event is not None:
                force = quad(event.event) == "material conflict"
                own = token.i == below.i or below.dep not in ("xcomp", "ccomp", "advcl", "acl")
                return None if result and not force else (token.i, became if force or own else None)
            if token.pos in ("VERB", "AUX") and token.i != measured.head.i and token.dep != "prep":  # "including"
                if token.lemma in self._led_to:
                    result = True
                    cause = next(self._causes(sentence, token, events), None)
                    if cause is not None:
                        return cause, became
                    if not self._is_result(sentence, token):
                        return None
                elif token.lemma in self._sized and (what := self._subject(sentence, token, events)) is not None:
                    return what, None
                elif not self._is_object(sentence, token):
                    return None
            above = sentence.head(token)
            if above is None or (below.lower == "of" and token.lemma in self._inhabited):
                return None
            token, below = above, token
        return None

    def _below(
        self, sentence: Sentence, measured: Measured, events: Mapping[int, Event]
    ) -> tuple[int, str | None] | None:
        """The event that happens to what is counted, where none governs it: "90 vehicles donated by Chad"."""
        for verb in sentence.children(measured.head, "acl"):
            if verb.tag == "VBN" and verb.i in events:
                people = measured.kind == "people" or (measured.kind == "unknown" and verb.lemma in self._suffered)
                return verb.i, self._done.get(verb.lemma) if people else None
        return None

    def _became(self, sentence: Sentence, token: Token, below: Token, measured: Measured) -> str | None:
        """What a verb or action noun says is done to the people below it."""
        if measured.kind == "things" or (measured.kind == "unknown" and token.lemma not in self._suffered):
            return None
        if token.pos == "VERB":
            suffering = below.dep in ("dobj", "nsubjpass", "oprd") or (below.dep == "nsubj" and suffers(token))
            return self._done.get(token.lemma) if suffering else None
        return self._acts.get(token.lemma) if below.dep == "prep" and below.lower == "of" else None

    def _is_result(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a verb tells what the clause or the act above it led to: "killing 12", "a raid that killed 12"."""
        above = sentence.head(verb)
        if above is None:
            return False
        match verb.dep:
            case "advcl":
                return verb.tag == "VBG" and sentence.child(verb, "mark", "nsubj") is None
            case "relcl" | "acl":
                return above.lemma in self._violence
            case "conj":
                return above.pos == "VERB" and sentence.child(verb, "nsubj", "nsubjpass") is None
            case "pcomp":
                return above.lower == "with"
            case "xcomp" | "ccomp" | "oprd":
                return above.lemma in self._led_to
        return False

    def _is_object(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a verb only fills in what the action above it is about: "a deal to buy", "a loan totalling"."""
        if verb.lemma in self._priced and verb.tag in ("VBG", "VBN") and verb.dep in ("acl", "advcl"):
            return True
        infinitive, above = any(c.tag == "TO" for c in sentence.children(verb, "aux")), sentence.head(verb)
        if infinitive and verb.dep == "advcl" and above is not None:  # "signed a deal with Chad to buy"
            return any(c.lemma in self._deals for c in sentence.children(above, "dobj"))
        return (infinitive and verb.dep in ("xcomp", "acl")) or verb.dep == "pcomp"

    def _subject(self, sentence: Sentence, verb: Token, events: Mapping[int, Event]) -> int | None:
        """The act that a verb tells the size of: "trade was worth $1.3 billion"."""
        subjects = (t for s in sentence.children(verb, "nsubj") for t in _with_clauses(sentence, s))
        return next((t.i for t in subjects if t.i in events), None)

    def _causes(self, sentence: Sentence, verb: Token, events: Mapping[int, Event]) -> Iterator[int]:
        """The acts that a verb tells the result of, below it: "the raid killed 12", "12 died when Chad shelled"."""
        for child in sentence.children(verb):
            if child.dep == "nsubj":
                heads = list(_with_clauses(sentence, child))
            elif child.dep == "advcl" and any(c.lower in _WHEN for c in sentence.children(child, "mark", "advmod")):
                heads = [child]
            elif child.dep in ("prep", "agent") and child.lower in _BY:
                heads = list(sentence.children(child, "pobj", "pcomp"))
            else:
                heads = []
            yield from (h.i for h in heads if h.i in events and quad(events[h.i].event) == "material conflict")


def _with_clauses(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """A noun and the verbs that say which: "a missile fired by Chad"."""
    yield noun
    yield from sentence.children(noun, "acl", "relcl")
