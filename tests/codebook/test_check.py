"""What is wrong with data is said, with file, key and reason."""

import copy
from typing import Any

import pytest

from legation.codebook.build import indexed
from legation.codebook.check import check, problems
from legation.codebook.tables import Tables
from legation.errors import CodebookError

SOURCE = "https://en.wikipedia.org/wiki/Ruritania"


def state(key: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "name": name, "source": SOURCE, "checked": "2026-11-22", "file": "states.yaml"} | more


def person(key: str, name: str, *terms: dict[str, Any], **more: Any) -> dict[str, Any]:
    row = {"id": key, "name": name, "source": SOURCE, "checked": "2026-11-22", "file": "people.yaml"}
    return row | {"terms": list(terms)} | more


def tables(**kinds: Any) -> Tables:
    empty: dict[str, Any] = {kind: [] for kind in ("states", "bodies", "groups", "outlets", "people")}
    others: dict[str, Any] = {"days": {}, "laws": {}, "roles": {}, "words": {}, "places": {}}
    codes: dict[str, Any] = {"plover": {"sectors": {"GOV": "", "MIL": "", "JRN": ""}, "bodies": {"UNO": ""}}}
    return indexed(copy.deepcopy(empty | others | codes | kinds))


def reasons(**kinds: Any) -> list[str]:
    return [str(problem) for problem in problems(tables(**kinds))]


RUR = state("RUR", "Ruritania", **{"from": "1848", "until": "1992-06-30"})


def test_good_data_have_no_problems() -> None:
    term = {"office": "king", "country": "RUR", "sector": "GOV", "from": "1900", "until": "1910-05"}
    assert reasons(states=[RUR], people=[person("rudolf", "Rudolf V", term)]) == []


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (state("RU", "Ruritania"), "alpha-3"),
        (state("RUR", "Ruritania", **{"from": "1900", "until": "1848"}), "ends"),
        (state("RUR", "Ruritania", **{"from": "1900-13"}), "no date"),
        (state("RUR", "Ruritania", entity="12"), "Wikidata"),
        (state("RUR", "Ruritania", source="a book"), "no address"),
        (state("RUR", "Ruritania", colour="red"), "unknown fields: colour"),
        (state("RUR", "Ruritania", latitude=95.0, longitude=0.0), "not on the globe"),
        (state("RUR", "Ruritania", latitude=9.0), "go together"),
        (state("RUR", "Ruritania", sovereign="ZZZ"), "sovereign is no state"),
        (state("RUR", "Ruritania", seats=[{"name": "Castle", "sector": "KNG"}]), "none of PLOVER's"),
        (state("RUR", "Ruritania", cow=[{"code": 1, "from": "1900"}, {"code": 2, "from": "1950"}]), "two numbers"),
        (state("RUR", "Ruritania", names=["…"]), "a name without letters"),
        ({"id": "RUR", "name": "Ruritania", "file": "states.yaml"}, "lacks source, checked"),
    ],
)
def test_a_wrong_state_is_named(entry: dict[str, Any], reason: str) -> None:
    found = reasons(states=[entry])
    assert any(f"states.yaml: {entry['id']}: " in line and reason in line for line in found), found


def test_one_id_twice_is_named() -> None:
    assert "states.yaml: RUR: id stands twice" in reasons(states=[RUR, state("RUR", "Grustark")])


def test_wrong_people_are_named() -> None:
    king = {"office": "king", "country": "RUR", "sector": "GOV", "from": "1900", "until": "1910"}
    again = king | {"from": "1905", "until": None}
    assert "two terms of one office overlap" in reasons(states=[RUR], people=[person("a", "Aa Bb", king, again)])[0]
    assert "begins after death" in reasons(states=[RUR], people=[person("a", "Aa Bb", king, died="1899")])[0]
    assert "neither terms nor a country" in reasons(people=[person("a", "Aa Bb")])[0]
    assert "neither a state" in reasons(people=[person("a", "Aa Bb", king)])[0]


def test_a_name_of_two_entries_in_one_period_is_named() -> None:
    found = reasons(states=[RUR, state("GRU", "Ruritania")])
    # What has ended stands last in the index, so that the other is named first.
    assert found == ["states.yaml: GRU: ruritania: the name stands also for RUR (states.yaml) in one period"]


@pytest.mark.parametrize(
    ("mine", "others"),
    [
        ({"text": "Strelsau", "until": "1900"}, {"text": "Strelsau", "from": "1901"}),
        ({"text": "Strelsau", "prefer": True}, {"text": "Strelsau"}),
        ({"text": "Strelsau", "ambiguous": True, "rule": "by what is near"}, {"text": "Strelsau", "ambiguous": True}),
    ],
)
def test_a_shared_name_may_be_divided_preferred_or_ambiguous_with_a_rule(
    mine: dict[str, Any], others: dict[str, Any]
) -> None:
    assert reasons(states=[state("RUR", "Ruritania", names=[mine]), state("GRU", "Grustark", names=[others])]) == []


def test_one_entity_of_two_entries_is_named() -> None:
    found = reasons(states=[state("RUR", "Ruritania", entity="Q1"), state("GRU", "Grustark", entity="Q1")])
    assert found == ["states.yaml: GRU: entity Q1 is also that of RUR"]


def test_wrong_days_laws_and_roles_are_named() -> None:
    day = {"id": "rur-02-30", "country": "RUR", "day": "02-30", "year": 1900, "what": "x", "source": SOURCE}
    law = {"id": "l", "name": "Law", "issuer": "ZZZ", "date": "1900", "states": [], "source": SOURCE}
    assert "not a day" in reasons(states=[RUR], days={"entries": [day]})[0]
    assert "neither a state" in reasons(laws={"entries": [law]})[0]
    assert "none of PLOVER's" in reasons(roles={"sectors": {"KNG": {"offices": ["king"]}}})[0]
    twice = {"sectors": {"GOV": {"offices": ["king"]}, "MIL": {"persons": ["king"]}}}
    assert "stands under GOV and MIL" in reasons(roles=twice)[0]


def test_check_raises_the_first_problem_of_a_user_s_own_entries() -> None:
    with pytest.raises(CodebookError) as caught:
        check(tables(states=[state("RU", "Ruritania", own=True)]))
    assert (caught.value.file, caught.value.key) == ("states.yaml", "RU")
