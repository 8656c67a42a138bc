from __future__ import annotations

import pytest

from legation.documents import read
from legation.sources import Capture

GREETING = (
    "This month the president of Mali sent a message to his Algerian counterpart and congratulated him on the occasion "
    "of the 56th anniversary of the independence of the country."
)


def published(text: str) -> tuple[str | None, str | None, str | None]:
    found = read(Capture("a", text.encode(), text=text))
    return found.published, found.published_basis, found.published_evidence


def test_a_numbered_anniversary_in_this_month_gives_the_month_and_says_why() -> None:
    assert published(GREETING) == (
        "2018-07",
        "inferred",
        "This month … 56th anniversary of the independence of the country (Algeria: 1962-07-05)",
    )


def test_the_state_named_with_the_anniversary_goes_before_the_one_before_it() -> None:
    text = "This month Algeria sent greetings to Bamako for the 58th anniversary of Mali's independence."
    assert published(text)[0] == "2018-09"


@pytest.mark.parametrize(
    "text",
    [
        GREETING.replace("This month the", "The"),
        GREETING.replace("56th anniversary", "anniversary"),
        GREETING.replace("independence of the country", "opening of the theatre"),
        GREETING.replace("Algerian", "new").replace("Mali", "the club"),
        GREETING
        + "\n\nThis month also saw the 58th anniversary of Mali's independence, and a second message was sent.",
        "The photo was taken on the 70th anniversary of the choir this month.",
    ],
)
def test_without_month_number_state_or_agreement_nothing_is_inferred(text: str) -> None:
    assert published(text) == (None, None, None)


def test_what_is_stated_goes_before_what_is_inferred() -> None:
    found = read(Capture("a", GREETING.encode(), text=GREETING), published="2018-07-06")
    assert (found.published, found.published_basis) == ("2018-07-06", "given")
