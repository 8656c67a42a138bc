"""What cannot be as the words have it: flagged, and corrected where the document helps."""

import pytest
from tests.coded import annotated, claims_of, sides

from legation.coder import Coder


def test_another_sale_of_the_document_says_who_the_recipient_is(coder: Coder) -> None:
    first, second = claims_of(
        coder, "Norway sold weapons to Chad in 2001. In 2002 Norway again sold weapons to Norway."
    )
    assert sides(second) == (["NOR"], ["TCD"])
    assert second.flags == (f"self-dyad: text says Norway; corrected from claim {first.id}",)
    assert first.flags == ()


def test_a_corrected_recipient_has_no_words_since_the_text_has_none_for_it(coder: Coder) -> None:
    corrected = claims_of(coder, "Norway sold weapons to Chad. Norway sold weapons to Norway.")[1]
    assert [(p.name, p.text, p.start, p.end) for p in corrected.recipients] == [("Chad", None, None, None)]
    assert any("does not deal with itself" in reason for reason in corrected.because)


def test_where_nothing_tells_who_is_meant_the_claim_is_only_flagged(coder: Coder) -> None:
    (claim,) = claims_of(coder, "Norway sold weapons to Norway.")
    assert sides(claim) == (["NOR"], [])
    assert claim.flags == ("self-dyad: text says Norway",)


def test_another_actors_sale_corrects_nothing(coder: Coder) -> None:
    claims = claims_of(coder, "Peru sold weapons to Chad. Norway sold weapons to Norway.")
    assert [c.flags for c in claims] == [(), ("self-dyad: text says Norway",)]


def test_a_sale_to_somebody_else_is_not_touched(coder: Coder) -> None:
    claims = claims_of(coder, "Niger sold weapons to Nigeria. Norway sold weapons to Chad.")
    assert all(not c.flags for c in claims)


def flags(coder: Coder, text: str, published: str | None) -> set[str]:
    return {flag.partition(":")[0] for c in annotated(coder, text, published).claims for flag in c.flags}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Kenya attacked Chad on 12 March 2031.", "2021-03-14", {"future date"}),
        ("Kenya attacked Chad in 2031.", "2021", {"future date"}),
        ("Kenya attacked Chad in March 2021.", "2021-03-14", set()),
        ("Kenya attacked Chad in 2021.", "2021-03-14", set()),
        ("Kenya attacked Chad on 12 March 2031.", None, set()),
        ("Kenya will attack Chad on 12 March 2031.", "2021-03-14", set()),
        ("Cuban leader Fidel Castro visited Venezuela on 3 May 2020.", None, {"dead by then"}),
        ("Cuban leader Fidel Castro visited Venezuela in May 2000.", None, set()),
        ("Cuban leader Fidel Castro visited Venezuela in 2016.", None, set()),
        ("Venezuela honoured Fidel Castro of Cuba on 3 May 2020.", None, set()),
    ],
)
def test_what_cannot_be_when_it_is_said_to_be_is_flagged(
    coder: Coder, text: str, published: str | None, expected: set[str]
) -> None:
    assert flags(coder, text, published) == expected
