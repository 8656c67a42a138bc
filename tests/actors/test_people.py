"""People whom a sentence calls by a surname: the one whom title, state and date tell, or nobody."""

import pytest
from tests.actors.conftest import Read

from legation.actors import Actor


def _named(read: Read, text: str, words: str, on: str | None) -> Actor:
    return next(m.actor for m in read(text, on) if m.text.endswith(words))


@pytest.mark.parametrize(
    ("text", "words", "on", "name"),
    [
        ("President Macron left for Berlin.", "Macron", "2019", "Emmanuel Macron"),
        ("Merkel and Hollande called Putin.", "Hollande", "2015-02", "François Hollande"),
        ("Mr. Xi met Scholz in Beijing.", "Scholz", "2023", "Olaf Scholz"),
        ("Britain asked for a delay, but Johnson left.", "Johnson", "2022-07-05", "Boris Johnson"),
        ("Mrs. Clinton visited Burma.", "Clinton", "2011-12-02", "Hillary Clinton"),
        ("Foreign Minister Lavrov flew to Tehran.", "Lavrov", "2018", "Sergey Lavrov"),
        ("President el-Sissi met the king.", "el-Sissi", "2019", "Abdel Fattah el-Sisi"),
        ("Former President Bush spoke.", "Bush", "1999", "George H. W. Bush"),
        ("Former President Bush spoke.", "Bush", "2012", "George W. Bush"),
        ("Secretary of State Powell spoke.", "Powell", "2003", "Colin Powell"),
    ],
)
def test_a_surname_means_who_bore_it_in_office_on_the_date(
    read: Read, text: str, words: str, on: str, name: str
) -> None:
    assert _named(read, text, words, on).name == name


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("Baker said the team would win.", "Baker", "2018"),
        ("Lee won the golf tournament.", "Lee", "2018-05"),
        ("Carter met the farmers.", "Carter", "2002"),
        ("Macron opened the shop.", "Macron", "1995"),
        ("Johnson resigned.", "Johnson", "2022-07-05"),
    ],
)
def test_a_surname_alone_of_somebody_less_known_means_nobody(read: Read, text: str, words: str, on: str) -> None:
    assert _named(read, text, words, on).country is None


def test_who_was_named_before_goes_before_who_is_famous(read: Read) -> None:
    mentions = read("Norwegian envoy Anna Merkel landed in Accra. Merkel thanked Ghana.", "2015")
    assert [m.actor.name for m in mentions if m.text == "Merkel"] == ["Anna Merkel"]


def test_a_longer_name_is_another_person(read: Read) -> None:
    assert "Juan Carlos I" not in {m.actor.name for m in read("Minister Juan Carlos Jobet spoke.", "2021")}


def test_another_form_of_a_given_name_needs_the_state_beside_it(read: Read) -> None:
    assert read("Steve Smith, an editor, spoke.", "2015")[0].actor.country is None
    assert "Stephen Smith" in {m.actor.name for m in read("Australia sent Steve Smith to Delhi.", "2012")}


def test_the_dead_are_not_meant_by_a_spelling(read: Read) -> None:
    mentions = read("Adviser Georgy Papadopoulos spoke.", "2018")
    assert "Georgios Papadopoulos" not in {m.actor.name for m in mentions}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("President Moon Jae-in spoke. Moon left.", "Moon", "Moon Jae-in"),
        ("President Xi Jinping spoke. Xi left.", "Xi", "Xi Jinping"),
        (
            "President Andrés Manuel López Obrador spoke. López Obrador left.",
            "López Obrador",
            "Andrés Manuel López Obrador",
        ),
        ("Prime Minister Viktor Orbán spoke. Orbán left.", "Orbán", "Viktor Orbán"),
        ("Crown Prince Mohammed bin Salman spoke. Bin Salman left.", "Bin Salman", "Mohammed bin Salman"),
        ("Ambassador Ri Myong Rok of North Korea spoke. Ri left.", "Ri", "Ri Myong Rok"),
    ],
)
def test_a_later_surname_comes_back_whatever_the_order_of_the_name(
    read: Read, text: str, words: str, name: str
) -> None:
    again = [m.actor.name for m in read(text, "2019") if m.sentence == 1 and words.endswith(m.text)]
    assert again == [name]


def test_a_surname_is_whose_the_text_called_by_it_and_no_namesakes(read: Read) -> None:
    mentions = read("The Lao envoy met Bounmy Sisavath, his counterpart. Sisavath thanked China.")
    assert all(m.actor.name != "Sisavath Keobounphanh" for m in mentions)


def test_a_name_that_goes_on_is_nobodys_whose_name_is_its_beginning(read: Read) -> None:
    mentions = read("The Qatari mediator, Sheikh Nasser al-Kharji, met the rebels.")
    assert all(m.actor.name != "Gamal Abdel Nasser" for m in mentions)


def test_a_title_of_two_words_is_no_first_name(read: Read) -> None:
    mentions = read("Deputy Secretary Hicks met the Kenyan envoy. Secretary of State Blinken left.", "2022-04-01")
    assert "Antony Blinken" in {m.actor.name for m in mentions}
