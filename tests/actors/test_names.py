"""Names of the codebook mean what they mean on the date and in the place where they stand."""

import pytest
from tests.actors.conftest import Read

from legation.actors import Mention


def _countries(mentions: tuple[Mention, ...]) -> list[str | None]:
    return [m.actor.country for m in mentions if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Berlin criticised Warsaw.", ["DEU", "POL"]),
        ("Moscow condemned the raid.", ["RUS"]),
        ("She flew from Berlin to Warsaw.", []),
        ("Diplomats met in Moscow.", []),
        ("The envoys' flight to Warsaw was late.", []),
        ("The talks in Lima, Peru, ended.", ["PER"]),
    ],
)
def test_a_capital_is_a_government_where_it_acts_and_a_place_where_things_happen(
    read: Read, text: str, countries: list[str]
) -> None:
    assert _countries(read(text)) == countries


@pytest.mark.parametrize(
    ("text", "country"),
    [("The Kremlin denied the report.", "RUS"), ("The White House denied the report.", "USA")],
)
def test_a_seat_of_power_stands_for_its_state(read: Read, text: str, country: str) -> None:
    assert _countries(read(text)) == [country]


@pytest.mark.parametrize(
    ("name", "on", "known"),
    [
        ("Kim Il Sung", "1982", "Kim Il-sung"),
        ("Kim Jong Il", "2004", "Kim Jong-il"),
        ("Kim Jong Un", "2018", "Kim Jong-un"),
        ("Kim Jong-un", "2018", "Kim Jong-un"),
    ],
)
def test_the_three_kims_stay_apart(read: Read, name: str, on: str, known: str) -> None:
    actor = read(f"{name} visited a dairy.", on)[0].actor
    assert (actor.name, actor.country, actor.sector) == (known, "PRK", "GOV")


@pytest.mark.parametrize(
    ("name", "controlled_by"), [("KCNA", "PRK"), ("Xinhua", "CHN"), ("The Syrian Arab News Agency", "SYR")]
)
def test_an_outlet_says_whose_government_controls_it(read: Read, name: str, controlled_by: str) -> None:
    actor = read(f"{name} reported the visit.")[0].actor
    assert (actor.kind, actor.sector, actor.controlled_by) == ("outlet", "JRN", controlled_by)


@pytest.mark.parametrize(
    ("text", "on", "sector"),
    [
        ("The Taliban closed the road.", "1998", "GOV"),
        ("The Taliban closed the road.", "2010", "REB"),
        ("The Taliban closed the road.", "2023", "GOV"),
        ("The Khmer Rouge closed the road.", "1973", "REB"),
        ("The Khmer Rouge closed the road.", "1977", "GOV"),
    ],
)
def test_an_armed_group_is_rebels_or_government_by_the_date(read: Read, text: str, on: str, sector: str) -> None:
    actor = read(text, on)[0].actor
    assert (actor.kind, actor.sector) == ("group", sector)


@pytest.mark.parametrize(
    ("name", "code"), [("NATO", "IGO"), ("The United Nations", "UNO"), ("The European Union", "EUR")]
)
def test_a_body_has_plover_s_code_in_place_of_a_country(read: Read, name: str, code: str) -> None:
    actor = read(f"{name} thanked the volunteers.")[0].actor
    assert (actor.kind, actor.country) == ("body", code)


def test_the_label_of_a_language_is_no_actor(read: Read) -> None:
    mentions = read("The Harbour Committee (Korean: 항만) met the Peruvian mayor.")
    assert {m.actor.country for m in mentions} - {None} == {"PER"}


def test_an_adjective_before_a_thing_is_a_mention_of_its_own_kind(read: Read) -> None:
    (mention,) = read("Divers found a Norwegian wreck.")
    assert (mention.text, mention.kind, mention.actor.country) == ("Norwegian", "adjective", "NOR")


def test_a_month_and_a_verb_are_no_names(read: Read) -> None:
    assert _countries(read("They may polish the silver in May.")) == []


def test_of_two_readings_that_of_a_state_spoken_of_is_meant(read: Read) -> None:
    sudan = read("Sudan's army fought the RSF.", "2024")
    press = read("The RSF of Paris counted jailed reporters.", "2024")
    assert "SDN" in {m.actor.country for m in sudan if m.text == "RSF"}
    assert "SDN" not in {m.actor.country for m in press if m.text == "RSF"}


def test_the_letters_of_a_party_are_not_those_of_a_rebel_group(read: Read) -> None:
    assert not [m for m in read("Fighters of the FLN rebel group attacked a village.") if m.actor.country == "DZA"]
    assert [m for m in read("The FLN won the vote.") if m.actor.country == "DZA"]


def test_either_korea_writes_the_other_with_a_small_letter(read: Read) -> None:
    found = read("The DPRK spoke. It slammed the U.S. and south Korea. Troops of north Korea left.")
    assert [(m.text, m.actor.country) for m in found if m.text == "Korea"] == [("Korea", "KOR"), ("Korea", "PRK")]
