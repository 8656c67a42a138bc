"""According to whom: source, cue and content of every report in a document, across sentence borders.

A report is direct ("…", X said), indirect (X said that …), by adjunct (according to X), nominal (reports that …),
or the content of a speech act that a frame names (X accused Y of …). Content is kept as spans: what lies in the
content of two reports was said by the inner and passed on by the outer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from legation.actors import Actor, Mention
from legation.claims.quotes import is_speech
from legation.codebook import Cues
from legation.events import Fired
from legation.events.roles import subject
from legation.evidence import Span, hull
from legation.language import NOMINAL, Sentence, Token, conjuncts

Manner = Literal["direct", "indirect", "adjunct", "nominal", "act"]


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


class Attributor:
    """Finds the reports of a document."""

    def __init__(self, text: str, cues: Cues, quotations: Sequence[Span]) -> None:
        self.text = text
        self.cues = cues
        self.quotations = [q for q in quotations if is_speech(text, q)]

    def reports(
        self, sentences: Sequence[Sentence], mentions: Iterable[Mention], fired: Sequence[Mapping[int, Fired]]
    ) -> tuple[Report, ...]:
        """All reports, in order of their cues. ``fired`` holds each sentence's frames by the word of the action."""
        at: dict[tuple[int, int], Mention] = {}
        for m in mentions:
            at.setdefault((m.sentence, m.head), m)
        found: list[Report] = []
        for sentence, frames in zip(sentences, fired, strict=True):
            found.extend(self._in_sentence(sentence, at, frames))
        found.extend(self._continued(sentences, found))
        return tuple(sorted(found, key=lambda r: (r.sentence, -r.size)))

    # ---- one sentence --------------------------------------------------------------------------------------------
    def _in_sentence(
        self, sentence: Sentence, at: Mapping[tuple[int, int], Mention], frames: Mapping[int, Fired]
    ) -> list[Report]:
        found: list[Report] = []
        for token in sentence.tokens:
            report = None
            if token.lower in ("according", "per") and token.dep != "npadvmod":
                report = self._adjunct(sentence, token, at)
            elif token.pos in ("VERB", "AUX"):
                report = self._verbal(sentence, token, at, frames)
            elif token.pos == "NOUN":
                report = self._nominal(sentence, token, at)
            if report is not None:
                found.append(report)
        return found

    def _verbal(
        self, sentence: Sentence, verb: Token, at: Mapping[tuple[int, int], Mention], frames: Mapping[int, Fired]
    ) -> Report | None:
        cue = self.cues.reporting(verb.lemma)
        act = frames.get(verb.i)
        speaks = (
            act is not None
            and act.frame.implies is not None
            and act.frame.implies in ("alleged", "denied", "asserted", "intended", "planned")
        )
        if cue is None and not speaks:
            return None
        content, direct = self._content(sentence, verb, act)
        if not content:
            return None
        sources = [t for t in subject(sentence, verb) if t.pos in NOMINAL or t.i in _heads(at, sentence)]
        inverted = self._after(sentence, verb) if not sources else []
        sources = sources or inverted
        spans = tuple(self._phrase(sentence, s) for s in sources[:1])
        content = _without(content, [*spans, Span(verb.start, verb.end)])
        if not content:
            return None
        mention = at.get((sentence.number, sources[0].i)) if sources else None
        stance = cue.stance if cue is not None else "neutral"
        manner: Manner = "direct" if direct else "indirect" if cue is not None else "act"
        return Report(
            spans, (self._cue_span(sentence, verb),), content, sentence.number, verb.i, manner,
            mention.actor if mention else None, spans[0].of(self.text) if spans else "", stance,
            bool(sources) and self._is_record(sources[0], mention),
        )  # fmt: skip

    def _content(self, sentence: Sentence, verb: Token, act: Fired | None) -> tuple[tuple[Span, ...], bool]:
        """The complement clause, the quoted pieces, or what a frame says its content is."""
        pieces: list[Span] = []
        for child in sentence.children(verb, "ccomp", "parataxis"):
            if self._swallows(sentence, child, verb):
                continue
            pieces.append(self._clause(sentence, child, verb))
        quoted = [
            q for q in self.quotations if sentence.start <= q.start < sentence.end or q.start < sentence.start < q.end
        ]
        outside = [q for q in quoted if not q.start <= verb.start < q.end]
        direct = False
        if outside and not self._inside_quotation(verb) and (self._near_quote(sentence, verb, outside) or pieces):
            near = [q for q in outside if self._near_quote(sentence, verb, [q]) or any(p.overlap(q) for p in pieces)]
            if near:
                direct = True
                cut = [Span(max(q.start, sentence.start), min(q.end, sentence.end)) for q in near]
                pieces = _joined([*pieces, *cut])
        if not pieces and act is not None and act.frame.implies is not None:
            pieces = [sentence.span_of(sentence.subtree(t)) for role in act.frame.content for t in act.roles.get(role)]
            pieces = [p for p in pieces if not p.start <= verb.start < p.end]
        return tuple(sorted(pieces)), direct

    def _swallows(self, sentence: Sentence, child: Token, verb: Token) -> bool:
        """Whether the parser hung the outer cue below the inner one: "…," SANA reported. Then it is no content."""
        return (
            self.cues.reporting(child.lemma) is not None
            and self._inside_quotation(verb)
            and not self._inside_quotation(child)
        )

    def _near_quote(self, sentence: Sentence, verb: Token, quotations: Sequence[Span]) -> bool:
        """Whether the cue and its subject stand right before or after a quoted piece, but for a comma and an adverb."""
        for q in quotations:
            before = [t for t in sentence.tokens if t.start >= q.end and t.start <= verb.start]
            after = [t for t in sentence.tokens if t.start >= verb.end and t.end <= q.start]
            if (
                q.end <= verb.start
                and len([t for t in before if t.pos not in ("PUNCT", "ADV", "DET")]) <= 14
                and not any(t.pos == "VERB" and t.i != verb.i and t.dep in ("ROOT", "conj", "ccomp") for t in before)
            ):
                return True
            if (
                verb.end <= q.start
                and not any(t.pos == "VERB" and t.dep in ("conj", "ROOT") for t in after)
                and len(after) <= 20
            ):
                return True
        return False

    def _inside_quotation(self, token: Token) -> bool:
        return any(q.start <= token.start and token.end <= q.end for q in self.quotations)

    def _clause(self, sentence: Sentence, head: Token, verb: Token) -> Span:
        """The complement's words on its own side of the cue."""
        tokens = sentence.subtree(head)
        if head.i > verb.i:
            tokens = [t for t in tokens if t.i > verb.i]
        else:
            tokens = [t for t in tokens if t.i < verb.i]
        tokens = [t for t in tokens if t.dep != "punct" or tokens[0].i < t.i < tokens[-1].i]
        return sentence.span_of(tokens or [head])

    def _after(self, sentence: Sentence, verb: Token) -> list[Token]:
        """The subject of an inverted cue ("said the minister"), which the parser may take for an object."""
        child = sentence.child(verb, "dobj", "nsubj", "npadvmod")
        return (
            [child]
            if (child is not None and child.i == verb.i + 1)
            or (child is not None and child.i <= verb.i + 4 and self._inside_before(verb))
            else []
        )

    def _inside_before(self, verb: Token) -> bool:
        return any(0 <= verb.start - q.end <= 3 for q in self.quotations)

    def _cue_span(self, sentence: Sentence, verb: Token) -> Span:
        words = [verb]
        for child in sentence.children(verb, "aux", "auxpass", "neg", "prt"):
            if abs(child.i - verb.i) <= 3:
                words.append(child)
        return sentence.span_of(words)

    def _phrase(self, sentence: Sentence, head: Token) -> Span:
        """The whole noun phrase of a source: with its prepositions and appositions, without clauses on its far side."""
        tokens = [head]
        for child in sentence.children(head):
            if child.dep in ("relcl", "acl", "cc", "conj", "punct", "advcl", "ccomp"):
                continue
            tokens.extend(t for t in sentence.subtree(child))
        tokens = [t for t in tokens if t.dep != "punct" or min(x.i for x in tokens) < t.i < max(x.i for x in tokens)]
        return sentence.span_of(tokens)

    @staticmethod
    def _is_record(source: Token, mention: Mention | None) -> bool:
        if mention is not None and mention.actor.kind == "outlet":
            return True
        return source.lemma in (
            "report",
            "document",
            "article",
            "study",
            "agency",
            "newspaper",
            "website",
            "media",
            "outlet",
            "cable",
            "paper",
        )

    # ---- adjuncts and nouns -----------------------------------------------------------------------------------------
    def _adjunct(self, sentence: Sentence, token: Token, at: Mapping[tuple[int, int], Mention]) -> Report | None:
        to = sentence.child(token, "prep") if token.lower == "according" else token
        holder = to if to is not None else token
        sources = [t for p in sentence.children(holder, "pobj") for t in conjuncts(sentence, p)]
        if not sources:
            return None
        words = sentence.subtree(token)
        span = sentence.span_of([t for t in words if t.dep != "punct"] or words)
        rest = _without((sentence.span,), [span])
        mention = at.get((sentence.number, sources[0].i))
        phrase = self._phrase(sentence, sources[0])
        return Report(
            (phrase,), (Span(token.start, (to or token).end),), rest, sentence.number, token.i, "adjunct",
            mention.actor if mention else None, phrase.of(self.text), "neutral", self._is_record(sources[0], mention),
        )  # fmt: skip

    def _nominal(self, sentence: Sentence, noun: Token, at: Mapping[tuple[int, int], Mention]) -> Report | None:
        cue = self.cues.reporting(noun.lemma, "noun")
        if cue is None:
            return None
        clause = next(
            (
                c
                for c in sentence.children(noun, "acl", "ccomp", "relcl")
                if any(m.lower == "that" and m.dep == "mark" for m in sentence.children(c))
            ),
            None,
        )
        if clause is None:
            return None
        holder = next(iter(sentence.children(noun, "poss")), None)
        holders = (
            [holder]
            if holder is not None
            else [
                t
                for p in sentence.children(noun, "prep")
                if p.lower in ("by", "from", "of")
                for t in sentence.children(p, "pobj")
            ]
        )
        source = holders[0] if holders else noun
        mention = at.get((sentence.number, source.i))
        spans = (self._phrase(sentence, source),)
        content = (sentence.span_of([t for t in sentence.subtree(clause) if t.i > noun.i] or [clause]),)
        return Report(
            spans, (Span(noun.start, noun.end),), content, sentence.number, noun.i, "nominal",
            mention.actor if mention else None, spans[0].of(self.text), cue.stance, not holders,
        )  # fmt: skip

    # ---- over sentence borders ------------------------------------------------------------------------------------------
    def _continued(self, sentences: Sequence[Sentence], found: Sequence[Report]) -> list[Report]:
        """Sentences inside one quotation that is attributed in another sentence belong to the same speaker."""
        more: list[Report] = []
        for quotation in self.quotations:
            inside = [
                s for s in sentences if quotation.start - 1 <= s.start < quotation.end and s.end <= quotation.end + 2
            ]
            touching = [s for s in sentences if s.start < quotation.end and quotation.start < s.end]
            if not inside:
                continue
            by = [r for r in found if r.manner == "direct" and any(c.overlap(quotation) for c in r.content)]
            if not by:
                first = touching[0].number if touching else inside[0].number
                by = [
                    r
                    for r in found
                    if first - 1 <= r.sentence <= first
                    and not quotation.covers(r.cue[0])
                    and r.manner in ("direct", "indirect", "adjunct")
                ][-1:]
            for report in by[:1]:
                for sentence in inside:
                    span = Span(
                        max(sentence.start, quotation.start), max(quotation.start + 1, min(sentence.end, quotation.end))
                    )
                    if not any(c.overlap(span) > 0 for c in report.content):
                        more.append(
                            replace(report, content=(span,), sentence=sentence.number, head=None, manner="direct")
                        )
        return more


def _heads(at: Mapping[tuple[int, int], Mention], sentence: Sentence) -> set[int]:
    return {head for number, head in at if number == sentence.number}


def _without(spans: Iterable[Span], gone: Sequence[Span]) -> tuple[Span, ...]:
    """The spans less what some others cover."""
    left = list(spans)
    for hole in gone:
        kept: list[Span] = []
        for span in left:
            if not span.overlap(hole):
                kept.append(span)
                continue
            if span.start < hole.start:
                kept.append(Span(span.start, hole.start))
            if hole.end < span.end:
                kept.append(Span(hole.end, span.end))
        left = kept
    return tuple(s for s in left if s.end - s.start > 1)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Overlapping spans as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = hull([out[-1], span])
        else:
            out.append(span)
    return out
