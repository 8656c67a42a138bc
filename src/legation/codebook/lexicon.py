"""Frames and the words around them, indexed for matching: triggers, noun classes, contexts, manners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from legation.codebook.book import Codebook
from legation.codebook.frames import Attitude, Cue, Frame, Nouns, attitudes_of, cues_of, frames_of


@dataclass(frozen=True, slots=True)
class Manner:
    """Words in the clause of an event that give it a mode and a finer CAMEO code."""

    mode: str
    cameo: str | None
    words: frozenset[str]


class Frames:
    """The frames of a codebook by what triggers them."""

    def __init__(self, book: Codebook) -> None:
        self.all = frames_of(book.raw("frames"))
        self.nouns = Nouns(book.raw("nouns"))
        self._raw_manners: dict[str, Any] = book.raw("manners") or {}
        self._raw_contexts: dict[str, Any] = book.raw("contexts") or {}

    def of_verb(self, lemma: str) -> Sequence[Frame]:
        """The frames of a verb, or of a verb with its particle or preposition."""
        return self._verbs.get(lemma, ())

    def of_noun(self, lemma: str) -> Sequence[Frame]:
        """The frames of an action noun."""
        return self._nouns.get(lemma, ())

    def of_adjective(self, lemma: str) -> Sequence[Frame]:
        """The frames of a predicative adjective."""
        return self._adjectives.get(lemma, ())

    @cached_property
    def _verbs(self) -> dict[str, list[Frame]]:
        return _index(self.all, "verbs")

    @cached_property
    def _nouns(self) -> dict[str, list[Frame]]:
        return _index(self.all, "nouns")

    @cached_property
    def _adjectives(self) -> dict[str, list[Frame]]:
        return _index(self.all, "adjectives")

    def holds(self, wanted: str, words: set[str]) -> bool:
        """Whether a wanted word, or a word of a wanted ``@class``, is among some words."""
        if wanted.startswith("@"):
            return not words.isdisjoint(self.nouns.members(wanted[1:]))
        return wanted in words

    @cached_property
    def _manners(self) -> dict[str, tuple[Manner, ...]]:
        return {
            event: tuple(Manner(m["mode"], m.get("cameo"), frozenset(m["words"])) for m in rows)
            for event, rows in self._raw_manners.items()
        }

    def manners(self, event: str) -> tuple[Manner, ...]:
        """The manners that an event may be done in, the more telling first."""
        return self._manners.get(event, ())

    @cached_property
    def _contexts(self) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
        found: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for context, raw in self._raw_contexts.items():
            stops = frozenset(raw.get("stop") or ())
            for word in raw["words"]:
                hiding = frozenset(s for s in stops if f" {word} " in f" {s} ")
                found.setdefault(word, []).append((context, hiding))
        return {word: tuple(contexts) for word, contexts in found.items()}

    def contexts(self, words: Collection[str]) -> list[str]:
        """The contexts that some words and runs of words call up, in alphabetical order.

        A word does not count where it stands in a phrase that means something else ("trade war").
        """
        known = frozenset(words)
        return sorted({c for w in known for c, hiding in self._contexts.get(w, ()) if known.isdisjoint(hiding)})


def _index(frames: Iterable[Frame], field: str) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for trigger in getattr(frame, field):
            found.setdefault(trigger, []).append(frame)
    return found


class Cues:
    """The words that report, hedge, intend, deny: what they do to what they govern.

    A word may do two things: "considered that" reports, "considered selling" intends. ``reporting`` is asked for
    finite complements, quotations and nouns with a that-clause, ``governing`` for infinitives, gerunds and objects.
    """

    def __init__(self, book: Codebook) -> None:
        self._cues: dict[tuple[str, str], Cue] = {(cue.kind, cue.lemma): cue for cue in cues_of(book.raw("cues"))}
        self._attitudes = attitudes_of(book.raw("cues"))

    def reporting(self, lemma: str, kind: str = "verb") -> Cue | None:
        """The cue that a word is as a report of what somebody says: verb, noun, preposition or passive."""
        cue = self._cues.get((kind, lemma))
        return cue if cue is not None and cue.reports else None

    def governing(self, lemma: str, kind: str = "verb") -> Cue | None:
        """The cue that a word is for the act below it: verb, noun, adjective or auxiliary."""
        cue = self._cues.get((kind, lemma))
        return cue if cue is not None and (cue.status is not None or not cue.reports) else None

    def attitude(self, words: str) -> frozenset[Attitude]:
        """What a verb, alone or with its preposition, takes where it tells an attitude to something; else nothing."""
        return self._attitudes.get(words, frozenset())

    def adverb(self, word: str) -> Cue | None:
        """The cue that an adverb is ("reportedly", "possibly")."""
        return self._cues.get(("adverb", word))
