"""What people say of the record: it follows at once, overwrites nothing, and holds when documents are coded anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.record.talks import Reading, article, readings, report, wire

from legation.claims import Claim
from legation.claims.claim import Party
from legation.errors import RefusedError, SettingError, StaleError
from legation.record import View, Writer, verify
from legation.record.correcting import FIELDS, corrected
from legation.record.rows import Key
from legation.record.writer import digest


class Days:
    """A clock that goes on by a day each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now


def _key(reading: Reading, which: Callable[[Claim], bool]) -> Key:
    claim = next(c for c in reading.claims if which(c))
    return digest(reading.document.text), claim.id


SEIZED = _key(report(), lambda c: c.event == "COERCE" and c.status == "asserted")


def _standing(record: Path, key: Key) -> Claim | None:
    with View(record) as view:
        return next((f.claim for f in view.filed() if f.key == key), None)


def test_a_rejected_claim_is_gone_everywhere_and_comes_back_when_that_is_undone(record: Path) -> None:
    with View(record) as view:
        before = view.claims(), view.happenings(), view.contests(), view.summary(), view.series("NOR", "ISL")
    with Writer(record) as writer:
        said = writer.judge("reject", [SEIZED], who="Ada", why="it was another ship")
    with View(record) as view:
        assert SEIZED not in {f.key for f in view.filed()}
        assert all(SEIZED not in h.members for h in view.happenings())
        assert all(SEIZED not in (*c.says, *c.denies) for c in view.contests())
        assert view.summary().claims == before[3].claims - 1
        assert view.history(SEIZED)[0].claim in before[0]
    assert verify(record) == []
    with Writer(record) as writer:
        writer.judge("undo", who="Ada", undone=said.id)
    with View(record) as view:
        after = view.claims(), view.happenings(), view.contests(), view.summary(), view.series("NOR", "ISL")
        assert [j.verdict for j in view.judgements([SEIZED])] == ["reject", "undo"]
        assert [j.stands for j in view.judgements([SEIZED])] == [False, True]
    assert after == before
    assert verify(record) == []


def test_a_correction_shows_who_made_it_and_leaves_the_original(record: Path) -> None:
    original = _standing(record, SEIZED)
    with Writer(record) as writer:
        writer.judge("correct", [SEIZED], who="Ada", why="the ship flew her flag", changes={"recipients": ["DNK"]})
    now = _standing(record, SEIZED)
    assert original is not None
    assert now is not None
    assert [p.country for p in now.recipients] == ["DNK"]
    assert now.because[-1].startswith("corrected by Ada, ")
    assert now.because[-1].endswith(": the ship flew her flag: recipients was ISL")
    assert now.flags == (*original.flags, "corrected: recipients")
    with View(record) as view:
        assert [f.claim for f in view.history(SEIZED)] == [original, now]
        assert SEIZED in {f.key for f in view.pair("NOR", "DNK").filed}
        assert SEIZED not in {f.key for f in view.filed(("NOR", "ISL"))}
    assert verify(record) == []


def test_two_corrections_add_up_and_each_is_undone_alone(record: Path) -> None:
    with Writer(record) as writer:
        first = writer.judge("correct", [SEIZED], who="Ada", changes={"status": "alleged"})
        writer.judge("correct", [SEIZED], who="Bea", changes={"when": "2018-04"})
    both = _standing(record, SEIZED)
    assert both is not None
    assert (both.status, both.when.edtf) == ("alleged", "2018-04")
    with Writer(record) as writer:
        writer.judge("undo", who="Ada", undone=first.id)
    one = _standing(record, SEIZED)
    assert one is not None
    assert (one.status, one.when.edtf) == ("asserted", "2018-04")
    with View(record) as view:
        assert [f.edition for f in view.history(SEIZED)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("changes", "sign"),
    [
        ({"status": "true"}, "none of asserted"),
        ({"colour": "red"}, "no field that can be corrected"),
        ({}, "nothing to correct"),
        ({"event": "KISS"}, "none of AGREE"),
        ({"mode": "aerial"}, "no mode of COERCE"),
        ({"cameo": "9999"}, "no CAMEO code"),
        ({"actors": ["ATL"]}, "no code of a state"),
        ({"actors": "NOR"}, "takes a list"),
        ({"actors": [{"colour": "red"}]}, "has no colour"),
        ({"actors": [{"name": 3}]}, "needs a name"),
        ({"recipients": [{"country": "NOR", "sector": "ZZZ"}]}, "none of"),
        ({"when": "yesterday"}, "no EDTF date"),
        ({"where": {"planet": "Mars"}}, "takes a country"),
        ({"attribution": [{"name": "Ada", "role": "king"}]}, "none of cited work"),
        ({"contexts": ["cod"]}, "none of"),
        ({"title": 3}, "is no text"),
        ({"event": None}, "none of AGREE"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_and_nothing_is_filed(
    record: Path, changes: dict[str, Any], sign: str
) -> None:
    with Writer(record) as writer, pytest.raises(SettingError, match=sign):
        writer.judge("correct", [SEIZED], who="Ada", changes=changes)
    with View(record) as view:
        assert view.judgements() == []
        assert len(view.history(SEIZED)) == 1


def test_every_field_can_be_corrected() -> None:
    claim = next(c for c in report().claims if c.event == "COERCE")
    wanted: dict[str, Any] = {
        "kind": "event",
        "status": "denied",
        "event": "ASSAULT",
        "mode": "aerial",
        "cameo": "195",
        "contexts": ["military"],
        "actors": [{"name": "the fleet", "country": "DNK", "sector": "MIL"}],
        "recipients": ["NOR", "SWE"],
        "when": "2017-03/2017-05",
        "where": {"name": "Bear Island", "country": "NOR"},
        "attribution": [{"name": "Ada", "role": "speaker", "country": "ISL"}],
        "office": "admiral",
        "title": "a title",
    }
    assert set(wanted) == set(FIELDS)
    out = corrected(claim, wanted, "Ada")
    assert (out.status, out.event, out.mode, out.cameo, out.quad) == (
        *("denied", "ASSAULT", "aerial", "195"),
        "material conflict",
    )
    assert [(p.name, p.country, p.sector) for p in out.actors] == [("the fleet", "DNK", "MIL")]
    assert [(p.country, p.text) for p in out.recipients][1] == ("SWE", None)
    assert out.recipients[0] == claim.actors[0], "a party that the words name keeps its words"
    assert (out.when.earliest, out.when.latest) == ("2017-03-01", "2017-05-31")
    assert out.where is not None
    assert out.where.name == "Bear Island"
    assert [a.name for a in out.attribution] == ["Ada"]
    assert corrected(claim, {"when": None, "where": None, "attribution": None}, "Ada").attribution == ()


def test_an_event_brings_its_quad_and_code_along() -> None:
    claim = next(c for c in report().claims if c.event == "COERCE")
    out = corrected(claim, {"event": "AID"}, "Ada")
    assert (out.quad, out.mode) == ("material cooperation", None)
    assert out.cameo is not None
    assert out.cameo.startswith("07")
    assert out.goldstein is not None
    assert out.goldstein > 0


def test_who_looked_at_what_has_changed_since_is_told(record: Path) -> None:
    with Writer(record) as writer:
        writer.judge("correct", [SEIZED], who="Ada", changes={"status": "alleged"}, seen={SEIZED: 1})
        with pytest.raises(StaleError, match="has changed since"):
            writer.judge("reject", [SEIZED], who="Bea", seen={SEIZED: 1})
        writer.judge("accept", [SEIZED], who="Bea", seen={SEIZED: 2})


@pytest.mark.parametrize(
    ("verdict", "given", "sign"),
    [
        ("reject", {"who": " "}, "needs somebody"),
        ("reject", {"claims": [("x", "y")]}, "no claim y"),
        ("reject", {"claims": []}, "too few"),
        ("merge", {}, "too few"),
        ("split", {}, "too few"),
        ("split", {"other": [SEIZED]}, "both sides"),
        ("grade", {"grade": "A"}, "credibility is 1"),
        ("grade", {"claims": [], "outlet": "Example Daily", "grade": "1"}, "reliability is A"),
        ("undo", {"undone": "nothing"}, "no judgement nothing"),
    ],
)
def test_judgements_that_make_no_sense_are_refused(
    record: Path, verdict: Any, given: dict[str, Any], sign: str
) -> None:
    wanted = {"claims": [SEIZED], "who": "Ada", **given}
    with Writer(record) as writer, pytest.raises(SettingError, match=sign):
        writer.judge(verdict, wanted.pop("claims"), **wanted)
    with View(record) as view:
        assert view.judgements() == []


def test_what_is_undone_cannot_be_undone_again_but_its_undoing_can(record: Path) -> None:
    with Writer(record) as writer:
        said = writer.judge("reject", [SEIZED], who="Ada")
        undone = writer.judge("undo", who="Ada", undone=said.id)
        with pytest.raises(SettingError, match="already"):
            writer.judge("undo", who="Ada", undone=said.id)
        writer.judge("undo", who="Ada", undone=undone.id)
    assert _standing(record, SEIZED) is None


def test_a_split_and_a_merge_hold_and_say_whose_they_are(record: Path) -> None:
    with View(record) as view:
        joined = next(h for h in view.happenings() if len(h.members) > 1)
        alone = next(h for h in view.happenings() if len(h.members) == 1 and h.kind == joined.kind)
        before = view.happenings()
    with Writer(record) as writer:
        split = writer.judge("split", joined.members[:1], other=joined.members[1:], who="Ada", why="two ships")
        merge = writer.judge("merge", [joined.members[0], alone.members[0]], who="Ada", why="one ship")
    with View(record) as view:
        (made,) = [h for h in view.happenings() if joined.members[0] in h.members]
        assert set(made.members) == {joined.members[0], alone.members[0]}
        assert any("joined by Ada, " in why and "one ship" in why for why in made.because)
    assert verify(record) == []
    with Writer(record) as writer:
        writer.judge("undo", who="Ada", undone=split.id)
        writer.judge("undo", who="Ada", undone=merge.id)
    with View(record) as view:
        assert view.happenings() == before


def test_a_happening_whose_claims_name_other_states_is_whole_for_each_two_of_them(tmp_path: Path) -> None:
    path = tmp_path / "r"
    told = Reading(article().document)
    for words, verb, event, country in (
        ("Norway had given Iceland three patrol boats", "given", "AID", "ISL"),
        ("Norway awarded him", "awarded", "COOPERATE", "DNK"),
    ):
        sides = {"actors": (Party("Norway", "NOR"),), "recipients": (Party(country, country),)}
        told.claim("event", words, verb, event=event, **sides)
    with Writer(path) as writer:
        writer.add(told.document, told.claims)
    one, other = ((digest(told.document.text), claim.id) for claim in told.claims)
    with Writer(path) as writer:
        writer.judge("merge", [one, other], who="Ada")
    with View(path) as view:
        for state, key in (("ISL", one), ("DNK", other)):
            pair = view.pair(state, "NOR")
            assert [h.members for h in pair.happenings] == [(one, other)]
            assert [filed.key for filed in pair.filed] == [key]
            assert [key for key, _ in view.doubtful(("NOR", state))] == [key]
        assert view.pair("DNK", "ISL").happenings == ()
        assert {(a, b): n for a, b, n in view.summary().pairs} == {("ISL", "NOR"): 1, ("DNK", "NOR"): 1}
    assert verify(path) == []


def test_the_later_of_two_decisions_that_disagree_holds(record: Path) -> None:
    with View(record) as view:
        joined = next(h for h in view.happenings() if len(h.members) > 1)
    one, other = joined.members[:1], joined.members[1:]
    with Writer(record) as writer:
        writer.judge("split", one, other=other, who="Ada")
        writer.judge("merge", [one[0], other[0]], who="Bea")
    with View(record) as view:
        assert joined.members in [h.members for h in view.happenings()]
    with Writer(record) as writer:
        writer.judge("split", one, other=other, who="Ada")
    with View(record) as view:
        assert joined.members not in [h.members for h in view.happenings()]


def test_grades_are_kept_and_nothing_else_changes(record: Path) -> None:
    with View(record) as view:
        before = view.filed(), view.happenings()
        assert view.judgements() == []
    with Writer(record) as writer:
        writer.judge("grade", outlet="The Bergen Gazette", grade="B", who="Ada")
        writer.judge("grade", [SEIZED], grade="2", who="Ada")
        writer.judge("grade", outlet="The Bergen Gazette", grade="C", who="Bea", why="twice wrong in May")
    with View(record) as view:
        assert (view.filed(), view.happenings()) == before
        grades = view.grades()
        assert grades.outlets["The Bergen Gazette"].grade == "C"
        (happening,) = [h for h in view.happenings() if SEIZED in h.members]
        assert {h: j.grade for h, j in grades.happenings.items()} == {happening.id: "2"}


def test_judgements_hold_when_a_document_is_coded_anew(record: Path) -> None:
    reading = report()
    old = next(c for c in reading.claims if c.id == SEIZED[1])
    with View(record) as view:
        joined = next(h for h in view.happenings() if SEIZED in h.members)
        other = next(h.members[0] for h in view.happenings() if SEIZED not in h.members and h.kind == joined.kind)
    with Writer(record, coder="1") as writer:
        writer.judge("correct", [SEIZED], who="Ada", changes={"recipients": ["DNK"]})
        writer.judge("merge", [SEIZED, other], who="Ada")
    # the coder reads the same words a little otherwise now: another id, another event
    anew = replace(old, id="0" * 16, event="ASSAULT", confidence=0.99)
    claims = [anew if c.id == old.id else c for c in reading.claims]
    with Writer(record, coder="2") as writer:
        assert writer.recode(reading.document, claims) == 2
    key = (SEIZED[0], anew.id)
    now = _standing(record, key)
    assert now is not None
    assert ([p.country for p in now.recipients], now.event, now.confidence) == (["DNK"], "ASSAULT", 0.99)
    assert _standing(record, SEIZED) is None
    with View(record) as view:
        assert [j.verdict for j in view.judgements([key])] == ["correct", "merge"]
        assert any({key, other} <= set(h.members) for h in view.happenings())
        assert len(view.history(SEIZED)) == 2, "what stood before is still there"
    # and back again
    with Writer(record, coder="3") as writer:
        assert writer.recode(reading.document, reading.claims) == 2
    back = _standing(record, SEIZED)
    assert back is not None
    assert [p.country for p in back.recipients] == ["DNK"]
    assert verify(record) == []


def test_what_was_rejected_stays_so_when_it_is_coded_anew_and_what_is_read_no_more_is_gone(record: Path) -> None:
    reading = report()
    old = next(c for c in reading.claims if c.id == SEIZED[1])
    with Writer(record, coder="1") as writer:
        writer.judge("reject", [SEIZED], who="Ada")
        writer.recode(reading.document, [replace(c, confidence=0.3) if c == old else c for c in reading.claims])
        assert writer.recode(reading.document, reading.claims) == 1
    assert _standing(record, SEIZED) is None
    with Writer(record, coder="2") as writer:
        writer.recode(reading.document, [c for c in reading.claims if c.id != SEIZED[1]])
        writer.judge("accept", [SEIZED], who="Ada")
    assert _standing(record, SEIZED) is None, "nobody can accept what is read no more"
    with Writer(record, coder="3") as writer:
        writer.recode(reading.document, reading.claims)
    assert _standing(record, SEIZED) == old
    assert verify(record) == []


def test_who_controls_an_outlet_by_now_changes_no_claim(record: Path) -> None:
    reading = report()
    with View(record) as view:
        before = view.filed()
    told = [replace(c, document=replace(c.document, controlled_by="CHE")) for c in reading.claims]
    with Writer(record, coder="2") as writer:
        assert writer.recode(reading.document, told) == 0
    with View(record) as view:
        assert view.filed() == before


def test_only_what_the_record_has_is_coded_anew(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        writer.add(article().document, article().claims)
        with pytest.raises(Exception, match="no document"):
            writer.recode(wire().document, wire().claims)
        with pytest.raises(RefusedError, match="another document"):
            writer.recode(article().document, wire().claims)


def test_as_of_a_day_nothing_is_known_that_came_later(tmp_path: Path) -> None:
    path, clock = tmp_path / "r", Days()
    days = []
    for reading in readings():
        with Writer(path, now=clock) as writer:
            writer.add(reading.document, reading.claims)
            days.append(clock.now.date().isoformat())
    with Writer(path, now=clock) as writer:
        writer.judge("reject", [SEIZED], who="Ada")
    counts = []
    for day in ("2025", *days, "2026-01", "2026"):
        with View(path, as_of=day) as view:
            counts.append((view.summary().documents, SEIZED in {f.key for f in view.filed()}))
    assert counts == [(0, False), (1, False), (2, True), (3, True), (3, False), (3, False)]
    with pytest.raises(SettingError, match="not a date"):
        View(path, as_of="in March")
    with pytest.raises(SettingError, match="not a date"):
        View(path, as_of="2026/..")
