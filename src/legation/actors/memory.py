"""What a document has named so far, so that surnames, titles, pronouns and "both states" find their way back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from legation.actors.actor import Actor, Mention
from legation.codebook import FAMILY_FIRST

# a pronoun reaches back this many sentences: further than that the reader has lost the thread too
REACH = 2
_BY_FIRST_NAME = frozenset({"ETH", "ERI", "ISL", "MNG", "MMR"})
_OFFICES = frozenset(
    "navy army military police parliament ministry government cabinet coastguard guard court council force".split()
)


_Said = tuple[int, bool, Actor]
"""The number of a sentence, whether its subject, who."""


@dataclass
class Memory:
    """Who was named, in order. One a document; nothing outlives it.

    ``home`` is the code of the country that the document is filed from, where it says so.
    """

    home: str | None = None
    people: list[tuple[frozenset[str], Actor]] = field(default_factory=list)
    said: list[tuple[int, bool, Actor]] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    by_code: dict[str, Actor] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    strangers: dict[str, frozenset[str]] = field(default_factory=dict)
    authors: dict[str, Actor] = field(default_factory=dict)
    several: list[tuple[int, Actor]] = field(default_factory=list)
    coupled: list[frozenset[str]] = field(default_factory=list)
    facility: Actor | None = None
    facility_said: int = -1

    def add(self, mention: Mention, subject: bool, gender: str | None = None) -> None:
        """Remember a mention; ``subject`` where it is what its clause is about."""
        actor = mention.actor
        if mention.kind != "adjective":
            self.said.append((mention.sentence, subject, actor))
        if actor.kind == "person":
            words = frozenset(w.casefold() for w in actor.name.replace("-", " ").split()) | frozenset(
                w.casefold() for w in mention.text.replace("-", " ").split()
            )
            self.people = [(w, a) for w, a in self.people if a.name != actor.name] + [(words, actor)]
            if gender:
                self.gender[actor.name] = gender
        if actor.country is not None and len(actor.country) == 3 and not actor.members:
            self.states[actor.country] += 2 if subject else 1
            if actor.kind == "state":
                self.by_code[actor.country] = actor

    def add_full_name(self, words: list[str]) -> None:
        """Remember somebody's first and last name, whoever he is: "Sisavath" after "Bounmy Sisavath" is nobody else."""
        folded = [w.casefold() for w in words]
        for word in (folded[0], folded[-1]):
            self.strangers[word] = frozenset(folded) | self.strangers.get(word, frozenset())

    def is_stranger(self, word: str, name: str) -> bool:
        """Whether a surname was last borne by somebody with a name of which another person's shares nothing else."""
        borne = self.strangers.get(word.casefold(), frozenset()) - {word.casefold()}
        return bool(borne) and borne.isdisjoint(w.casefold() for w in name.replace("-", " ").split())

    def add_several(self, mention: Mention) -> None:
        """Remember a mention of several of a kind, such as "the militias"."""
        self.several.append((mention.sentence, mention.actor))

    def they(self, sentence: int) -> Actor | None:
        """Those of a kind who were named last, near enough for "they" to mean them."""
        return next((a for s, a in reversed(self.several) if sentence - 1 <= s <= sentence), None)

    def land(self, sentence: int) -> str | None:
        """The code of the state that was spoken of last: by its name, or by who leads or stands for it."""
        near = [(s, subject, a) for s, subject, a in self.said if sentence - REACH <= s <= sentence and not a.members]
        owned = [(s, subject, a) for s, subject, a in near if a.country is not None]
        chosen = self._choose(owned, sentence)
        return chosen.country if chosen is not None else None

    def latest(self, sentence: int, kind: str) -> Actor | None:
        """The body or group named last, near enough to be meant again."""
        near = (a for s, _, a in reversed(self.said) if a.kind == kind and sentence - REACH <= s <= sentence)
        return next(near, None)

    def person(self, words: list[str]) -> Actor | None:
        """The person named before whose name has all of these words; the latest where there are several."""
        asked = frozenset(w.casefold() for w in words)
        return next((a for have, a in reversed(self.people) if asked <= have), None)

    def surnamed(self, word: str) -> Actor | None:
        """The latest person with the word for a surname: any part but the first, or the first where that is it."""
        return next((a for _, a in reversed(self.people) if word in _surnames(a)), None)

    def titled(self, noun: str) -> Actor | None:
        """The latest person whose office or description has the noun: "the ambassador" after "Ambassador Jang"."""
        for _, actor in reversed(self.people):
            held = actor.office.casefold().split() if actor.office is not None else []
            if noun in held and "former" not in held:
                return actor
        return None

    def he_or_she(self, sentence: int, gender: str | None, other_than: str | None = None) -> Actor | None:
        """The person that a pronoun means: the subject nearest before it, else the nearest."""
        near = [
            (s, subject, a)
            for s, subject, a in self.said
            if a.kind in ("person", "role")
            and sentence - REACH <= s <= sentence
            and not a.members
            and a.name != other_than
            and (gender is None or self.gender.get(a.name, gender) == gender)
        ]
        return self._choose(_nearest(near, sentence, other_than), sentence)

    def it(self, sentence: int, other_than: str | None = None) -> Actor | None:
        """The state, body or outlet that "it" means."""
        near = [
            (s, subject, a)
            for s, subject, a in self.said
            if sentence - REACH <= s <= sentence
            and (a.kind in ("state", "body", "group", "outlet") or (a.kind == "role" and (a.country or _is_office(a))))
            and (s, a) not in self.several
            and not a.members
            and a.name != other_than
        ]
        return self._choose(_nearest(near, sentence, other_than), sentence)

    @staticmethod
    def _choose(near: list[tuple[int, bool, Actor]], sentence: int) -> Actor | None:
        for at in range(sentence, sentence - REACH - 1, -1):
            subjects = [a for s, subject, a in near if s == at and subject]
            if subjects:
                return subjects[-1] if at == sentence else subjects[0]
            others = [a for s, _, a in near if s == at]
            if others and at < sentence:
                return others[-1]
        return near[-1][2] if near else None

    def couple(self, codes: frozenset[str]) -> None:
        """Remember the codes of two states that were named together ("Pakistan and Iran")."""
        self.coupled.append(codes)

    def two(self, sentence: int) -> tuple[str, ...]:
        """The codes of the two states that a sentence names so far, or the one before; none where it names others."""
        for at in (sentence, sentence - 1):
            said = dict.fromkeys(a.country for s, _, a in self.said if s == at and not a.members)
            codes = tuple(code for code in said if code is not None)
            if codes:
                return codes if len(codes) == 2 else ()
        return ()

    def pair(self) -> tuple[Actor, ...]:
        """The two states that "both states" and "the two countries" mean where the sentence before speaks not of two.

        Those named together first, if one of them is what the document is most about so far; else the two of which it
        is most about.
        """
        first = {code: n for n, code in enumerate(self.by_code)}
        common = sorted((c for c in self.states if c in self.by_code), key=lambda c: (-self.states[c], first.get(c, 0)))
        most = frozenset(common[:2])
        pair = next((c for c in self.coupled if c <= set(common) and c & most), most)
        return tuple(self.by_code[c] for c in common if c in pair) if len(pair) == 2 else ()


def _nearest(near: list[_Said], sentence: int, other_than: str | None) -> list[_Said]:
    """Those of the sentence itself, where an object means one of them: "asked Mali for help, but gave it none"."""
    own = [(s, True, a) for s, _, a in near if s == sentence]
    return own if own and other_than is not None else near


def _is_office(role: Actor) -> bool:
    """Whether a role is an office of many and no person: "the navy", be it whose it may."""
    return role.name.casefold().rpartition(" ")[2] in _OFFICES


def _surnames(person: Actor) -> list[str]:
    """What may be the surname in a name: Spanish ones are of two words, Korean ones stand first.

    Where people have no family name they are called by their first.
    """
    words = person.name.split()
    return words if person.country in FAMILY_FIRST | _BY_FIRST_NAME or len(words) == 1 else words[1:]


def collective(members: tuple[Actor, ...], words: str) -> Actor:
    """Several actors under one expression, such as "both states"."""
    names = " and ".join(m.name for m in members)
    because = f"{words!r}: the two states that the document is about so far, {names}"
    return Actor(names, "state", None, "GOV", members=members, because=(because,))
