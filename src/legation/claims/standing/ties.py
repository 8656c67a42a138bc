"""Ties between states: relations that stand, begin, resume, cool or end, and joint bodies of two states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.actors import Mention
from legation.claims.standing.fact import Fact, as_actor, one_a_country, turn_of
from legation.codebook import Codebook, State
from legation.documents import Document, Reference
from legation.events.parties import Parties
from legation.events.roles import subject
from legation.language import Sentence, Token, first_conjunct, objects_of

_TIES = frozenset({"relation", "relations", "relationship", "tie", "ties", "friendship", "alliance"})
_VERBS = frozenset(
    "establish resume normalise normalize restore improve deteriorate sour worsen warm cool strengthen deepen begin be "
    "have remain become grow continue stay develop date enjoy".split()
)
_COPULAR = frozenset({"be", "have", "become", "remain", "stay"})
_BINDING = frozenset({"bind", "link", "unite", "connect", "tie"})
# "the close relationship between X and Y" says that there is one, whatever the clause goes on to say
_KINDS_OF_TIE = frozenset(
    "close strong warm friendly good historic historical long-standing longstanding tense strained hostile cordial "
    "cool special bilateral deep deep-rooted solid excellent poor brotherly fraternal traditional".split()
)
_BODIES = "Committee|Commission|Council|Working Group|Chamber|Board"
_JOINT = re.compile(
    rf"\b([A-Z][A-Za-z.]{{1,20}})[-–]([A-Z][A-Za-z.]{{1,20}}) [Jj]oint (?:[A-Za-z]{{1,20}} ){{0,4}}(?:{_BODIES})"
)


class Ties:
    """Finds ties in one document."""

    def __init__(self, document: Document, book: Codebook, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.book = book
        self.mentions = mentions

    def find(self, sentence: Sentence, noun: Token, parties: Parties) -> Iterator[Fact]:
        """The ties that a noun of a sentence states, with its verb or by its adjective."""
        if noun.lemma not in _TIES and noun.lower not in _TIES:
            return
        binding = self._binding(sentence, noun)
        verb = binding or self._verb(sentence, noun)
        qualified = any(c.lower in _KINDS_OF_TIE for c in sentence.children(noun, "amod"))
        if verb is None and not qualified:
            return
        states = self._sides(sentence, noun, verb, parties, bound=binding is not None)
        if len(states) < 2 and "diplomatic" in {t.lower for t in sentence.children(noun, "amod")}:
            states = self._pair(sentence, noun)
        if len(states) != 2:
            return
        words = [noun] if verb is None else [verb, noun]
        span = sentence.span_of(words if max(w.i for w in words) - min(w.i for w in words) < 8 else [noun])
        said = " ".join(w.text for w in sorted(words, key=lambda w: w.i))
        yield Fact(
            "relation", sentence.number, (verb or noun).i, span.start, span.end, tuple(states), reciprocal=True,
            because=(f"a tie between {states[0].actor.name} and {states[1].actor.name}: {said!r}",), turn=turn_of(verb),
        )  # fmt: skip

    def _sides(
        self, sentence: Sentence, noun: Token, verb: Token | None, parties: Parties, *, bound: bool
    ) -> list[Mention]:
        """The states that the tie is between, in order of the text."""
        found = parties.of([*objects_of(sentence, noun, "between")])
        found += self._hyphened(sentence, noun, parties)
        found += parties.of(list(sentence.children(noun, "compound", "amod", "nmod", "poss")))
        found += parties.of([*objects_of(sentence, noun, "with")])
        if verb is not None:
            found += parties.of([*objects_of(sentence, verb, "with")])
            if first_conjunct(sentence, noun).dep in ("dobj",) and not bound:
                found += parties.of(subject(sentence, verb))
            if bound:
                found += parties.of([t for c in sentence.children(verb, "dobj") for t in (c, *_conjoined(sentence, c))])
        kinds = ("state", "role", "person", "body")
        sides = one_a_country([m for m in found if m.actor.country is not None and m.actor.kind in kinds])
        return sorted(sides, key=lambda m: m.start)

    @staticmethod
    def _binding(sentence: Sentence, noun: Token) -> Token | None:
        """ "strong relations bind the two": the verb that says so."""
        for above in sentence.ancestors(noun):
            if above.pos == "VERB":
                return above if above.lemma in _BINDING and sentence.child(above, "dobj") is not None else None
            if above.pos not in ("NOUN", "PROPN", "ADP"):
                return None
        return None

    @staticmethod
    def _verb(sentence: Sentence, noun: Token) -> Token | None:
        """The verb that says of the tie that it is, begins, changes or ends."""
        for above in sentence.ancestors(noun):
            if above.pos in ("VERB", "AUX"):
                if above.lemma not in _VERBS:
                    return None
                says = sentence.child(above, "acomp", "attr", "dobj", "oprd") is not None
                return above if above.lemma not in _COPULAR or says else None
            if above.pos not in ("NOUN", "PROPN", "ADP") or above.dep == "pobj":
                return None
        return None

    def _pair(self, sentence: Sentence, noun: Token) -> list[Mention]:
        """The two states that the document is most about so far: the sides of ties for which nobody is named."""
        seen: dict[str, tuple[int, int]] = {}
        for m in self.mentions:
            code = m.actor.country
            if m.sentence <= sentence.number and code is not None and m.actor.kind in ("state", "role", "person"):
                count, first = seen.get(code, (0, m.start))
                seen[code] = count + 1, first
        common = sorted(seen, key=lambda code: (-seen[code][0], seen[code][1]))[:2]
        states = [s for code in common if (s := self.book.state(code)) is not None]
        return [
            Mention(noun.start, noun.end, noun.text, sentence.number, noun.i, "implicit", as_actor(s)) for s in states
        ]

    @staticmethod
    def _hyphened(sentence: Sentence, noun: Token, parties: Parties) -> list[Mention]:
        """The states of "Chad–Libya relations", however the parser cut the compound."""
        found: list[Mention] = []
        i = noun.i - 1
        while i >= 0:
            token = sentence.tokens[i]
            if i in parties.at:
                found.append(parties.at[i])
            elif token.text not in ("-", "–", "—") and token.dep != "compound" and not token.entity:
                break
            i -= 1
        return found if len(found) > 1 else []

    def in_references(self) -> Iterator[tuple[Fact, Reference]]:
        """Joint bodies of two states that titles of references name ("the Chad-Niger Joint Commission")."""
        text = self.document.text
        for reference in self.document.references:
            if reference.title is None:
                continue
            for body in _JOINT.finditer(text, reference.title.start, reference.title.end):
                states = [self._state(body[1]), self._state(body[2])]
                sides = tuple(
                    Mention(body.start(n), body.end(n), body[n], -1, 0, "adjective", as_actor(s))
                    for n, s in enumerate(states, 1)
                    if s is not None
                )
                if len({m.actor.country for m in sides}) == 2:
                    yield Fact(
                        "agreement", -1, 0, body.start(), body.end(), sides, title=body[0], reciprocal=True,
                        because=(f"a joint body named {body[0]!r}",),
                    ), reference  # fmt: skip

    def _state(self, words: str) -> State | None:
        return next((n.entry for n in self.book.find(words) if isinstance(n.entry, State)), None)


def _conjoined(sentence: Sentence, token: Token) -> list[Token]:
    return list(sentence.children(token, "conj"))
