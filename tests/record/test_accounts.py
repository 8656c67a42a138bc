"""Copies of one story count once, and so does one speaker, whoever carries him."""

from __future__ import annotations

from itertools import permutations

from legation.claims.claim import Status
from legation.record.accounts import Account, independent
from legation.record.contested import Voice


def said(
    n: int, outlet: str, speaker: str | None = None, story: str | None = None, status: Status = "asserted"
) -> Account:
    who = Voice(speaker or outlet, "TCD" if speaker else None, None, outlet, f"2018-04-0{n}")
    return Account((f"d{n}", f"c{n}"), status, who, story or f"d{n}", speaker is None)


def counted(*given: Account) -> int:
    return len(independent(given))


def test_two_outlets_that_say_it_themselves_are_two() -> None:
    assert counted(said(1, "Wire"), said(2, "Post")) == 2


def test_one_outlet_is_one_however_often_it_says_it() -> None:
    assert counted(said(1, "Wire"), said(2, "wire")) == 1


def test_copies_of_one_story_are_one() -> None:
    assert counted(said(1, "Wire"), said(2, "Post", story="d1"), said(3, "Times", story="d1")) == 1


def test_one_speaker_is_one_whoever_carries_him_and_is_not_his_carrier() -> None:
    assert counted(said(1, "Wire", "a minister"), said(2, "Post", "A Minister")) == 1
    assert counted(said(1, "Wire", "a minister"), said(2, "Wire")) == 2


def test_what_links_two_groups_makes_them_one_in_any_order() -> None:
    given = [said(1, "Wire"), said(2, "Post"), said(3, "Post", story="d1"), said(4, "Times")]
    sizes = {tuple(sorted(len(group) for group in independent(order))) for order in permutations(given)}
    assert sizes == {(1, 3)}
    assert sorted(key for group in independent(given) for key in group) == sorted(t.key for t in given)
