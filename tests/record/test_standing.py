"""What stands between two states on a day: honest where dates leave it open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from legation.claims import Claim
from legation.claims.claim import Evidence, Party, Source, Trigger, Where
from legation.evidence import edtf
from legation.record.contested import Contest
from legation.record.happenings import happenings
from legation.record.rows import Filed
from legation.record.standing import Tie, standing

PAIR = ("ISL", "NOR")


def said(words: str, when: str | None, by: str = "NOR", of: str = "ISL", **fields: Any) -> Filed:
    """A claim that a state has or did something to another; the trigger is all of the words."""
    where = fields.pop("where", None)
    claim = Claim(
        words + str(when),
        fields.pop("kind", "mission"),
        Source("d", "d.txt", None, fields.pop("published", None)),
        (Evidence(0, len(words), words),),
        fields.pop("actors", (Party(by, by),)),
        (Party(of, of),) if of else (),
        fields.pop("status", "asserted"),
        ("test",),
        0.9,
        trigger=Trigger(0, len(words), words),
        when=edtf.when(when, "explicit"),
        where=Where(where) if where else None,
        **fields,
    )
    return Filed(f"{words} {when}", claim)


def _on(day: str, *filed: Filed) -> list[Tie]:
    return list(standing(PAIR, filed, happenings(filed), (), date.fromisoformat(day)))


OPENED = said("opened an embassy", "1972/..", where="Reykjavik")
CLOSED = said("closed its embassy", "../2012-03", where="Reykjavik")
AGAIN = said("reopened its embassy", "2023/..", where="Reykjavik")


@pytest.mark.parametrize(
    ("day", "state", "since", "until"),
    [
        ("1973-01-01", "stands", "1972", None),
        ("1972-06-01", "perhaps", "1972", None),
        ("2012-03-15", "perhaps", "1972", "2012-03"),
        ("2015-01-01", "ended", "1972", "2012-03"),
        ("2023-06-01", "perhaps", "2023", None),
        ("2026-01-01", "stands", "2023", None),
    ],
)
def test_a_mission_is_open_from_its_opening_to_its_closing(day: str, state: str, since: str, until: str | None) -> None:
    (tie,) = _on(day, OPENED, CLOSED, AGAIN)
    assert (tie.kind, tie.by, tie.of, tie.what) == ("mission", "NOR", "ISL", "embassy, Reykjavik")
    assert (tie.state, tie.since, tie.until) == (state, since, until)


def test_what_had_not_begun_is_left_out_and_towns_are_told_apart() -> None:
    assert _on("1971-12-31", OPENED) == []
    assert len(_on("2026-01-01", OPENED, said("opened a consulate", "1990/..", where="Akureyri"))) == 2


def test_what_is_only_said_to_be_there_is_known_for_that_day_and_no_later_one() -> None:
    (tie,) = _on("2026-01-01", said("keeps an embassy", None, published="2018-04-23"))
    assert (tie.state, tie.since) == ("known", "2018-04-23")
    assert _on("2018-04-22", said("keeps an embassy", None, published="2018-04-23")) == []
    (tie,) = _on("2026-01-01", said("keeps an embassy", None))
    assert (tie.state, tie.since) == ("undated", None)


def test_an_ambassador_is_one_to_the_other_state_and_perhaps_gone_when_another_has_come() -> None:
    def term(name: str, when: str, words: str = "the Norwegian ambassador to Iceland") -> Filed:
        person = (Party(name, "NOR"),)
        return said(words, when, of="", kind="office", office="ambassador", actors=person)

    first, second = term("Sigrid Haugen", "2005/.."), term("Liv Dahl", "2019/..")
    elsewhere = term("Per Lie", "2010/..", "the Norwegian ambassador to Denmark")
    found = {tie.what: (tie.state, tie.until) for tie in _on("2026-01-01", first, second, elsewhere)}
    assert found == {
        "Sigrid Haugen, ambassador": ("perhaps", "../2019"),
        "Liv Dahl, ambassador": ("stands", None),
    }


def test_an_agreement_ends_when_it_is_named_and_not_when_another_is() -> None:
    fields = {"kind": "agreement", "title": "Smuggled Cod Protocol"}
    signed = said("signed the Smuggled Cod Protocol", "2007-09-04", **fields)
    left = {"kind": "event", "event": "SANCTION", "mode": "withdraw", "cameo": "160"}
    assert [tie.state for tie in _on("2020-01-01", signed)] == ["stands"]
    assert [tie.state for tie in _on("2020-01-01", signed, said("left the cod protocol", "2015", **left))] == ["ended"]
    assert [tie.state for tie in _on("2020-01-01", signed, said("left the treaty on ferries", "2015", **left))] == [
        "stands"
    ]


def test_sanctions_stand_until_they_are_lifted_and_not_when_they_are_eased() -> None:
    fields = {"kind": "event", "event": "SANCTION", "cameo": "163"}
    first, more = said("imposed sanctions", "2011-05", **fields), said("imposed an embargo", "2012", **fields)
    eased = said("eased sanctions", "2014", kind="event", event="RETREAT", cameo="085")
    lifted = said("lifted its sanctions", "2025", kind="event", event="RETREAT", cameo="085")
    (tie,) = _on("2020-01-01", first, more, eased, lifted)
    assert (tie.kind, tie.state, tie.since) == ("sanction", "stands", "2011-05")
    (tie,) = _on("2026-01-01", first, more, eased, lifted)
    assert (tie.state, tie.until) == ("ended", "2025")


def test_relations_are_broken_and_restored() -> None:
    begun = said("established diplomatic relations", "1946/..", kind="relation")
    broken = said("broke off relations", "2012", kind="event", event="SANCTION", cameo="161")
    again = said("restored diplomatic relations", "2022/..", kind="relation")
    states = [_on(day, begun, broken, again)[0].state for day in ("2000-01-01", "2015-01-01", "2026-01-01")]
    assert states == ["stands", "ended", "stands"]


def test_the_last_visit_each_way_is_told() -> None:
    fields = {"kind": "event", "event": "CONSULT", "mode": "visit"}
    visits = [said("visited", day, **fields) for day in ("2016-05", "2018-04-20", "2030-01-01")]
    back = said("visited", "2017", by="ISL", of="NOR", **fields)
    found = [(tie.by, tie.since, tie.state) for tie in _on("2026-01-01", *visits, back)]
    assert found == [("ISL", "2017", "happened"), ("NOR", "2018-04-20", "happened")]


@pytest.mark.parametrize("status", ["alleged", "denied", "planned", "intended", "conditional", "negated"])
def test_only_what_is_asserted_stands(status: str) -> None:
    assert _on("2026-01-01", said("opened an embassy", "1972/..", status=status)) == []


def test_what_is_contested_says_so() -> None:
    contest = Contest("c", (OPENED.key,), (("x", "y"),), "")
    (tie,) = standing(PAIR, [OPENED], happenings([OPENED]), [contest], date(2000, 1, 1))
    assert tie.contested
