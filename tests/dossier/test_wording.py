"""Dates, statuses and chains in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.talks import readings

from legation.claims import Claim
from legation.claims.claim import Attribution, Evidence, Source
from legation.dossier.wording import (
    STATUSES,
    basis_words,
    chain_words,
    control_words,
    count_words,
    date_words,
    state_name,
    visible,
    when_words,
)
from legation.evidence import UNKNOWN, When


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-04-09", "9 April 2018"),
        ("2018-04", "April 2018"),
        ("2018-21", "spring 2018"),
        ("2018", "2018"),
        ("196X", "the 1960s"),
        ("19XX", "the 1900s"),
        ("1984~", "about 1984"),
        ("1984?", "perhaps 1984"),
        ("2018-13", "2018"),
        ("nonsense", "nonsense"),
        ("", ""),
    ],
)
def test_a_date_reads_as_a_person_would_say_it(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "text", "words"),
    [
        ("2007", "in 2007", "2007"),
        ("../2007", "by 2007", "by 2007"),
        ("../2018-03", None, "in March 2018 or earlier"),
        ("../2018-03-02", None, "on 2 March 2018 or earlier"),
        ("196X/..", "since the 1960s", "since the 1960s"),
        ("2018-03-02/..", None, "on 2 March 2018 or later"),
        ("2012/2016", "from 2012 to 2016", "2012 to 2016"),
        ("2012/2016", "between 2012 and 2016", "between 2012 and 2016"),
        (None, "on Monday", "“on Monday”, not dated"),
        ("..", None, "no date given"),
    ],
)
def test_an_interval_says_which_end_is_open(edtf: str | None, text: str | None, words: str) -> None:
    assert when_words(When(edtf, text=text)) == words


def test_how_a_date_was_arrived_at_is_said() -> None:
    assert basis_words(UNKNOWN) == ""
    assert basis_words(When("2018", basis="explicit")) == ""
    assert "publication" in basis_words(When("2018", basis="published"))
    assert "“on Thursday”" in basis_words(When("2018-04-19", basis="relative", text="on Thursday"))


def _claim(status: Any, *chain: Attribution) -> Claim:
    return Claim("c", "event", Source("d", "d"), (Evidence(0, 1, "x"),), (), (), status, ("b",), 1.0, attribution=chain)


TIMES = Attribution("The New York Times", "cited work", citation=3)
GUARDIAN = Attribution("The Guardian", "cited work", citation=4)
REPORT = Attribution("United Nations", "source", text="a United Nations report", cue="citing")
AGENCY = Attribution("SANA", "source", "SYR", "JRN", cue="reported", controlled_by="SYR")
ENVOY = Attribution("Jang Myong Ho", "speaker", "PRK", cue="said")


@pytest.mark.parametrize(
    ("status", "chain", "words"),
    [
        ("asserted", (), ""),
        ("alleged", (TIMES, REPORT), "The New York Times, citing a United Nations report, which alleged"),
        ("alleged", (TIMES, GUARDIAN, REPORT), "The New York Times and the Guardian, citing a United Nations report, "
                                               "which alleged"),
        ("asserted", (AGENCY, ENVOY), "SANA (state media of Syria), citing Jang Myong Ho, who said"),
        ("asserted", (AGENCY,), "According to SANA (state media of Syria)"),
        ("alleged", (REPORT,), "According to a United Nations report, which alleged"),
        ("asserted", (Attribution("Syria", "speaker", "SYR", cue="insisted"),), "According to Syria (“insisted”)"),
        ("denied", (TIMES, Attribution("Syria", "speaker", "SYR", cue="said")), "The New York Times, citing Syria, "
                                                                               "which said"),
    ],
)  # fmt: skip
def test_the_chain_is_told_from_the_outside_in(status: str, chain: tuple[Attribution, ...], words: str) -> None:
    assert chain_words(_claim(status, *chain)) == words


def test_every_link_of_every_chain_is_named() -> None:
    chains = [claim for reading in readings() for claim in reading.claims if claim.attribution]
    assert chains
    for claim in chains:
        for link in claim.attribution:
            assert link.name.removeprefix("The ") in chain_words(claim)


def test_states_and_bodies_are_named_and_unknown_codes_are_kept() -> None:
    assert state_name("SYR") == "Syria"
    assert "United Nations" in state_name("UNO")
    assert state_name("QQQ") == "QQQ"
    assert control_words("SYR") == "state media of Syria"
    assert control_words(None) == ""


def test_small_numbers_are_words() -> None:
    assert [count_words(n, "claim") for n in (0, 1, 3, 1200)] == [
        "no claims",
        "one claim",
        "three claims",
        "1,200 claims",
    ]
    assert count_words(2, "country", "countries") == "two countries"


def test_every_status_is_explained_once() -> None:
    assert len(set(STATUSES.values())) == len(STATUSES) == 7


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text())
def test_nothing_invisible_passes_and_nothing_visible_changes(text: str) -> None:
    shown = visible(text)
    assert not any(c in shown for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")
    if text.isprintable():
        assert shown == text
    assert visible(shown) == shown
