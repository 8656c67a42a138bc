"""An event has parties, the words that say it, a mode and contexts from the words around it, and says why."""

import pytest

from legation.actors import find
from legation.coder import Coder
from legation.events import Event, Finder


def _events(coder: Coder, text: str) -> tuple[Event, ...]:
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    return Finder(coder.frames).read(sentence, find(text, [sentence], coder.book)).events


def _parties(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [m.actor.country for m in event.actors], [m.actor.country for m in event.recipients]


def test_an_active_and_a_passive_sentence_say_the_same(coder: Coder) -> None:
    (active,) = _events(coder, "Norway criticised Chad.")
    (passive,) = _events(coder, "Chad was criticised by Norway.")
    assert _parties(active) == _parties(passive) == (["NOR"], ["TCD"])
    assert "passive" in passive.because[-1]
    assert not any("passive" in b for b in active.because)


def test_a_passive_without_an_agent_has_no_actor_and_says_so(coder: Coder) -> None:
    (event,) = _events(coder, "Chad was criticised.")
    assert _parties(event) == ([], ["TCD"])
    assert event.because[-1] == "passive: nobody is named as the actor"


def test_an_action_of_nobody_on_nobody_is_no_event(coder: Coder) -> None:
    assert _events(coder, "The weather was criticised.") == ()


def test_nobody_stands_on_both_sides(coder: Coder) -> None:
    for event in _events(coder, "Norway criticised Norway."):
        actors, recipients = _parties(event)
        assert not set(actors) & set(recipients)


@pytest.mark.parametrize("text", ["Norway and Chad criticised each other.", "Norway and Chad held talks."])
def test_what_two_states_do_to_each_other_has_both_as_actors(coder: Coder, text: str) -> None:
    (event,) = _events(coder, text)
    assert event.reciprocal
    assert sorted(m.actor.country or "" for m in event.actors) == ["NOR", "TCD"]
    assert event.recipients == ()


def test_coordinated_recipients_are_all_recipients(coder: Coder) -> None:
    (event,) = _events(coder, "Norway criticised Chad and Peru.")
    assert _parties(event) == (["NOR"], ["TCD", "PER"])


def test_the_trigger_has_the_object_that_the_frame_needs(coder: Coder) -> None:
    text = "Norway imposed an embargo on Chad."
    (event,) = _events(coder, text)
    assert text[event.start : event.end] == "imposed an embargo"


def test_words_of_manner_give_mode_and_code_and_say_so(coder: Coder) -> None:
    plain, bombed = (
        next(e for e in _events(coder, f"Norway attacked a bus in Chad{how}.") if e.frame == "attack")
        for how in ("", " with a roadside bomb")
    )
    assert (plain.mode, plain.cameo) == (None, "190")
    assert (bombed.mode, bombed.cameo) == ("explosives", "183")
    assert bombed.because[-1] == "words of manner: explosives"


def test_contexts_come_from_the_words_of_the_clause_alone(coder: Coder) -> None:
    (event,) = _events(coder, "Norway criticised Chad over the election.")
    assert "election" in event.contexts
    (event, *_) = _events(coder, "Norway criticised Chad, although voters had skipped the election.")
    assert "election" not in event.contexts


def test_an_event_with_known_parties_is_surer_than_one_without(coder: Coder) -> None:
    (both,) = _events(coder, "Norway criticised Chad.")
    (one,) = _events(coder, "Chad was criticised.")
    assert 0 < one.confidence < both.confidence <= 0.95


def test_actions_that_fired_without_parties_are_still_told(coder: Coder) -> None:
    sentence = coder.parser.sentence("The weather was criticised.")
    assert sentence is not None
    reading = Finder(coder.frames).read(sentence, ())
    assert [f.frame.event for f in reading.fired.values()] == ["ACCUSE"]
    assert reading.events == ()


def test_whence_somebody_is_expelled_is_who_expels_him(coder: Coder) -> None:
    (event,) = _events(coder, "Three Romanian diplomats were expelled from Chad on Friday.")
    assert _parties(event) == (["TCD"], ["ROU"])
    (by,) = _events(coder, "Three Romanian diplomats were expelled from Chad by Mali.")
    assert _parties(by) == (["MLI"], ["ROU"])


def test_a_state_of_siege_is_no_state(coder: Coder) -> None:
    text = "Bolivian authorities declared a state of siege."
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    assert [m.text for m in find(text, [sentence], coder.book)] == ["Bolivian authorities"]


def test_envoys_are_recalled_and_expelled_from_a_government_and_not_from_a_town(coder: Coder) -> None:
    (recalled,) = _events(coder, "Chad recalled its ambassador from Abu Dhabi on Friday.")
    assert _parties(recalled) == (["TCD"], ["ARE"])
    (expelled,) = _events(coder, "Three French diplomats were expelled from Moscow on Friday.")
    assert _parties(expelled) == (["RUS"], ["FRA"])


@pytest.mark.parametrize(
    "text",
    [
        "Serbia condemned the closures as an attack on the Kosovar minority.",
        "Chad described the patrol as a raid on its territory.",
    ],
)
def test_what_somebody_takes_a_thing_for_did_not_happen_by_that(coder: Coder, text: str) -> None:
    assert all(event.event != "ASSAULT" for event in _events(coder, text))


def test_what_came_before_with_the_is_not_the_subjects_deed(coder: Coder) -> None:
    (other,) = [
        e for e in _events(coder, "Kenya sent a frigate after the seizure of a Ghanaian tanker.") if e.event == "COERCE"
    ]
    assert _parties(other) == ([], ["GHA"])
    (own,) = [e for e in _events(coder, "Libya angered Chad after a visit to its troops.") if e.event == "CONSULT"]
    assert [m.actor.country for m in own.actors] == ["LBY"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister told Al Jazeera that Chad did not want to go.",
        "Chad asked Kenya what had become of the plane.",
        "Kenya's army declined to name the country.",
    ],
)
def test_telling_asking_what_is_so_and_keeping_silent_are_no_acts(coder: Coder, text: str) -> None:
    assert all(event.event not in ("REQUEST", "REJECT") for event in _events(coder, text))


def test_what_stands_in_apposition_to_a_place_is_not_what_was_closed(coder: Coder) -> None:
    text = "Norway closed the office in Kirkenes, a port of 3,400 people near its Russian border."
    assert all(event.frame != "close-border" for event in _events(coder, text))
