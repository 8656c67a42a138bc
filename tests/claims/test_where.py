"""Where it happened: the place the words give the event, and never the seat of a government that only speaks."""

import pytest
from tests.coded import annotated, claim_of, sides

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "event", "name", "precision"),
    [
        ("The Kenyan president met the president of Uganda in Oslo.", "CONSULT", "Oslo", "city"),
        ("Kenya signed a treaty with Uganda in Nairobi on 3 May 2004.", "SUPPORT", "Nairobi", "city"),
        ("Libya bombed a village in Chad.", "ASSAULT", "Chad", "country"),
        ("Libyan jets bombed a factory near Khartoum.", "ASSAULT", "Khartoum", "city"),
        ("Libyan jets bombed a factory in the outskirts of Khartoum.", "ASSAULT", "Khartoum", "city"),
        ("Libya's shelling of villages in the countryside of Aleppo went on.", "ASSAULT", "Aleppo", "city"),
    ],
)
def test_a_locative_phrase_at_the_action_or_its_object_is_the_place(
    coder: Coder, text: str, event: str, name: str, precision: str
) -> None:
    where = claim_of(coder, text, event).where
    assert where is not None
    assert (where.name, where.precision, where.basis) == (name, precision, "explicit")
    assert where.latitude is not None
    assert where.start is not None
    assert text[where.start : where.end] == where.text


@pytest.mark.parametrize("text", ["Nairobi condemned Kampala.", "Norway visited Iceland.", "Libya attacked Chad."])
def test_a_capital_that_stands_for_its_government_and_a_party_are_no_places_of_the_event(
    coder: Coder, text: str
) -> None:
    assert annotated(coder, text).claims[0].where is None


def test_an_attack_that_names_only_its_place_was_on_the_state_whose_place_it_is(coder: Coder) -> None:
    claim = claim_of(coder, "Libyan jets bombed a factory near Khartoum.", "ASSAULT")
    assert sides(claim) == (["LBY"], ["SDN"])


def test_an_attack_at_home_is_on_nobody_else(coder: Coder) -> None:
    found = annotated(coder, "Libyan jets bombed a factory near Tripoli.").claims
    assert not any(c.event == "ASSAULT" and c.recipients and c.recipients[0].country == "LBY" for c in found)


def test_places_are_states_and_capitals_in_order_and_no_adjectives(coder: Coder) -> None:
    places = annotated(coder, "Norwegian pilots flew from Oslo to Nairobi and on to Uganda.").places
    assert [(p.name, p.country) for p in places] == [("Oslo", "NOR"), ("Nairobi", "KEN"), ("Uganda", "UGA")]
