"""A minister whose state nobody names is of the state that is left, and says that this is inferred."""

from tests.actors.conftest import Read

from legation.actors import Actor, Mention


def _diallo(mentions: tuple[Mention, ...]) -> Actor:
    return next(m.actor for m in mentions if m.text == "Musa Diallo")


def test_of_two_states_a_minister_is_of_the_one_that_the_sentence_leaves(read: Read) -> None:
    actor = _diallo(read("Niger and Chad held talks. Prime Minister Musa Diallo met the Chadian president."))
    assert actor.country == "NER"
    assert actor.because[-1].startswith("inferred")


def test_a_minister_is_of_the_state_that_the_clause_before_is_about(read: Read) -> None:
    actor = _diallo(read("Niger protested, and Foreign Minister Musa Diallo accused the neighbours."))
    assert actor.country == "NER"


def test_a_president_of_nobody_knows_what_stays_without_a_state(read: Read) -> None:
    actor = _diallo(read("Niger and Chad held talks. President Musa Diallo met the Chadian minister."))
    assert actor.country is None


def test_a_minister_alone_stays_without_a_state(read: Read) -> None:
    assert _diallo(read("Prime Minister Musa Diallo arrived.")).country is None


def test_a_minister_stays_without_a_state_where_both_are_left(read: Read) -> None:
    assert _diallo(read("Niger and Chad held talks. Prime Minister Musa Diallo arrived.")).country is None


def test_what_was_inferred_is_remembered(read: Read) -> None:
    mentions = read("Niger protested, and Foreign Minister Musa Diallo accused the neighbours. Diallo then left.")
    assert [m.actor.country for m in mentions if m.text == "Diallo"] == ["NER"]
