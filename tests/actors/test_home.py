"""Whose "the government" is where nobody says so."""

import pytest

from legation.actors.home import filed_in
from legation.codebook import Codebook
from legation.coder import Coder
from legation.documents import read
from legation.sources import Capture


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("KHARTOUM, March 16 (Xinhua) --", "SDN"),
        ("KILIS, Turkey —", "TUR"),
        ("ISTANBUL (Reuters) -", "TUR"),
        ("March 16 (Xinhua) --", None),
    ],
)
def test_the_country_of_a_dateline(book: Codebook, line: str, country: str | None) -> None:
    assert filed_in(line, book) == country


def _countries(coder: Coder, text: str) -> dict[str, str | None]:
    found = coder.annotate(read(Capture("made.txt", text.encode(), text=text)))
    return {m.text: m.actor.country for m in found.mentions}


def test_the_police_of_a_report_are_those_of_the_land_it_is_filed_from(coder: Coder) -> None:
    text = "KHARTOUM, March 16 (Xinhua) -- Police fired at students on Friday. Soldiers watched, and a court was shut."
    found = _countries(coder, text)
    assert found["Police"] == "SDN"
    assert {found.get("Soldiers"), found.get("a court")} == {None}


def test_the_government_is_that_of_the_one_land_that_a_document_is_about(coder: Coder) -> None:
    about = "Nigeria's senate rejected the bill. Nigerian lawmakers left Nigeria. The government denied it."
    assert _countries(coder, about)["The government"] == "NGA"
    several = "Nigeria met Chad on Monday. Chad and Nigeria signed a treaty. The government praised it."
    assert _countries(coder, several).get("The government") is None


def test_a_claim_says_that_the_land_was_understood(coder: Coder) -> None:
    text = "KHARTOUM, March 16 (Xinhua) -- Police arrested two French envoys on Friday."
    (claim,) = coder.annotate(read(Capture("made.txt", text.encode(), text=text))).claims
    assert [p.country for p in claim.actors] == ["SDN"]
    assert "'Police' is SDN: whose is not said; the report is filed there" in claim.because


@pytest.mark.parametrize(
    "text",
    [
        "Rebels and the government of Wadaya signed a ceasefire here on Sunday.",
        "The three governments rejected the findings.",
        "International prosecutors charged a general.",
        "Lawmakers who belong to the Unity faction rejected it.",
    ],
)
def test_what_is_somebody_elses_or_everybodys_is_not_understood(coder: Coder, text: str) -> None:
    found = _countries(coder, f"DOHA, March 16 (Xinhua) -- {text}")
    assert "QAT" not in found.values()
