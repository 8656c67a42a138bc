"""Ids, denials linked to what they deny, and one claim for what is stated twice."""

from dataclasses import replace

from tests.coded import claims_of

from legation.claims import Claim, Party, Source, Trigger
from legation.claims.claim import Evidence
from legation.claims.joining import identified, linked, once
from legation.coder import Coder

SOURCE = Source("d", "d.txt")
MISSION = identified(
    Claim(
        "", "mission", SOURCE, (Evidence(0, 9, "in prose."),), (Party("Kenya", "KEN"),), (Party("Chad", "TCD"),),
        "asserted", ("made",), 0.8, Trigger(0, 2, "in"), citations=(1,),
    )
)  # fmt: skip


def test_an_id_follows_from_what_is_said_and_where_and_from_nothing_else() -> None:
    assert identified(replace(MISSION, confidence=0.1, because=("another",))).id == MISSION.id
    assert identified(replace(MISSION, status="denied")).id != MISSION.id
    assert identified(replace(MISSION, evidence=(Evidence(20, 29, "in prose."),))).id != MISSION.id
    assert identified(replace(MISSION, actors=MISSION.recipients, recipients=MISSION.actors)).id != MISSION.id


def test_what_is_stated_twice_is_one_claim_with_all_its_evidence_and_citations() -> None:
    again = identified(replace(MISSION, evidence=(Evidence(20, 27, "infobox", "infobox"),), citations=(2, 1)))
    (joined,) = once([MISSION, again])
    assert joined.id == MISSION.id
    assert [e.part for e in joined.evidence] == ["sentence", "infobox"]
    assert joined.citations == (1, 2)


def test_another_status_or_another_pair_is_another_claim() -> None:
    denied = identified(replace(MISSION, status="denied"))
    other = identified(replace(MISSION, recipients=(Party("Peru", "PER"),)))
    assert len(once([MISSION, denied, other])) == 3


def test_the_same_claim_twice_is_one() -> None:
    assert once([MISSION, MISSION]) == [MISSION]


def test_a_denied_claim_carries_the_id_of_the_denial_beside_it_only() -> None:
    denial = identified(replace(MISSION, kind="event", event="REJECT", cameo="016", recipients=()))
    denied = identified(replace(MISSION, kind="event", event="ASSAULT", cameo="190", status="denied"))
    elsewhere = replace(denied, evidence=(Evidence(50, 59, "elsewhere"),))
    found = linked([denial, denied, elsewhere])
    assert [c.denied_by for c in found] == [None, denial.id, None]


def test_the_claims_of_a_document_have_ids_of_their_own_and_come_in_order_of_the_text(coder: Coder) -> None:
    text = "Kenya denied that it had sold weapons to Chad. Peru visited Ecuador. Libya attacked Chad and Sudan."
    claims = claims_of(coder, text)
    assert len({c.id for c in claims}) == len(claims) == 4
    starts = [c.evidence[0].start for c in claims]
    assert starts == sorted(starts)
