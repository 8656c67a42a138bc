"""Reports as a reader marks them: all that one cue reports together, with the whole source and the whole cue.

A chain asks who says one sentence, and names the speaker shortly. A list of a document's attributions wants each
utterance once: a quotation that a cue interrupts or that runs on is one content, "also said in an interview" one cue,
"Ana Paz, who leads the union," one source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from legation.claims.attribution.report import Report
from legation.evidence import Span
from legation.language import Sentence, Token

# what a speaker's own mind does inside a quotation is no second voice: "I think", "we hope"
_OWN = frozenset({"i", "we"})
# a place where words are said belongs to the cue: "said in a statement"
_VENUES = frozenset(
    "interview statement speech tweet letter report article email e-mail memo post message note column book blog "
    "briefing conference release filing ruling opinion editorial address testimony remarks post dispatch".split()
)
# prepositions that a verb of saying governs, and verbs that govern none: "said of him"
_GOVERNED = frozenset({"for", "of", "about", "as", "on", "against"})
_FREE = frozenset({"say", "tell", "write", "state"})
_RAISING = frozenset({"appear", "seem", "continue", "begin", "refuse", "decline", "fail", "try", "go"})
# between two pieces of one content nothing but these may stand, if they are one
_MARKS = frozenset("\"'“”‘’«»`„ \n\t")


def utterances(text: str, sentences: Sequence[Sentence], reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of a document, one for each cue, in order of their cues."""
    groups: dict[tuple[Span, ...], list[Report]] = {}
    for report in reports:
        groups.setdefault(report.cue, []).append(report)
    whole = [_whole(text, sentences, of) for of in groups.values()]
    whole.sort(key=lambda r: r.cue)
    return tuple(r for r in whole if not _own_mind(text, r, whole))


def _whole(text: str, sentences: Sequence[Sentence], reports: Sequence[Report]) -> Report:
    """One utterance of all that is reported by one cue; the widened source and cue are no part of the content."""
    first = next((r for r in reports if r.head is not None), reports[0])
    source, cue = first.source, first.cue
    if first.head is not None:
        sentence = sentences[first.sentence]
        word = sentence.tokens[first.head]
        if first.manner not in ("nominal", "adjunct") and word.pos in ("VERB", "AUX"):
            cue = (_cue(sentence, word, first.cue[0]),)
            source = tuple(_source(sentence, word, span) for span in source)
    content = [piece for r in reports for piece in r.content]
    if first.head is not None and first.manner != "direct":
        content = [_without_tail(sentences[first.sentence], piece) for piece in content]
    if first.manner in ("act", "indirect") and first.head is not None and first.content:
        content.append(_addressed(sentences[first.sentence], first.head, first.content[0]))
    words = source[0].of(text) if source else ""
    return replace(first, source=source, cue=cue, content=_pieces(text, content), words=words)


def _without_tail(sentence: Sentence, content: Span) -> Span:
    """Content without what the writer hangs on its end behind a comma: ", which he denies", ", adding that …"."""
    inside = [t for t in sentence.tokens if content.start <= t.start < content.end]
    for comma, after in pairwise(inside):
        if comma.text != "," or after.tag not in ("WDT", "WP", "VBG"):
            continue
        clause = after if after.tag == "VBG" else sentence.head(after)
        while clause is not None and clause.dep not in ("relcl", "advcl", "acl", "ROOT", "conj", "ccomp"):
            clause = sentence.head(clause)
        if clause is None or clause.dep not in ("relcl", "advcl", "acl"):
            continue
        end = sentence.subtree(clause)[-1].end
        if end >= inside[-1].start and comma.start - content.start > 1:
            return Span(content.start, comma.start)
    return content


def _addressed(sentence: Sentence, head: int, content: Span) -> Span:
    """Content with who stands between the cue and it: urged the two sides to talk, accused them of lying."""
    verb = sentence.tokens[head]
    between = [t for t in sentence.children(verb, "dobj") if verb.end <= t.start < content.start]
    if verb.pos != "VERB" or not between or sentence.child(verb, "ccomp") is not None:
        return content
    first = sentence.subtree(between[0])[0]
    return Span(min(first.start, content.start), content.end) if first.i > verb.i else content


def _own_mind(text: str, report: Report, whole: Sequence[Report]) -> bool:
    """Whether a report only repeats, inside somebody's direct speech, that it is the speaker's own."""
    if not report.source or report.source[0].of(text).lower() not in _OWN:
        return False
    cue = report.cue[0]
    return any(r.manner == "direct" and r is not report and r.reports(cue.start, cue.end) for r in whole)


def _source(sentence: Sentence, verb: Token, span: Span) -> Span:
    """The source with what is joined to it and with its clauses; of a relative clause the pronoun."""
    for pronoun in sentence.children(verb, "nsubj"):
        if pronoun.tag in ("WDT", "WP") or pronoun.lower == "that":
            return Span(pronoun.start, pronoun.end)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    head = next((t for t in inside if t.head == t.i or sentence.tokens[t.head] not in inside), None)
    if head is None or head.pos == "PRON":
        return span
    below = [t for t in sentence.subtree(head) if (t.i < verb.i) == (head.i < verb.i) and t.i != verb.i]
    below = [t for t in below if not _is_below(sentence, t, verb)]
    while below and below[-1].pos in ("PUNCT", "CCONJ"):
        below.pop()
    if not below:
        return span
    return Span(min(span.start, below[0].start), max(span.end, below[-1].end))


def _is_below(sentence: Sentence, token: Token, verb: Token) -> bool:
    while token.head != token.i:
        if token.head == verb.i:
            return sentence.tokens[verb.head].i != token.i and token.dep not in ("nsubj", "nsubjpass")
        token = sentence.tokens[token.head]
    return False


def _cue(sentence: Sentence, verb: Token, known: Span) -> Span:
    """The verb of saying with auxiliaries, adverbs, particle, governed preposition, day and venue beside it."""
    tokens = sentence.tokens
    first = last = verb.i
    if known.end > verb.end:  # "took issue with": nothing more belongs to it
        last = max(t.i for t in tokens if t.start < known.end)
    if verb.dep == "xcomp" and tokens[verb.head].lemma in _RAISING and verb.i - verb.head <= 3:
        first = verb.head
    anchor = tokens[first]
    beside = {t.i for v in (anchor, verb) for t in sentence.children(v, "aux", "auxpass", "neg", "advmod")}
    while first > 0 and first - 1 in beside and tokens[first - 1].tag not in ("WRB",):
        first -= 1
    below = {t.i: t for t in sentence.children(verb)} if last == verb.i else {}
    while last + 1 in below:
        child = below[last + 1]
        reach = [t.i for t in sentence.subtree(child)]
        if child.dep == "prt":
            last = max(reach)
        elif child.dep == "advmod" and len(reach) == 1 and child.tag == "RB":
            last += 1
        elif child.dep == "prep" and _venue(sentence, child):
            last = max(reach)
        elif child.dep == "agent" or (child.dep == "prep" and child.lower in _GOVERNED and verb.lemma not in _FREE):
            last += 1
            break
        else:
            break
    return Span(tokens[first].start, tokens[last].end)


def _venue(sentence: Sentence, preposition: Token) -> bool:
    """Whether a phrase tells in what something was said, and is no longer than that."""
    at = sentence.child(preposition, "pobj")
    if at is None or preposition.lower not in ("in", "during"):
        return False
    return at.lemma in _VENUES and not any(t.dep == "relcl" for t in sentence.subtree(at))


def _pieces(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order of the text, joined where they overlap or only marks of quotation stand between them."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or set(text[out[-1].end : span.start]) <= _MARKS):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
