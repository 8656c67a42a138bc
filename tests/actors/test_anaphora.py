"""What is named again is who was named before: nouns, texts and things that stand for somebody."""

import pytest
from tests.actors.conftest import Read

from legation.actors import Actor, Mention


def _last(mentions: tuple[Mention, ...], text: str) -> Actor:
    return [m.actor for m in mentions if m.text.casefold() == text][-1]


def _members(actor: Actor) -> list[str | None]:
    return [m.country for m in actor.members]


@pytest.mark.parametrize("words", ["Both states", "The two countries", "Both governments", "The two sides", "Both"])
def test_both_are_the_two_states_that_the_text_is_about(read: Read, words: str) -> None:
    mentions = read(f"Sweden and Finland agreed on a border. {words} paid for the stones.")
    assert _members(_last(mentions, words.casefold())) == ["SWE", "FIN"]


def test_both_before_two_names_is_no_mention_of_its_own(read: Read) -> None:
    mentions = read("Peru warned Chile. Both Ghana and Togo agreed.")
    assert [m.text for m in mentions] == ["Peru", "Chile", "Ghana", "Togo"]


def test_two_other_countries_are_not_the_two_spoken_of(read: Read) -> None:
    mentions = read("Togo met Benin. The two other countries stayed away.")
    assert not any(m.actor.members for m in mentions)


def test_both_states_mean_nobody_where_only_one_was_named(read: Read) -> None:
    assert not any(m.actor.members for m in read("Togo met them. Both states paid."))


def test_his_government_is_his_state(read: Read) -> None:
    mentions = read("President Julio Vega of Peru warned Bolivia. His government closed the border.")
    actor = _last(mentions, "his government")
    assert (actor.name, actor.country, actor.sector) == ("Peru", "PER", "GOV")


def test_his_army_has_his_country_and_its_own_sector(read: Read) -> None:
    actor = _last(read("President Julio Vega of Peru warned Bolivia. His army crossed the river."), "his army")
    assert (actor.country, actor.sector) == ("PER", "MIL")


def test_the_ambassador_is_the_one_named_before(read: Read) -> None:
    mentions = read("The Norwegian ambassador, Anna Berg, flew home. The ambassador thanked Ghana.")
    assert _last(mentions, "the ambassador").name == "Anna Berg"


def test_an_ambassador_is_somebody_else(read: Read) -> None:
    mentions = read("The Norwegian ambassador, Anna Berg, flew home. An ambassador arrived.")
    assert _last(mentions, "an ambassador").country is None


def test_a_former_ambassador_is_not_the_ambassador(read: Read) -> None:
    mentions = read("Former Norwegian ambassador Anna Berg flew home. The ambassador thanked Ghana.")
    assert _last(mentions, "the ambassador").name != "Anna Berg"


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Berg of Norway sent a letter to the mayor. The letter thanked Ghana.",
        "A letter was sent by President Anna Berg of Norway. The letter thanked Ghana.",
    ],
)
def test_a_letter_says_what_its_sender_says(read: Read, text: str) -> None:
    assert _last(read(text), "letter").name == "Anna Berg"


def test_a_letter_that_two_states_sent_speaks_for_neither_alone(read: Read) -> None:
    mentions = read("Peru and Chile met. They sent a letter. The letter thanked Ghana.")
    assert not any(m.text == "letter" for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Norway built a reactor in Ghana. Engineers saw the site.",
        "The Ghanaian reactor was old. Engineers saw the site.",
        "Norway paid for a reactor near Ghana. Engineers saw the site.",
    ],
)
def test_a_site_named_again_is_implied_to_be_where_it_stood(read: Read, text: str) -> None:
    mention = next(m for m in read(text) if m.text == "site")
    assert (mention.kind, mention.actor.country) == ("implicit", "GHA")


def test_some_other_site_is_nowhere(read: Read) -> None:
    assert not any(m.text == "site" for m in read("Norway built a reactor in Ghana. Engineers saw a site."))


def test_the_country_is_the_state_spoken_of(read: Read) -> None:
    actor = _last(read("President Julio Vega of Peru warned Bolivia. The country closed the border."), "the country")
    assert (actor.name, actor.country, actor.sector) == ("Peru", "PER", "GOV")


@pytest.mark.parametrize(
    "words", ["The neighbouring country", "A country", "The country of his birth", "The countries"]
)
def test_another_country_is_not_the_one_spoken_of(read: Read, words: str) -> None:
    mentions = read(f"Peru warned Bolivia. {words} closed the border.")
    assert not any(m.text.casefold() == words.casefold() and m.actor.country for m in mentions)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Taliban met envoys of Peru. The movement spoke.", "the movement", "Taliban"),
        ("NATO met in Riga. The alliance sent a letter.", "the alliance", "NATO"),
        ("Boko Haram attacked. The group left.", "the group", "Boko Haram"),
    ],
)
def test_the_group_and_the_alliance_are_those_named(read: Read, text: str, words: str, name: str) -> None:
    assert _last(read(text, "2018"), words).name == name


def test_both_are_rather_those_named_together_than_a_third_that_is_named_oftener(read: Read) -> None:
    mentions = read("Pakistan and Iran met. China mediated. China pressed Pakistan. China left. Both states agreed.")
    assert {m.country for m in mentions[-1].actor.members} == {"PAK", "IRN"}


def test_the_country_concerned_is_left_open(read: Read) -> None:
    assert all(m.text != "the country" for m in read("Chad voted. The embassy of the country concerned closed."))


def test_the_two_sides_are_those_of_the_sentence_before(read: Read) -> None:
    text = "Cuba thanked Peru. Cuba warned Peru. A Lao party delegation left Chad after talks. The two sides agreed."
    (sides,) = [m.actor for m in read(text) if m.actor.members]
    assert [member.country for member in sides.members] == ["LAO", "TCD"]
