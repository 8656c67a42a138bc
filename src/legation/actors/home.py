"""Whose the government is that a report does not name: that of the land which it is filed from, or is all about."""

from __future__ import annotations

import re
from dataclasses import replace

from legation.actors.actor import Actor
from legation.actors.compose import GOVERNING, Composer
from legation.actors.memory import Memory
from legation.codebook import Codebook, State
from legation.language import Sentence, Token

NOT_SAID = "whose is not said"
# who is somebody in every land, and goes without its name where the land is understood; ministers are too often the
# guest's or the host's, soldiers and students somebody else's
_UNDERSTOOD = frozenset(
    "government authority cabinet administration parliament army navy military police ministry opposition court "
    "prosecutor lawmaker legislator mp coastguard gendarmerie".split()
)
_EVERYBODYS = frozenset("international foreign global world multinational joint western".split())
_WHOSE = frozenset({"of", "in", "at", "from", "outside"})
_PHRASES = frozenset(
    {
        "security forces",
        "armed forces",
        "security force",
        "supreme court",
        "air force",
        "coast guard",
        "interior ministry",
    }
)
_PLACE = re.compile(r"[^,(\-–—|:]+")
# how often the state that a document is about is named, and how much more often than any other
_OFTEN = 3
_MORE = 3


def filed_in(dateline: str, book: Codebook) -> str | None:
    """The country of the place that a dateline names: "KILIS, Turkey --", "KHARTOUM, March 16 (Xinhua) --"."""
    parts = [part.strip() for part in _PLACE.findall(dateline)][:3]
    for part in parts:
        for name in book.find(part):
            if isinstance(name.entry, State):
                return name.entry.country
    towns = [town for part in parts[:1] for town in book.places(part.title()) if town.country and not town.lesser]
    return max(towns, key=lambda town: town.population or 0).country if towns else None


def at_home(composer: Composer, token: Token, actor: Actor, memory: Memory) -> Actor | None:
    """An office or body of no known state as the one of the land that the report is understood to speak of."""
    if actor.sector is None or not _is_understood(composer.sentence, token):
        return None
    state, why = _land(memory, composer.book)
    if state is None:
        return None
    name = state.name if token.lemma in GOVERNING else actor.name
    return replace(actor, name=name, country=state.country, because=(*actor.because, f"{NOT_SAID}; {why}"))


def _land(memory: Memory, book: Codebook) -> tuple[State | None, str]:
    """The one land that is understood, with the reason; None where the document speaks of several alike."""
    counted = [(state, often) for code, often in memory.states.most_common() if (state := book.state(code))]
    home = book.state(memory.home) if memory.home is not None else None
    if counted:
        state, often = counted[0]
        if often >= _OFTEN and often >= _MORE * (counted[1][1] if len(counted) > 1 else 0):
            return state, "the document is about it"
        if home is None or state.country != home.country:
            return None, ""
    return home, "the report is filed there"


def _is_understood(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is such an office, told as known: "the government", "police", "officials said"."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    if token.lemma not in _UNDERSTOOD and f"{before} {token.lower}" not in _PHRASES:
        return False
    # of several governments each is somebody's, and so is what the next words say of, wherever the parser hangs them
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    if (token.lemma in GOVERNING and token.tag == "NNS" and token.lower != "authorities") or after in _WHOSE:
        return False
    children = sentence.children(token)
    determiner = sentence.child(token, "det")
    if determiner is not None and determiner.lower not in ("the", "some", "several"):
        return False
    if determiner is None and token.tag not in ("NNS", "NNPS") and token.lemma != "police":
        return False
    # whose words of its own say is somebody's, or everybody's: "the Welsh government", "police in Kano", "its army",
    # "international prosecutors"
    return not any(
        c.lower in _EVERYBODYS or c.pos == "PROPN" or c.dep in ("prep", "relcl", "acl", "appos", "poss", "nummod")
        for c in children
    )
