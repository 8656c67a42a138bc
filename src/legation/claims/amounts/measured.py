"""What a quantity of a sentence counts or measures: the noun behind the number, and what money is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from legation.claims.amounts.quantity import Quantities, Quantity
from legation.claims.timex.lexicon import ORDINALS
from legation.codebook import Codebook
from legation.codebook.frames import Nouns
from legation.evidence import Span
from legation.language import Sentence, Token, head_of

PERSON = "person"
# nobody gives more in a sentence; a table taken for one must not cost more than its length
_MOST = 60
# words of a noun phrase before its noun, and between a number and its noun
_WIDEST = 8
_BEFORE = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "advmod", "npadvmod", "punct"})
# entities that are called by a number: "Boeing 737", "Article 5"
_NAMES = frozenset({"PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT"})
# entities that money goes to or a time that it is for, never what it is for
_OTHERS = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "DATE", "TIME"})
_DEFINITE = frozenset({"the", "both", "these", "those"})
_PARTS = frozenset({*ORDINALS, "last", "half", "most", "many", "some", "none", "any", "each", "one"})
# of "one", which more often tells which than how many, only these are counted
_PEOPLE = ("people", "troops", "diplomats", "prisoners", "police", "rebels", "migrants", "protesters", "peacekeepers")
_THINGS = ("weapons", "ship", "aircraft", "goods", "property", "facility", "territory", "construction", "humanitarian")
_SINGLES = (*_PEOPLE, "weapons", "ship", "aircraft")


Kind = Literal["people", "things", "unknown"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity with its unit, the word ``head`` that it hangs on the sentence by, and what it is of."""

    span: Span
    value: float
    unit: str
    head: Token
    of: str | None = None
    kind: Kind = "things"


class Measures:
    """Finds what the quantities of sentences count."""

    def __init__(self, book: Codebook) -> None:
        self._quantities = Quantities(book)
        raw: Mapping[str, Any] = book.raw("amounts")
        self._suffered: Mapping[str, str] = raw["suffered"]
        self._condition = frozenset(raw["condition"]) | frozenset(self._suffered.values())
        self._uncounted, self._parties = frozenset(raw["uncounted"]), frozenset(raw["parties"])
        self._invariant, self._manner = frozenset(raw["invariant"]), frozenset(raw["manner"])
        self._priced, self._traded = frozenset(raw["priced"]), frozenset(raw["traded"])
        nouns = Nouns(book.raw("nouns"))
        self._people = frozenset().union(*(nouns.members(name) for name in _PEOPLE))
        self._things = frozenset().union(*(nouns.members(name) for name in _THINGS)) - self._people
        self._singles = frozenset().union(*(nouns.members(name) for name in _SINGLES))

    def read(self, text: str, sentence: Sentence, times: Sequence[Span]) -> list[Measured]:
        """What a sentence counts and measures, in order; nothing of a time."""
        found: list[Measured] = []
        until = 0
        for quantity in islice(self._quantities.read(text, sentence), _MOST):
            tokens = sentence.at(quantity.figure, quantity.end)
            if not tokens or quantity.start < until or any(t.start <= quantity.figure < t.end for t in times):
                continue
            until = _whole(sentence, tokens[-1])
            if quantity.kind == "count":
                made = self._counted(sentence, quantity, tokens)
            else:
                made = self._measured(text, sentence, quantity, tokens)
            if made is not None:
                found.append(made)
        return found

    # ---- counts --------------------------------------------------------------------------------------------------
    def _counted(self, sentence: Sentence, q: Quantity, tokens: list[Token]) -> Measured | None:
        first, last = tokens[0].i, tokens[-1].i
        if any(e.first < first <= e.last and e.label in _NAMES for e in sentence.entities):
            return None
        if first > 1 and sentence.tokens[first - 1].lower == "of" and sentence.tokens[first - 2].lower in _PARTS:
            return None  # "the second of four aircraft"
        after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
        top = sentence.tokens[head_of(sentence, first, last)]
        if after is not None and after.lower == "of":
            return self._out_of(sentence, q, top, after)
        if after is not None and self._is_condition(after):
            head = sentence.tokens[head_of(sentence, first, after.i)]
            return Measured(Span(q.start, after.end), q.value, PERSON, head, after.lower, "people")
        noun = self._noun(sentence, top, last, q.value)
        if noun is None:
            return (
                Measured(Span(q.start, q.end), q.value, PERSON, top, None, "people")
                if self._bare(sentence, top)
                else None
            )
        if not self._countable(sentence, noun):
            return None
        state = next(iter(sentence.tokens[noun.i + 1 : noun.i + 2]), None)  # "leaving 23 people dead"
        of = state.lower if state is not None and self._is_condition(state) and state.pos == "ADJ" else None
        return Measured(Span(q.start, noun.end), q.value, _unit(sentence, noun), noun, of, self._kind(sentence, noun))

    def _out_of(self, sentence: Sentence, q: Quantity, top: Token, of: Token) -> Measured | None:
        """ "12 of its diplomats"; "one of them" tells which, not how many."""
        noun = sentence.child(of, "pobj")
        if q.value < 2 or noun is None or noun.pos != "NOUN" or noun.i - of.i > _WIDEST or noun.tag != "NNS":
            return None
        if noun.lemma in self._uncounted:
            return None
        return Measured(Span(q.start, noun.end), q.value, _unit(sentence, noun), top, None, self._kind(sentence, noun))

    def _is_condition(self, token: Token) -> bool:
        """Whether people are counted by what has become of them: "3,000 homeless", "12 killed"."""
        return token.lower in self._condition and not (token.dep in ("amod", "compound") and token.head > token.i)

    def _noun(self, sentence: Sentence, number: Token, last: int, value: float) -> Token | None:
        """The noun that a number counts: the first in the plural above it, not far behind."""
        token = number
        for _ in range(3):
            above = sentence.head(token)
            if above is None or token.dep not in _BEFORE or not last < above.i <= last + _WIDEST:
                return None
            token = above
            between = sentence.tokens[last + 1 : token.i]  # "a crew of 24 about 400 miles away"
            if any(t.pos == "NUM" and sentence.tokens[t.i - 1].pos != "CCONJ" for t in between):
                return None
            if token.pos in ("NOUN", "PROPN") and (
                self._plural(token) or (value == 1 and token.lemma in self._singles)
            ):
                return token
        return None

    def _plural(self, noun: Token) -> bool:
        named = noun.tag == "NNP" and noun.lower.endswith("s") and noun.entity in ("", "PRODUCT", "CARDINAL")
        return noun.tag in ("NNS", "NNPS") or named or noun.lemma in self._invariant

    def _countable(self, sentence: Sentence, noun: Token) -> bool:
        if noun.lemma in self._uncounted or noun.entity in ("DATE", "TIME", "PERCENT"):
            return False
        which = any(c.dep == "poss" or c.lower in _DEFINITE for c in sentence.children(noun, "det", "poss", "predet"))
        if which and noun.lemma in self._parties:
            return False
        rest = sentence.tokens[noun.i + 1 : noun.i + 3]  # "one family in six"
        return not (len(rest) == 2 and rest[0].lower == "in" and rest[1].pos == "NUM" and noun.tag == "NN")

    def _bare(self, sentence: Sentence, number: Token) -> bool:
        """Whether a number without a noun is of people by what is done to them: "wounding 30", "12 were killed"."""
        verb = sentence.head(number)
        if verb is None or verb.lemma not in self._suffered or verb.pos != "VERB":
            return False
        return number.dep in ("dobj", "nsubjpass") or (number.dep == "nsubj" and suffers(verb))

    def _kind(self, sentence: Sentence, noun: Token) -> Kind:
        if noun.lemma in self._people or _unit(sentence, noun) == PERSON or noun.entity == "NORP":
            return "people"
        return "things" if noun.lemma in self._things else "unknown"

    # ---- money and measures --------------------------------------------------------------------------------------
    def _measured(self, text: str, sentence: Sentence, q: Quantity, tokens: list[Token]) -> Measured | None:
        head = sentence.tokens[head_of(sentence, tokens[0].i, tokens[-1].i)]
        about = self._of(sentence, q, head, tokens[-1])
        if about is not None and self._quantities.is_money(about.lower):  # "$5bn (4.6bn euros)"
            about = None
        of = _phrase(text, sentence, about, tokens[-1].i if about.i > head.i else -1) if about is not None else None
        if q.unit == "percent" and of is None:
            return None
        return Measured(Span(q.start, q.end), q.value, q.unit, head, of)

    def _of(self, sentence: Sentence, q: Quantity, head: Token, last: Token) -> Token | None:
        """What is measured, or what money is for: the noun behind ("a $2 billion deal"), that of the phrase behind
        ("in military aid"), or the noun that the amount tells the price of ("a loan of $3 billion")."""
        after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
        if after is not None and after.lower == "worth":
            after = sentence.tokens[after.i + 1] if after.i + 1 < len(sentence.tokens) else None
        verb = sentence.head(head)
        joins = {"of", "in", "for"} if q.kind == "money" else {"of"}
        if verb is not None and verb.lemma == "spend":
            joins.add("on")
        if after is not None and after.lower in joins:
            noun = sentence.child(after, "pobj")
            if noun is not None and self._names_thing(noun):
                return noun
        above = sentence.head(head)
        if above is not None and head.dep in _BEFORE and above.i > last.i and above.pos in ("NOUN", "PROPN"):
            return above
        return self._priced_by(sentence, head)

    def _names_thing(self, noun: Token) -> bool:
        if noun.lemma in self._manner or noun.lemma in self._uncounted:
            return False
        return noun.pos == "NOUN" or (noun.pos == "PROPN" and noun.entity not in _OTHERS)

    def _priced_by(self, sentence: Sentence, head: Token) -> Token | None:
        """The thing whose price or size an amount is: "a loan of", "weapons worth", "bought 24 jets for"."""
        token, above = head, sentence.head(head)
        for _ in range(3):
            if above is None:
                return None
            if above.pos in ("NOUN", "PROPN") and above.i < head.i:
                return above if self._names_thing(above) else None
            noun = sentence.tokens[above.i - 1]
            if above.lower == "worth" and noun.pos == "NOUN" and above.i:  # the parser hangs it on the verb
                return noun
            if above.lower == "for" and token.dep == "pobj":
                verb = sentence.head(above)
                return sentence.child(verb, "dobj") if verb is not None and verb.lemma in self._traded else None
            if above.lower not in ("of", "at", "to") and above.lemma not in self._priced:
                return None
            token, above = above, sentence.head(above)
        return None


def _unit(sentence: Sentence, noun: Token) -> str:
    """The noun in the singular: its lemma, a name as it is written."""
    if noun.lemma in ("people", "other"):
        return PERSON
    named = noun.tag in ("NNP", "NNPS") or (noun.i and noun.text[:1].isupper())
    return noun.text.removesuffix("s") if named and sentence.part != "headline" else noun.lemma


def _whole(sentence: Sentence, last: Token) -> int:
    """Where the phrase ends whose part a number is: the eleven of "two of the eleven cameras" are not what it tells."""
    of = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    whole = sentence.child(of, "pobj") if of is not None and of.lower == "of" else None
    return whole.end if whole is not None and whole.i - last.i <= _WIDEST else 0


def suffers(verb: Token) -> bool:
    """Whether the subject of a verb is who suffers what it says."""
    return verb.lemma in ("die", "perish", "drown", "flee")


def _phrase(text: str, sentence: Sentence, noun: Token, after: int = -1) -> str:
    """A noun with the words right before it that say what kind, none of them at or before the word ``after``."""
    first = noun.i
    while first - 1 > after and noun.i - first < _WIDEST:
        token = sentence.tokens[first - 1]
        if token.dep not in _BEFORE or not first <= token.head <= noun.i or token.text in "\"“”'‘’,;:()":
            break
        if token.entity == "GPE" and token.dep == "compound":  # "gave Chad weapons", taken for a kind of weapons
            break
        first -= 1
    while first < noun.i and sentence.tokens[first].dep in ("punct", "advmod"):
        first += 1
    return text[sentence.tokens[first].start : noun.end]
