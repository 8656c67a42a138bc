"""Common nouns for those who act."""

import pytest

from legation.codebook import load, plover
from legation.codebook.roles import plural


@pytest.mark.parametrize(
    ("words", "noun", "sector"),
    [
        ("the Ruritanian ambassador", "ambassador", "GOV"),
        ("deputy foreign ministers", "deputy foreign minister", "GOV"),
        ("minister of foreign affairs", "minister of foreign affairs", "GOV"),
        ("elite special forces", "special forces", "MIL"),
        ("government troops", "government troops", "MIL"),
        ("a police officer", "police officer", "COP"),
        ("riot police", "riot police", "COP"),
        ("the attorney general", "attorney general", "GOV"),
        ("attorneys general", "attorney general", "GOV"),
        ("opposition lawmakers", "opposition lawmaker", "LEG"),
        ("rebels", "rebel", "REB"),
        ("masked gunmen", "gunman", "UAF"),
        ("foreign journalists", "journalist", "JRN"),
        ("state media", "state media", "GOV"),
        ("villagers", "villager", "CVL"),
        ("asylum-seekers", "asylum seeker", "REF"),
        ("asylum - seekers", "asylum seeker", "REF"),
        ("demonstrators", "demonstrator", "CVL"),
        ("aid workers", "aid worker", "SOC"),
        ("the ruling party", "ruling party", "GOV"),
        ("spy chief", "spy chief", "SPY"),
        ("nuclear scientists", "nuclear scientist", "EDU"),
        ("chargé d'affaires", "chargé d'affaires", "GOV"),
        ("former defense ministers", "former defense minister", "ELI"),
        ("former Ruritanian spy chief", "spy chief", "ELI"),
    ],
)
def test_a_role_has_its_sector(words: str, noun: str, sector: str) -> None:
    found = load().role(words.split())
    assert found is not None
    assert (found.noun, found.sector) == (noun, sector)


@pytest.mark.parametrize(
    "words",
    [
        "general strike",
        "order of merit",
        "a general election",
        "state visit",
        "social media",
        "nerve agent",
        "reactor",
        "",
    ],
)
def test_what_only_looks_like_a_role_is_none(words: str) -> None:
    assert load().role(words.split()) is None


def test_the_longest_phrase_counts_and_says_where_it_stands() -> None:
    found = load().role("the first vice foreign minister".split())
    assert found is not None
    assert (found.noun, found.first, found.last) == ("first vice foreign minister", 1, 4)


def test_a_trap_hides_only_its_own_words() -> None:
    found = load().role("general strike by dock workers".split())
    assert found is not None
    assert found.noun == "dock worker"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("minister", "ministers"),
        ("policeman", "policemen"),
        ("deputy", "deputies"),
        ("boy", "boys"),
        ("speaker of parliament", "speakers of parliament"),
        ("attorney general", "attorneys general"),
        ("major general", "major generals"),
        ("chief of staff", "chiefs of staff"),
        ("wife", "wives"),
    ],
)
def test_plurals_are_those_of_the_language(one: str, many: str) -> None:
    assert plural(one) == many


def test_there_are_many_roles_all_of_plovers_sectors() -> None:
    sectors = load().raw("roles")["sectors"]
    assert set(sectors) <= set(plover.sectors())
    assert sum(len(nouns) for kinds in sectors.values() for nouns in kinds.values()) >= 600
