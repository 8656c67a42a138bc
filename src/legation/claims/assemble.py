"""From events and standing facts to claims: who says so, with what status, when, where, on which evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from legation.actors import NOT_SAID, Mention
from legation.claims.amounts import Amounts
from legation.claims.attribution import Report
from legation.claims.chain import Chains
from legation.claims.claim import AHEAD, Amount, Claim, Evidence, Kind, Part, Party, Quotation, Source, Trigger
from legation.claims.denials import denied
from legation.claims.joining import identified, linked, once
from legation.claims.selection import acted_on, between_actors, governing
from legation.claims.slips import misdated, self_dyads
from legation.claims.standing import Fact, Standing
from legation.claims.status import Judge, Verdict, in_aside
from legation.claims.when import Clock, turned
from legation.claims.where import Places
from legation.codebook import Codebook, goldstein, quad
from legation.documents import Document, Reference
from legation.events import Event, Fired
from legation.evidence import UNKNOWN, Span, edtf
from legation.language import Sentence, Token, full_phrase

# PLOVER: cooperation announced for the future is AGREE; CAMEO's "express intent to" for each kind of it
_INTENT = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}
# statuses of what did not happen
_UNDONE = frozenset({"negated", "denied"})
# standing facts that a bound from the publication date would only blur: they hold when they are told
_TIMELESS = frozenset({"mission", "relation", "office"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read as far as its events: what claims are assembled from."""

    document: Document
    source: Source
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    events: Sequence[Event]
    fired: Sequence[Mapping[int, Fired]]
    reports: Sequence[Report]
    said: Sequence[Report]
    quotations: Sequence[Span]


class Assembler:
    """Makes the claims of one document."""

    def __init__(
        self,
        reading: Reading,
        book: Codebook,
        judge: Judge,
        clock: Clock,
        places: Places,
        standing: Standing,
        amounts: Amounts,
    ) -> None:
        self.reading = reading
        self.book = book
        self.judge = judge
        self.clock = clock
        self.places = places
        self.standing = standing
        self.amounts = amounts

    @cached_property
    def _chains(self) -> Chains:
        return Chains(self.reading.document, self.reading.reports, self.reading.said)

    def claims(self) -> tuple[Claim, ...]:
        """All claims in order of their evidence, what is said twice joined into one."""
        made = [(e, c) for e in governing(self.reading.events, self.reading.sentences) for c in self._of_event(e)]
        alone = {c.id for e, c in made if e.alone}
        found = [*(c for _, c in made), *denied(made, self.reading.sentences), *self._standing()]
        found = self_dyads(found, self.reading.document.text, self.book)
        found = [
            c for c in found if c.kind not in ("event", "agreement") or c.flags or between_actors(c, c.id in alone)
        ]
        found = misdated(found, self.book)
        amounts = self._amounts(made, {c.id for c in found})
        found = once(linked([replace(c, amounts=amounts.get(c.id, ())) for c in found]))
        return tuple(
            sorted(found, key=lambda c: (c.evidence[0].start, c.trigger.start if c.trigger else 0, c.kind, c.id))
        )

    def _amounts(self, made: Iterable[tuple[Event, Claim]], kept: set[str]) -> dict[str, tuple[Amount, ...]]:
        """The amounts of the claims that are kept, by their ids: an event without a claim takes none from another."""
        claimed: dict[int, dict[int, Event]] = {}
        for event, claim in made:
            if claim.id in kept:
                claimed.setdefault(event.sentence, {})[event.head] = event
        text, times = self.reading.document.text, sorted(Span(t.start, t.end) for t in self.clock.times)
        found = {n: self.amounts.of(text, self.reading.sentences[n], times, e) for n, e in claimed.items()}
        return {c.id: found.get(e.sentence, {}).get(e.head, ()) for e, c in made}

    # ---- events ---------------------------------------------------------------------------------
    def _of_event(self, event: Event) -> Iterator[Claim]:
        sentence = self.reading.sentences[event.sentence]
        token = sentence.tokens[event.head]
        span = Span(event.start, event.end)
        verdict, claim, said_by = self._told(sentence, token, span, event.actors)
        if event.told == "asserted" and verdict.status in _UNDONE:
            # the model means what the whole says ("no missiles will be moved": REJECT), the words deny the moving
            return
        if event.told is not None and event.told != "asserted" and verdict.status == "asserted":
            # what the model has found it may present as less than fact, never as more than the words allow
            verdict = Verdict(event.told, ("by the model",))
            claim = replace(claim, status=event.told, because=(*claim.because, f"{event.told}: by the model"))
        kind: Kind = "agreement" if event.cameo == "057" and verdict.status == "asserted" else "event"
        claim = replace(
            claim,
            kind=kind,
            actors=self._parties(event.actors),
            recipients=self._parties(acted_on(event)),
            because=(*event.because, *_inferred((*event.actors, *event.recipients)), *claim.because),
            confidence=event.confidence,
            event=event.event,
            mode=event.mode,
            contexts=event.contexts,
            cameo=event.cameo,
            quad=quad(event.event),
            goldstein=goldstein(event.cameo),
            reciprocal=event.reciprocal,
            where=self.places.where(sentence, [token, *_objects(sentence, token)]),
            title=self._named(event, "agreement") if kind == "agreement" else None,
        )
        claim = identified(self._on_territory(claim))
        yield from self._announcement(claim, event, said_by)
        yield claim
        yield from self._honour(claim, event)

    def _announcement(self, claim: Claim, event: Event, said_by: Report | None) -> Iterator[Claim]:
        """The AGREE beside a planned act of cooperation that its own actor announces."""
        if claim.status != "planned" or event.event not in _INTENT or said_by is None or said_by.actor is None:
            return
        speaker = said_by.actor
        if not any(p.name == speaker.name or (p.country and p.country == speaker.country) for p in claim.actors):
            return
        if said_by.head is None:
            return
        sentence = self.reading.sentences[said_by.sentence]
        cue = sentence.tokens[said_by.head]
        own = self.reading.fired[said_by.sentence].get(cue.i)
        if own is not None and own.frame.event == "AGREE":  # "promised to send": the promise is an event already
            return
        # who says so, and whether it is so, are asked of the announcing, not of what is announced
        verdict, told, _ = self._told(sentence, cue, Span(cue.start, cue.end))
        cited = tuple(a for a in claim.attribution if a.role == "cited work")
        yield identified(
            replace(
                claim,
                kind="event",
                event="AGREE",
                mode=None,
                cameo=_INTENT[event.event],
                quad=quad("AGREE"),
                goldstein=goldstein(_INTENT[event.event]),
                status=verdict.status,
                when=told.when,
                because=(*claim.because, f"announced by {speaker.name}: AGREE", *told.because),
                attribution=(*(a for a in told.attribution if a.role != "cited work"), *cited),
            )
        )

    def _honour(self, claim: Claim, event: Event) -> Iterator[Claim]:
        """The award that its holder has, beside the giving of it."""
        if "award" not in event.frame or claim.status != "asserted" or not claim.recipients:
            return
        because = (*claim.because, "an award: its holder has it from then on")
        yield identified(
            replace(
                claim, kind="honour", actors=claim.recipients, recipients=claim.actors, event=None, mode=None,
                cameo=None, quad=None, goldstein=None, contexts=(), because=because,
                title=self._named(event, "award"),
            )
        )  # fmt: skip

    def _named(self, event: Event, kind: str) -> str | None:
        """What the words call the award given or the agreement made: the argument that names one of its kind."""
        fired = self.reading.fired[event.sentence].get(event.head)
        sentence, nouns = self.reading.sentences[event.sentence], self.book.raw("nouns")[kind]
        for role in ("object", "second", "apposed", "with", "of", "to"):
            for noun in fired.roles.get(role) if fired is not None else ():
                if noun.lemma in nouns or noun.lower in nouns:
                    return sentence.span_of(full_phrase(sentence, noun)).of(self.reading.document.text)
        return None

    def _on_territory(self, claim: Claim) -> Claim:
        """An attack that names only its place was on the state whose place it is."""
        place = claim.where
        if claim.event != "ASSAULT" or claim.recipients or not claim.actors or place is None or place.country is None:
            return claim
        state = self.book.state(place.country)
        if state is None or any(a.country == state.country for a in claim.actors):
            return claim
        target = Party(state.name, state.country, None, state.entity, place.start, place.end, place.text)
        return replace(claim, recipients=(target,), because=(*claim.because, f"it happened in {place.name}"))

    # ---- standing facts -------------------------------------------------------------------------
    def _standing(self) -> Iterator[Claim]:
        for sentence in self.reading.sentences:
            for fact in self.standing.facts(sentence):
                claim = self._of_fact(fact, sentence)
                if fact.kind != "relation" or claim.status != "intended":  # a wish for ties is no tie
                    yield claim
        for fact, region in self.standing.missions.infobox():
            yield self._beside(fact, region, "infobox")
        for fact, reference in self.standing.ties.in_references():
            span = reference.title or Span(reference.start, reference.end)
            yield self._beside(fact, span, "reference", reference)

    def _of_fact(self, fact: Fact, sentence: Sentence) -> Claim:
        _, claim, _ = self._told(sentence, sentence.tokens[fact.head], Span(fact.start, fact.end))
        if fact.kind == "office":
            claim = _titled(claim, beside=fact.head == fact.actors[0].head)
        if claim.when.basis == "bounded" and fact.kind in _TIMELESS:
            claim = replace(claim, when=UNKNOWN)
        claim = self._filled(replace(claim, when=turned(claim.when, fact.turn)), fact)
        return identified(_sanctioning(claim) if fact.kind == "law" else claim)

    def _filled(self, claim: Claim, fact: Fact) -> Claim:
        """A claim with what the standing fact says."""
        return replace(
            claim, kind=fact.kind, actors=self._parties(fact.actors), recipients=self._parties(fact.recipients),
            because=(*fact.because, *claim.because), confidence=0.8, reciprocal=fact.reciprocal, office=fact.office,
            title=fact.title, where=fact.where,
        )  # fmt: skip

    def _beside(self, fact: Fact, region: Span, part: Part, reference: Reference | None = None) -> Claim:
        """A fact that stands outside the prose: in a row of an infobox, in the title of a reference."""
        text = self.reading.document.text
        bare = Claim(
            "", fact.kind, self.reading.source, (Evidence(region.start, region.end, region.of(text), part),), (), (),
            "asserted", (), 0.8, trigger=Trigger(fact.start, fact.end, text[fact.start : fact.end]),
            attribution=(self._chains.cited(reference.number),) if reference is not None else (),
            citations=(reference.number,) if reference is not None else (),
        )  # fmt: skip
        return identified(self._filled(bare, fact))

    # ---- what every claim has -------------------------------------------------------------------
    def _told(
        self, sentence: Sentence, token: Token, trigger: Span, own: Sequence[Mention] = ()
    ) -> tuple[Verdict, Claim, Report | None]:
        """Status, chain, time, evidence and quotation of what a word of a sentence says; the rest is still open.

        ``own`` are those who act.
        """
        text = self.reading.document.text
        verdict = self.judge.verdict(sentence, token, self.reading.fired[sentence.number])
        chain, said_by = self._chains.of(sentence, trigger.start, trigger.end, own)
        if in_aside(sentence, token):
            chain, said_by = tuple(link for link in chain if link.role == "cited work"), None
        verdict = _said(verdict, said_by)
        part: Part = "headline" if sentence.part == "headline" else "sentence"
        within = next((q for q in self.reading.quotations if q.covers(trigger)), None)
        claim = Claim(
            id="",
            kind="event",
            document=self.reading.source,
            evidence=(Evidence(sentence.start, sentence.end, text[sentence.start : sentence.end], part),),
            actors=(),
            recipients=(),
            status=verdict.status,
            because=tuple(f"{verdict.status}: {reason}" for reason in verdict.because),
            confidence=0.5,
            trigger=Trigger(trigger.start, trigger.end, trigger.of(text)),
            attribution=chain,
            when=self.clock.when(sentence, token, verdict.status),
            citations=sentence.citations,
            quotation=Quotation(within.start, within.end, within.of(text)) if within is not None else None,
        )
        return verdict, claim, said_by

    def _parties(self, mentions: Iterable[Mention]) -> tuple[Party, ...]:
        """The sides as claims name them; what is only implied has no words."""
        found = []
        for m in mentions:
            actor = m.actor
            if m.kind == "implicit":
                found.append(Party(actor.name, actor.country, actor.sector, actor.entity))
                continue
            span = self._named_by(m) if m.kind == "pronoun" else m.whole
            words = span.of(self.reading.document.text)
            found.append(Party(actor.name, actor.country, actor.sector, actor.entity, span.start, span.end, words))
        return tuple(found)

    def _named_by(self, pronoun: Mention) -> Span:
        """The words before a pronoun in its sentence that name who it means; the pronoun where there are none."""
        before = [
            m.whole
            for m in self.reading.mentions
            if m.sentence == pronoun.sentence
            and m.end <= pronoun.start
            and m.kind in ("name", "noun", "adjective")
            and m.actor.name == pronoun.actor.name
        ]
        return before[-1] if before else Span(pronoun.start, pronoun.end)


def _objects(sentence: Sentence, action: Token) -> Iterator[Token]:
    """What an action falls on, by the parse: objects of a verb, and of a noun ("the shelling of villages in Syria")."""
    yield from sentence.children(action, "dobj", "nsubjpass")
    if action.pos == "NOUN":
        for prep in sentence.children(action, "prep"):
            yield from sentence.children(prep, "pobj") if prep.lower in ("of", "on", "against") else ()


def _inferred(sides: Iterable[Mention]) -> Iterator[str]:
    """What the words leave open of the sides and the document answers: whose "the government" is."""
    for m in sides:
        yield from (f"{m.text!r} is {m.actor.country}: {why}" for why in m.actor.because if why.startswith(NOT_SAID))


def _titled(claim: Claim, *, beside: bool) -> Claim:
    """An office out of what its sentence tells: the title ``beside`` a name is the writer's own, whoever says the rest.

    What is still to happen dates nobody's office: he holds it now.
    """
    chain = tuple(link for link in claim.attribution if link.role == "cited work") if beside else claim.attribution
    published, first = claim.document.published, claim.when.earliest
    last = edtf.bounds(published)[1] if published else None
    later = first is not None and last is not None and first > last.isoformat()
    when = UNKNOWN if later or claim.status in AHEAD else claim.when
    return replace(claim, status="asserted", because=(), attribution=chain, when=when)


def _said(verdict: Verdict, report: Report | None) -> Verdict:
    """The status once it is known who says so: a distancing cue makes an assertion an allegation."""
    if report is None or verdict.status != "asserted":
        return verdict
    if report.stance == "distancing":
        return Verdict("alleged", (f"reported with a distancing word by {report.words}",))
    if report.stance == "denying":
        return Verdict("denied", (f"denied by {report.words}",))
    if report.manner == "nominal" and report.actor is None:
        return Verdict("alleged", (f"unattributed: {report.words}",))
    return verdict


def _sanctioning(claim: Claim) -> Claim:
    """A law whose name says that it restricts: PLOVER's SANCTION/discontinue, CAMEO 163."""
    words = (claim.title or "").casefold()
    if not any(w in words for w in ("sanction", "nonproliferation", "non-proliferation", "embargo", "blockade")):
        return claim
    because = (*claim.because, "its name speaks of sanctions or non-proliferation")
    return replace(
        claim, event="SANCTION", mode="discontinue", cameo="163", quad=quad("SANCTION"), goldstein=goldstein("163"),
        because=because,
    )  # fmt: skip
