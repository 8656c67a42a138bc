"""Rules and model together: what both find, what the model is sure of alone, with spans that the parse allows.

The rules know the constructions and lose the way where the parse slips or the cue is in no list; the model knows what
a report looks like and cuts its spans off too soon. Of a cue the words are given to source and content so that they fit
the model's shares, what the rules say, and the parse: to cut off a word from what it depends on costs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from legation.actors import Mention
from legation.claims.attribution.model import Cue, attribution_model
from legation.claims.attribution.report import Report
from legation.evidence import Span, hull
from legation.language import Sentence, Token, head_of

# how sure the model must be of a cue that the rules have too, and of one that it has alone: chosen on articles of ours
_CONFIRMED, _ALONE = 0.2, 0.7
# what the rules' word weighs beside the model's, and what a stretch and a cut dependency cost, in logarithms of shares
_RULED = 4.0
_STRETCH = 2.0
_CUT = 1.0
_LEAST = 1e-4
# letters of a passage that is read in one go
_LONG = 700
_NEITHER, _SOURCE, _CONTENT = 0, 1, 2
_POINTS = frozenset(",;:.–—-")
_NEVER = -30.0


@dataclass(frozen=True, slots=True)
class _Passage:
    """Sentences of one paragraph that are read together, and all their words with the sentence of each."""

    sentences: Sequence[Sentence]
    words: Sequence[tuple[Sentence, Token]]

    @property
    def span(self) -> Span:
        return hull([s.span for s in self.sentences])


def heard(
    text: str, sentences: Sequence[Sentence], ruled: Sequence[Report], at: Mapping[tuple[int, int], Mention]
) -> tuple[Report, ...]:
    """The attributions of a document, in order of their cues.

    ``ruled`` are those that the rules have; ``at`` tells who is named by sentence and word.
    """
    ruled = sorted(ruled, key=_begins)
    found: list[Report] = []
    for passage in _passages(sentences):
        within = slice(*(bisect_left(ruled, place, key=_begins) for place in (passage.span.start, passage.span.end)))
        found += _outermost(
            [r for cue in _cues(text, passage, ruled[within]) if (r := _report(text, passage, cue, at))]
        )
    return tuple(sorted(found, key=lambda r: r.cue))


def _begins(report: Report) -> int:
    return report.cue[0].start


def _passages(sentences: Sequence[Sentence]) -> Iterator[_Passage]:
    held: list[Sentence] = []
    for sentence in sentences:
        if held and (sentence.paragraph != held[0].paragraph or sentence.end - held[0].start > _LONG):
            yield _Passage(held, [(s, t) for s in held for t in s.tokens])
            held = []
        held.append(sentence)
    if held:
        yield _Passage(held, [(s, t) for s in held for t in s.tokens])


@dataclass(frozen=True, slots=True)
class _Heard:
    """A cue with where it stands, the shares of each word (``AttributionModel``), and what the rules have of it."""

    cue: Cue
    where: Span
    shares: Any
    known: Report | None


def _cues(text: str, passage: _Passage, ruled: Sequence[Report]) -> Iterator[_Heard]:
    """The cues that the model is sure enough of."""
    begin = passage.span.start
    read = attribution_model().read(
        passage.span.of(text), [Span(t.start - begin, t.end - begin) for _, t in passage.words]
    )
    if read is None:
        return
    sure: dict[int, tuple[Cue, Span, Report | None]] = {}
    for n, cue in enumerate(read.cues):
        where = _span(passage, (cue.first, cue.last))
        known = next((r for r in ruled if any(c.overlap(where) for c in r.cue)), None)
        if cue.share >= (_ALONE if known is None else _CONFIRMED):
            sure[n] = cue, where, known
    for (cue, where, known), shares in zip(sure.values(), read.spans(list(sure)), strict=True):
        yield _Heard(cue, where, shares, known)


def _report(text: str, passage: _Passage, heard: _Heard, at: Mapping[tuple[int, int], Mention]) -> Report | None:
    """What a cue reports; None where nothing is reported."""
    cue, known = heard.cue, heard.known
    labels = _labels(passage, heard)
    source, content = _stretches(passage, labels, _SOURCE), _stretches(passage, labels, _CONTENT)
    if len(source) > 1:  # one of them is somebody's whom the content names
        source = [max(source, key=lambda run: _gain(heard.shares, run, _SOURCE))]
    if not content:
        return None
    sources, contents = ([_span(passage, run) for run in runs] for runs in (source, content))
    mention = _mention(passage, source[0], at) if source else None
    if known is None:
        sentence, head = passage.words[cue.last]
        return Report(
            tuple(sources), (heard.where,), tuple(contents), sentence.number, head.i, "heard",
            mention.actor if mention else None, sources[0].of(text) if sources else "",
        )  # fmt: skip
    # a quotation that goes on in the next paragraph is known by its marks
    contents += [c for c in known.content if not c.overlap(passage.span)]
    if not sources and not any(a.overlap(b) for a in known.source for b in contents):
        sources = list(known.source)
    same = any(a.overlap(b) for a in known.source for b in sources)
    actor = known.actor if same else mention.actor if mention else None
    words = sources[0].of(text) if sources else ""
    return replace(known, source=tuple(sources), content=tuple(sorted(contents)), actor=actor, words=words)


def _outermost(reports: Sequence[Report]) -> Iterator[Report]:
    """The reports whose cue no other's content holds; what "according to X" is set beside is not inside of it."""
    for one in reports:
        cue = one.cue[0]
        within = (r for r in reports if r is not one and r.manner != "adjunct" and r.reports(cue.start, cue.end))
        if all(one.reports(r.cue[0].start, r.cue[0].end) for r in within):
            yield one


# ---- which words are whose -------------------------------------------------------------------------------------------
_Run = tuple[int, int]


def _labels(passage: _Passage, heard: _Heard) -> list[int]:
    """Of each word whether it is source, content or neither: the likeliest way through all of them (Viterbi)."""
    cue, known = heard.cue, heard.known
    fit = np.log(np.maximum(heard.shares, _LEAST))
    if known is not None:
        for n, (_, word) in enumerate(passage.words):
            place = Span(word.start, word.end)
            in_source = any(place.overlap(s) for s in known.source)
            label = _SOURCE if in_source else _CONTENT if any(place.overlap(c) for c in known.content) else _NEITHER
            fit[n, label] += _RULED
    fit[cue.first : cue.last + 1] = (0.0, _NEVER, _NEVER)
    cuts = _cuts(passage, cue)
    begun = np.array([0.0, _STRETCH, _STRETCH])
    score = fit[0] - begun
    came: list[list[int]] = []
    for n in range(1, len(fit)):
        # from one label to another: what begins costs, and what is cut on either side
        cut = _CUT * cuts[n]
        change = np.array([[0, cut, cut], [cut, 0, 2 * cut], [cut, 2 * cut, 0]]) + begun * (1 - np.eye(3))
        ways = score[:, np.newaxis] - change
        came.append(ways.argmax(0).tolist())
        score = ways.max(0) + fit[n]
    labels = [int(score.argmax())]
    for back in reversed(came):
        labels.append(back[labels[-1]])
    return labels[::-1]


def _cuts(passage: _Passage, cue: Cue) -> Any:
    """Before each word, how many words hang on one that stands on the other side; what hangs on the cue is none."""
    cuts = np.zeros(len(passage.words) + 1)
    first = 0
    for sentence in passage.sentences:
        for token in sentence.tokens:
            one, other = sorted((first + token.i, first + token.head))
            at_cue = any(cue.first <= n <= cue.last for n in (one, other))
            if token.dep != "punct" and not at_cue:
                cuts[one + 1 : other + 1] += 1
        first += len(sentence.tokens)
    return cuts


def _stretches(passage: _Passage, labels: Sequence[int], label: int) -> list[_Run]:
    """The first and the last word of each run of a label, without commas and the like at its ends."""
    runs: list[_Run] = []
    joined = -1  # the last word of a run may be followed by a comma that the run still goes over
    for n, one in enumerate(labels):
        if one != label:
            continue
        bare = passage.words[n][1].text not in _POINTS
        if runs and joined == n - 1:
            runs[-1] = (runs[-1][0], n if bare else runs[-1][1])
        elif bare:
            runs.append((n, n))
        else:
            continue
        joined = n
    return runs


def _gain(shares: Any, run: _Run, label: int) -> float:
    shares = np.log(np.maximum(shares[run[0] : run[1] + 1], _LEAST))
    return float((shares[:, label] - shares[:, _NEITHER]).sum())


def _span(passage: _Passage, run: _Run) -> Span:
    return Span(passage.words[run[0]][1].start, passage.words[run[1]][1].end)


def _mention(passage: _Passage, run: _Run, at: Mapping[tuple[int, int], Mention]) -> Mention | None:
    """Who the words of a source name: whom their head does."""
    sentence, first = passage.words[run[0]]
    last = passage.words[run[1]][1] if passage.words[run[1]][0] is sentence else sentence.tokens[-1]
    return at.get((sentence.number, head_of(sentence, first.i, last.i)))
