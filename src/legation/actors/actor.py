"""Who is meant, on a date, and the words that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from legation.evidence import Span

ActorKind = Literal["state", "person", "body", "group", "outlet", "people", "role", "unknown"]
MentionKind = Literal["name", "adjective", "noun", "pronoun", "implicit"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act: a state, a person, a body, a group, an outlet, a people, or an unnamed role.

    ``country`` is ISO 3166-1 alpha-3 or one of PLOVER's codes for bodies that are no state; ``sector`` a PLOVER
    sector; ``entity`` a Wikidata id. All three are None where nothing is known. ``controlled_by`` is the country
    whose government controls an outlet. ``office`` is the post the words or the codebook give a person.
    ``members`` are the actors that a collective such as "the two countries" stands for. ``because`` says why.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    controlled_by: str | None = None
    office: str | None = None
    members: tuple[Actor, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor: ``start`` to ``end`` in the document, with their head word in a sentence.

    ``sentence`` and ``head`` count sentences of the document and words of the sentence; ``kind`` says whether
    the words are a name, an adjective ("Syrian" in "Syrian reactor"), a common noun, a pronoun, or only implied.
    ``phrase`` is the whole noun phrase, with titles and of-phrases; the words themselves where it is None.
    """

    start: int
    end: int
    text: str
    sentence: int
    head: int
    kind: MentionKind
    actor: Actor
    phrase: Span | None = None

    @property
    def whole(self) -> Span:
        """All the words that name the actor: the phrase, else the words themselves."""
        return self.phrase or Span(self.start, self.end)


def by_sentence(mentions: Iterable[Mention]) -> Mapping[int, list[Mention]]:
    """The mentions of each sentence by its number, in their order; a sentence without mentions is not in it."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        found[m.sentence].append(m)
    return dict(found)
