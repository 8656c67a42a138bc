"""What is denied by a noun for it is a claim of its own, with the denier as its speaker."""

from __future__ import annotations

import pytest
from tests.coded import chain, claims_of, sides

from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "event", "actor", "denier"),
    [
        ("The UN alleged that Ethiopia had bought drones from Iran, a claim that Ethiopia has denied.",
         "COOPERATE", "ETH", "Ethiopia"),
        ("Rwanda's army said that Burundian soldiers had attacked Rwandan villages. Burundi rejected the allegation.",
         "ASSAULT", "BDI", "Burundi"),
        ("Kenya accused Chad of arming rebels in Sudan. Chad denied the accusation.", "AID", "TCD", "Chad"),
    ],
)  # fmt: skip
def test_what_a_noun_points_at_is_denied_beside_what_was_said(
    coder: Coder, text: str, event: str, actor: str, denier: str
) -> None:
    claims = claims_of(coder, text)
    (denied,) = [c for c in claims if c.status == "denied"]
    (denial,) = [c for c in claims if c.cameo == "016"]
    assert (denied.event, sides(denied)[0], chain(denied)) == (event, [actor], [denier])
    assert (denial.status, denied.denied_by) == ("asserted", denial.id)
    said = [c for c in claims if c.event == event and c.status != "denied"]
    assert all(c.status in ("alleged", "asserted") and c.attribution for c in said)
    assert said


@pytest.mark.parametrize(
    "text",
    [
        "Kenya shelled Somalia. Kenya rejected the report.",  # nobody but the writer says so
        "Kenya said Chad shelled Mali. Kenya rejected the allegation.",  # it is not Kenya's deed
        "Kenya said Chad shelled Mali. Chad rejected the new allegation of a diplomat.",  # another
        "Kenya said Chad shelled Mali. Chad thanked Kenya. Chad rejected the allegation.",  # too far back
    ],
)
def test_where_it_is_not_sure_what_is_meant_nothing_is_denied(coder: Coder, text: str) -> None:
    assert [c.event for c in claims_of(coder, text) if c.status == "denied"] == []


def test_what_a_writer_says_of_a_claim_is_the_writers(coder: Coder) -> None:
    text = "The UN alleged that Ethiopia had bought drones from Iran, a claim that Ethiopia has denied."
    (denial,) = [c for c in claims_of(coder, text) if c.cameo == "016"]
    assert denial.attribution == ()
