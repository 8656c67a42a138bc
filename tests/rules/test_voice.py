"""However it is put, the same is said: word order, voice and company change neither who did it nor who says so."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.coded import chain, claim_of, claims_of, sides

from legation.claims import Claim
from legation.coder import Coder

_STATES = {"Libya": "LBY", "Norway": "NOR", "Kenya": "KEN", "Peru": "PER", "Iceland": "ISL", "Uganda": "UGA"}
_ACTS = {"attacked": "ASSAULT", "condemned": "ACCUSE", "invaded": "ASSAULT", "praised": "SUPPORT"}
_COMPANY = [
    "The weather in the hills was mild.",
    "Farmers brought their apples to the market.",
    "The museum opens at nine.",
    "Its roof is red.",
]
_some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without where its words stand."""
    return claim.event, claim.mode, claim.cameo, claim.status, sides(claim), chain(claim), claim.when.edtf


@pytest.mark.parametrize("source", ["Reuters", "KCNA", "The Kenyan president", "The Danish foreign ministry"])
@pytest.mark.parametrize("statement", ["Libya attacked Chad", "Norway condemned Iceland", "Peru praised Ecuador"])
def test_the_chain_is_the_same_wherever_the_cue_stands(coder: Coder, source: str, statement: str) -> None:
    event = {"attacked": "ASSAULT", "condemned": "ACCUSE", "praised": "SUPPORT"}[statement.split()[1]]
    inside = source[0].lower() + source[1:] if source.startswith("The ") else source
    forms = [
        f"{source} reported that {statement}.",
        f"{statement}, {inside} reported.",
        f"According to {inside}, {statement}.",
        f"{statement}, according to {inside}.",
    ]
    found = [claim_of(coder, form, event) for form in forms]
    assert len({str(said(c)) for c in found}) == 1
    assert len(found[0].attribution) == 1


@_some
@given(one=st.sampled_from(sorted(_STATES)), other=st.sampled_from(sorted(_STATES)), act=st.sampled_from(sorted(_ACTS)))
def test_the_passive_says_the_same_and_swapped_names_the_opposite(coder: Coder, one: str, other: str, act: str) -> None:
    assume(one != other)
    active = claim_of(coder, f"{one} {act} {other}.", _ACTS[act])
    passive = claim_of(coder, f"{other} was {act} by {one}.", _ACTS[act])
    swapped = claim_of(coder, f"{other} {act} {one}.", _ACTS[act])
    assert sides(active) == sides(passive) == ([_STATES[one]], [_STATES[other]])
    assert sides(swapped) == ([_STATES[other]], [_STATES[one]])
    assert said(active) == said(passive)


@_some
@given(company=st.sampled_from(_COMPANY), first=st.booleans(), act=st.sampled_from(sorted(_ACTS)))
def test_a_sentence_about_something_else_changes_nothing(coder: Coder, company: str, first: bool, act: str) -> None:
    statement = f"Reuters reported that Libya {act} Kenya in March 2015."
    alone = claims_of(coder, statement)
    both = claims_of(coder, f"{company} {statement}" if first else f"{statement} {company}")
    assert [said(c) for c in both] == [said(c) for c in alone]
    assert alone


@pytest.mark.parametrize(
    "text",
    [
        "Libya attacked Chad.",
        "Libya attacked Chad in March.",
        "Libya attacked Chad on Tuesday.",
        "Libya attacked Chad in March 2015.",
        "Libya will attack Chad next week.",
        "Iceland denied in May that it had sold weapons to Chad.",
        "Reuters reported on Monday that Libya attacked Chad.",
        "Kenya announced in May that it would send aid to Uganda.",
    ],
)
def test_without_a_publication_date_times_only_widen(coder: Coder, text: str) -> None:
    dated, undated = claims_of(coder, text, "2019-06-10"), claims_of(coder, text)
    assert [(c.event, c.status, sides(c)) for c in dated] == [(c.event, c.status, sides(c)) for c in undated]
    for known, less in zip(dated, undated, strict=True):
        assert less.when.earliest is None or less.when.earliest <= (known.when.earliest or "")
        assert less.when.latest is None or (known.when.latest is not None and less.when.latest >= known.when.latest)
