"""Which time belongs to which event, and what is left of it across a reporting verb."""

import pytest
from tests.coded import claim_of, claims_of

from legation.coder import Coder

DAY = "2019-06-10"


@pytest.mark.parametrize(
    "text",
    [
        "Libya attacked Chad in March 2015.",
        "In March 2015 Libya attacked Chad.",
        "In March 2015, Chad was attacked by Libya.",
        "Libya attacked a base in Chad in March 2015.",
    ],
)
def test_the_time_of_a_clause_is_the_time_of_its_event(coder: Coder, text: str) -> None:
    when = claim_of(coder, text, "ASSAULT", DAY).when
    assert (when.edtf, when.earliest, when.latest) == ("2015-03", "2015-03-01", "2015-03-31")
    assert (when.basis, when.precision) == ("explicit", "month")


def test_each_of_two_verbs_has_the_time_that_hangs_on_it(coder: Coder) -> None:
    found = claims_of(coder, "Norway visited Iceland in 2001 and attacked Chad in 2003.", DAY)
    assert {c.event: c.when.edtf for c in found} == {"CONSULT": "2001", "ASSAULT": "2003"}


def test_the_time_of_a_relative_clause_stays_in_it(coder: Coder) -> None:
    found = claims_of(coder, "Libya, which attacked Chad in 1983, signed a treaty with Sudan in 1990.", DAY)
    assert {c.event: c.when.edtf for c in found} == {"ASSAULT": "1983", "SUPPORT": "1990"}


def test_a_clause_that_says_more_of_a_time_happens_at_that_time(coder: Coder) -> None:
    text = "Ties between Kenya and Uganda have been close since the 1960s, when Kenya sold weapons to Uganda."
    assert claim_of(coder, text, "relation").when.edtf == "196X/.."
    assert claim_of(coder, text, "COOPERATE").when.edtf == "196X"


def test_the_time_after_a_clause_of_background_is_the_backgrounds(coder: Coder) -> None:
    found = claims_of(coder, "Kenya condemned Uganda after Uganda attacked Sudan in 1999.")
    assert {c.event: c.when.edtf for c in found} == {"ACCUSE": None, "ASSAULT": "1999"}


@pytest.mark.parametrize(
    "text",
    [
        "Iceland denied in March that it had sold weapons to Chad.",
        "Iceland denied that it had sold weapons to Chad in March.",
        "In March, Iceland denied that it had sold weapons to Chad.",
    ],
)
def test_what_was_denied_in_march_happened_by_march_if_it_did(coder: Coder, text: str) -> None:
    denial, sale = (claim_of(coder, text, event, DAY).when for event in ("REJECT", "COOPERATE"))
    assert (denial.edtf, denial.basis) == ("2019-03", "relative")
    assert (sale.edtf, sale.basis) == ("../2019-03", "bounded")
    assert sale.earliest is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Reuters reported in 2018 that Libya attacked Chad.", "../2018"),
        ("A report released in 2018 alleged that Libya had attacked Chad.", "../2018"),
        ("Norway said in 2018 that Libya would attack Chad.", "2018/.."),
        ("Norway criticised Libya in 2018 for having attacked Chad.", "../2018"),
        ("In 2018 there were reports that Libyan troops had attacked Chad.", "../2018"),
        ("Reuters reported in 2018 that Libya attacked Chad in 1987.", "1987"),
    ],
)
def test_across_a_reporting_verb_only_a_bound_is_left(coder: Coder, text: str, edtf: str) -> None:
    when = claim_of(coder, text, "ASSAULT", DAY).when
    assert when.edtf == edtf
    assert when.basis == ("explicit" if edtf == "1987" else "bounded")


def test_what_was_under_way_when_it_was_reported_has_the_reports_time(coder: Coder) -> None:
    claim = claim_of(coder, "In 2016 there were reports that Libyan troops were attacking Chad.", "ASSAULT", DAY)
    assert (claim.when.edtf, claim.when.basis) == ("2016", "explicit")


def test_the_publication_date_is_never_the_events_but_only_its_bound(coder: Coder) -> None:
    past = claim_of(coder, "Libya attacked Chad.", "ASSAULT", DAY).when
    future = claim_of(coder, "Libya will attack Chad.", "ASSAULT", DAY).when
    assert (past.edtf, past.basis, past.text) == (f"../{DAY}", "bounded", None)
    assert (future.edtf, future.basis, future.text) == (f"{DAY}/..", "bounded", None)


def test_nothing_is_known_of_the_time_where_neither_words_nor_publication_tell(coder: Coder) -> None:
    when = claim_of(coder, "Libya attacked Chad.", "ASSAULT").when
    assert (when.edtf, when.basis) == (None, "unknown")


@pytest.mark.parametrize("words", ["on Tuesday", "yesterday", "last month"])
def test_a_relative_time_without_a_publication_date_stays_unresolved(coder: Coder, words: str) -> None:
    when = claim_of(coder, f"Libya attacked Chad {words}.", "ASSAULT").when
    assert when.edtf is None
    assert when.text == words


def test_how_long_it_took_is_not_when_it_was(coder: Coder) -> None:
    assert claim_of(coder, "For two years Libya attacked Chad.", "ASSAULT").when.edtf is None


def test_an_announced_act_is_announced_at_its_time_and_done_from_then_on(coder: Coder) -> None:
    text = "Kenya announced in May that it would send aid to Uganda."
    assert claim_of(coder, text, "AGREE", DAY).when.edtf == "2019-05"
    assert claim_of(coder, text, "AID", DAY).when.edtf == "2019-05/.."


def test_since_when_something_was_done_is_never_when_it_was_said(coder: Coder) -> None:
    text = "Uganda's ministry said that Kenya had banned imports of Ugandan beef since 2 May."
    assert claim_of(coder, text, "SANCTION", DAY).when.edtf == "2019-05-02/.."
