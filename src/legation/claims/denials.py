"""What is denied by a word for it: "…, a claim that Chad denies", "Chad rejected the allegation".

A denial names what it denies in a clause of its own, which is read there, or points back with a noun. Then what is
denied is what the noun was said of: the acts told just before, on somebody's word, of which the denier is one party.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.claims.claim import Attribution, Claim
from legation.claims.joining import identified
from legation.claims.status import FRAMING, is_aside
from legation.events import Event
from legation.language import Sentence, Token

_POINTING = frozenset({"the", "that", "this", "these", "those", "both", "all", "any"})
_TOLD = frozenset({"asserted", "alleged"})
_SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "AGREE", "CONSULT", "SUPPORT"})
# one who only takes another's word over is less sure to mean all of it
_SURE = 0.8


def denied(made: Sequence[tuple[Event, Claim]], sentences: Sequence[Sentence]) -> Iterator[Claim]:
    """The claims that are denied by a noun for them, each with the denier as its speaker."""
    for event, denial in made:
        if denial.cameo != "016" or denial.status != "asserted" or not denial.actors:
            continue
        if any(c.status == "denied" for e, c in made if e.sentence == event.sentence):
            continue
        for claim in _meant(event, denial, made, sentences):
            yield _as_denied(claim, denial)


def _meant(
    event: Event, denial: Claim, made: Sequence[tuple[Event, Claim]], sentences: Sequence[Sentence]
) -> Iterator[Claim]:
    sentence = sentences[event.sentence]
    verb = sentence.tokens[event.head]
    noun = _noun(sentence, verb)
    if noun is None:
        return
    # an apposition is of its own sentence; "the allegation" of what was said before, in this sentence or the last
    beside = is_aside(sentence, noun)
    before = [(e, c) for e, c in made if e.sentence == event.sentence and e.head < noun.i and c is not denial]
    if not before and not beside and event.sentence:
        before = [(e, c) for e, c in made if e.sentence == event.sentence - 1]
    own = {p.country for p in denial.actors} - {None}
    for _, claim in before:
        by_somebody = claim.status == "alleged" or bool(claim.attribution)
        about_him = bool(own & {p.country for p in claim.actors})
        if claim.status in _TOLD and by_somebody and about_him and claim.event not in _SPEECH:
            yield claim


def _noun(sentence: Sentence, verb: Token) -> Token | None:
    """The noun by which a denial points at what it denies."""
    if verb.dep in ("relcl", "acl"):
        noun = sentence.head(verb)
        return noun if noun is not None and is_aside(sentence, noun) else None
    for noun in sentence.children(verb, "dobj", "nsubjpass"):
        said = any(c.lower in _POINTING for c in sentence.children(noun, "det", "predet"))
        whole = not any(sentence.children(noun, "acl", "relcl", "ccomp", "prep", "amod", "compound"))
        if noun.lemma in FRAMING and said and whole:
            return noun
    return None


def _as_denied(claim: Claim, denial: Claim) -> Claim:
    who, cue = denial.actors[0], denial.trigger.text if denial.trigger else None
    speaker = Attribution(who.name, "speaker", who.country, who.sector, who.entity, cue, who.start, who.end, who.text)
    return identified(
        replace(
            claim,
            status="denied",
            attribution=(*denial.attribution, speaker),
            evidence=(denial.evidence[0], *(e for e in claim.evidence if e != denial.evidence[0])),
            confidence=round(_SURE * min(claim.confidence, denial.confidence), 2),
            because=(*claim.because, f"denied: {who.name} {cue!r}"),
        )
    )
