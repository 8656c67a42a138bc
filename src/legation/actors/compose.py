"""From a noun and what stands around it to an actor: country from modifiers, sector from the role, name from both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.actors.actor import Actor
from legation.actors.names import Named, is_place
from legation.codebook import Codebook, Entry, Group, Outlet, Person, State
from legation.language import Sentence, Token, noun_phrase, objects_of, premodifiers

# words for a state's rulers that stand for the state as a whole
GOVERNING = frozenset(
    "government regime administration authorities leadership state cabinet junta kingdom republic federation".split()
)
_FORMER = frozenset({"former", "ex", "late", "then", "onetime", "ousted", "deposed"})


class Composer:
    """Reads actors off one sentence: needs its names in place."""

    def __init__(self, sentence: Sentence, names: Iterable[Named], book: Codebook, on: str | None) -> None:
        self.sentence = sentence
        self.book = book
        self.on = on
        self.names = list(names)
        self.at = {i: n for n in self.names for i in range(n.first, n.last + 1)}

    # ---- names ------------------------------------------------------------------------------------------------
    def of_entry(self, entry: Entry, use: str) -> Actor:
        """The actor that a codebook entry is on the date."""
        because = (f"codebook {entry.kind} {entry.id}" + ("" if use == "name" else f" by its {use}"),)
        if isinstance(entry, Person):
            return self._person(entry, because)
        sector = entry.sector or ("GOV" if entry.kind == "state" else None)
        if isinstance(entry, Group):
            term = self.book.standing(entry, self.on)
            sector = term.sector if term is not None and term.sector else sector
        control = entry.control.by if isinstance(entry, Outlet) else None
        return Actor(
            entry.name, entry.kind, entry.country, sector, entry.entity, controlled_by=control, because=because
        )

    def _person(self, entry: Person, because: tuple[str, ...]) -> Actor:
        term = self.book.office(entry, self.on)
        if term is None:
            return Actor(entry.name, "person", entry.country, entry.sector, entry.entity, because=because)
        said = f"{term.office} of {term.country} on {self.on}" if self.on else f"{term.office} of {term.country}"
        return Actor(
            entry.name, "person", term.country, term.sector, entry.entity, office=term.office, because=(*because, said)
        )

    # ---- country -------------------------------------------------------------------------------------------------
    def owner(self, token: Token) -> tuple[Named, str] | None:
        """Whose or which: the state or body that a noun's modifiers, of-phrase or possessive name, with the way."""
        for below in premodifiers(self.sentence, token):
            name = self.at.get(below.i)
            if name is not None and name.head == below.i and name.entry.kind in ("state", "body", "group"):
                return name, "modifier"
        for below in objects_of(self.sentence, token, "of", "from", "for"):
            name = self.at.get(below.i)
            if name is not None and name.head == below.i and name.entry.kind in ("state", "body", "group", "person"):
                return name, "of-phrase"
            if below.i not in self.at:
                nearer = self._premodifying(below)
                if nearer is not None:
                    return nearer, "of-phrase"
                further = self.owner(below)  # "the spokesman for the ministry of Chad"
                if further is not None:
                    return further
        for below in premodifiers(self.sentence, token):  # "the Trump campaign": the person's country
            name = self.at.get(below.i)
            if name is not None and name.entry.kind == "person" and name.entry.country is not None:
                return name, "modifier"
        return None

    def _premodifying(self, token: Token) -> Named | None:
        for below in premodifiers(self.sentence, token):
            name = self.at.get(below.i)
            if name is not None and name.entry.kind in ("state", "body"):
                return name
        return None

    # ---- roles ---------------------------------------------------------------------------------------------------
    def role(self, token: Token) -> tuple[str, str | None] | None:
        """The role noun at a word, longest first ("foreign minister" before "minister"): its words and sector."""
        first = max(0, token.i - 4)
        words = [t.text for t in self.sentence.tokens[first : token.i]]
        for last in (token.text, token.lemma):
            role = self.book.role([*words, last])
            if role is not None and first + role.last == token.i:
                return " ".join([*words[role.first :], token.text]), role.sector
        return None

    def role_actor(self, token: Token) -> Actor | None:
        """The actor that a role noun with its modifiers makes; its country is None where the words name none."""
        role = self.role(token)
        if role is None:
            return None
        words, sector = role
        owner = self.owner(token)
        shown = self._words(token)
        several = self._owners(token)
        if len(several) > 1:
            return self._of_several(several, shown, words, sector)
        if owner is None:
            return Actor(
                shown, "role", None, sector, office=words, because=(f"role {words!r}: {sector}, whose is not said",)
            )
        name, way = owner
        entry = name.entry
        country, title = entry.country, shown
        state = self.book.state(country) if country is not None else None
        if token.lemma in GOVERNING and state is not None:
            title = state.name
        if entry.kind == "body" and entry.country is not None and sector is None:
            sector = entry.sector
        why = f"role {words!r}: {sector}; {way} names {entry.name}"
        return Actor(title, "role", country, sector, office=words, because=(why,))

    def _owners(self, token: Token) -> list[State]:
        """The different states whose it is: "the leaders of Chad and Niger", "the Turkish and Greek ministers"."""
        nouns = [*premodifiers(self.sentence, token), *objects_of(self.sentence, token, "of")]
        names = (self.at.get(noun.i) for noun in nouns)
        states = [n.entry for n in names if n is not None and isinstance(n.entry, State) and n.name.use != "capital"]
        return list({state.country: state for state in states}.values())

    def _of_several(self, states: Sequence[State], shown: str, words: str, sector: str | None) -> Actor:
        """One role of several states: an actor with a member for each."""
        members = tuple(
            Actor(
                f"{state.name}'s {words}", "role", state.country, sector, office=words,
                because=(f"role {words!r}: {sector}; one of several, of {state.name}",),
            )
            for state in states
        )  # fmt: skip
        return Actor(shown, "role", None, sector, members=members, because=(f"{shown!r} of several states",))

    def _words(self, token: Token) -> str:
        tokens = [t for t in noun_phrase(self.sentence, token) if t.dep not in ("det", "predet")]
        return self.sentence.words(tokens) or token.text

    # ---- people ---------------------------------------------------------------------------------------------------
    def titled(self, actor: Actor, first: int, last: int) -> Actor:
        """A person with what title, possessive and apposition say of them."""
        head = self.sentence.tokens[last]
        for token in self.titles(first, last):
            role = self.role_actor(token)
            if role is None:
                continue
            former = self._is_former(token)
            office = f"former {role.office}" if former and "former" not in _words_of(role.office) else role.office
            if actor.country is None and role.country is not None:
                sector = "ELI" if former and role.sector == "GOV" else role.sector
                because = (*actor.because, *role.because)
                return replace(actor, country=role.country, sector=sector, office=office, because=because)
            if actor.sector is None and role.sector is not None:
                because = (*actor.because, *role.because)
                actor = replace(actor, sector=role.sector, office=role.office, because=because)
                break
            if actor.office is None:
                actor = replace(actor, office=office)
                break
        return actor if actor.country is not None else self._of_country(actor, first, head)

    def _is_former(self, title: Token) -> bool:
        return any(t.lower in _FORMER for t in self.sentence.subtree(title) if t.i <= title.i)

    def _of_country(self, actor: Actor, first: int, head: Token) -> Actor:
        """A person whose country what hangs on the name says: "Peruvian Jane Roe", "President Jane Roe of Peru"."""
        name, way = self._premodifying(head), "modifier"
        if (
            name is not None and name.first >= first and name.name.use == "name"
        ):  # a person may be called Chad or Jordan
            name = None
        if name is None:
            after = (self.at.get(t.i) for t in objects_of(self.sentence, head, "of"))
            name, way = next((n for n in after if n is not None and n.entry.kind == "state"), None), "of-phrase"
        if name is None:
            return actor
        because = (*actor.because, f"{way} names {name.entry.name}")
        return replace(actor, country=name.entry.country, because=because)

    def titles(self, first: int, last: int) -> list[Token]:
        """Nouns that say what the person named at these words is: before the name, in apposition on either side."""
        tokens, found = self.sentence.tokens, []
        head = tokens[last]
        i = first - 1
        while (
            i >= 0
            and tokens[i].pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
            and tokens[i].text not in (",", "“", "”", '"', ";", ")")
        ):
            if tokens[i].pos in ("NOUN", "PROPN") and i not in self.at:
                found.append(tokens[i])
                break
            i -= 1
        found.extend(self.sentence.children(head, "appos"))
        above = self.sentence.head(head)
        if head.dep == "appos" and above is not None:
            found.append(above)
        # "X was the Danish ambassador"
        if head.dep == "nsubj" and above is not None and above.lemma in ("be", "become"):
            found.extend(self.sentence.children(above, "attr"))
        before = self._before_comma(first)
        if before is not None:
            found.append(before)
        return found

    def _before_comma(self, first: int) -> Token | None:
        """The role noun of a phrase that ends in a comma right before a name: "Ambassador to Peru, Jane Roe"."""
        tokens = self.sentence.tokens
        if first < 2 or tokens[first - 1].text != ",":
            return None
        for i in range(first - 2, max(-1, first - 12), -1):
            token = tokens[i]
            if token.pos in ("VERB", "AUX") or token.text in (",", ";", "”", "“"):
                return None
            if token.pos in ("NOUN", "PROPN") and i not in self.at and self.role(token) is not None:
                return token
        return None

    # ---- states -----------------------------------------------------------------------------------------------------
    def stands_for(self, name: Named) -> bool:
        """Whether a name is an actor where it stands: a capital used as a place is not."""
        return name.name.use not in ("capital", "seat") or not is_place(self.sentence, name)


def _words_of(office: str | None) -> list[str]:
    return office.casefold().split() if office is not None else []
