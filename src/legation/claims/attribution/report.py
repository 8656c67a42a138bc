"""A report: that somebody says something, as the words have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legation.actors import Actor
from legation.evidence import Span

Manner = Literal["direct", "indirect", "adjunct", "nominal", "act", "attitude", "heard"]


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution. ``sentence`` and ``head`` are where the cue stands (``head`` is None for a continued quotation).

    ``actor`` is who the source is, None where nobody is named; ``stance`` is how the writer treats what is
    reported (neutral, distancing, endorsing, denying); ``record`` says that the source is a text: an outlet, a report.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: int
    head: int | None
    manner: Manner
    actor: Actor | None = None
    words: str = ""
    stance: str = "neutral"
    record: bool = False

    def reports(self, start: int, end: int) -> bool:
        """Whether a stretch of the document lies in the content."""
        return any(c.start <= start and end <= c.end for c in self.content)

    @property
    def size(self) -> int:
        """How much is reported, in code points."""
        return sum(c.end - c.start for c in self.content)
