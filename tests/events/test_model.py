"""The model that is shipped: what it is asked, and that it is the one that its card describes."""

from __future__ import annotations

import pytest

from legation.errors import CodebookError
from legation.events.model import RelationModel, relation_model

TEXT = "Libya attacked Chad on Monday, Sudan said."
LIBYA, CHAD, SUDAN = (0, 5), (15, 19), (31, 36)


def test_it_says_what_happens_from_the_first_to_the_second() -> None:
    there, back, beside = relation_model().judge(TEXT, [(LIBYA, CHAD), (CHAD, SUDAN), (SUDAN, CHAD)])
    assert (there.event, there.status) == ("ASSAULT", "asserted")
    assert there.events["ASSAULT"] > 0.5 > there.nothing
    assert back.nothing > 0.5
    assert beside.nothing > 0.5


def test_shares_sum_to_one_and_a_mode_belongs_to_its_event() -> None:
    for said in relation_model().judge(TEXT, [(LIBYA, CHAD), (LIBYA, None), (None, CHAD)]):
        assert sum(said.events.values()) + said.nothing == pytest.approx(1, abs=1e-4)
        assert sum(said.statuses.values()) == pytest.approx(1, abs=1e-4)
        assert said.mode is None or said.mode in ("aerial", "destroy", "firearms", "explosives", "heavy-weapons")


def test_nothing_is_asked_of_no_pairs() -> None:
    assert relation_model().judge(TEXT, []) == []


def test_of_a_very_long_sentence_it_reads_what_is_around_the_parties() -> None:
    long = "word " * 3000 + TEXT + " word" * 3000
    at = 15000
    (said,) = relation_model().judge(long, [((LIBYA[0] + at, LIBYA[1] + at), (CHAD[0] + at, CHAD[1] + at))])
    assert said.event == "ASSAULT"


def test_another_model_than_the_card_describes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    model = RelationModel()
    monkeypatch.setitem(model._card, "sha256", {"relation.onnx": "0" * 64})
    with pytest.raises(CodebookError, match=r"relation\.onnx"):
        model.judge(TEXT, [(LIBYA, CHAD)])
