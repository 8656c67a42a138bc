"""Who says so: source, cue, content and the order of the chain, whatever the construction."""

import pytest

from legation.claims import Claim
from legation.coder import Annotation, Coder
from legation.documents import read
from legation.sources import Capture


def annotated(coder: Coder, text: str, published: str | None = None) -> Annotation:
    """A text as a document, annotated."""
    return coder.annotate(read(Capture("attribution.txt", text.encode(), text=text), published=published))


def chain(claim: Claim) -> list[str]:
    """The names of a claim's chain, outermost first."""
    return [step.name for step in claim.attribution]


def claim_of(coder: Coder, text: str, event: str) -> Claim:
    """The one claim of an event in a text."""
    found = [c for c in annotated(coder, text).claims if c.event == event]
    assert len(found) == 1, [(c.event, c.trigger) for c in annotated(coder, text).claims]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported that Libya attacked Chad.",
        "Reuters reported on Monday that Libya attacked Chad.",
        "Libya attacked Chad, Reuters reported.",
        "According to Reuters, Libya attacked Chad.",
        "Libya attacked Chad, according to Reuters.",
        "“Libya attacked Chad at dawn,” Reuters reported.",
    ],
)
def test_the_chain_is_the_same_before_after_and_around_what_is_reported(coder: Coder, text: str) -> None:
    assert chain(claim_of(coder, text, "ASSAULT")) == ["Reuters"]


def test_an_outlet_that_reports_what_somebody_said_stands_outside_the_speaker(coder: Coder) -> None:
    claim = claim_of(coder, "Reuters reported that the Kenyan president said that Libya attacked Chad.", "ASSAULT")
    assert [(s.role, s.country) for s in claim.attribution] == [("source", "GBR"), ("speaker", "KEN")]


def test_a_speaker_quoted_by_an_agency_in_a_trailing_clause_is_innermost(coder: Coder) -> None:
    text = "“The ambassador said that Norway signed a treaty with Iceland,” Reuters reported."
    claim = next(c for c in annotated(coder, text).claims if c.cameo == "057")
    assert chain(claim)[0] == "Reuters"
    assert claim.attribution[-1].role == "speaker"


def test_a_quotation_that_goes_on_belongs_to_the_same_speaker(coder: Coder) -> None:
    text = "“Libya attacked Chad at dawn. Sudan condemned Libya at once,” the Kenyan president said."
    claims = annotated(coder, text).claims
    said = {c.event: chain(c) for c in claims if c.event in ("ASSAULT", "ACCUSE")}
    assert set(said) == {"ASSAULT", "ACCUSE"}
    assert said["ASSAULT"] == said["ACCUSE"] != []


def test_a_claim_in_the_documents_own_voice_has_no_chain(coder: Coder) -> None:
    assert chain(claim_of(coder, "Libya attacked Chad.", "ASSAULT")) == []


def test_a_speech_acts_own_speaker_is_not_in_its_chain(coder: Coder) -> None:
    claims = annotated(coder, "Norway accused Iceland of attacking Chad.").claims
    accusation = next(c for c in claims if c.event == "ACCUSE")
    content = next(c for c in claims if c.event == "ASSAULT")
    assert chain(accusation) == []
    assert chain(content) == ["Norway"]
    assert content.status == "alleged"


def test_a_denial_and_what_it_denies_are_linked(coder: Coder) -> None:
    claims = annotated(coder, "Iceland denied that it had sold weapons to Chad.").claims
    denial = next(c for c in claims if c.event == "REJECT")
    sale = next(c for c in claims if c.event == "COOPERATE")
    assert denial.cameo == "016"
    assert sale.status == "denied"
    assert sale.denied_by == denial.id


def test_unattributed_reports_make_an_allegation(coder: Coder) -> None:
    claim = claim_of(coder, "There were reports that Libya attacked Chad.", "ASSAULT")
    assert claim.status == "alleged"


def test_state_controlled_agencies_are_marked_as_such(coder: Coder) -> None:
    claim = claim_of(coder, "KCNA reported that Libya attacked Chad.", "ASSAULT")
    assert [(s.role, s.controlled_by) for s in claim.attribution] == [("source", "PRK")]
