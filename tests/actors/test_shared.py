"""What unseen articles taught: roles of several states, whose minister, which Korea, who sent a message."""

import pytest
from tests.coded import annotated, claims_of, sides

from legation.coder import Coder


def test_the_leaders_of_several_states_are_several_actors(coder: Coder) -> None:
    treaty = next(
        c for c in claims_of(coder, "The leaders of Kenya, Uganda and Chad signed a treaty.") if c.cameo == "057"
    )
    assert sides(treaty) == (["KEN", "UGA", "TCD"], [])


def test_its_minister_is_the_minister_of_what_it_means(coder: Coder) -> None:
    text = "Kenya accused Uganda. Uganda rejected the charge. Its water minister, Peter Oloo, condemned Kenya."
    claim = next(c for c in claims_of(coder, text) if c.trigger is not None and c.trigger.text == "condemned")
    assert sides(claim) == (["UGA"], ["KEN"])


def test_korean_alone_is_the_korea_that_the_document_names(coder: Coder) -> None:
    text = "North Korea thanked Cuba. Cuba praised the Korean government."
    claim = next(c for c in claims_of(coder, text) if c.trigger is not None and c.trigger.text == "praised")
    assert sides(claim) == (["CUB"], ["PRK"])


def test_a_message_received_speaks_for_the_one_it_came_from(coder: Coder) -> None:
    text = "The president of Kenya received a message from Cuba. The message praised Kenya."
    claim = next(c for c in claims_of(coder, text) if c.trigger is not None and c.trigger.text == "praised")
    assert sides(claim) == (["CUB"], ["KEN"])


def test_aid_that_is_suspended_is_not_given(coder: Coder) -> None:
    claims = claims_of(coder, "Kenya suspended part of its aid to Uganda, according to two officials.")
    assert [c.event for c in claims if c.kind == "event"] == ["SANCTION"]
    assert sides(claims[0]) == (["KEN"], ["UGA"])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia left the talks with the European Union. Brussels condemned the decision.", "EUR"),
        ("Belgium and the European Union met in Geneva. Brussels condemned the decision.", "BEL"),
        ("Georgia left the talks. Brussels condemned the decision.", "BEL"),
    ],
)
def test_brussels_is_the_union_where_that_is_spoken_of_and_belgium_is_not(
    coder: Coder, text: str, country: str
) -> None:
    assert [m.actor.country for m in annotated(coder, text).mentions if m.text == "Brussels"] == [country]
