"""Sentences that no writer meant: nothing breaks, nothing takes forever to say, and no event is made up."""

import pytest
from tests.coded import annotated, claims_of

from legation.coder import Coder

_NAMES = ["Norway", "Iceland", "Chad", "Libya", "Sudan", "Kenya", "Uganda", "Denmark", "Peru", "Ecuador"]


def test_a_sentence_of_five_thousand_words_is_read_to_its_end(coder: Coder) -> None:
    filling = " ".join(["the quiet road along the river", "the old mill", "the wide field"] * 400)
    text = f"Libya attacked Chad near {filling} and Kenya condemned Libya."
    assert len(text.split()) > 4_500
    found = annotated(coder, text)
    assert found.sentences[-1].end == len(text)
    known = {"LBY", "TCD", "KEN"}
    assert {p.country for c in found.claims for p in (*c.actors, *c.recipients)} <= known
    assert any(c.event == "ASSAULT" for c in found.claims)


def test_clauses_nested_two_hundred_deep_are_read(coder: Coder) -> None:
    text = "Kenya said that " * 200 + "Libya attacked Chad."
    found = [c for c in claims_of(coder, text) if c.event == "ASSAULT"]
    assert all(len(c.attribution) <= 200 for c in found)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(_NAMES) + ".",
        ", ".join(_NAMES[:-1]) + f" and {_NAMES[-1]}.",
        " ".join(_NAMES * 100),
        "The court of Kenya, the parliament of Uganda, the council of Chad and the army of Libya.",
        "Norway. Chad. Libya!",
        "Kenya's, Uganda's and Chad's.",
        "Norway (Iceland) [Chad] {Libya} <Sudan>",
    ],
)
def test_names_without_a_verb_do_nothing_to_each_other(coder: Coder, text: str) -> None:
    assert claims_of(coder, text) == ()


@pytest.mark.parametrize(
    "words", ["Ливия напала на Чад", "利比亚攻击了乍得", "ليبيا هاجمت تشاد", "לוב תקפה את צ׳אד", "🇱🇾 ⚔️ 🇹🇩", "Λιβύη"]
)
def test_words_of_another_script_inside_english_make_no_event(coder: Coder, words: str) -> None:
    text = f"The painted sign on the wall of the old market in the harbour of Chad has for years said {words} to all."
    assert claims_of(coder, text) == ()


@pytest.mark.parametrize("words", ["Ливия", "利比亚", "ليبيا", "🇱🇾"])
def test_words_of_another_script_leave_the_event_beside_them_alone(coder: Coder, words: str) -> None:
    found = claims_of(coder, f"Norway condemned Iceland. The sign on the wall of the market said {words} for years.")
    assert [(c.event, c.actors[0].country, c.recipients[0].country) for c in found] == [("ACCUSE", "NOR", "ISL")]


@pytest.mark.parametrize("text", ["?", "…", '"', "“", "”””", "(((", "-- -- --", "a", ".", "said", "“ ” “", "1 2 3"])
def test_scraps_make_nothing(coder: Coder, text: str) -> None:
    assert claims_of(coder, text) == ()


@pytest.mark.parametrize("mark", ["“", '"', "''", "«", "("])
def test_marks_opened_a_thousand_times_are_read(coder: Coder, mark: str) -> None:
    found = claims_of(coder, f"{mark} " * 1_000 + "Libya attacked Chad.")
    assert {c.event for c in found} <= {"ASSAULT"}
