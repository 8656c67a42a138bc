"""According to whom: source, cue and content of every report in a document, across sentence borders.

A report is direct ("…", X said), indirect (X said that …), by adjunct (according to X), nominal (reports that …),
or the content of a speech act that a frame names (X accused Y of …). Content is kept as spans: what lies in the
content of two reports was said by the inner and passed on by the outer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from legation.actors import Mention
from legation.claims.attribution.content import Contents, aside, part_of, without
from legation.claims.attribution.quotes import continued, is_speech
from legation.claims.attribution.report import Manner, Report
from legation.codebook import Cues
from legation.events import Fired
from legation.events.roles import subject
from legation.evidence import Span
from legation.language import NOMINAL, Sentence, Token, objects_of

# who is named where, by sentence and head word
_Named = Mapping[tuple[int, int], Mention]

_SPOKEN = frozenset({"alleged", "denied", "asserted", "intended", "planned"})
_RECORDS = frozenset("report document article study agency newspaper website media outlet cable paper".split())
# what may be a speaker: "one of them said", "several were opposed"
SPEAKING = NOMINAL | {"NUM", "DET"}
_TIES = frozenset({"however", "meanwhile", "moreover", "furthermore", "also", "instead", "still", "nevertheless"})
# what follows a source without being part of its name
_BEYOND = frozenset({"relcl", "acl", "cc", "conj", "punct", "advcl", "ccomp"})


class Attributor:
    """Finds the reports of a document."""

    def __init__(self, text: str, cues: Cues, quotations: Sequence[Span]) -> None:
        self.text = text
        self.cues = cues
        self.quotations = [q for q in quotations if is_speech(text, q)]
        self.contents = Contents(cues, self.quotations)

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
        found.extend(list(continued(self.text, self.quotations, sentences, found)))
        return tuple(sorted(found, key=lambda r: (r.sentence, -r.size)))

    def _in_sentence(self, sentence: Sentence, at: _Named, frames: Mapping[int, Fired]) -> list[Report]:
        found: list[Report] = []
        for token in sentence.tokens:
            report = None
            if token.lower in ("according", "per") and token.dep != "npadvmod":
                report = self._adjunct(sentence, token, at)
            elif token.pos in ("VERB", "AUX"):
                report = self._verbal(sentence, token, at, frames.get(token.i))
            elif token.pos == "NOUN":
                report = self._nominal(sentence, token, at)
            if report is not None:
                found.append(report)
        return found

    def _verbal(self, sentence: Sentence, verb: Token, at: _Named, act: Fired | None) -> Report | None:
        """What a verb of saying reports, or a speech act that a frame names."""
        cue = self.cues.reporting(verb.lemma)
        if cue is None and (act is None or act.frame.implies not in _SPOKEN):
            return None
        content, direct = self.contents.of(sentence, verb, act)
        if not content:
            return None
        source = self._speaker(sentence, verb, at)
        phrase = phrase_of(sentence, source) if source is not None else None
        said = Span(verb.start, verb.end)
        content = without(content, [phrase, said] if phrase is not None else [said])
        if not content:
            return None
        mention = at.get((sentence.number, source.i)) if source is not None else None
        manner: Manner = "direct" if direct else "indirect" if cue is not None else "act"
        return Report(
            (phrase,) if phrase is not None else (), (_cue_span(sentence, verb),), content, sentence.number, verb.i,
            manner, mention.actor if mention else None, phrase.of(self.text) if phrase is not None else "",
            cue.stance if cue is not None else "neutral", source is not None and _is_record(source, mention),
        )  # fmt: skip

    def _speaker(self, sentence: Sentence, verb: Token, at: _Named) -> Token | None:
        """The subject of a cue, also behind it ("said the minister"), where the parser may take it for an object."""
        apart = aside(sentence, verb)
        others = [t.i for t in apart if t.i != verb.i]
        for token in apart:
            # of ", the minister said," the parser may make an apposition of the subject before it
            if token.pos in NOMINAL and token.head not in others:
                return token
        for token in subject(sentence, verb):
            if token.pos in SPEAKING or (sentence.number, token.i) in at:
                return token
        after = sentence.child(verb, "dobj", "nsubj", "npadvmod")
        if after is not None and (
            after.i == verb.i + 1 or (after.i <= verb.i + 4 and self.contents.close_before(verb))
        ):
            return after
        return None

    def _adjunct(self, sentence: Sentence, token: Token, at: _Named) -> Report | None:
        """The sentence around "according to X"."""
        # the parser may hang another preposition on it: "In May, however, according to the mayor, …"
        to = (t for t in sentence.children(token, "prep") if t.i > token.i) if token.lower == "according" else ()
        holder = next(iter(to), token)
        source = sentence.child(holder, "pobj")
        if source is None:
            return None
        words = sentence.subtree(token)
        span = sentence.span_of([t for t in words if t.dep != "punct"] or words)
        part = part_of(sentence, token)
        rest = without((Span(max(_opening(sentence), part.start), part.end),), [span])
        mention = at.get((sentence.number, source.i))
        phrase = phrase_of(sentence, source)
        return Report(
            (phrase,), (Span(token.start, holder.end),), rest, sentence.number, token.i, "adjunct",
            mention.actor if mention else None, phrase.of(self.text), "neutral", _is_record(source, mention),
        )  # fmt: skip

    def _nominal(self, sentence: Sentence, noun: Token, at: _Named) -> Report | None:
        """What "reports that …", "the minister's claim that …" report."""
        cue = self.cues.reporting(noun.lemma, "noun")
        clause = next((c for c in sentence.children(noun, "acl", "ccomp", "relcl") if _that(sentence, c)), None)
        if cue is None or clause is None:
            return None
        owner = sentence.child(noun, "poss")
        if owner is None:
            owner = next(objects_of(sentence, noun, "by", "from", "of"), None)
        source = owner if owner is not None else noun
        mention = at.get((sentence.number, source.i))
        phrase = phrase_of(sentence, source)
        content = (sentence.span_of([t for t in sentence.subtree(clause) if t.i > noun.i] or [clause]),)
        return Report(
            (phrase,), (Span(noun.start, noun.end),), content, sentence.number, noun.i, "nominal",
            mention.actor if mention else None, phrase.of(self.text), cue.stance, owner is None,
        )  # fmt: skip


def phrase_of(sentence: Sentence, head: Token) -> Span:
    """The whole noun phrase of a source: with its prepositions and appositions, without clauses on its far side."""
    tokens = [head]
    for child in sentence.children(head):
        if child.dep not in _BEYOND:
            tokens.extend(sentence.subtree(child))
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    return sentence.span_of([t for t in tokens if t.dep != "punct" or first < t.i < last])


def _opening(sentence: Sentence) -> int:
    """Where a sentence begins after what ties it to the one before: "But", "However,"."""
    for token in sentence.tokens:
        tie = token.dep == "cc" or (token.lower in _TIES and sentence.tokens[-1].i > token.i)
        if not tie and token.text != ",":
            return token.start
    return sentence.start


def _cue_span(sentence: Sentence, verb: Token) -> Span:
    """The cue with its auxiliaries and particle."""
    beside = sentence.children(verb, "aux", "auxpass", "neg", "prt")
    return sentence.span_of([verb, *(c for c in beside if abs(c.i - verb.i) <= 3)])


def _is_record(source: Token, mention: Mention | None) -> bool:
    """Whether a source is a text and no speaker."""
    return (mention is not None and mention.actor.kind == "outlet") or source.lemma in _RECORDS


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(m.lower == "that" for m in sentence.children(clause, "mark"))
