"""The attributions of a document as a reader marks them: one an utterance, whole sources, cues and contents."""

import pytest
from tests.coded import annotated, chain, claim_of

from legation.coder import Coder


def marked(coder: Coder, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every attribution, pieces parted by a bar, without marks at their ends."""

    def words(spans: tuple[object, ...]) -> str:
        return " | ".join(s.of(text).strip(" ,.\"“”'") for s in spans)  # type: ignore[attr-defined]

    return [(words(r.source), words(r.cue), words(r.content)) for r in annotated(coder, text).attributions]


def test_a_quotation_that_its_cue_interrupts_is_one_content(coder: Coder) -> None:
    text = "“The road is closed,” the mayor said. “It will stay closed until spring. Nobody may pass.”"
    assert marked(coder, text) == [
        ("the mayor", "said", "The road is closed | It will stay closed until spring. Nobody may pass")
    ]


def test_a_quotation_of_two_sentences_before_its_cue_is_one_piece(coder: Coder) -> None:
    text = "“The road is closed. Nobody may pass,” the mayor said."
    assert marked(coder, text) == [("the mayor", "said", "The road is closed. Nobody may pass")]


def test_what_stands_around_a_speaker_set_apart_is_all_said(coder: Coder) -> None:
    assert marked(coder, "The border, the ministry said, would stay closed until Friday.") == [
        ("the ministry", "said", "The border | would stay closed until Friday")
    ]


def test_the_speaker_set_apart_is_in_the_chain_and_not_the_subject_before_it(coder: Coder) -> None:
    assert chain(claim_of(coder, "Libya, the Kenyan president said, attacked Chad.", "ASSAULT")) == ["Kenyan president"]


def test_a_clause_with_a_cue_of_its_own_is_not_said_by_the_speaker_before(coder: Coder) -> None:
    said = marked(coder, "The harvest, the ministry said, was good, but farmers said that it had failed.")
    assert said[1] == ("farmers", "said", "that it had failed")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor also said that the road was closed.", "also said"),
        ("The mayor has repeatedly denied that the road was closed.", "has repeatedly denied"),
        ("The mayor said in a statement that the road was closed.", "said in a statement"),
        ("The mayor said on Monday that the road was closed.", "said"),
        ("The road was closed, according to the mayor.", "according to"),
    ],
)
def test_a_cue_has_its_auxiliaries_and_adverbs_and_no_day(coder: Coder, text: str, cue: str) -> None:
    assert [c for _, c, _ in marked(coder, text)] == [cue]


def test_a_source_has_its_clauses_and_what_is_joined_to_it(coder: Coder) -> None:
    text = (
        "Ana Paz, who leads the union, said that the road was closed. The mayor and the bishop said that it was open."
    )
    assert [s for s, _, _ in marked(coder, text)] == ["Ana Paz, who leads the union", "The mayor and the bishop"]


def test_an_opening_conjunction_is_not_said(coder: Coder) -> None:
    assert marked(coder, "But the road was closed, according to the mayor.")[0][2] == "the road was closed"


def test_what_a_speaker_thinks_in_quotation_is_no_second_voice(coder: Coder) -> None:
    assert [s for s, _, _ in marked(coder, "“I think that the road is closed,” the mayor said.")] == ["the mayor"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The bishop criticised the new law.", ("The bishop", "criticised", "the new law")),
        ("The new law was criticised by the bishop.", ("the bishop", "was criticised by", "The new law")),
        ("The bishop wants to close the road.", ("The bishop", "wants", "to close the road")),
        ("The bishop spoke about the new law.", ("The bishop", "spoke about", "the new law")),
        ("The bishop described the law as a farce.", ("The bishop", "described", "the law as a farce")),
    ],
)
def test_an_attitude_without_a_clause_is_an_attribution(coder: Coder, text: str, marks: tuple[str, str, str]) -> None:
    assert marked(coder, text) == [marks]


@pytest.mark.parametrize("text", ["The bishop closed the road.", "The bishop flew to Rome.", "The law took effect."])
def test_a_deed_is_no_attitude(coder: Coder, text: str) -> None:
    assert marked(coder, text) == []


def test_an_attitude_stands_in_no_chain(coder: Coder) -> None:
    assert chain(claim_of(coder, "Norway criticised Iceland.", "ACCUSE")) == []
