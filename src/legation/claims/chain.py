"""The chain of who says so: works cited, then every report that the words stand in, outermost first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.actors import Mention
from legation.claims.attribution import Report
from legation.claims.claim import Attribution
from legation.documents import Document, Reference
from legation.language import Sentence

_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


class Chains:
    """The chains of one document."""

    def __init__(self, document: Document, reports: Sequence[Report], said: Sequence[Report]) -> None:
        self.text = document.text
        self.reports = [r for r in reports if not _is_silent(document.text, r)]
        self.said = [r for r in said if r.manner != "attitude" and not _is_silent(document.text, r)]
        self.references = {r.number: r for r in document.references}

    def of(
        self, sentence: Sentence, start: int, end: int, own: Sequence[Mention] = ()
    ) -> tuple[tuple[Attribution, ...], Report | None]:
        """Who says the words at ``start`` to ``end`` of a sentence, and the innermost report that they stand in.

        ``own`` are those who act there: what only the model hears of them is their will, and no report.
        """
        over = [r for r in self.reports if r.reports(start, end)]
        over += [r for r in self.said if r.reports(start, end) and not _known(r, over) and not _is_of(r, own)]
        over.sort(key=lambda r: -r.size)
        steps: list[Attribution] = [self.cited(n) for n in sentence.citations]
        for n, report in enumerate(over):
            step = self._step(report, last=n == len(over) - 1)
            if step is not None and not (steps and steps[-1].name == step.name):
                steps.append(step)
        return tuple(steps), over[-1] if over else None

    def cited(self, number: int) -> Attribution:
        """A reference of the document as a link of the chain."""
        reference = self.references.get(number)
        name = _work(reference) if reference is not None else f"reference {number}"
        return Attribution(name, "cited work", citation=number)

    def _step(self, report: Report, *, last: bool) -> Attribution | None:
        """A report as a link of the chain; None where it has no source."""
        if not report.source:
            return None
        span, actor = report.source[0], report.actor
        return Attribution(
            name=actor.name if actor is not None else _bare(report.words),
            role="source" if report.record or not last else "speaker",
            country=actor.country if actor else None,
            sector=actor.sector if actor else None,
            entity=actor.entity if actor else None,
            cue=report.cue[0].of(self.text),
            start=span.start,
            end=span.end,
            text=report.words,
            controlled_by=actor.controlled_by if actor else None,
        )


def _known(report: Report, over: Sequence[Report]) -> bool:
    return any(a.overlap(b) for other in over for a in other.cue for b in report.cue)


def _is_of(report: Report, own: Sequence[Mention]) -> bool:
    """Whether the source of a report is one of those who act."""
    if any(span.overlap(m.whole) for m in own for span in report.source):
        return True
    return report.actor is not None and any(m.actor.name == report.actor.name for m in own)


def _bare(words: str) -> str:
    return next((words[len(a) :] for a in _ARTICLES if words.startswith(a)), words)


def _work(reference: Reference) -> str:
    """What a reference is called in a chain: where it appeared, else its publisher, first author or title."""
    csl = reference.csl
    for field in ("container-title", "publisher"):
        if csl.get(field):
            return str(csl[field])
    authors = csl.get("author") or []
    if authors:
        return str(authors[0].get("family") or authors[0].get("literal"))
    return str(csl.get("title") or f"reference {reference.number}")


def _is_silent(text: str, report: Report) -> bool:
    """Whether a cue says that nothing was said: "…, to which Ankara has not replied"; not "did not say whether …"."""
    before = report.manner == "heard" or any(c.end <= report.cue[0].start for c in report.content)
    return before and any(_NOT.search(cue.of(text)) for cue in report.cue)
