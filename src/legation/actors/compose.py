"""From a noun and what stands around it to an actor: country from modifiers, sector from the role, name from both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.actors.actor import Actor
from legation.actors.names import Named, is_place
from legation.codebook import Body, Codebook, Entry, Group, Outlet, Person, Role, State
from legation.language import Sentence, Token, noun_phrase, objects_of, premodifiers

# those who speak for or belong to a body have its sector: "president of the parliament", "members of the militia"
_BELONGING = frozenset(
    "president chairman chairwoman chairperson chair head director chief leader member secretary spokesman spokeswoman "
    "spokesperson official officer representative deputy executive founder employee staffer vice-president source "
    "supporter lawmaker commander fighter".split()
)
# nouns that say what a group is, beside its name
_APPELLATIONS = frozenset(
    "group movement organisation organization militia network force faction front army insurgency guerrilla".split()
)
# sectors of those of whom nothing more is known than that they are armed, or that they are there
_VAGUE = frozenset({"UAF", "UNK", "CVL", "ELI", "LAB"})
# words for a state's rulers that stand for the state as a whole
GOVERNING = frozenset(
    "government regime administration authorities leadership state cabinet junta kingdom republic federation".split()
)
_OWNERS = frozenset({"state", "body", "group", "outlet"})
# what a state does to what is its own, in "Saudi-led coalition"
_LEADING = frozenset(
    {"led", "run", "controlled", "owned", "commanded", "based", "headquartered", "flagged", "registered"}
)
# sectors of those who belong where they are
_LOCAL = frozenset({"COP", "JUD", "LEG", "MED", "AGR", "LAB", "OPP", "CVL"})
# of those that govern, who is at home in another's capital
_ABROAD = frozenset(
    "ambassador envoy diplomat delegation delegate mission embassy consul consulate attaché representative negotiator "
    "chargé emissary legate counterpart guest visitor liaison high".split()
)
# how a noun is joined to what it belongs to; a professor at a university is of its country, a soldier in a land is not
_WAYS = (("of-phrase", ("of", "from", "for")), ("workplace", ("at", "with")))


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

    def like_named(self, name: Named, actor: Actor) -> Actor:
        """The body of another state where the words put it there: "Chile's Defense Department" is not the Pentagon."""
        if not isinstance(name.entry, Body) or self.book.state(name.entry.country or "") is None:
            return actor
        head = self.sentence.tokens[name.head]
        owner = self.owner(head)
        if owner is not None:
            entry = owner[0].entry
            if entry.kind != "state" or entry.country in (name.entry.country, None):
                return actor
        elif not self._prefixed(name):
            return actor
        shown = self._words(head)
        whose = f"{owner[1]} names {owner[0].entry.name}" if owner is not None else "whose is not said"
        because = (f"{shown!r}: as {name.entry.name}, {whose}",)
        country = owner[0].entry.country if owner is not None else None
        role = self.book.role([t.text for t in self.sentence.tokens[name.first : name.last + 1]])
        return Actor(shown, "body", country, role.sector if role is not None else name.entry.sector, because=because)

    def _prefixed(self, name: Named) -> bool:
        """Whether a capitalised word before a name makes it another's: "Santa Marta Self-Defence Forces"."""
        before = self.sentence.tokens[name.first - 1] if name.first else None
        return (
            before is not None
            and before.dep == "compound"
            and before.pos == "PROPN"
            and before.entity != "PERSON"
            and before.head == name.head
            and self.role(before) is None
            and (before.i not in self.at or self.at[before.i].name.use == "place")
        )

    # ---- country -------------------------------------------------------------------------------------------------
    def owner(self, token: Token) -> tuple[Named, str] | None:
        """Whose or which: the state or body that a noun's modifiers, of-phrase or possessive name, with the way."""
        modifiers = (t for t in premodifiers(self.sentence, token) if not self.only_helps(t))
        before = [n for t in modifiers if (n := self._headed(t)) is not None]
        for name in before:
            if name.entry.kind in _OWNERS and name.name.use != "place":
                return name, "modifier"
        for way, prepositions in _WAYS:
            for below in objects_of(self.sentence, token, *prepositions):
                found = self._owner_below(below, way)
                if found is not None:
                    return found
        where = self._seated(token)
        if where is not None:
            return where, "place"
        for name in before:  # "the Trump campaign", "Delhi police": the person's country, the town's
            if name.entry.country is not None and (name.entry.kind == "person" or name.name.use == "place"):
                return name, "modifier"
        return None

    def _seated(self, token: Token) -> Named | None:
        """The state in whose land a noun's bearers belong: "police in Dhaka", "the ministry in Delhi"."""
        role = self.role(token)
        local = self._is_local(token)
        if not local and (role is None or role.sector != "GOV" or _ABROAD & {token.lemma, *role.noun.lower().split()}):
            return None
        below = [*objects_of(self.sentence, token, "in")]
        following = self.sentence.tokens[token.i + 1 : token.i + 3]
        if len(following) == 2 and following[0].lower == "in":  # whatever the parser hangs it on
            below.append(following[1])
        for place in below:
            where = self._headed(place)
            if where is not None and where.entry.kind == "state" and (local or where.name.use == "capital"):
                return where
        return None

    def _is_local(self, token: Token) -> bool:
        """Whether a noun names those who belong where they are: the police of a town, unlike troops in a land."""
        if token.lemma in GOVERNING or token.lemma in ("authority", "official"):
            return True
        role = self.role(token)
        return role is not None and role.sector in _LOCAL

    def _headed(self, token: Token) -> Named | None:
        """The name whose head word, or last, a word is."""
        name = self.at.get(token.i)
        return name if name is not None and token.i in (name.head, name.last) else None

    def only_helps(self, token: Token) -> bool:
        """ "Iran-backed militias" are not Iran's, a "Pakistan-born worker" is perhaps not Pakistan's."""
        following = self.sentence.tokens[token.i + 1 : token.i + 3]
        if len(following) == 2 and following[0].text == "-" and following[1].tag in ("VBN", "VBD", "JJ"):
            return following[1].lower.endswith(("ed", "born", "made", "built")) and following[1].lower not in _LEADING
        above = self.sentence.head(token)
        return above is not None and token.dep == "npadvmod" and above.lower not in _LEADING

    def _owner_below(self, below: Token, way: str) -> tuple[Named, str] | None:
        """The owner that an of-phrase names: its object, what that is called after, or whose that is in turn."""
        name = self._headed(below)
        if name is not None and (name.entry.kind in _OWNERS or (name.entry.kind == "person" and way == "of-phrase")):
            # "the base at Aleppo" may be anybody's
            return (name, way) if way == "of-phrase" or name.entry.kind in ("body", "outlet") else None
        if below.i in self.at:
            return None
        nearer = self.premodifying(below)
        if nearer is not None:
            return nearer, way
        return self.owner(below)  # "the spokesman for the ministry of Chad"

    def premodifying(self, token: Token) -> Named | None:
        """The state or body that a noun's modifiers name."""
        for below in premodifiers(self.sentence, token):
            name = self.at.get(below.i)
            if name is not None and name.entry.kind in ("state", "body"):
                return name
        return None

    # ---- roles ---------------------------------------------------------------------------------------------------
    def role(self, token: Token) -> Role | None:
        """The role noun at a word, longest first ("foreign minister" before "minister"), as it is written there."""
        if self.book.no_role([t.text for t in self.sentence.tokens[token.i : token.i + 4]]):
            return None
        first = max(0, token.i - 4)
        words = [t.text for t in self.sentence.tokens[first : token.i]]
        for last in (token.text, token.lemma):
            role = self.book.role([*words, last])
            if role is not None and first + role.last == token.i:
                return replace(role, noun=" ".join([*words[role.first :], token.text]))
        return None

    def role_actor(self, token: Token) -> Actor | None:
        """The actor that a role noun with its modifiers makes; its country is None where the words name none."""
        role = self.role(token)
        if role is None:
            return None
        words = role.noun
        sector: str | None = role.sector
        owner = self.owner(token)
        if owner is not None and token.i - len(words.split()) < owner[0].first <= token.i:
            owner = None  # "Senate hopeful" is a role; which Senate is not said
        shown = self._words(token)
        several = self._owners(token)
        if len(several) > 1:
            return self._of_several(several, shown, words, sector)
        if owner is None:
            whose = f"as only {role.country} has" if role.country is not None else "whose is not said"
            why = f"role {words!r}: {sector}, {whose}"
            return Actor(shown, "role", role.country, sector, office=words, because=(why,))
        name, way = owner
        entry = name.entry
        if way == "modifier" and self._is_appellation(token, name):
            return replace(self.of_entry(entry, "name"), because=(f"{shown!r} is {entry.name}",))
        country, title = entry.country, shown
        state = self.book.state(country) if country is not None else None
        if token.lemma in GOVERNING and state is not None:
            title = state.name
        sector = self._sector(token, sector, entry, way)
        why = f"role {words!r}: {sector}; {way} names {entry.name}"
        return Actor(title, "role", country, sector, office=words, because=(why,))

    def _is_appellation(self, token: Token, name: Named) -> bool:
        """Whether a noun only says what the one named before it is: "the Hezbollah militant group"."""
        if token.lemma.casefold() not in _APPELLATIONS or not isinstance(name.entry, Group):
            return False
        between = self.sentence.tokens[name.last + 1 : token.i]
        return token.i > name.last and not any(t.pos in ("ADP", "CCONJ", "AUX") or t.text == "," for t in between)

    def _sector(self, token: Token, sector: str | None, owner: Entry, way: str) -> str | None:
        """The sector of a role that belongs to somebody: its own, or that of the body or group it is of."""
        sector = self.sector_beside(sector, owner)
        if token.lemma.casefold() not in _BELONGING:
            return sector
        if owner.kind in ("body", "group"):
            return self.of_entry(owner, "name").sector or sector
        if way == "of-phrase":  # "president of the Chadian Human Rights League"
            inner = (self.role(t) for t in objects_of(self.sentence, token, "of") if t.i not in self.at)
            return next((role.sector for role in inner if role is not None), sector)
        return sector

    def sector_beside(self, sector: str | None, owner: Entry) -> str | None:
        """A sector, made more precise by whose it is: gunmen of a rebel group are rebels."""
        if sector is None or (isinstance(owner, Group) and sector in _VAGUE):
            return self.of_entry(owner, "name").sector
        return sector

    def _owners(self, token: Token) -> list[State]:
        """The different states whose it is: "the leaders of Chad and Niger", "the Turkish and Greek ministers"."""
        named_of = list(objects_of(self.sentence, token, "of", "from"))
        sides = [t for noun in named_of if noun.i in self.at for t in premodifiers(self.sentence, noun)]
        nouns = [*premodifiers(self.sentence, token), *named_of, *sides]  # sides: "of North and South Korea"
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

    # ---- states -----------------------------------------------------------------------------------------------------
    def stands_for(self, name: Named) -> bool:
        """Whether a name is an actor where it stands: a capital used as a place is not, nor is another town."""
        if name.name.use == "place":
            return False
        return name.name.use not in ("capital", "seat") or not is_place(self.sentence, name)
