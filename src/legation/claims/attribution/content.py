"""What a cue reports: its complement clause, the quoted pieces beside it, or what the frame of a speech act says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.codebook import Cues
from legation.events import Fired
from legation.evidence import Span, hull
from legation.language import Sentence, Token

_COMMAS = frozenset({",", "--", "–", "—"})
_MARKS = frozenset({'"', "''", "``", "“", "”", "«", "»"})
# how no speaker begins: "who said", "adding that", "as he said"
_NO_SPEAKER = frozenset({"WDT", "WP", "IN", "CC", "RB", "VBG"})
_RELATIVE = frozenset({"WDT", "WP", "WRB"})
_MOVES = frozenset("move step decision reversal gesture bid effort attempt sign remark comment response".split())
# an aside that names a speaker is no longer than this
_WIDEST = 14
# so many words may stand between a quotation and the cue after it, or a cue and the quotation it opens
_BEFORE_CUE, _BEFORE_QUOTATION = 14, 20


class Contents:
    """The contents of the cues of one document. ``quotations`` are those long enough to be speech."""

    def __init__(self, cues: Cues, quotations: Sequence[Span]) -> None:
        self.cues = cues
        self.quotations = quotations

    def of(self, sentence: Sentence, verb: Token, act: Fired | None) -> tuple[tuple[Span, ...], bool]:
        """What a verb reports, in order of the text, and whether it is quoted."""
        pieces = [
            _clause(sentence, child, verb)
            for child in sentence.children(verb, "ccomp", "parataxis")
            if not self._swallows(child, verb)
        ]
        pieces = _of_its_part(sentence, verb, pieces)
        if not pieces and self.cues.reporting(verb.lemma) is not None:
            pieces = _before_trailing(sentence, verb)
        near = self._quoted(sentence, verb, pieces)
        apart = aside(sentence, verb) if self.cues.reporting(verb.lemma) is not None else ()
        if apart:
            pieces = _around_aside(sentence, apart, self.cues)
        if near:
            cut = [Span(max(q.start, sentence.start), min(q.end, sentence.end)) for q in near]
            pieces = _joined([*pieces, *cut])
        if not pieces and act is not None and act.frame.implies is not None:
            pieces = [sentence.span_of(sentence.subtree(t)) for role in act.frame.content for t in act.roles.get(role)]
            pieces = [p for p in pieces if not p.start <= verb.start < p.end]
        if near:
            pieces = _joined([*pieces, *(w for w in _around(sentence, verb) if any(w.overlap(q) for q in near))])
        return tuple(sorted(pieces)), bool(near)

    def close_before(self, verb: Token) -> bool:
        """Whether a quotation ends right before the verb."""
        return any(0 <= verb.start - q.end <= 3 for q in self.quotations)

    def _quoted(self, sentence: Sentence, verb: Token, pieces: Sequence[Span]) -> list[Span]:
        """The quotations of a sentence that the verb introduces or follows."""
        if self._inside(verb):
            return []
        return [
            q
            for q in self.quotations
            if (sentence.start <= q.start < sentence.end or q.start < sentence.start < q.end)
            and not q.start <= verb.start < q.end
            and (_near(sentence, verb, q) or any(p.overlap(q) for p in pieces))
        ]

    def _swallows(self, child: Token, verb: Token) -> bool:
        """Whether the parser hung the outer cue below the inner one: "…," SANA reported. Then it is no content."""
        return self.cues.reporting(child.lemma) is not None and self._inside(verb) and not self._inside(child)

    def _inside(self, token: Token) -> bool:
        return any(q.start <= token.start and token.end <= q.end for q in self.quotations)


def _of_its_part(sentence: Sentence, verb: Token, pieces: Sequence[Span]) -> list[Span]:
    """The pieces without those of the part before a semicolon, unless they go on in the cue's own before it.

    Of "A did it; B says …" B says the last only; of "A came; B went, he said" he says both.
    """
    part = part_of(sentence, verb)
    if any(p.start < verb.start and p.end > part.start for p in pieces):
        return list(pieces)
    return [p for p in pieces if p.start >= part.start]


def part_of(sentence: Sentence, token: Token) -> Span:
    """The part of a sentence between semicolons that has a word."""
    stops = [t for t in sentence.tokens if t.text == ";"]
    start = max((t.end for t in stops if t.end <= token.start), default=sentence.start)
    return Span(start, min((t.start for t in stops if t.start >= token.end), default=sentence.end))


def _around(sentence: Sentence, verb: Token) -> list[Span]:
    """The objects and infinitives of a verb, which may be quoted in part: vowed to "punish" them."""
    below = sentence.children(verb, "xcomp", "dobj")
    return [sentence.span_of(sentence.subtree(t)) for t in below if t.i > verb.i and not t.tag.startswith("VBG")]


def _near(sentence: Sentence, verb: Token, quotation: Span) -> bool:
    """Whether the cue and its subject stand right before or after a quoted piece, but for a comma and an adverb."""
    if quotation.end <= verb.start:
        between = [t for t in sentence.tokens if quotation.end <= t.start <= verb.start]
        other = any(t.pos == "VERB" and t.i != verb.i and t.dep in ("ROOT", "conj", "ccomp") for t in between)
        return not other and sum(t.pos not in ("PUNCT", "ADV", "DET") for t in between) <= _BEFORE_CUE
    if verb.end <= quotation.start:
        between = [t for t in sentence.tokens if verb.end <= t.start and t.end <= quotation.start]
        other = any(t.pos == "VERB" and t.dep in ("conj", "ROOT") for t in between)
        return not other and len(between) <= _BEFORE_QUOTATION
    return False


def _clause(sentence: Sentence, head: Token, verb: Token) -> Span:
    """The complement's words on its own side of the cue."""
    tokens = [t for t in sentence.subtree(head) if (t.i > verb.i) == (head.i > verb.i) and t.i != verb.i]
    return sentence.span_of([t for t in tokens if t.dep != "punct" or tokens[0].i < t.i < tokens[-1].i] or [head])


def _before_trailing(sentence: Sentence, verb: Token) -> list[Span]:
    """What stands before ", the ministry reported", taken for a relative clause or for an aside."""
    source = sentence.child(verb, "nsubj")
    if verb.dep not in ("relcl", "parataxis") or sentence.child(verb, "dobj") is not None:
        return []
    if source is None or source.tag in ("WDT", "WP"):
        return []
    below = {t.i for t in sentence.subtree(verb)}
    first = min(below)
    first += sentence.tokens[first].text == ","  # of an aside the comma is its own
    if first < 2 or sentence.tokens[first - 1].text != ",":
        return []
    if any(t.i not in below and t.pos != "PUNCT" for t in sentence.tokens[verb.i :]):
        return []
    return [Span(sentence.start, sentence.tokens[first - 1].start)]


def aside(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The words of ", the ministry said,": a cue and its speaker set apart in the middle of what is said; else none."""
    tokens = sentence.tokens
    left = next((i for i in range(verb.i - 1, max(-1, verb.i - _WIDEST), -1) if tokens[i].pos == "PUNCT"), None)
    right = next((i for i in range(verb.i + 1, min(len(tokens), verb.i + _WIDEST)) if tokens[i].pos == "PUNCT"), None)
    if left is None or right is None or tokens[left].text not in _COMMAS or tokens[right].text != tokens[left].text:
        return ()
    inside = tokens[left + 1 : right]
    if left < 1 or right > len(tokens) - 3 or len(inside) < 2 or inside[0].tag in _NO_SPEAKER:
        return ()
    if any(t.i != verb.i and t.pos in ("VERB", "SCONJ") for t in inside):
        return ()
    if tokens[left - 1].text in _MARKS or tokens[right + 1].text in _MARKS or tokens[right + 1].tag == "VBG":
        return ()
    return inside


def _around_aside(sentence: Sentence, inside: Sequence[Token], cues: Cues) -> list[Span]:
    """What stands around an aside: all of the sentence but a further clause with its own cue."""
    # "a man who, they say, sold it": what is said begins with the clause
    clause = sentence.tokens[inside[0].i - 2]
    start = clause.start if clause.tag in _RELATIVE else sentence.start
    before = Span(start, sentence.tokens[inside[0].i - 1].start)
    rest = sentence.tokens[inside[-1].i + 2 :]
    other = rest[0].tag == "CC" and any(t.pos == "VERB" and cues.reporting(t.lemma) is not None for t in rest)
    # "…, the minister announced, in a move that angered Chad": what is said of the saying is the writer's
    remarked = rest[0].lower == "in" and any(t.lemma in _MOVES for t in rest[:4])
    return [before] if other or remarked else [before, Span(rest[0].start, sentence.end)]


def without(spans: Iterable[Span], gone: Iterable[Span]) -> tuple[Span, ...]:
    """The spans less what some others cover; a single character that is left between two is dropped."""
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
