"""One claim for what is said once, and none where nobody known is on either side."""

import pytest
from tests.coded import claim_of, claims_of

from legation.claims import Claim, Party, Source, Trigger
from legation.claims.claim import Evidence
from legation.claims.selection import between_actors
from legation.coder import Coder

KENYA, SOMEBODY = Party("Kenya", "KEN"), Party("a man")


def claim(actors: tuple[Party, ...], recipients: tuple[Party, ...], event: str, cameo: str = "040") -> Claim:
    source, evidence = Source("d", "d.txt"), (Evidence(0, 1, "x"),)
    return Claim(
        "id", "event", source, evidence, actors, recipients, "asserted", ("made",), 0.5, Trigger(0, 1, "x"), event,
        cameo=cameo,
    )  # fmt: skip


def test_a_visit_to_meet_somebody_is_one_act(coder: Coder) -> None:
    found = claims_of(coder, "Kenya visited Uganda to meet the Ugandan president.")
    assert [c.event for c in found] == ["CONSULT"]


def test_two_acts_of_one_sentence_on_different_parties_stay_two(coder: Coder) -> None:
    found = claims_of(coder, "Kenya visited Uganda and visited Chad.")
    assert [(c.event, c.recipients[0].country) for c in found] == [("CONSULT", "UGA"), ("CONSULT", "TCD")]


@pytest.mark.parametrize("text", ["Somebody visited Uganda.", "Uganda was praised.", "A man met a woman."])
def test_an_act_of_nobody_known_is_no_claim(coder: Coder, text: str) -> None:
    assert claims_of(coder, text) == ()


def test_an_attack_told_in_the_passive_is_known_by_whom_it_hit(coder: Coder) -> None:
    found = claim_of(coder, "Uganda was attacked.", "ASSAULT")
    assert found.actors == ()
    assert [p.country for p in found.recipients] == ["UGA"]


@pytest.mark.parametrize(
    ("actors", "recipients", "event", "cameo", "kept"),
    [
        ((KENYA,), (KENYA,), "CONSULT", "040", True),
        ((KENYA,), (SOMEBODY,), "CONSULT", "040", True),
        ((SOMEBODY,), (KENYA,), "CONSULT", "040", False),
        ((SOMEBODY,), (KENYA,), "SANCTION", "163", True),
        ((), (KENYA,), "ASSAULT", "190", True),
        ((KENYA,), (), "MOBILIZE", "154", True),
        ((KENYA,), (), "PROTEST", "140", True),
        ((KENYA,), (), "REJECT", "016", True),
        ((KENYA,), (), "REJECT", "120", False),
        ((), (), "ASSAULT", "190", False),
    ],
)
def test_which_sides_an_event_must_know(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], event: str, cameo: str, kept: bool
) -> None:
    assert bool(between_actors(claim(actors, recipients, event, cameo))) is kept


@pytest.mark.parametrize(("event", "cameo", "kept"), [("RETREAT", "0871", True), ("AID", "0711", False)])
def test_an_act_that_the_model_knows_alone_counts_where_plover_needs_no_recipient(
    event: str, cameo: str, kept: bool
) -> None:
    assert between_actors(claim((KENYA,), (), event, cameo), alone=True) is kept


def test_an_act_on_nobody_named_is_a_claim_and_a_figure_of_sport_is_none(coder: Coder) -> None:
    (truce,) = claims_of(coder, "Ethiopia's government declared a unilateral ceasefire on Monday.")
    assert (truce.event, truce.recipients) == ("RETREAT", ())
    assert not claims_of(coder, "Ethiopia's youngest rider launched an attack on the last hill.")


def test_what_the_model_reads_out_of_a_negation_is_not_negated_once_more(coder: Coder) -> None:
    text = "Romania's defence minister told parliament that no American missiles would be moved to Deveselu."
    found = claims_of(coder, text)
    assert not [c for c in found if c.status in ("negated", "denied") and c.because[0].startswith("model")]


def test_ones_own_troops_are_moved_and_not_acted_on(coder: Coder) -> None:
    (moved,) = claims_of(coder, "Chad withdrew its soldiers from Mali on Monday.")
    assert [p.name for p in moved.recipients] == ["Mali"]
    (held,) = claims_of(coder, "Chad's army arrested its soldiers who had fled.")
    assert [p.country for p in held.recipients] == ["TCD"]


def test_a_party_has_the_words_that_name_it_in_the_sentence_and_not_the_pronoun(coder: Coder) -> None:
    (claim,) = claims_of(coder, "Kenya's army said on Monday that it had shelled Somalia.")
    assert [p.text for p in claim.actors] == ["Kenya's army"]
