"""What stands around a person's name says whose the person is; what stands in it does not."""

import pytest
from tests.actors.conftest import Read


@pytest.mark.parametrize("name", ["Chad Miller", "Jordan Reed", "Paris Stone", "Florence Reed", "Orlando Stone"])
def test_a_given_name_that_is_a_state_s_or_a_town_s_gives_no_country(read: Read, name: str) -> None:
    assert not any(m.actor.country for m in read(f"Editor {name} spoke.", "2018"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peruvian Jane Roe spoke.", "PER"),
        ("President Jane Roe of Peru spoke.", "PER"),
        ("Jane Roe, the mayor of Naples, spoke.", "ITA"),
        ("Texas senator Jane Roe spoke.", "USA"),
    ],
)
def test_a_person_is_of_the_state_that_title_and_apposition_name(read: Read, text: str, country: str) -> None:
    assert country in {m.actor.country for m in read(text, "2018") if m.actor.name.endswith("Jane Roe")}
