"""Every mention of an actor in a document, each resolved on the document's date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.actors.actor import Actor, Mention, MentionKind
from legation.actors.compose import GOVERNING, Composer
from legation.actors.memory import Memory, collective
from legation.actors.names import Named, named
from legation.codebook import Codebook, Person
from legation.evidence import Span, hull
from legation.language import NOMINAL, Sentence, Token, full_phrase, noun_phrase, objects_of

_HE = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_STATE_NOUNS = frozenset(
    {"country", "nation", "state", "side", "government", "party", "neighbour", "neighbor", "ally", "people"}
)
_BOTH = frozenset({"both", "two"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
# what the parser likes to take for organisations
_NO_BODIES = frozenset(
    "war act treaty agreement accord conference summit order award prize medal day revolution crisis conflict constitution law "
    "resolution amendment plan programme program project language sea ocean river strait island championship cup game games".split()
)
# things that stand somewhere: "the site" is in the country where the reactor was built
_FACILITIES = frozenset(
    "site plant facility reactor base complex compound factory camp installation port shipyard mine dam pipeline airfield airport "
    "embassy consulate station laboratory".split()
)
# texts that speak for whoever sent them
_TEXTS = frozenset(
    "message letter statement telegram cable note communique communiqué declaration report memorandum".split()
)
# endeavours: "gave aid to Chad in its war" speaks of Chad's
_ENDEAVOURS = frozenset(
    "war fight struggle battle conflict dispute effort bid campaign hour time quest defence defense development".split()
)
_JUDGING = frozenset(
    "praise thank accuse blame criticise criticize condemn commend applaud hail congratulate rebuke denounce punish fault chide "
    "support back help assist aid reward".split()
)
_PEOPLE = frozenset({"PERSON"})
_BODIES = frozenset({"ORG"})


def find(text: str, sentences: Sequence[Sentence], book: Codebook, on: str | None = None) -> tuple[Mention, ...]:
    """The mentions in a document's text, in order. ``on`` is the date names are read on: an EDTF or ISO date, or None."""
    memory, found = Memory(), []
    for sentence in sentences:
        finder = _Finder(text, sentence, book, on, memory)
        for mention in finder.mentions():
            finder.found.append(mention)
            token = sentence.tokens[mention.head]
            memory.add(mention, _is_subject(sentence, token), finder.gender_of(mention))
        for mention in finder.counterparts():
            found.append(mention)
    return tuple(sorted(found, key=lambda m: (m.sentence, m.start, m.end)))


def _is_subject(sentence: Sentence, token: Token) -> bool:
    if token.dep in _SUBJECT:
        return True
    if token.dep == "conj":
        above = sentence.head(token)
        return above is not None and _is_subject(sentence, above)
    return False


class _Finder:
    """One sentence against what the document has named before."""

    def __init__(self, text: str, sentence: Sentence, book: Codebook, on: str | None, memory: Memory) -> None:
        self.text = text
        self.sentence = sentence
        self.book = book
        self.memory = memory
        self.names = named(sentence, book, on)
        self.composer = Composer(sentence, self.names, book, on)
        self.persons: dict[str, str] = {}
        self.here: dict[int, str] = {}
        self.found: list[Mention] = []

    def counterparts(self) -> Iterator[Mention]:
        """The mentions found, those of office holders whose state nobody names given the state the sentence leaves open.

        In a story of two states, "Prime Minister X met the Chadian president" leaves only the other one for X; in
        "Niger protested, and Foreign Minister X accused …" the clause before says whose minister. Only for people in
        government; it is an inference and says so.
        """
        pair = self.memory.pair()
        for mention in self.found:
            actor = mention.actor
            # ministers are states' own; presidents are also of banks and football
            if actor.kind != "person" or actor.country is not None or "minister" not in (actor.office or "").casefold():
                yield mention
                continue
            before = next(
                (m.actor for m in reversed(self.found) if m.end <= mention.start and m.actor.kind == "state" and self._leads(m)), None
            )
            others = {m.actor.country for m in self.found if m is not mention and m.actor.country is not None}
            left = [state for state in pair if state.country not in others]
            state = before or (left[0] if len(pair) == 2 and len(left) == 1 and others & {s.country for s in pair} else None)
            if state is None:
                yield mention
                continue
            because = (*actor.because, f"inferred: of the states spoken of, {state.name} is the one whose {actor.office} this is")
            resolved = replace(mention, actor=replace(actor, country=state.country, because=because))
            self.memory.add(resolved, subject=False)
            yield resolved

    def _leads(self, mention: Mention) -> bool:
        """Whether the mention is the subject of a clause."""
        return mention.kind == "name" and _is_subject(self.sentence, self.sentence.tokens[mention.head])

    def gender_of(self, mention: Mention) -> str | None:
        """The gender that the codebook or the pronoun gives."""
        return self.persons.get(mention.actor.name)

    def mentions(self) -> Iterator[Mention]:
        """Left to right, so that a pronoun finds what stands before it in its own sentence."""
        starts = {n.first: n for n in self.names}
        entities = {e.first: e for e in self.sentence.entities if e.label in _PEOPLE | _BODIES}
        i, tokens = 0, self.sentence.tokens
        while i < len(tokens):
            entity = entities.get(i)
            name = starts.get(i)
            if (
                entity is not None
                and (name is None or entity.last > name.last)
                and not self._is_known(entity.first, entity.last)
            ):
                mention = self._unknown(entity.first, entity.last, entity.label)
                if mention is not None:
                    yield mention
                    i = entity.last + 1
                    continue
            if name is not None:
                mention = self._name(name)
                if mention is not None:
                    yield mention
                i = name.last + 1
                continue
            mention = self._word(tokens[i])
            if mention is not None:
                yield mention
            i += 1

    def _is_known(self, first: int, last: int) -> bool:
        """Whether the entity is no more than a codebook name, perhaps with an article or a title."""
        inside = [n for n in self.names if first <= n.first and n.last <= last]
        return any(n.entry.kind != "state" or n.head == self._head(first, last) for n in inside)

    def _head(self, first: int, last: int) -> int:
        for i in range(first, last + 1):
            above = self.sentence.tokens[i].head
            if above == i or not first <= above <= last:
                return i
        return last

    # ---- names ----------------------------------------------------------------------------------------------------
    def _name(self, name: Named) -> Mention | None:
        if not self.composer.stands_for(name):
            return None
        token = self.sentence.tokens[name.head]
        actor = self.composer.of_entry(name.entry, name.name.use)
        if name.name.sector:
            actor = replace(actor, sector=name.name.sector)
        if isinstance(name.entry, Person):
            earlier = self.memory.person([t.text for t in self.sentence.tokens[name.first : name.last + 1]])
            if earlier is not None and name.first == name.last:
                actor = earlier
            else:
                actor = self.composer.titled(actor, name.first, name.last)
            if name.entry.gender:
                self.persons[actor.name] = name.entry.gender
            return self._mention(self._span(name.first, name.last), token, "name", actor)
        if self._is_language(name):
            return None
        if self._is_modifier(token):
            if self._modifies_actor(token):
                return None
            return self._mention(self._span(name.first, name.last), token, "adjective", actor)
        return self._mention(self._span(name.first, name.last), token, "name", actor)

    def _is_language(self, name: Named) -> bool:
        """ "(Korean: …)": the language, not the state."""
        following = self.sentence.tokens[name.last + 1 : name.last + 2]
        return name.name.use in ("adjective", "people") and bool(following) and following[0].text == ":"

    def _is_modifier(self, token: Token) -> bool:
        above = self.sentence.head(token)
        return token.dep in ("amod", "compound", "nmod", "poss", "npadvmod") and above is not None and above.i > token.i

    def _modifies_actor(self, token: Token) -> bool:
        """Whether the noun that the name modifies is an actor itself, which then carries the name's country."""
        above = self.sentence.head(token)
        while above is not None and above.dep in ("compound", "amod", "nmod") and above.i in self.composer.at:
            above = self.sentence.head(above)
        if above is None or token.dep == "poss":
            return above is not None and above.i not in self.composer.at and self.composer.role(above) is not None
        return self.composer.role(above) is not None or above.entity == "PERSON"

    # ---- names that the codebook does not have ------------------------------------------------------------------------
    def _unknown(self, first: int, last: int, label: str) -> Mention | None:
        tokens = self.sentence.tokens
        while first < last and tokens[first].dep in ("det", "case", "punct"):
            first += 1
        while last > first and (tokens[last].dep in ("case", "punct") or tokens[last].text in ("'s", "’s")):
            last -= 1
        head = self._head(first, last)
        words = [t.text for t in tokens[first : last + 1] if t.text not in ("-", ".")]
        shown = " ".join(self._span(first, last).of(self.text).split())
        if label in _PEOPLE:
            actor = self.memory.person(words) or self._new_person(shown, first, last)
            return self._mention(self._span(first, last), tokens[head], "name", actor)
        if self.composer.role(tokens[head]) is not None:
            return None
        owner = self.composer.owner(tokens[head])
        inside = next((n for n in self.names if first <= n.first and n.last <= last and n.entry.kind == "state"), None)
        country = owner[0].entry.country if owner else inside.entry.country if inside else None
        if country is None or tokens[head].lemma in _NO_BODIES:
            return None
        actor = Actor(shown, "unknown", country, None, because=(f"organisation {shown!r}, its name says {country}",))
        return self._mention(self._span(first, last), tokens[head], "name", actor)

    def _new_person(self, name: str, first: int, last: int) -> Actor:
        actor = Actor(name, "person", because=(f"person {name!r}, not in the codebook",))
        return self.composer.titled(actor, first, last)

    # ---- common nouns and pronouns --------------------------------------------------------------------------------------
    def _word(self, token: Token) -> Mention | None:
        if token.pos == "PRON" or token.lower in _HE or token.lower in _IT or token.lower in _THEY:
            return self._pronoun(token)
        if token.pos not in NOMINAL or token.dep == "compound" or token.i in self.composer.at:
            return None
        if token.lemma in _STATE_NOUNS:
            mention = self._collective(token)
            if mention is not None:
                return mention
        if self._titles_a_person(token):
            return None
        if token.lemma in _TEXTS:
            return self._text(token)
        if token.lemma in _FACILITIES:
            return self._facility(token)
        actor = self.composer.role_actor(token)
        if actor is None:
            return None
        phrase = noun_phrase(self.sentence, token)
        if actor.country is None:
            actor = self._owned(token) or self._again(token, actor)
        span = self.sentence.span_of(phrase)
        return self._mention(span, token, "noun", actor)

    def _facility(self, token: Token) -> Mention | None:
        """ "a reactor in Syria … the site": a thing named again stands where it stood; its country is only implied."""
        owner = self.composer.owner(token)
        country = (
            owner[0]
            if owner is not None
            else next(
                (
                    n
                    for holder in (token, self.sentence.head(token))
                    if holder is not None
                    for noun in objects_of(self.sentence, holder, "in", "near", "at")
                    if (n := self.composer.at.get(noun.i)) is not None and n.entry.kind == "state"
                ),
                None,
            )
        )
        if country is not None and country.entry.kind == "state":
            self.memory.facility = self.composer.of_entry(country.entry, "name")
            return None
        determiner = self.sentence.child(token, "det")
        if self.memory.facility is None or determiner is None or determiner.lower not in ("the", "this", "that"):
            return None
        actor = self.memory.facility
        because = (*actor.because, f"the {token.text} named before is in {actor.name}")
        return self._mention(Span(token.start, token.end), token, "implicit", replace(actor, because=because))

    def _text(self, token: Token) -> Mention | None:
        """ "Kim sent a message …. The message wished …": what a text says its sender says."""
        verb = self.sentence.head(token)
        if token.dep in ("dobj", "nsubjpass") and verb is not None and verb.pos == "VERB":
            senders = [
                m
                for m in self.found
                if (own := self.sentence.child(verb, "nsubj", "agent")) is not None and m.head == own.i
            ]
            if senders and not senders[0].actor.members:
                self.memory.authors[token.lemma] = senders[0].actor
            return None
        determiner = self.sentence.child(token, "det")
        author = self.memory.authors.get(token.lemma)
        if (
            author is None
            or token.dep not in ("nsubj", "nsubjpass")
            or determiner is None
            or determiner.lower not in ("the", "this")
        ):
            return None
        because = (*author.because, f"{token.text!r} was sent by {author.name}")
        return self._mention(Span(token.start, token.end), token, "noun", replace(author, because=because))

    def _titles_a_person(self, token: Token) -> bool:
        """Whether the noun only introduces a name: that mention carries what it says."""
        following = self.sentence.tokens[token.i + 1 : token.i + 3]
        return bool(following) and (
            (following[0].entity == "PERSON" and token.head == following[0].i)
            or any(t.dep == "appos" and t.entity == "PERSON" for t in self.sentence.children(token))
        )

    def _owned(self, token: Token) -> Actor | None:
        """ "his government", "its army": the owner's country."""
        possessor = self.sentence.child(token, "poss")
        if possessor is None:
            return None
        mention = self._pronoun(possessor) if possessor.pos == "PRON" else None
        role = self.composer.role_actor(token)
        if mention is None or role is None or mention.actor.country is None:
            return None
        name = (
            self.memory.by_code[mention.actor.country].name
            if mention.actor.country in self.memory.by_code and token.lemma in GOVERNING
            else role.name
        )
        return replace(
            role,
            name=name,
            country=mention.actor.country,
            because=(*role.because, f"{possessor.text!r} is {mention.actor.name}"),
        )

    def _again(self, token: Token, actor: Actor) -> Actor:
        """ "the ambassador" once an ambassador was named, "the regime" once a state was: the same again."""
        determiner = self.sentence.child(token, "det")
        if determiner is None or determiner.lower not in ("the", "this", "that"):
            return actor
        earlier = self.memory.titled(token.lemma)
        if earlier is not None:
            return replace(earlier, because=(*earlier.because, f"named before as {earlier.office!r}"))
        return actor

    def _collective(self, token: Token) -> Mention | None:
        words = {t.lower for t in self.sentence.children(token, "det", "nummod", "predet", "amod")}
        if not (words & _BOTH and token.tag in ("NNS", "NNPS")):
            return None
        if words & {"other", "following"}:
            return None
        pair = self.memory.pair()
        if not pair:
            return None
        span = self.sentence.span_of(noun_phrase(self.sentence, token))
        return self._mention(
            span, token, "noun", collective(pair, " ".join(t.text for t in noun_phrase(self.sentence, token)))
        )

    def _pronoun(self, token: Token) -> Mention | None:
        word, number = token.lower, self.sentence.number
        actor: Actor | None = None
        if word in _HE:
            actor = self.memory.he_or_she(number, _HE[word], self._co_argument(token))
        elif word in _IT and not self._expletive(token):
            actor = self._of_object(token) or self.memory.it(number, self._co_argument(token))
        elif word in _THEY:
            pair = self.memory.pair() if word == "both" or token.dep in ("nsubj", "nsubjpass", "poss", "pobj") else ()
            actor = collective(pair, token.text) if pair else None
        if actor is None:
            return None
        because = (*actor.because, f"{token.text!r} means {actor.name}")
        return self._mention(Span(token.start, token.end), token, "pronoun", replace(actor, because=because))

    def _of_object(self, token: Token) -> Actor | None:
        """Whose, where it is not the subject's: "thanked Kenya for its help", "aid to Chad in its war"."""
        noun = self.sentence.head(token)
        prep = self.sentence.head(noun) if noun is not None and token.dep == "poss" else None
        if noun is None or prep is None or prep.dep not in ("prep", "pcomp"):
            return None
        before = [
            m
            for m in self.found
            if m.kind != "pronoun" and m.end <= prep.start and m.actor.kind in ("state", "role", "body", "group")
        ]
        verb = next((a for a in self.sentence.ancestors(prep) if a.pos == "VERB"), None)
        if not before or verb is None or self.sentence.tokens[before[-1].head].i < verb.i:
            return None
        adjacent = prep.i - self.sentence.at(before[-1].start, before[-1].end)[-1].i == 1
        if (noun.lemma in _ENDEAVOURS and adjacent) or (verb.lemma in _JUDGING and adjacent):
            return before[-1].actor
        return None

    def _co_argument(self, token: Token) -> str | None:
        """The subject of the pronoun's own clause, by name: in "it urged it" the two are different (Chomsky's principle B)."""
        if token.dep not in ("dobj", "pobj", "dative", "iobj") or token.lower.endswith("self"):
            return None
        for above in self.sentence.ancestors(token):
            if above.pos in ("VERB", "AUX"):
                while above.dep == "conj" and self.sentence.child(above, "nsubj", "nsubjpass") is None:
                    higher = self.sentence.head(above)
                    if higher is None:
                        break
                    above = higher
                own = self.sentence.child(above, "nsubj", "nsubjpass")
                return self.here[own.i] if own is not None and own.i in self.here else None
        return None

    def _expletive(self, token: Token) -> bool:
        """ "it is clear that": no one."""
        above = self.sentence.head(token)
        if above is None or token.dep != "nsubj":
            return False
        return (
            above.lemma in ("be", "seem", "appear", "become")
            and self.sentence.child(above, "ccomp", "xcomp", "acomp", "attr") is not None
        )

    # ---- making a mention --------------------------------------------------------------------------------------------------
    def _span(self, first: int, last: int) -> Span:
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[last].end)

    def _mention(self, span: Span, head: Token, kind: MentionKind, actor: Actor) -> Mention:
        self.here[head.i] = actor.name
        phrase = None
        if kind in ("name", "noun"):
            whole = self.sentence.span_of(full_phrase(self.sentence, head))
            phrase = hull([span, whole]) if whole.overlap(span) else None
        return Mention(span.start, span.end, span.of(self.text), self.sentence.number, head.i, kind, actor, phrase)
