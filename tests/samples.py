"""Small documents, claims and annotations that tests of the output build on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.actors import Actor, Mention
from legation.claims import Place, TimeExpression
from legation.claims.attribution import Report
from legation.claims.claim import Attribution, Claim, Evidence, Party, Source, Trigger, Where
from legation.coder import Annotation
from legation.documents.document import Document, Marker, Reference, Region
from legation.errors import RefusedError
from legation.evidence import Span, When, content_id
from legation.language import Sentence
from legation.sources.capture import Capture

TEXT = "Peru thanked Ecuador in 1998, the ministry said.[1]\nPhoto: nobody\n"


def document(text: str = TEXT, *, id_: str | None = None, name: str = "peru.txt") -> Document:
    """A document whose last line is left out and which cites one work."""
    marker = text.find("[1]")
    caption = text.find("Photo")
    return Document(
        id=id_ or content_id(text),
        name=name,
        text=text,
        sha256="0" * 64,
        title="Peru thanks Ecuador",
        published="1998-10-27",
        published_basis="given",
        outlet="Example Wire",
        excluded=(Region(caption, len(text.rstrip()), "caption"),) if caption >= 0 else (),
        markers=(Marker(marker, marker + 3, 1),) if marker >= 0 else (),
        references=(Reference(1, 0, 4, {"type": "webpage", "title": "A page"}),) if marker >= 0 else (),
    )


def claim(of: Document) -> Claim:
    """Peru thanks Ecuador, says the ministry; the offsets are those of the sample text."""
    text = of.text

    def at(words: str) -> tuple[int, int, str]:
        start = text.index(words)
        return start, start + len(words), words

    return Claim(
        id=content_id(of.id, "claim"),
        kind="event",
        document=Source(of.id, of.name, of.title, of.published, of.outlet),
        evidence=(Evidence(*at("Peru thanked Ecuador in 1998")),),
        actors=(Party("Peru", "PER", "GOV", "Q419", *at("Peru")),),
        recipients=(Party("Ecuador", "ECU", "GOV", "Q736", *at("Ecuador")),),
        status="asserted",
        because=("frame thank: agent SUPPORTs patient",),
        confidence=0.75,
        trigger=Trigger(*at("thanked")),
        event="SUPPORT",
        cameo="051",
        quad="verbal cooperation",
        attribution=(Attribution("the ministry", "speaker", "PER", "GOV", None, "said"),),
        when=When("1998", "1998-01-01", "1998-12-31", "year", "explicit", "1998", *at("1998")[:2]),
        where=Where("Peru", "PER", -10.0, -75.0, 3932488),
        citations=(1,),
    )


def annotation(of: Document, *, claims: int = 1) -> Annotation:
    """What a coder would make of the sample text."""
    text = of.text
    end = text.find("said.") + 5
    peru = Actor("Peru", "state", "PER", "GOV", "Q419", because=("a name of the state",))
    year = text.find("1998")
    return Annotation(
        document=of,
        source=claim(of).document,
        sentences=(Sentence(0, 0, end, (), citations=(1,) if of.markers else ()),),
        mentions=(Mention(0, 4, "Peru", 0, 0, "name", peru),),
        times=(TimeExpression(year, year + 4, "1998", "DATE", "1998", "1998", basis="explicit"),),
        places=(Place(0, 4, "Peru", "Peru", "PER", -10.0, -75.0),),
        attributions=(
            Report(
                source=(Span(text.find("the ministry"), end - 6),),
                cue=(Span(end - 5, end - 1),),
                content=(Span(0, 28),),
                sentence=0,
                head=None,
                manner="indirect",
                actor=peru,
            ),
        ),
        claims=(claim(of),) * claims,
    )


def fake_run(
    captures: Iterable[Capture | RefusedError],
    *,
    published: str | None,
    outlet: str | None,
    workers: int,
    codebook: Path | None = None,
) -> Iterator[Any]:
    """Stands in for the coder where a test is about what is around it: every document is the sample text."""
    for capture in captures:
        if isinstance(capture, RefusedError):
            yield capture
        else:
            name = capture.name
            yield annotation(document(id_=capture.given.get("id", content_id(capture.data)), name=name))
