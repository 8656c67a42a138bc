"""What the words around a person's name say of the person: titles, possessives, appositions."""

from __future__ import annotations

from dataclasses import replace

from legation.actors.actor import Actor
from legation.actors.compose import Composer
from legation.language import Sentence, Token, objects_of

_FORMER = frozenset({"former", "ex", "late", "then", "onetime", "ousted", "deposed"})


class Titles:
    """Reads what is said of the people of one sentence."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.sentence: Sentence = composer.sentence

    def titled(self, actor: Actor, first: int, last: int) -> Actor:
        """A person with what title, possessive and apposition say of them."""
        head = self.sentence.tokens[last]
        for token in self.nouns(first, last):
            role = self.composer.role_actor(token)
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
        name, way = self.composer.premodifying(head), "modifier"
        if name is not None and name.first >= first and name.name.use not in ("adjective", "people"):
            name = None  # a person may be called Chad, Jordan or Paris
        if name is None:
            after = (self.composer.at.get(t.i) for t in objects_of(self.sentence, head, "of"))
            name, way = next((n for n in after if n is not None and n.entry.kind == "state"), None), "of-phrase"
        if name is None:
            return actor
        because = (*actor.because, f"{way} names {name.entry.name}")
        return replace(actor, country=name.entry.country, because=because)

    def nouns(self, first: int, last: int) -> list[Token]:
        """Nouns that say what the person named at these words is: before the name, in apposition on either side."""
        tokens, found = self.sentence.tokens, []
        head = tokens[last]
        i = first - 1
        while (
            i >= 0
            and tokens[i].pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
            and tokens[i].text not in (",", "“", "”", '"', ";", ")")
        ):
            if tokens[i].pos in ("NOUN", "PROPN") and i not in self.composer.at:
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
            if token.pos in ("NOUN", "PROPN") and i not in self.composer.at and self.composer.role(token) is not None:
                return token
        return None


def _words_of(office: str | None) -> list[str]:
    return office.casefold().split() if office is not None else []
