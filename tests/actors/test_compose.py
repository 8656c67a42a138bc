"""Country comes from what modifies a noun, sector from the noun, and a person has both from title and apposition."""

import pytest
from tests.actors.conftest import Read

from legation.actors import Actor, Mention


def _actor(mentions: tuple[Mention, ...], words: str) -> Actor:
    return next(m.actor for m in mentions if words in m.text)


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("The Kenyan foreign minister arrived on Tuesday.", "minister", "KEN", "GOV"),
        ("The foreign minister of Kenya arrived on Tuesday.", "minister", "KEN", "GOV"),
        ("Kenya's foreign minister arrived on Tuesday.", "minister", "KEN", "GOV"),
        ("Kenyan troops shelled a village in Somalia.", "troops", "KEN", "MIL"),
        ("Peruvian police detained a Chilean sailor.", "police", "PER", "COP"),
        ("The ruling party of Ghana lost.", "party", "GHA", "GOV"),
        ("The ambassador of the Kenyan government left.", "ambassador", "KEN", "GOV"),
        ("Syrian opposition fighters left.", "fighters", "SYR", "REB"),
        ("The Ghanaian people mourned.", "people", "GHA", "CVL"),
        ("Pyongyang's ambassador to Cairo complained.", "ambassador", "PRK", "GOV"),
    ],
)
def test_a_role_takes_its_country_from_modifier_possessive_or_of_phrase(
    read: Read, text: str, words: str, country: str, sector: str
) -> None:
    actor = _actor(read(text), words)
    assert (actor.country, actor.sector) == (country, sector)


def test_a_role_whose_owner_nobody_names_has_a_sector_and_no_country(read: Read) -> None:
    actor = _actor(read("The foreign minister arrived."), "minister")
    assert (actor.country, actor.sector) == (None, "GOV")
    assert "whose is not said" in actor.because[-1]


def test_a_government_goes_by_the_name_of_its_state(read: Read) -> None:
    assert _actor(read("The Kenyan government fell."), "government").name == "Kenya"


@pytest.mark.parametrize(
    ("text", "country", "office"),
    [
        ("Norwegian Foreign Minister Anna Berg flew home.", "NOR", "Foreign Minister"),
        ("Foreign Minister Anna Berg of Norway flew home.", "NOR", "Foreign Minister"),
        ("Anna Berg, the Norwegian foreign minister, flew home.", "NOR", "foreign minister"),
        ("The Norwegian foreign minister, Anna Berg, flew home.", "NOR", "foreign minister"),
        ("Anna Berg was the Norwegian ambassador.", "NOR", "ambassador"),
        ("The ambassador of Norway to Peru, Anna Berg, smiled.", "NOR", "ambassador"),
    ],
)
def test_a_person_takes_country_and_office_from_title_of_phrase_and_apposition(
    read: Read, text: str, country: str, office: str
) -> None:
    actor = _actor(read(text), "Anna Berg")
    assert (actor.country, actor.sector, actor.office) == (country, "GOV", office)


@pytest.mark.parametrize(
    "text",
    [
        "Former Peruvian President Julio Vega criticised Bolivia.",
        "The former president of Peru, Julio Vega, criticised Bolivia.",
        "Julio Vega, a former Peruvian president, criticised Bolivia.",
    ],
)
def test_a_former_president_is_of_the_elite_and_once_former(read: Read, text: str) -> None:
    actor = _actor(read(text), "Julio Vega")
    assert (actor.country, actor.sector) == ("PER", "ELI")
    assert actor.office is not None
    assert actor.office.casefold() == "former president"


def test_an_office_that_ended_before_the_date_makes_a_person_former(read: Read) -> None:
    text = "Saddam Hussein thanked the king of Jordan."
    before, after = (_actor(read(text, on), "Saddam Hussein") for on in ("1988", "2005-03-01"))
    assert (before.sector, before.office) == ("GOV", "president")
    assert (after.sector, after.office) == ("ELI", "former president")


def test_a_first_name_that_is_a_state_s_gives_no_country(read: Read) -> None:
    assert _actor(read("Chad Olsen, an analyst, spoke."), "Chad Olsen").country is None


def test_a_demonym_before_a_name_gives_its_country(read: Read) -> None:
    assert _actor(read("The raid angered Chilean writer Rosa Lund."), "Rosa Lund").country == "CHL"


def test_a_name_after_an_embassy_city_is_not_the_city_s(read: Read) -> None:
    mentions = read("Germany's embassy in Accra closed.")
    assert [m.actor.country for m in mentions if m.text == "Accra"] == []


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Police in Dhaka arrested a man.", "Police", "BGD", "COP"),
        ("The government in Juba signed.", "government", "SSD", "GOV"),
        ("Prosecutors in Lyon opened a case.", "Prosecutors", "FRA", "JUD"),
        ("A warning came from the interior ministry in Tunis.", "ministry", "TUN", "GOV"),
        ("Delhi police arrested a man.", "police", "IND", "COP"),
        ("The mayor of Naples spoke.", "mayor", "ITA", "GOV"),
        ("The Texas senator spoke.", "senator", "USA", "LEG"),
        ("A professor at Manchester University spoke.", "professor", "GBR", "EDU"),
        ("The president of the Knesset spoke.", "president", "ISR", "LEG"),
        ("The U.S.-led coalition left.", "coalition", "USA", None),
        ("Hamas fighters left.", "fighters", "PSE", "REB"),
    ],
)
def test_a_role_has_the_state_of_its_place_work_or_leader(
    read: Read, text: str, words: str, country: str, sector: str | None
) -> None:
    found = [m.actor for m in read(text, "2018") if m.text.endswith(words)]
    assert not found or found[-1].country == country
    assert sector is None or found[-1].sector == sector


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ambassador in Tunis left.", "ambassador"),
        ("Soldiers in Mali left.", "Soldiers"), ("Rebels in Chad left.", "Rebels"),
        ("Iran-backed militias left.", "militias"), ("The Saudi-funded group left.", "group"),
    ],
)  # fmt: skip
def test_troops_are_not_of_the_land_they_are_in_nor_of_who_backs_them(read: Read, text: str, words: str) -> None:
    assert not any(m.actor.country for m in read(text, "2018") if m.text.endswith(words))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Hezbollah militant group attacked.", "Hezbollah", "LBN"),
        ("The al-Shabab extremist group attacked.", "al-Shabaab", "SOM"),
        ("The Taliban movement spoke.", "Taliban", "AFG"),
        ("Leaders of al-Qaeda met.", "al-Qaeda", "IMG"),
    ],
)
def test_a_group_with_what_it_is_beside_its_name_is_the_group(read: Read, text: str, name: str, country: str) -> None:
    assert (name, country) in {(m.actor.name, m.actor.country) for m in read(text, "2018")}


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Chile's Defense Department protested.", "Defense Department", "CHL", "GOV"),
        ("Santa Marta Self-Defense Forces attacked.", "Self-Defense Forces", "COL", "PRM"),
        ("The Kenyan State Department protested.", "State Department", "KEN", "GOV"),
    ],
)
def test_a_body_of_another_state_is_not_ours_of_that_name(
    read: Read, text: str, words: str, country: str, sector: str
) -> None:
    actor = next(m.actor for m in read(text, "2018") if m.text.endswith(words))
    assert (actor.country, actor.sector) == (country, sector)


def test_the_two_koreas_in_one_expression_are_two(read: Read) -> None:
    assert {m.actor.country for m in read("North and South Korea agreed.")} == {"PRK", "KOR"}
    assert {m.actor.country for m in read("Seoul agreed. Envoys from the North came.")} == {"KOR", "PRK"}
