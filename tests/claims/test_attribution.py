"""Who says so: source, cue, content and the order of the chain, whatever the construction."""

import pytest
from tests.coded import annotated, chain, claim_of

from legation.coder import Coder


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


@pytest.mark.parametrize(
    "text",
    [
        "“Libya attacked Chad.\n\n“Sudan condemned Libya,” the Kenyan president said.",
        "“The war was a mistake,” the Kenyan president said. “Libya attacked Chad at dawn.\n\n“Sudan condemned Libya.”",
        "The Kenyan president said: “Libya attacked Chad.\n\n“It was a mistake.\n\n“Sudan condemned Libya.”",
    ],
)
def test_a_quotation_over_several_paragraphs_has_one_speaker(coder: Coder, text: str) -> None:
    said = {c.event: chain(c) for c in annotated(coder, text).claims}
    assert said == {"ASSAULT": ["Kenyan president"], "ACCUSE": ["Kenyan president"]}


def test_a_closed_quotation_does_not_lend_its_speaker_to_the_next_paragraph(coder: Coder) -> None:
    text = "“Sudan condemned Libya,” the Kenyan president said.\n\nPeru visited Ecuador. “Libya attacked Chad at dawn.”"
    said = {c.event: chain(c) for c in annotated(coder, text).claims}
    assert said["ACCUSE"] == ["Kenyan president"]
    assert said["ASSAULT"] == said["CONSULT"] == []


def test_the_speaker_of_a_pronoun_is_who_it_stands_for(coder: Coder) -> None:
    text = "The Kenyan president spoke for an hour. “Libya attacked Chad at dawn,” he said."
    assert chain(claim_of(coder, text, "ASSAULT")) == ["Kenyan president"]


def test_an_inverted_cue_finds_its_speaker_behind_it(coder: Coder) -> None:
    claim = claim_of(coder, "“Libya attacked Chad at dawn,” said the Kenyan president.", "ASSAULT")
    assert [(s.name, s.role, s.cue) for s in claim.attribution] == [("Kenyan president", "speaker", "said")]
    assert claim.quotation is not None
    assert claim.quotation.text == "Libya attacked Chad at dawn,"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The minister's claim that Libya attacked Chad surprised Peru.", "minister", "speaker"),
        ("Claims by Kenya that Libya attacked Chad surprised Peru.", "Kenya", "speaker"),
        ("A newspaper said that Libya attacked Chad.", "newspaper", "source"),
    ],
)
def test_nouns_of_saying_and_texts_that_say_have_sources_too(coder: Coder, text: str, name: str, role: str) -> None:
    claim = next(c for c in annotated(coder, text).claims if c.event == "ASSAULT")
    assert [(s.name, s.role) for s in claim.attribution] == [(name, role)]


def test_source_cue_and_content_of_a_report_never_overlap(coder: Coder) -> None:
    text = (
        "“Libya attacked Chad,” said the Kenyan president, who, according to Reuters, denied that Sudan had left Peru."
    )
    found = annotated(coder, text).attributions
    assert len(found) >= 2
    for report in found:
        assert not any(c.overlap(s) for c in report.content for s in (*report.source, *report.cue))


def test_who_speaks_behind_a_semicolon_did_not_say_what_stands_before_it(coder: Coder) -> None:
    text = "Kenya accused Chad of arson, according to a lawyer; the justice ministry said this was a rumour."
    assert chain(claim_of(coder, text, "ACCUSE")) == ["lawyer"]
    text = "Kenya was opposed, according to three officials; Chad asked Niger for more time."
    assert chain(claim_of(coder, text, "REQUEST")) == []


def test_what_is_said_of_an_announcement_is_the_writers(coder: Coder) -> None:
    text = (
        "Australia will sell ships to Chad, Defense Minister Helen Carmody announced, in a move that Kenya condemned."
    )
    assert all(chain(c) == [] for c in annotated(coder, text).claims if c.event == "ACCUSE")
    assert chain(claim_of(coder, text, "COOPERATE")) == ["Helen Carmody"]


def test_a_preposition_hung_on_according_from_before_it_breaks_nothing(coder: Coder) -> None:
    text = (
        "In the winter of 1993, however, according to Zofia Halama, who kept the archive for thirty-one years, a "
        "bishop's driver carried out four boxes of letters from parents and burned them in the bakery's oven."
    )
    (said,) = [a for a in annotated(coder, text).attributions if a.source]
    assert [text[c.start : c.end] for c in said.cue] == ["according to"]


def test_what_an_aside_in_a_relative_clause_says_is_the_clause(coder: Coder) -> None:
    text = "Kenya said it would charge ten people in Chad, among them a clerk who, they allege, sold the rebels maps."
    charge = claim_of(coder, text, "ACCUSE")
    assert chain(charge) == ["Kenya"]
