"""What happens between two parties that somebody has marked."""

import pytest

from legation.coder import Coder, Relation
from legation.coder.relating import NOTHING


def relate(coder: Coder, text: str, actor: str | None, recipient: str | None) -> Relation:
    """The relation between the first places of two stretches of words."""
    marked = [[] if w is None else [(text.index(w), text.index(w) + len(w))] for w in (actor, recipient)]
    return coder.relate(text, *marked)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event", "status"),
    [
        ("Libya attacked Chad.", "Libya", "Chad", "ASSAULT", "asserted"),
        ("Chad was attacked by Libya.", "Libya", "Chad", "ASSAULT", "asserted"),
        ("Libya will attack Chad.", "Libya", "Chad", "ASSAULT", "planned"),
        ("The farmers of the north attacked the fishermen.", "The farmers", "the fishermen", "ASSAULT", "asserted"),
        ("Kenya praised Uganda.", "Kenya", "Uganda", "SUPPORT", "asserted"),
    ],
)
def test_the_action_that_links_the_two_is_found_whoever_they_are(
    coder: Coder, text: str, actor: str, recipient: str, event: str, status: str
) -> None:
    found = relate(coder, text, actor, recipient)
    assert (found.event, found.status) == (event, status)
    assert max(found.scores, key=lambda name: found.scores[name]) == event
    assert found.scores[event] == pytest.approx(found.confidence, abs=0.001)
    assert sum(found.scores.values()) == pytest.approx(1, abs=0.001)
    assert found.cameo is not None
    assert found.quad is not None


def test_of_several_actions_the_one_with_both_in_their_roles_wins(coder: Coder) -> None:
    text = "Libya attacked Chad, and Kenya praised Uganda."
    assert relate(coder, text, "Libya", "Chad").event == "ASSAULT"
    assert relate(coder, text, "Kenya", "Uganda").event == "SUPPORT"


def test_an_actor_alone_can_be_asked_about(coder: Coder) -> None:
    assert relate(coder, "Libya attacked Chad.", "Libya", None).event == "ASSAULT"


@pytest.mark.parametrize("text", ["Libya and Chad are large.", "Libya lies north of Chad."])
def test_nothing_happens_where_no_action_links_them(coder: Coder, text: str) -> None:
    assert relate(coder, text, "Libya", "Chad") == NOTHING


def test_empty_words_and_marks_beside_the_text_are_nothing(coder: Coder) -> None:
    assert coder.relate("", [(0, 1)], []) == NOTHING
    assert coder.relate("Libya attacked Chad.", [(500, 510)], []) == NOTHING
