"""How the speaker presents it: what the words at an action and above it make of its status, and which of them wins."""

import pytest
from tests.coded import claim_of, claims_of

from legation.claims.status import Operator
from legation.claims.status.verdict import weighed
from legation.coder import Coder


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya attacked Uganda.", "asserted"),
        ("Kenya has not attacked Uganda.", "negated"),
        ("Kenya hardly attacked Uganda.", "negated"),
        ("No Kenyan troops attacked Uganda.", "negated"),
        ("Kenya reportedly attacked Uganda.", "alleged"),
        ("Kenya will attack Uganda.", "planned"),
        ("Kenya to attack Uganda", "planned"),
        ("Kenya would attack Uganda.", "conditional"),
        ("Kenya said it would attack Uganda.", "planned"),
        ("Kenya must attack Uganda.", "intended"),
        ("Kenya may attack Uganda.", "conditional"),
        ("Kenya may have attacked Uganda.", "alleged"),
        ("Unless Chad left, Kenya attacked Uganda.", "conditional"),
        ("Did Kenya attack Uganda?", "conditional"),
    ],
)
def test_the_words_at_an_action_give_its_status(coder: Coder, text: str, status: str) -> None:
    assert claim_of(coder, text, "ASSAULT").status == status


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("Iran did not deny that it had supplied drones to Russia.", "AID", "alleged"),
        ("Iran never denied arming the Houthis.", "AID", "alleged"),
        ("Egypt did not accuse Ethiopia of arming rebels.", "AID", "conditional"),
        ("Kenya did not rule out attacking Uganda.", "ASSAULT", "conditional"),
        ("Kenya did not stop attacking Uganda.", "ASSAULT", "conditional"),
    ],
)
def test_a_negated_denial_or_refusal_leaves_the_act_open(coder: Coder, text: str, event: str, status: str) -> None:
    assert claim_of(coder, text, event).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya managed to attack Uganda.", "asserted"),
        ("Kenya is known to have attacked Uganda.", "asserted"),
        ("Kenya is believed to have attacked Uganda.", "alleged"),
        ("Kenya failed to attack Uganda.", "negated"),
        ("Kenya ruled out attacking Uganda.", "negated"),
        ("Kenya was about to attack Uganda.", "planned"),
        ("Kenya is eager to attack Uganda.", "intended"),
        ("Kenya sent troops to attack Uganda.", "intended"),
        ("Kenya flew in pilots to attack Uganda.", "intended"),
        ("Kenya's attempt to attack Uganda failed.", "negated"),
        ("Kenya's plan to attack Uganda was unsuccessful.", "negated"),
        ("Kenya is capable of attacking Uganda.", "intended"),
        ("Kenya dreamed of attacking Uganda.", "intended"),
        ("Kenya admitted to attacking Uganda.", "asserted"),
        ("It is untrue that Kenya attacked Uganda.", "negated"),
        ("It is possible that Kenya attacked Uganda.", "alleged"),
        ("It is doubtful that Kenya attacked Uganda.", "conditional"),
        ("It is true that Kenya attacked Uganda.", "asserted"),
    ],
)
def test_what_governs_an_action_gives_its_status(coder: Coder, text: str, status: str) -> None:
    found = {c.status for c in claims_of(coder, text) if c.event == "ASSAULT"}
    assert found == {status}


@pytest.mark.parametrize("words", ["instead of", "rather than", "without"])
def test_what_was_done_in_its_place_is_asserted_and_the_act_left_out_is_not(coder: Coder, words: str) -> None:
    found = {c.event: c.status for c in claims_of(coder, f"Kenya visited Chad {words} attacking Uganda.")}
    assert found == {"CONSULT": "asserted", "ASSAULT": "negated"}


def test_before_says_that_the_act_was_still_to_come(coder: Coder) -> None:
    claim = claim_of(coder, "Kenya called its generals before attacking Uganda.", "ASSAULT")
    assert claim.status == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "Chad will condemn Kenya, which attacked Uganda.",
        "Chad will condemn Kenya after Kenya attacked Uganda.",
        "Chad did not condemn Kenya although Kenya attacked Uganda.",
    ],
)
def test_the_background_of_a_clause_is_taken_for_granted_whatever_happens_to_the_clause(
    coder: Coder, text: str
) -> None:
    found = {c.event: c.status for c in claims_of(coder, text)}
    assert found["ASSAULT"] == "asserted"
    assert found["ACCUSE"] != "asserted"


def test_the_denial_of_a_negated_act_affirms_nothing(coder: Coder) -> None:
    claim = claim_of(coder, "Kenya denied that it had not attacked Uganda.", "ASSAULT")
    assert claim.status == "alleged"


def test_a_condition_makes_both_halves_conditional(coder: Coder) -> None:
    found = claims_of(coder, "If Kenya attacked Uganda, Chad would condemn Kenya.")
    assert {c.status for c in found} == {"conditional"}


def test_a_charge_told_in_the_passive_is_still_a_charge(coder: Coder) -> None:
    found = {c.event: c.status for c in claims_of(coder, "Kenya was accused by Chad of attacking Uganda.")}
    assert found == {"ACCUSE": "asserted", "ASSAULT": "alleged"}


def test_a_denied_report_is_denied_and_not_merely_alleged(coder: Coder) -> None:
    claim = claim_of(coder, "Chad denied reports that Kenya attacked Uganda.", "ASSAULT")
    assert claim.status == "denied"
    assert claim.denied_by is not None


def test_every_status_but_asserted_comes_with_its_reason(coder: Coder) -> None:
    for text in ("Kenya will attack Uganda.", "Kenya never attacked Uganda.", "Kenya hopes to attack Uganda."):
        claim = claim_of(coder, text, "ASSAULT")
        assert any(reason.startswith(f"{claim.status}: ") for reason in claim.because)


def test_the_strongest_operator_decides_and_its_reasons_are_kept() -> None:
    verdict = weighed([Operator("planned", "will"), Operator("negated", "not"), Operator("negated", "never")])
    assert verdict.status == "negated"
    assert verdict.because == ("not", "never")
    assert weighed([]).status == "asserted"


@pytest.mark.parametrize(
    ("text", "event", "status"),
    [
        ("During the clashes between Kenya and Uganda, Norway called for restraint.", "ASSAULT", "asserted"),
        ("Norway called for restraint during the clashes between Kenya and Uganda.", "ASSAULT", "asserted"),
        ("In an attack on Kenya, Uganda will use drones.", "ASSAULT", "planned"),
        ("During the attack by Chad on Sudan, Kenya sent no troops.", "ASSAULT", "asserted"),
    ],
)
def test_the_setting_of_an_act_is_in_its_time_and_not_in_its_wish_or_denial(
    coder: Coder, text: str, event: str, status: str
) -> None:
    assert claim_of(coder, text, event).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("India rejects suggestions that Chad attacked Mali.", "denied"),
        ("The report that Chad attacked Mali surprised Kenya.", "alleged"),
        ("Kenya praised the soldiers that attacked Mali.", "asserted"),
    ],
)
def test_a_clause_that_says_what_a_noun_says_is_under_what_is_done_to_the_noun(
    coder: Coder, text: str, status: str
) -> None:
    assert claim_of(coder, text, "ASSAULT").status == status
