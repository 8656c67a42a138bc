"""Who was named comes back by surname, title and number of states."""

from tests.actors.conftest import Read

from legation.actors import Actor, Mention
from legation.actors.actor import MentionKind
from legation.actors.memory import Memory, collective


def _mention(actor: Actor, sentence: int = 0, kind: MentionKind = "name") -> Mention:
    return Mention(0, 1, actor.name, sentence, 0, kind, actor)


PERU = Actor("Peru", "state", "PER", "GOV")
CHILE = Actor("Chile", "state", "CHL", "GOV")
TOGO = Actor("Togo", "state", "TGO", "GOV")
BERG = Actor("Anna Berg", "person", "NOR", "GOV", office="Foreign Minister")


def test_a_person_comes_back_by_surname(read: Read) -> None:
    mentions = read("Norwegian envoy Anna Berg landed. Berg thanked Ghana. Later Berg left.")
    assert [m.actor.name for m in mentions if m.text == "Berg"] == ["Anna Berg"] * 2


def test_of_two_people_of_one_name_the_latest_comes_back() -> None:
    memory = Memory()
    memory.add(_mention(BERG), subject=True)
    memory.add(_mention(Actor("Olaf Berg", "person")), subject=True)
    for found in (memory.person(["Berg"]), memory.surnamed("Berg")):
        assert found is not None
        assert found.name == "Olaf Berg"


def test_a_first_name_is_no_surname() -> None:
    memory = Memory()
    memory.add(_mention(BERG), subject=True)
    assert memory.surnamed("Anna") is None
    assert memory.surnamed("berg") is None


def test_a_title_finds_its_holder_and_no_former_one() -> None:
    memory = Memory()
    memory.add(_mention(Actor("Ivo Lund", "person", office="former minister")), subject=True)
    assert memory.titled("minister") is None
    memory.add(_mention(BERG), subject=True)
    assert memory.titled("minister") == BERG


def test_the_pair_is_the_two_states_most_spoken_of_and_subjects_count_double() -> None:
    memory = Memory()
    for state, subject in ((PERU, False), (CHILE, True), (TOGO, True)):
        memory.add(_mention(state), subject)
    assert memory.pair() == (CHILE, TOGO)


def test_there_is_no_pair_of_one() -> None:
    memory = Memory()
    memory.add(_mention(PERU), subject=True)
    assert memory.pair() == ()


def test_an_adjective_counts_for_the_pair_and_is_no_antecedent() -> None:
    memory = Memory()
    memory.add(_mention(PERU, kind="adjective"), subject=False)
    assert memory.it(0) is None
    memory.add(_mention(CHILE), subject=True)
    assert memory.pair() == (CHILE, PERU)


def test_a_collective_has_its_members_and_no_country_of_its_own() -> None:
    both = collective((PERU, CHILE), "both")
    assert (both.name, both.country, both.members) == ("Peru and Chile", None, (PERU, CHILE))
