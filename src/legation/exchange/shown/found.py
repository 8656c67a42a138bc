"""What was read in a document besides its claims, in words: mentions, times, places, attributions, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.dossier.wording import control_words, state_name
from legation.exchange.shown.segments import Mark, Tag

if TYPE_CHECKING:
    from legation.actors import Actor, Mention
    from legation.claims import Place, Report, TimeExpression
    from legation.coder import Annotation
    from legation.evidence import Span

_BASES = {
    "explicit": "the text says it all",
    "relative": "counted from the date of publication",
    "inferred": "a date before it gives the year, or what to count from",
    "bounded": "only a bound is known",
    "unknown": "nothing dates it",
}
_MANNERS = {
    "direct": "in quotation marks",
    "indirect": "in other words",
    "adjunct": "by a phrase such as “according to”",
    "nominal": "by a noun such as “claim”",
    "act": "by an act of speech",
    "attitude": "by wanting, planning, judging or speaking of something",
}
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Found:
    """One thing read: its ``words`` in the document, what they mean, the codes for it, ``details`` and why.

    ``kind`` is ``mention``, ``time``, ``place`` or ``attribution``; ``letter`` tells attributions apart in the text.
    """

    kind: str
    start: int
    words: str
    meaning: str
    codes: str
    details: str
    because: tuple[str, ...]
    marks: tuple[Mark, ...]
    letter: str = ""


def found(annotation: Annotation) -> list[Found]:
    """Everything but claims, in the order of the text."""
    text = annotation.document.text
    named = {(m.start, m.end) for m in annotation.mentions}
    things = [
        *(_mention(m) for m in annotation.mentions),
        *(_time(t) for t in annotation.times),
        *(_place(p, named) for p in annotation.places),
        *(_attribution(r, letters(n), text) for n, r in enumerate(annotation.attributions)),
    ]
    return sorted(things, key=lambda each: each.start)


def letters(number: int) -> str:
    """``a`` to ``z``, then ``aa``: the name of the attribution with this place, counted from 0."""
    high, low = divmod(number, 26)
    return (letters(high - 1) if high else "") + chr(ord("a") + low)


def _mention(mention: Mention) -> Found:
    actor = mention.actor
    codes = _codes(actor)
    because = actor.because + ((control_words(actor.controlled_by),) if actor.controlled_by else ())
    details = ", ".join(part for part in (mention.kind, actor.office or "", actor.entity or "") if part)
    title = "\n".join([f"Mention: {_and_codes(actor)} ({details})", *because])
    mark = Mark(mention.start, mention.end, "mention", title, after=Tag("mention", codes or "?"))
    return Found("mention", mention.start, mention.text, actor.name, codes, details, because, (mark,))


def _time(time: TimeExpression) -> Found:
    value = time.edtf or time.value or "?"
    because = tuple(_time_reasons(time))
    details = _listed(time.type.lower(), time.value if time.value and time.value != value else "")
    title = "\n".join([f"Time: {value} ({details})", *because])
    sign = None if value == time.text else Tag("time", value)
    mark = Mark(time.start, time.end, "time", title, after=sign)
    return Found("time", time.start, time.text, value, "", details, because, (mark,))


def _time_reasons(time: TimeExpression) -> Iterator[str]:
    yield _BASES.get(time.basis, time.basis)
    if time.function:
        yield f"read as “{time.function}”"
    if time.attributive:
        yield "it dates the noun after it, not the sentence"
    if time.whole:
        yield f"an end of “{time.whole.text}”"


def _place(place: Place, named: set[tuple[int, int]]) -> Found:
    where = [f"{place.latitude:.2f}, {place.longitude:.2f}"] if place.latitude is not None else []
    where += [f"GeoNames {place.geonames}"] if place.geonames is not None else []
    details = _listed(*where).replace("-", "\u2212")
    code = place.country or ""
    state = state_name(code) if code else ""
    meaning = place.name if state in ("", place.name) else f"{place.name}, {state}"
    # where a mention stands on the same words, its sign says the country already
    sign = None if (place.start, place.end) in named else Tag("place", code or "?")
    title = f"Place: {meaning} ({_listed(code, details) or 'not known'})"
    mark = Mark(place.start, place.end, "place", title, after=sign)
    return Found("place", place.start, place.text, meaning, code, details, (), (mark,))


def _attribution(report: Report, letter: str, text: str) -> Found:
    who = _who(report)
    said = _words(report.content, text)
    cue = _words(report.cue, text)
    marks = (
        *(Mark(s.start, s.end, "source", f"Source {letter}: {who}", _letter(letter)) for s in report.source),
        *(Mark(s.start, s.end, "cue", f"Cue {letter}: {who} “{cue}”", _letter(letter)) for s in report.cue),
        *(
            Mark(s.start, s.end, "content", f"According to {letter}: {who}", _letter(f"{letter}‹"), Tag("said", "›"))
            for s in report.content
        ),
    )
    because = [f"cue “{cue}”" if cue else "a quotation that goes on", _MANNERS.get(report.manner, report.manner)]
    because += [] if report.stance == "neutral" else [f"the writer is {report.stance}"]
    because += ["the source is a text"] if report.record else []
    start = min((s.start for s in (*report.content, *report.cue, *report.source)), default=0)
    codes = _codes(report.actor) if report.actor else ""
    return Found("attribution", start, said, who, codes, "", tuple(because), marks, letter)


def _letter(text: str) -> Tag:
    return Tag("said", text)


def _who(report: Report) -> str:
    if report.actor is None:
        return report.words or "nobody named"
    return _and_codes(report.actor)


def _and_codes(actor: Actor) -> str:
    codes = _codes(actor)
    return f"{actor.name}, {codes}" if codes else actor.name


def _codes(actor: Actor) -> str:
    return " ".join(code for code in (actor.country, actor.sector) if code)


def _listed(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _words(spans: Iterable[Span], text: str) -> str:
    words = " … ".join(" ".join(text[s.start : s.end].split()) for s in spans)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
