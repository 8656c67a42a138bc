"""From events and standing facts to claims: who says so, with what status, when, where, on which evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.actors import Mention
from legation.claims.attribution import Report
from legation.claims.claim import Attribution, Claim, Evidence, Kind, Part, Party, Quotation, Source, Trigger
from legation.claims.slips import self_dyads
from legation.claims.standing import Fact, Standing
from legation.claims.status import Judge, Verdict
from legation.claims.when import Clock
from legation.claims.where import Places
from legation.codebook import Codebook, goldstein, quad
from legation.documents import Document, Reference
from legation.events import Event, Fired
from legation.evidence import Span, When, content_id
from legation.language import Sentence

_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# CAMEO's "express intent to" for what is announced: the code of the announced act gives the code of the announcement
_INTENT = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}


_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_ALONE = frozenset({"MOBILIZE", "PROTEST"})


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
    quotations: Sequence[Span]


class Assembler:
    """Makes the claims of one document."""

    def __init__(self, reading: Reading, judge: Judge, clock: Clock, places: Places, standing: Standing) -> None:
        self.reading = reading
        self.judge = judge
        self.clock = clock
        self.places = places
        self.standing = standing
        self.references = {r.number: r for r in reading.document.references}

    def claims(self) -> tuple[Claim, ...]:
        """All claims in order of their evidence, what is said twice joined into one."""
        found: list[Claim] = []
        for event in _governing(self.reading.events, self.reading.sentences):
            found.extend(self._of_event(event))
        for sentence in self.reading.sentences:
            for fact in self.standing.facts(sentence):
                found.append(self._of_fact(fact, sentence))
        for fact, region in self.standing.infobox():
            found.append(self._beside(fact, region, "infobox"))
        for fact, reference in self.standing.in_references():
            span = reference.title or Span(reference.start, reference.end)
            found.append(self._beside(fact, span, "reference", reference))
        found = _linked(self_dyads(found, self.reading.document.text, self.standing.book))
        return tuple(
            sorted(_once(found), key=lambda c: (c.evidence[0].start, c.trigger.start if c.trigger else 0, c.kind, c.id))
        )

    # ---- events -------------------------------------------------------------------------------------------------------
    def _of_event(self, event: Event) -> list[Claim]:
        sentence = self.reading.sentences[event.sentence]
        token = sentence.tokens[event.head]
        verdict = self.judge.verdict(sentence, token, self.reading.fired[event.sentence])
        chain, said_by = self._chain(sentence, event.start, event.end)
        verdict = _said(verdict, said_by)
        when = self.clock.when(sentence, token, verdict.status)
        where = self.places.where(sentence, [token, *sentence.children(token, "dobj", "nsubjpass")])
        kind: Kind = "agreement" if event.cameo == "057" and verdict.status == "asserted" else "event"
        claim = self._claim(
            kind, sentence, Span(event.start, event.end), event.actors, event.recipients, verdict, when, chain,
            because=event.because, confidence=event.confidence, event=event.event, mode=event.mode, contexts=event.contexts,
            cameo=event.cameo, reciprocal=event.reciprocal,
        )  # fmt: skip
        claim = _on_territory(replace(claim, where=where), self.standing.book)
        if not _between_actors(claim):
            return []
        announced = self._announcement(claim, event, verdict, said_by)
        return [claim] if announced is None else [announced, claim]

    def _announcement(self, claim: Claim, event: Event, verdict: Verdict, said_by: Report | None) -> Claim | None:
        """PLOVER: cooperation that an actor announces for the future is AGREE, beside the planned act itself."""
        if verdict.status != "planned" or event.event not in _COOPERATION or said_by is None or said_by.actor is None:
            return None
        if not any(
            a.actor.name == said_by.actor.name or (a.actor.country == said_by.actor.country and a.actor.country)
            for a in event.actors
        ):
            return None
        cameo = _INTENT[event.event]
        because = (*claim.because, f"announced by {said_by.actor.name}: AGREE")
        sentence = self.reading.sentences[event.sentence]
        when = (
            self.clock.when(sentence, sentence.tokens[said_by.head], "asserted")
            if said_by.head is not None
            else claim.when
        )
        return _identified(replace(
            claim, kind="event", event="AGREE", mode=None, cameo=cameo, quad=quad("AGREE"), goldstein=goldstein(cameo), status="asserted",
            when=when, because=because, attribution=tuple(a for a in claim.attribution if a.role == "cited work"),
        ))  # fmt: skip

    # ---- standing facts -----------------------------------------------------------------------------------------------------
    def _of_fact(self, fact: Fact, sentence: Sentence) -> Claim:
        token = sentence.tokens[fact.head]
        verdict = (
            self.judge.verdict(sentence, token, self.reading.fired[fact.sentence])
            if fact.kind != "office"
            else Verdict("asserted")
        )
        chain, said_by = self._chain(sentence, fact.start, fact.end)
        verdict = _said(verdict, said_by) if fact.kind != "office" else verdict
        when = self.clock.when(sentence, token, verdict.status)
        if when.basis == "bounded" and fact.kind in ("mission", "relation", "office"):
            when = replace(when, edtf=None, earliest=None, latest=None, precision="unknown", basis="unknown")
        claim = self._claim(
            fact.kind, sentence, Span(fact.start, fact.end), fact.actors, fact.recipients, verdict, when, chain,
            because=fact.because, confidence=0.8, reciprocal=fact.reciprocal,
        )  # fmt: skip
        claim = replace(claim, office=fact.office, title=fact.title, where=fact.where)
        return _identified(_sanctioning(claim) if fact.kind == "law" else claim)

    def _beside(self, fact: Fact, region: Span, part: Part, reference: Reference | None = None) -> Claim:
        """A fact that stands outside the prose: in a row of an infobox, in the title of a reference."""
        text = self.reading.document.text
        evidence = (Evidence(region.start, region.end, region.of(text), part),)
        trigger = Trigger(fact.start, fact.end, text[fact.start : fact.end])
        return _identified(Claim(
            "", fact.kind, self.reading.source, evidence, _parties(fact.actors, text), _parties(fact.recipients, text), "asserted", fact.because, 0.85,
            trigger=trigger, where=fact.where, title=fact.title, reciprocal=fact.reciprocal,
            attribution=(self._cited(reference.number),) if reference is not None else (),
            citations=(reference.number,) if reference is not None else (),
        ))  # fmt: skip

    # ---- attribution ------------------------------------------------------------------------------------------------------------
    def _chain(self, sentence: Sentence, start: int, end: int) -> tuple[tuple[Attribution, ...], Report | None]:
        """Who says so, outermost first: the works cited, then every report whose content the words lie in."""
        cited = tuple(self._cited(n) for n in sentence.citations)
        over = [r for r in self.reading.reports if r.reports(start, end)]
        over.sort(key=lambda r: -r.size)
        steps: list[Attribution] = []
        for n, report in enumerate(over):
            step = _step(report, self.reading.document.text, last=n == len(over) - 1)
            if step is not None and not (steps and steps[-1].name == step.name):
                steps.append(step)
        return (*cited, *steps), over[-1] if over else None

    def _cited(self, number: int) -> Attribution:
        reference = self.references.get(number)
        name = _work(reference) if reference is not None else f"reference {number}"
        return Attribution(name, "cited work", citation=number)

    # ---- the claim ---------------------------------------------------------------------------------------------------------------
    def _claim(
        self, kind: Kind, sentence: Sentence, trigger: Span, actors: Sequence[Mention], recipients: Sequence[Mention], verdict: Verdict,
        when: When, chain: tuple[Attribution, ...], *, because: tuple[str, ...], confidence: float, event: str | None = None,
        mode: str | None = None, contexts: tuple[str, ...] = (), cameo: str | None = None, reciprocal: bool = False,
    ) -> Claim:  # fmt: skip
        text = self.reading.document.text
        part: Part = "headline" if sentence.part == "headline" else "sentence"
        quotation = next(
            (q for q in self.reading.quotations if q.start <= trigger.start and trigger.end <= q.end), None
        )
        reasons = because + tuple(f"{verdict.status}: {b}" for b in verdict.because)
        return _identified(Claim(
            id="", kind=kind, document=self.reading.source,
            evidence=(Evidence(sentence.start, sentence.end, text[sentence.start : sentence.end], part),),
            actors=_parties(actors, text), recipients=_parties(recipients, text), status=verdict.status, because=reasons, confidence=confidence,
            trigger=Trigger(trigger.start, trigger.end, trigger.of(text)), event=event, mode=mode, contexts=contexts, cameo=cameo,
            quad=quad(event) if event else None, goldstein=goldstein(cameo) if cameo else None, reciprocal=reciprocal, attribution=chain,
            when=when, citations=sentence.citations,
            quotation=Quotation(quotation.start, quotation.end, quotation.of(text)) if quotation else None,
        ))  # fmt: skip


def _governing(events: Sequence[Event], sentences: Sequence[Sentence]) -> list[Event]:
    """The events without those that only say the purpose of the same: "will visit Peru to meet its president"."""
    kept = []
    by_head = {(e.sentence, e.head): e for e in events}
    for event in events:
        sentence = sentences[event.sentence]
        token = sentence.tokens[event.head]
        above = sentence.head(token)
        below = token.dep in ("advcl", "xcomp", "prep", "conj")
        over = by_head.get((event.sentence, above.i)) if above is not None and below else None
        if over is not None and over.event == event.event and _countries(over) == _countries(event):
            continue
        if (
            not event.recipients
            and not event.reciprocal
            and any((event.sentence, a.i) in by_head for a in sentence.ancestors(token))
        ):
            continue  # what one party does alone inside another act ("helped Chad in developing …") is part of that act
        kept.append(event)
    return kept


def _countries(event: Event) -> tuple[frozenset[str | None], frozenset[str | None]]:
    return frozenset(m.actor.country for m in event.actors), frozenset(m.actor.country for m in event.recipients)


def _between_actors(claim: Claim) -> bool:
    """Whether the claim says what somebody known did, or what was done to somebody known.

    Nobody knows what to do with "somebody visited": an event needs an actor of a known country or body. Attacks and
    coercion are told in the passive without one, and count. Acts without a known recipient count where PLOVER needs
    none and the words have none to give: a denial, a mobilisation, a protest, a withdrawal.
    """
    actors, recipients = any(p.country for p in claim.actors), any(p.country for p in claim.recipients)
    if not actors:
        return recipients and claim.event in _SUFFERED
    return recipients or claim.reciprocal or claim.event in _ALONE or claim.cameo == "016"


def _on_territory(claim: Claim, book: Codebook) -> Claim:
    """An attack that names only its place was on the state whose place it is."""
    if (
        claim.event != "ASSAULT"
        or claim.recipients
        or not claim.actors
        or claim.where is None
        or claim.where.country is None
    ):
        return claim
    state = book.state(claim.where.country)
    if state is None or any(a.country == state.country for a in claim.actors):
        return claim
    target = Party(state.name, state.country, None, state.entity, claim.where.start, claim.where.end, claim.where.text)
    return _identified(
        replace(claim, recipients=(target,), because=(*claim.because, f"it happened in {claim.where.name}"))
    )


def _sanctioning(claim: Claim) -> Claim:
    """A law whose name says that it restricts: PLOVER's SANCTION/discontinue, CAMEO 163."""
    words = (claim.title or "").casefold()
    if not any(w in words for w in ("sanction", "nonproliferation", "non-proliferation", "embargo", "blockade")):
        return claim
    because = (*claim.because, "its name speaks of sanctions or non-proliferation")
    return replace(
        claim,
        event="SANCTION",
        mode="discontinue",
        cameo="163",
        quad=quad("SANCTION"),
        goldstein=goldstein("163"),
        because=because,
    )


def _identified(claim: Claim) -> Claim:
    """The claim with the id that follows from what it says and where."""
    sides = [f"{p.name}|{p.country}" for side in (claim.actors, claim.recipients) for p in (*side, Party("/"))]
    trigger = claim.trigger
    key = content_id(
        claim.document.id, claim.kind, claim.event, claim.cameo, claim.status, claim.office, *sides,
        claim.evidence[0].start, claim.evidence[0].end, trigger.start if trigger else None, trigger.end if trigger else None,
    )  # fmt: skip
    return replace(claim, id=key)


def _parties(mentions: Iterable[Mention], text: str) -> tuple[Party, ...]:
    """The sides as claims name them; what is only implied has no words."""
    found = []
    for m in mentions:
        if m.kind == "implicit":
            found.append(Party(m.actor.name, m.actor.country, m.actor.sector, m.actor.entity))
            continue
        span = m.phrase or Span(m.start, m.end)
        found.append(
            Party(m.actor.name, m.actor.country, m.actor.sector, m.actor.entity, span.start, span.end, span.of(text))
        )
    return tuple(found)


def _step(report: Report, text: str, *, last: bool) -> Attribution | None:
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
        cue=report.cue[0].of(text),
        start=span.start,
        end=span.end,
        text=report.words,
        controlled_by=actor.controlled_by if actor else None,
    )


def _bare(words: str) -> str:
    for article in ("the ", "a ", "an ", "The ", "A ", "An "):
        if words.startswith(article):
            return words[len(article) :]
    return words


def _work(reference: Reference) -> str:
    """What a reference is called in a chain: where it appeared, else its author or title."""
    csl = reference.csl
    if csl.get("container-title"):
        return str(csl["container-title"])
    if csl.get("publisher"):
        return str(csl["publisher"])
    authors = csl.get("author") or []
    if authors:
        return str(authors[0].get("family") or authors[0].get("literal"))
    return str(csl.get("title") or f"reference {reference.number}")


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


def _linked(claims: Sequence[Claim]) -> list[Claim]:
    """Denied claims with the denial beside them."""
    denials = [c for c in claims if c.event == "REJECT" and c.cameo == "016"]
    out = []
    for claim in claims:
        if claim.status == "denied":
            by = next((d for d in denials if d.evidence[0].start == claim.evidence[0].start), None)
            claim = replace(claim, denied_by=by.id if by is not None else None)
        out.append(claim)
    return out


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """What headline and body, sentence and infobox say alike becomes one claim with several pieces of evidence."""
    kept: list[Claim] = []
    by_key: dict[tuple[object, ...], int] = {}
    for claim in claims:
        key = _sameness(claim)
        place = by_key.get(key) if key is not None else None
        if place is None:
            if key is not None:
                by_key[key] = len(kept)
            kept.append(claim)
            continue
        first = kept[place]
        evidence = first.evidence + tuple(e for e in claim.evidence if e not in first.evidence)
        citations = tuple(dict.fromkeys((*first.citations, *claim.citations)))
        kept[place] = replace(first, evidence=evidence, citations=citations, where=first.where or claim.where)
    return kept


def _sameness(claim: Claim) -> tuple[object, ...] | None:
    """What makes two claims of one document the same statement by the same voice; None where nothing may be joined."""
    sides = (
        tuple(sorted((p.country or p.name) for p in claim.actors)),
        tuple(sorted((p.country or p.name) for p in claim.recipients)),
    )
    if claim.kind == "mission":
        return claim.kind, sides, claim.status
    return None
