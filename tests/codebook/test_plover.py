"""PLOVER's ontology."""

import pytest

from legation.codebook import plover


def test_there_are_sixteen_events_thirty_seven_contexts_and_twenty_five_sectors() -> None:
    assert len(plover.events()) == 16
    assert len(plover.contexts()) == 37
    assert len(plover.sectors()) == 25
    assert set(plover.bodies()) == {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}


@pytest.mark.parametrize(
    ("event", "quad", "score"),
    [
        ("AGREE", "verbal cooperation", 2.5),
        ("CONSULT", "verbal cooperation", 2.5),
        ("SUPPORT", "verbal cooperation", 5),
        ("CONCEDE", "verbal cooperation", 4.5),
        ("COOPERATE", "material cooperation", 9.5),
        ("AID", "material cooperation", 10),
        ("RETREAT", "material cooperation", 6.5),
        ("REQUEST", "verbal conflict", 0),
        ("ACCUSE", "verbal conflict", -3),
        ("REJECT", "verbal conflict", -2),
        ("THREATEN", "verbal conflict", -3.5),
        ("PROTEST", "material conflict", -5),
        ("SANCTION", "material conflict", -6),
        ("MOBILIZE", "material conflict", -5.5),
        ("COERCE", "material conflict", -7),
        ("ASSAULT", "material conflict", -9),
    ],
)
def test_an_event_has_its_quad_and_score(event: str, quad: str, score: float) -> None:
    assert plover.quad(event) == quad
    assert plover.score(event) == score


def test_a_mode_has_its_own_score_or_the_events() -> None:
    assert plover.score("CONSULT", "visit") == 4
    assert plover.score("ASSAULT", "unconventional") == -10
    assert plover.score("PROTEST", "vandalize") == plover.score("PROTEST")
    assert plover.modes("AGREE") == ()
    assert plover.modes("ACCUSE") == ("disapprove", "investigate", "allege")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        plover.quad("FIGHT")
    with pytest.raises(KeyError):
        plover.score("ACCUSE", "visit")
