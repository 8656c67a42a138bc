"""One action fires one frame: the most telling that fits; a light verb gives way to its noun."""

import pytest

from legation.actors import find
from legation.coder import Coder
from legation.events import Fired
from legation.events.match import Matcher
from legation.events.parties import Parties


def _fired(coder: Coder, text: str) -> dict[str, Fired]:
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    fired = Matcher(coder.frames).fired(sentence, Parties(sentence, find(text, [sentence], coder.book)))
    return {f.token.text: f for f in fired.values()}


@pytest.mark.parametrize(
    ("text", "trigger", "event"),
    [
        ("Norway gave howitzers to Chad.", "gave", "AID"),
        ("Norway imposed an embargo on Chad.", "imposed", "SANCTION"),
        ("Norway carried out an attack on Chad.", "carried", "ASSAULT"),
        ("Norway resumed its bombardment of Chad.", "bombardment", "ASSAULT"),
        ("Norway is in talks with Chad.", "talks", "CONSULT"),
        ("Norway shot down a drone of Chad.", "shot", "ASSAULT"),
        ("Norway was critical of Chad.", "critical", "ACCUSE"),
        ("Norway's criticism of Chad was brief.", "criticism", "ACCUSE"),
    ],
)
def test_the_word_of_the_action_fires_its_frame(coder: Coder, text: str, trigger: str, event: str) -> None:
    fired = _fired(coder, text)
    assert trigger in fired
    assert fired[trigger].frame.event == event


def test_a_light_verb_and_its_noun_fire_once(coder: Coder) -> None:
    assert list(_fired(coder, "Norway resumed its bombardment of Chad.")) == ["bombardment"]


def test_a_frame_that_names_its_object_takes_the_object_s_place(coder: Coder) -> None:
    fired = _fired(coder, "Norway imposed sanctions on Chad.")
    assert list(fired) == ["imposed"]


def test_a_verb_with_its_particle_is_another_word(coder: Coder) -> None:
    shot = _fired(coder, "Norway shot down a drone of Chad.")["shot"]
    assert [t.text for t in shot.words] == ["shot", "down"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Attack Act was read out.",
        "The film “The Attack” opened in Chad.",
        "Norway is a kingdom.",
    ],
)
def test_names_labels_and_mere_being_fire_nothing(coder: Coder, text: str) -> None:
    assert _fired(coder, text) == {}


def test_what_a_frame_rules_out_keeps_it_from_firing(coder: Coder) -> None:
    given, moved = "Norway sent howitzers to the province.", "Norway sent howitzers into the province."
    assert [f.frame.id for f in _fired(coder, given).values()] == ["give-weapons"]
    assert "give-weapons" not in [f.frame.id for f in _fired(coder, moved).values()]


def test_a_frame_for_two_parties_does_not_fire_for_one(coder: Coder) -> None:
    pairs = [f for f in coder.frames.all if f.parties > 1 and f.verbs]
    assert pairs
    for frame in pairs:
        assert frame.id not in {f.frame.id for f in _fired(coder, f"Norway {frame.verbs[0]}s.").values()}


def test_what_is_said_of_anothers_act_stands_beside_the_act(coder: Coder) -> None:
    assert list(_fired(coder, "Mali condemned Chad's shelling of Sudan.")) == ["condemned", "shelling"]
    assert list(_fired(coder, "Mali condemned the shelling of Sudan.")) == ["condemned"]
