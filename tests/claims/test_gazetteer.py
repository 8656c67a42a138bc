"""Which places the words of a document mean."""

from __future__ import annotations

import pytest
from tests.coded import annotated

from legation.coder import Coder


def places(coder: Coder, text: str) -> list[tuple[str, str, str | None]]:
    return [(p.text, p.name, p.country) for p in annotated(coder, text).places]


def test_of_several_towns_that_is_meant_which_lies_in_what_is_named_behind_it(coder: Coder) -> None:
    text = "Soldiers left Glasgow, Kentucky on Monday."
    (town, state) = annotated(coder, text).places
    assert (town.name, state.name) == ("Glasgow", "Kentucky")
    assert town.longitude == pytest.approx(-85.9, abs=0.1)


def test_a_lesser_town_is_a_place_where_its_state_is_spoken_of(coder: Coder) -> None:
    assert ("Bondo", "Bondo", "KEN") in places(coder, "Kenyan police fired on a crowd in Bondo on Monday.")
    assert ("Bondo", "Bondo", "COD") in places(coder, "Congolese police fired on a crowd in Bondo on Monday.")
    assert places(coder, "The police fired on a crowd in Bondo on Monday.") == []


@pytest.mark.parametrize("text", ["Kenya's Bondo Sugar Company closed.", "Kenya sent Peter Bondo to Oslo."])
def test_part_of_a_longer_name_is_no_lesser_town(coder: Coder, text: str) -> None:
    assert all(p.name != "Bondo" for p in annotated(coder, text).places)


def test_no_actor_is_named_after_a_lesser_town(coder: Coder) -> None:
    assert all(
        m.text != "Bondo" for m in annotated(coder, "Kenyan police fired on a crowd in Bondo on Monday.").mentions
    )


def test_a_region_of_a_states_name_is_meant_among_its_neighbours_only(coder: Coder) -> None:
    assert ("Georgia", "Georgia", "USA") in places(coder, "Farms in Florida, Alabama and Georgia flooded.")
    assert ("Georgia", "Georgia", "GEO") in places(coder, "The United States sent aid to farms in Georgia.")


def test_a_metropolis_goes_before_the_region_that_bears_its_name(coder: Coder) -> None:
    (city,) = annotated(coder, "The two envoys met in New York on Monday.").places
    (state,) = annotated(coder, "The two envoys met in New York state on Monday.").places
    assert city.latitude == pytest.approx(40.7, abs=0.1)
    assert state.latitude == pytest.approx(42.7, abs=0.5)


def test_lands_of_many_states_are_places_of_none(coder: Coder) -> None:
    assert places(coder, "Kenyan troops flew across the Black Sea to Eastern Europe.") == [
        ("Black Sea", "Black Sea", None),
        ("Eastern Europe", "Eastern Europe", None),
    ]


def test_lands_that_act_and_are_places_are_both(coder: Coder) -> None:
    assert ("Scotland", "Scotland", "GBR") in places(coder, "Norwegian ships called at ports in Scotland.")


def test_regions_have_coordinates_no_finer_than_they_are(coder: Coder) -> None:
    (place,) = annotated(coder, "Ships of Norway called at ports in Scotland.").places[1:]
    assert place.latitude is not None
    assert round(place.latitude, 1) == place.latitude


def test_a_region_among_regions_or_behind_its_town_is_meant_though_a_capital_has_its_name(coder: Coder) -> None:
    assert ("Washington", "Washington state", "USA") in places(
        coder, "Officials study cases in Washington, Pennsylvania and California."
    )
    assert ("Washington", "Washington state", "USA") in places(coder, "The envoys flew to Seattle, Washington.")
    assert ("Georgia", "Georgia", "USA") in places(coder, "They met in Atlanta, Georgia.")
    assert ("Georgia", "Georgia", "GEO") in places(coder, "They met in Batumi, Georgia.")


@pytest.mark.parametrize(
    "text",
    [
        "Envoys flew to Beijing, Washington and Moscow.",
        "Talks in New York, Washington said, had failed.",
        "Texas and Washington disagree.",
    ],
)
def test_a_capital_beside_what_is_no_region_of_its_country_stays_one(coder: Coder, text: str) -> None:
    assert ("Washington", "Washington", "USA") in places(coder, text)


def test_a_region_named_with_its_kind_is_meant_by_its_bare_name_where_its_state_is_spoken_of(coder: Coder) -> None:
    text = "Queensland and Tasmania banned races. None were run in Victoria."
    assert ("Victoria", "State of Victoria", "AUS") in places(coder, text)
    assert ("Santa Cruz", "Santa Cruz department", "BOL") in places(coder, "Bolivia's army left Santa Cruz.")


def test_a_place_that_is_not_known_in_what_is_named_behind_it_has_its_country_and_no_coordinates(coder: Coder) -> None:
    (town, _) = annotated(coder, "Cattle at a farm in Surrey, UK, tested positive.").places
    assert (town.name, town.country, town.latitude, town.geonames) == ("Surrey", "GBR", None, None)
