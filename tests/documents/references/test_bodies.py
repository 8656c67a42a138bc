from __future__ import annotations

import pytest

from legation.documents.references.bodies import is_institution, is_place, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Department of Foreign Affairs", "institution"),
        ("Foreign Affairs", "periodical"),
        ("Journal of the Institute of Lakes", "periodical"),
        ("Institute for Lake Studies", "institution"),
        ("Ministry of Trade, Industry and Energy", "institution"),
        ("Gulf of Finland Times", "periodical"),
        ("Port & Customs Weekly", "periodical"),
        ("Cahiers des cols", "periodical"),
        ("Rheintaler Zeitung", "periodical"),
        ("Daily Graphic (Accra)", "periodical"),
        ("Radio Ilha", "periodical"),
        ("Atlas Press Agency", "periodical"),
        ("Gulf Monitor", "periodical"),
        ("border.example", "periodical"),
        ("Elm Press", "house"),
        ("Gotthard UP", "house"),
        ("Éditions du Golfe", "house"),
        ("Drina Mule Lines", "company"),
        ("Bordeaux", "place"),
        ("London and New York", "place"),
        ("Cambridge, MA", "place"),
        ("Jane Roe", None),
        ("Granskog", None),
        ("a survey", None),
        ("", None),
    ],
)
def test_a_name_says_by_its_head_what_it_names(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "name", ["UN Panel on Coastal Trade", "The Border Desk", "AFP", "Friends of the Lake", "ECOWAS"]
)
def test_a_body_is_no_person(name: str) -> None:
    assert is_institution(name)


@pytest.mark.parametrize("name", ["Jane Roe", "Kim Min-jun", "J. Doe", "van der Berg"])
def test_a_person_is_no_body(name: str) -> None:
    assert not is_institution(name)


@pytest.mark.parametrize("name", ["Granskog", "london", "A, B, C, D, E", ""])
def test_what_the_codebook_does_not_list_is_no_place(name: str) -> None:
    assert not is_place(name)
