"""Every mention of an actor in a document, each resolved on the document's date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from legation.actors.actor import Actor, Mention, MentionKind
from legation.actors.anaphora import FACILITIES, TEXTS, Anaphora
from legation.actors.compose import Composer
from legation.actors.counterparts import with_states
from legation.actors.home import at_home
from legation.actors.memory import Memory
from legation.actors.names import Named, korean_sides, named, the_korea_named, the_union_meant
from legation.actors.people import ENOUGH, people_named
from legation.actors.pronouns import Pronouns, is_pronoun
from legation.actors.titles import Titles
from legation.codebook import Codebook, Person
from legation.evidence import Span, hull
from legation.language import (
    NOMINAL,
    Entity,
    Sentence,
    Token,
    conjuncts,
    full_phrase,
    head_of,
    leads,
    noun_phrase,
    objects_of,
)

_PEOPLE = frozenset({"PERSON"})
_BODIES = frozenset({"ORG"})
# what the parser likes to take for organisations
_NO_BODIES = frozenset(
    "war act treaty agreement accord conference summit order award prize medal day revolution crisis conflict "
    "constitution law resolution amendment plan programme program project language sea ocean river strait island "
    "championship cup game games".split()
)
# what is called by the name of a person, and is none
_NOBODY = frozenset(
    {"cyclone", "hurricane", "typhoon", "storm", "operation", "tropical", "lake", "mount", "cape", "port"}
)
_LOYAL = frozenset({"loyal", "faithful"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})


class Found(NamedTuple):
    """The mentions of a text, and the capitals that read as places and may yet stand for their governments."""

    mentions: tuple[Mention, ...]
    seats: tuple[Mention, ...]


def find(
    text: str, sentences: Sequence[Sentence], book: Codebook, on: str | None = None, *, enough: float = ENOUGH
) -> tuple[Mention, ...]:
    """The mentions in a document's text, in order.

    ``on`` is the date to read names on: EDTF, ISO, or None. ``enough`` is how much must speak for a surname's being
    somebody of the codebook.
    """
    return find_all(text, sentences, book, on, enough=enough).mentions


def find_all(
    text: str,
    sentences: Sequence[Sentence],
    book: Codebook,
    on: str | None = None,
    *,
    enough: float = ENOUGH,
    home: str | None = None,
) -> Found:
    """The mentions as ``find`` has them, and beside them the capitals that are none ("a plea from Kyiv").

    ``home`` is the country that the document is filed from (alpha-3), whose "the government" may be.
    """
    memory = Memory(home=home)
    found: list[Mention] = []
    seats: list[Mention] = []
    for sentence in sentences:
        here: list[Mention] = []
        finder = _Finder(text, sentence, book, on, memory, here, enough)
        for mention in finder.mentions():
            here.append(mention)
            head = sentence.tokens[mention.head]
            memory.add(mention, leads(sentence, head), finder.genders.get(mention.actor.name))
            if mention.kind == "noun" and head.tag in ("NNS", "NNPS") and not mention.actor.members:
                memory.add_several(mention)
        finder.anaphora.close()
        for codes in _coupled(sentence, here):
            memory.couple(codes)
        found.extend(with_states(sentence, here, memory))
        seats.extend(finder.seats)
    return Found(tuple(sorted(found, key=lambda m: (m.sentence, m.start, m.end))), tuple(seats))


def _coupled(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[frozenset[str]]:
    """The codes of every two states that a sentence names together, and no third: "Pakistan and Iran"."""
    at = {m.head: m.actor.country for m in mentions if m.actor.kind == "state" and m.actor.country is not None}
    for head in at:
        if sentence.tokens[head].dep != "conj":
            together = frozenset(at[t.i] for t in conjuncts(sentence, sentence.tokens[head]) if t.i in at)
            if len(together) == 2:
                yield together


class _Finder:
    """One sentence against what the document has named before.

    ``found`` is where the caller keeps the sentence's mentions: what is read next may lean on them.
    """

    def __init__(
        self, text: str, sentence: Sentence, book: Codebook, on: str | None, memory: Memory, found: Sequence[Mention],
        enough: float,
    ) -> None:  # fmt: skip
        self.text = text
        self.sentence = sentence
        self.memory = memory
        names = the_korea_named(sentence, named(sentence, book, on, memory.states), book, memory.by_code)
        names.extend(korean_sides(sentence, names, book, memory.states))
        names = the_union_meant(names, book, memory.states)
        people = people_named(sentence, names, book, on, memory, enough)
        self.names = sorted([*names, *people], key=lambda n: n.first)
        self.composer = Composer(sentence, self.names, book, on)
        self.titles = Titles(self.composer)
        self.pronouns = Pronouns(sentence, memory, found)
        self.anaphora = Anaphora(self.composer, self.pronouns, memory, found)
        self.genders: dict[str, str] = {}
        self.seats: list[Mention] = []

    def mentions(self) -> Iterator[Mention]:
        """Left to right, so that a pronoun finds what stands before it in its own sentence."""
        names = {n.first: n for n in self.names}
        entities = {e.first: e for e in self.sentence.entities if e.label in _PEOPLE | _BODIES and self._is_name(e)}
        i, tokens = 0, self.sentence.tokens
        while i < len(tokens):
            entity, name, last = entities.get(i), names.get(i), i
            mention = self._unknown(entity) if entity is not None and self._goes_beyond(entity, name) else None
            if entity is not None and mention is not None:
                last = entity.last
            elif name is not None:
                mention, last = self._name(name), name.last
            else:
                mention = self._word(tokens[i])
            if mention is not None:
                yield mention
            i = last + 1

    def _is_name(self, entity: Entity) -> bool:
        """Whether what the parser took for a name has a capital letter, or a script without them."""
        tokens = self.sentence.tokens[entity.first : entity.last + 1]
        return any(c.isalpha() and not c.islower() for t in tokens for c in t.text)

    # ---- names --------------------------------------------------------------------------------------------------
    def _name(self, name: Named) -> Mention | None:
        token, span = self.sentence.tokens[name.head], self._span(name.first, name.last)
        if not self.composer.stands_for(name):
            if name.name.use == "capital" and token.dep == "pobj":
                actor = self.composer.of_entry(name.entry, "capital")
                self.seats.append(
                    Mention(span.start, span.end, span.of(self.text), self.sentence.number, token.i, "name", actor)
                )
            return None
        if self.composer.only_helps(self.sentence.tokens[name.last]):
            return None
        actor = self.composer.like_named(name, self.composer.of_entry(name.entry, name.name.use))
        if name.name.sector:
            actor = replace(actor, sector=name.name.sector)
        if isinstance(name.entry, Person):
            return self._mention(span, token, "name", self._person(name, name.entry, actor))
        counted = name.name.use == "people" and self.sentence.child(token, "nummod") is not None
        if counted:  # "two Serbs" are not Serbia
            shown = self.sentence.words(noun_phrase(self.sentence, token)) or token.text
            actor = replace(actor, name=shown, kind="role", sector="CVL", entity=None)
        if self._is_language(name):
            return None
        if not self._is_modifier(token):
            return self._mention(span, token, "name", actor)
        return None if self._modifies_actor(token) else self._mention(span, token, "adjective", actor)

    def _person(self, name: Named, entry: Person, actor: Actor) -> Actor:
        """The person of a name: the one named before where there is only a surname, else with what titles say."""
        earlier = None
        if name.first == name.last:
            earlier = self.memory.person([self.sentence.tokens[name.first].text])
        actor = earlier or self.titles.titled(actor, name.first, name.last)
        if entry.gender:
            self.genders[actor.name] = entry.gender
        return actor

    def _is_language(self, name: Named) -> bool:
        """ "(Korean: …)": the language, not the state."""
        following = self.sentence.tokens[name.last + 1 : name.last + 2]
        return name.name.use in ("adjective", "people") and bool(following) and following[0].text == ":"

    def _is_modifier(self, token: Token) -> bool:
        above = self.sentence.head(token)
        return token.dep in _MODIFYING and above is not None and above.i > token.i

    def _modifies_actor(self, token: Token) -> bool:
        """Whether the noun that the name modifies is an actor itself, which then carries the name's country."""
        above = self.sentence.head(token)
        while above is not None and above.dep in ("compound", "amod", "nmod") and above.i in self.composer.at:
            above = self.sentence.head(above)
        if above is None:
            return False
        if token.dep == "poss":
            return above.i not in self.composer.at and self.composer.role(above) is not None
        return self.composer.role(above) is not None or above.entity == "PERSON"

    # ---- names that the codebook does not have ------------------------------------------------------------------
    def _goes_beyond(self, entity: Entity, name: Named | None) -> bool:
        """Whether the entity is more than a codebook name, perhaps with an article or a title."""
        if name is not None and entity.last <= name.last:
            return False
        inside = [n for n in self.names if entity.first <= n.first and n.last <= entity.last]
        head = head_of(self.sentence, entity.first, entity.last)
        return not any(n.entry.kind != "state" or n.head == head for n in inside)

    def _unknown(self, entity: Entity) -> Mention | None:
        first, last = self._trimmed(entity)
        tokens, span = self.sentence.tokens, self._span(first, last)
        head = tokens[head_of(self.sentence, first, last)]
        shown = " ".join(span.of(self.text).split())
        if entity.label in _PEOPLE and tokens[first].lower in _NOBODY:
            return None
        if entity.label in _PEOPLE:
            words = [t.text for t in tokens[first : last + 1] if t.text not in ("-", ".")]
            actor = self.memory.person(words) or self._new_person(shown, first, last)
            return self._mention(span, head, "name", actor)
        if self.composer.role(head) is not None or head.lemma in _NO_BODIES:
            return None
        country = self._country_of_body(first, last, head)
        if country is None:
            return None
        actor = Actor(shown, "unknown", country, because=(f"organisation {shown!r}, its name says {country}",))
        return self._mention(span, head, "name", actor)

    def _trimmed(self, entity: Entity) -> tuple[int, int]:
        """The entity without the article before it and the possessive ending after it."""
        tokens, first, last = self.sentence.tokens, entity.first, entity.last
        while first < last and tokens[first].dep in ("det", "case", "punct"):
            first += 1
        while last > first and (tokens[last].dep in ("case", "punct") or tokens[last].text in ("'s", "’s")):
            last -= 1
        return first, last

    def _new_person(self, name: str, first: int, last: int) -> Actor:
        actor = Actor(name, "person", because=(f"person {name!r}, not in the codebook",))
        actor = self.titles.titled(actor, first, last)
        for title in self.titles.nouns(first, last) if actor.country is None else ():
            owned = self.anaphora.owned(title)  # "its water minister, Jane Roe"
            if owned is not None:
                return replace(actor, country=owned.country, because=(*actor.because, *owned.because))
        return actor

    def _country_of_body(self, first: int, last: int, head: Token) -> str | None:
        owner = self.composer.owner(head)
        if owner is not None:
            return owner[0].entry.country
        inside = (n for n in self.names if first <= n.first and n.last <= last and n.entry.kind == "state")
        return next((n.entry.country for n in inside), None)

    # ---- common nouns and pronouns ------------------------------------------------------------------------------
    def _word(self, token: Token) -> Mention | None:
        if is_pronoun(token):
            return self._made(token, "pronoun", self.pronouns.means(token))
        if token.pos not in NOMINAL or token.dep == "compound" or token.i in self.composer.at:
            return None
        if token.dep == "amod" and token.head > token.i:  # "militant" in "the militant group"
            return None
        if token.pos == "PROPN":  # a surname that the parser did not take for a name
            person = self.memory.surnamed(token.text)
            if person is not None:
                return self._made(token, "name", person)
        both = self.anaphora.both(token)
        if both is not None:
            return self._made(token, "noun", both, noun_phrase(self.sentence, token))
        if self._titles_a_person(token):
            return None
        if token.lemma in TEXTS:
            return self._made(token, "noun", self.anaphora.sender(token))
        actor = self.composer.role_actor(token) or self.anaphora.land(token) or self.anaphora.body(token)
        if token.lemma in FACILITIES and (actor is None or actor.country is None):
            return self._made(token, "implicit", self.anaphora.facility(token))
        if actor is not None and actor.country is None:
            actor = (
                self.anaphora.owned(token)
                or self._of_person(token, actor)
                or self.anaphora.again(token)
                or at_home(self.composer, token, actor, self.memory)
                or actor
            )
        return self._made(token, "noun", actor, noun_phrase(self.sentence, token))

    def _of_person(self, token: Token, actor: Actor) -> Actor | None:
        """An office or force of the land of the person whose it is: "a spokesman for X", "forces loyal to X"."""
        below = [*objects_of(self.sentence, token, "of", "for")]
        for word in self.sentence.children(token):
            below += objects_of(self.sentence, word, "to") if word.lower in _LOYAL else ()
        for noun in below:
            name = self.composer.at.get(noun.i)
            if name is not None:
                person = self.composer.of_entry(name.entry, "name") if isinstance(name.entry, Person) else None
            else:
                person = self.memory.surnamed(noun.text) if noun.pos == "PROPN" else None
            if person is not None and person.country is not None:
                why = f"of {person.name}, who is of {person.country}"
                return replace(actor, country=person.country, because=(*actor.because, why))
        return None

    def _titles_a_person(self, token: Token) -> bool:
        """Whether the noun only introduces a name: that mention carries what it says."""
        following = self.sentence.tokens[token.i + 1 : token.i + 2]
        if not following:
            return False
        if following[0].entity == "PERSON" and token.head == following[0].i:
            return True
        return any(t.entity == "PERSON" for t in self.sentence.children(token, "appos"))

    # ---- making a mention ---------------------------------------------------------------------------------------
    def _span(self, first: int, last: int) -> Span:
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end)

    def _made(
        self, token: Token, kind: MentionKind, actor: Actor | None, words: Sequence[Token] = ()
    ) -> Mention | None:
        """A mention of an actor at a word, or at some words around it; None where there is no actor."""
        if actor is None:
            return None
        return self._mention(self.sentence.span_of([token, *words]), token, kind, actor)

    def _mention(self, span: Span, head: Token, kind: MentionKind, actor: Actor) -> Mention:
        phrase = None
        if kind in ("name", "noun"):
            whole = self.sentence.span_of(full_phrase(self.sentence, head))
            phrase = hull([span, whole]) if whole.overlap(span) else None
        return Mention(span.start, span.end, span.of(self.text), self.sentence.number, head.i, kind, actor, phrase)
