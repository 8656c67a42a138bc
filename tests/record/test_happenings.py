"""Happenings: one event, many reports; and never two events in one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.claims import Claim
from legation.claims.claim import Evidence, Party, Source, Trigger
from legation.evidence import When
from legation.record.happenings import happenings
from legation.record.rows import Filed

_COUNTRIES = {"Norway": "NOR", "Iceland": "ISL", "Denmark": "DNK"}


def told(words: str, trigger: str, when: str | None = None, document: str = "a", **fields: Any) -> Filed:
    """A claim that Norway did something to Iceland, in a document of its own unless one is named."""
    at = words.index(trigger)
    first, last = (when.split("/") if "/" in when else (when, when)) if when else (None, None)
    claim = Claim(
        fields.pop("id", words[:24]),
        fields.pop("kind", "event"),
        Source(document, document),
        (Evidence(0, len(words), words),),
        tuple(Party(n, _COUNTRIES[n]) for n in fields.pop("actors", ("Norway",))),
        tuple(Party(n, _COUNTRIES[n]) for n in fields.pop("recipients", ("Iceland",))),
        fields.pop("status", "asserted"),
        ("test",),
        0.5,
        trigger=Trigger(at, at + len(trigger), trigger),
        event=fields.pop("event", "COERCE"),
        when=When(when, first or None, last or None, "day", "explicit"),
        **fields,
    )
    return Filed(document, claim)


def _together(*claims: Filed) -> list[set[str]]:
    return [{key[0] for key in h.members} for h in happenings(claims)]


SEIZED = told("Norway seized an Icelandic trawler near Jan Mayen", "seized", "2018-04-19", "a")
AGAIN = told("the trawler was seized by a Norwegian ship", "seized", "2018-04-01/2018-04-30", "b")


def test_two_reports_of_one_seizure_are_one_happening_and_say_why() -> None:
    (happening,) = happenings([SEIZED, AGAIN])
    assert happening.members == (SEIZED.key, AGAIN.key)
    assert (happening.earliest, happening.latest) == ("2018-04-19", "2018-04-19")
    assert "“seized”, “trawler”" in happening.because[1]
    assert "ISL and NOR" in happening.because[1]


def test_other_dates_other_parties_other_acts_and_other_words_are_other_happenings() -> None:
    others = [
        told("Norway seized a trawler near Jan Mayen", "seized", "2017-04-19", "b"),
        told("Denmark seized a trawler near Jan Mayen", "seized", "2018-04-19", "b", actors=("Denmark",)),
        told("Iceland seized a trawler", "seized", "2018-04-19", "b", actors=("Iceland",), recipients=("Norway",)),
        told("Norway praised the trawler it seized", "seized", "2018-04-19", "b", event="SUPPORT"),
        told("Norway jailed nine fishermen", "jailed", "2018-04-19", "b"),
    ]
    for other in others:
        assert _together(SEIZED, other) == [{"a"}, {"b"}], other.claim.evidence[0].text


def test_selling_arms_and_giving_them_are_compared() -> None:
    sold = told("Norway sold rockets", "sold", "2005", "a", event="COOPERATE", cameo="062")
    gave = told("Norway gave the rockets", "gave", "2005", "b", event="AID", cameo="072")
    sold, gave = (
        Filed(f.digest, replace(f.claim, when=When("2005-03-01", "2005-03-01", "2005-03-01"))) for f in (sold, gave)
    )
    assert _together(sold, gave) == [{"a", "b"}]


def test_a_wide_date_never_bridges_two_happenings() -> None:
    early = told("Norway seized a trawler and its cod", "seized", "2003-05-01", "a")
    late = told("Norway seized a trawler and its cod", "seized", "2007-05-01", "b")
    wide = told("Norway seized a trawler and its cod", "seized", "2000-01-01/2009-12-31", "c")
    undated = told("Norway seized a trawler and its cod", "seized", None, "d")
    assert _together(early, late, wide) == [{"a"}, {"b"}, {"c"}]
    assert _together(early, wide, undated) == [{"a", "c", "d"}]


def test_names_of_the_parties_and_words_of_every_agreement_join_nothing() -> None:
    one = told("the Norwegian envoy praised Icelandic patience", "praised", None, "a", event="SUPPORT")
    two = told("Norwegian crews thanked Icelandic and Norwegian nurses", "thanked", None, "b", event="SUPPORT")
    assert _together(one, two) == [{"a"}, {"b"}]
    treaty = {"kind": "agreement", "event": None}
    one = told("Norway signed a cod agreement with Iceland", "signed", None, "a", **treaty)
    two = told("Norway signed a ferry agreement with Iceland", "signed", None, "b", **treaty)
    three = told("the agreement on cod was signed", "signed", None, "c", **treaty)
    assert _together(one, two, three) == [{"a", "c"}, {"b"}]


def test_two_claims_of_one_sentence_stay_two() -> None:
    words = "Norway seized a trawler and seized the cod in the trawler"
    one = told(words, "seized", "2018-04-19", "a", id="1")
    two = told(words, "seized", "2018-04-19", "a", id="2")
    assert len(happenings([one, two])) == 2


def test_a_meeting_is_the_same_whoever_is_named_first() -> None:
    one = told("Norway met Iceland in Akureyri", "met", "2018-04-20", "a", event="CONSULT")
    two = told(
        "Iceland met Norway in Akureyri",
        "met",
        "2018-04-20",
        "b",
        event="CONSULT",
        actors=("Iceland",),
        recipients=("Norway",),
    )
    assert _together(one, two) == [{"a", "b"}]


def test_what_is_only_wished_reports_no_happening_that_others_state() -> None:
    wish = told("Norway wants to seize the trawler", "seize", "2018-04-19", "b", status="intended")
    plan = told("Norway plans to seize the trawler", "seize", "2018-04-19", "c", status="planned")
    assert _together(SEIZED, wish, plan) == [{"a", "c"}, {"b"}]


_TEXTS = st.sampled_from(
    ["Norway seized the trawler", "Norway seized cod", "the trawler with its cod was seized", "a fine on the trawler"]
)
_WHENS = st.sampled_from([None, "2018-04-19", "2018-04-20", "2018-04-01/2018-04-30", "2010-01-01/2019-12-31"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_TEXTS, _WHENS, st.sampled_from("abcd")), max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing_and_every_claim_has_one_happening(
    rows: list[tuple[str, str | None, str]], random: Any
) -> None:
    claims = [told(text, text.split()[-1], when, document, id=str(n)) for n, (text, when, document) in enumerate(rows)]
    found = happenings(claims)
    members = [key for h in found for key in h.members]
    assert sorted(members) == sorted(f.key for f in claims)
    random.shuffle(claims)
    assert happenings(claims) == found
