"""Who did what to whom, before it is asked who says so."""

from __future__ import annotations

from dataclasses import dataclass

from legation.actors import Mention
from legation.codebook.frames import Status


@dataclass(frozen=True, slots=True)
class Event:
    """An action between actors, read from one sentence.

    ``sentence`` and ``head`` say where the word of the action stands; ``start`` and ``end`` are the words of the
    action in the document. ``event``, ``mode``, ``contexts`` are PLOVER's, ``cameo`` the CAMEO code. ``frame`` names
    the codebook frame that fired, empty where the model found the event; then ``told`` is the status by the model.
    ``reciprocal`` events have every party among ``actors``; of an event ``alone`` the model too knows its actor only.
    """

    sentence: int
    head: int
    start: int
    end: int
    event: str
    cameo: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    reciprocal: bool = False
    frame: str = ""
    confidence: float = 0.5
    because: tuple[str, ...] = ()
    told: Status | None = None
    alone: bool = False
