"""What one voice states and another denies."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.record.talks import readings
from tests.record.test_happenings import SEIZED, told

from legation.claims.claim import Attribution, Party
from legation.record.contested import Contest, _matter, contested, links, side, voice
from legation.record.happenings import happenings
from legation.record.likeness import Trace
from legation.record.rows import Filed


def _contests(*claims: Filed) -> list[Contest]:
    return contested(claims, happenings(claims))


def test_two_documents_that_disagree_show() -> None:
    denial = told("no trawler was seized near Jan Mayen", "seized", None, "b", status="denied")
    (contest,) = _contests(SEIZED, denial)
    assert (contest.says, contest.denies) == ((SEIZED.key,), (denial.key,))
    assert contest.because


def test_an_allegation_with_a_denial_shows_and_so_does_what_did_not_happen() -> None:
    alleged = told("Norway allegedly seized a trawler and its cod", "seized", None, "a", status="alleged")
    for status in ("denied", "negated"):
        denial = told("Norway seized no trawler and no cod", "seized", None, "b", status=status)
        assert len(_contests(alleged, denial)) == 1


def test_a_denial_that_nobody_contradicts_is_no_contest() -> None:
    denial = told("Norway seized no trawler", "seized", None, "b", status="denied")
    plan = told("Norway plans to seize the trawler", "seize", None, "c", status="planned")
    assert _contests(denial, plan) == []
    assert _contests(SEIZED) == []


def test_a_denial_of_something_else_is_no_contest() -> None:
    other = told("Norway burnt no nets", "burnt", None, "b", status="denied")
    year = told("Norway seized no trawler in 2011", "seized", "2011-01-01/2011-12-31", "b", status="denied")
    third = told("Norway seized no trawler", "seized", None, "b", status="denied", recipients=("Denmark",))
    else_ = told("Denmark seized no trawler", "seized", None, "b", status="denied", actors=("Denmark",))
    for denial in (other, year, third, else_):
        assert _contests(SEIZED, denial) == []


def test_the_act_of_denying_and_the_act_of_accusing_are_not_what_is_contested() -> None:
    words = "Iceland denied that it had seized the trawler, of which Norway accused it"
    act = told(words, "denied", None, "a", event="REJECT", cameo="016", id="act")
    accusal = told(words, "accused", None, "a", event="ACCUSE", cameo="112", id="accusal")
    denied = told(words, "seized", None, "a", status="denied", denied_by="act", id="denied")
    assert _contests(act, accusal, denied) == []


def test_an_accusation_stands_for_what_it_says_where_nobody_else_says_it() -> None:
    words = "Iceland accused Norway of having seized the trawler off the cape"
    accusal = told(
        words, "accused", None, "a", event="ACCUSE", cameo="112", actors=("Iceland",), recipients=("Norway",)
    )
    denied = told("Norway never seized the trawler", "seized", None, "b", status="denied")
    (contest,) = _contests(accusal, denied)
    assert contest.says == (accusal.key,)
    alleged = told("Norway allegedly seized the trawler", "seized", None, "c", status="alleged")
    (contest,) = _contests(accusal, denied, alleged)
    assert contest.says == (alleged.key,)
    back = told(words, "accused", None, "a", event="ACCUSE", cameo="112")
    assert _contests(back, denied) == []


def test_what_the_other_did_is_not_what_is_denied() -> None:
    other = told("Iceland seized the trawler", "seized", None, "a", actors=("Iceland",), recipients=("Norway",))
    denied = told("Norway never seized the trawler", "seized", None, "b", status="denied")
    assert _contests(other, denied) == []


def test_a_denial_that_does_not_say_to_whom_is_still_one() -> None:
    denied = told("Norway never seized the trawler", "seized", None, "b", status="denied", recipients=())
    assert len(_contests(SEIZED, denied)) == 1


def test_several_denials_of_one_matter_are_one_contest() -> None:
    one = told("no trawler was seized near Jan Mayen", "seized", None, "b", status="denied")
    two = told("the trawler was never seized off Jan Mayen", "seized", None, "c", status="denied")
    (contest,) = _contests(SEIZED, one, two)
    assert contest.denies == (one.key, two.key)


def test_the_voice_is_the_innermost_speaker_else_the_denier_else_the_outlet() -> None:
    article, report, wire = readings()
    sold = next(c for c in article.claims if c.status == "alleged")
    assert voice(sold).name == "United Nations"
    met = report.claims[-1]
    assert (voice(met).name, voice(met).date, voice(met).controlled_by) == ("The Bergen Gazette", "2018-04-23", None)
    act, denied = wire.claims[:2]
    assert voice(denied, act).name == "Iceland"
    thanked = wire.claims[-1]
    assert (voice(thanked).name, voice(thanked).controlled_by) == ("Althing Wire", "ISL")
    assert voice(article.claims[0]).carried_by == "Cod between Iceland and Norway"
    accused = report.claims[1]
    assert voice(accused).name == "Norway"
    state_media = replace(sold, attribution=(Attribution("X", "source", controlled_by="RUS"),))
    assert voice(state_media).controlled_by == "RUS"
    assert voice(replace(denied, attribution=()), replace(act, actors=(Party("Y", "ISL"),))).country == "ISL"


_WORDS = ("trawler seized cod", "cod trawler fined", "harbour talks trawler")
_SIDES = (("Norway",), ("Iceland",), ("Iceland", "Norway"))
_any_claim = st.fixed_dictionaries(
    {
        "event": st.sampled_from(("COERCE", "ACCUSE", "AGREE", "ASSAULT")),
        "status": st.sampled_from(("asserted", "alleged", "denied", "negated")),
        "actors": st.sampled_from(_SIDES),
        "recipients": st.sampled_from(((), *_SIDES)),
    }
)


@given(st.lists(st.tuples(st.sampled_from(_WORDS), _any_claim), min_size=2, max_size=12))
def test_who_may_have_done_it_is_looked_for_among_all_who_may(made: list[tuple[str, dict[str, Any]]]) -> None:
    traces = {
        f"h{n}": [Trace(told(f"The {words} near Jan Mayen", words.split()[0], None, f"d{n}", **fields))]
        for n, (words, fields) in enumerate(made)
    }
    saying = {of: some for of, some in traces.items() if side(some[0].claim) == "says"}
    every: dict[tuple[str, str], str] = {}
    for denied in traces.keys() - saying.keys():
        reasons = {of: why for of, said in saying.items() if (why := _matter(traces[denied], said, same=False))}
        plain = {of: why for of, why in reasons.items() if saying[of][0].claim.event != "ACCUSE"}
        every |= {(denied, of): why for of, why in (plain or reasons).items()}
    assert links(traces) == every
