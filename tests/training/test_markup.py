"""The markup of training sentences, what is checked of them, and their other names."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from training.check import problems
from training.expand import renamed, rows, states
from training.markup import Example, MarkupError, parse

LINE = {
    "s": "[A Chad] expelled [B two Libyan envoys] on Monday, [C Sudan]'s agency in Khartoum said.",
    "r": ["A>B SANCTION.expel 166 asserted by=C"],
    "g": "wire",
}


def line(**changed: object) -> str:
    return json.dumps({**LINE, **changed})


def parties(example: Example) -> dict[str, str]:
    return {p.name: example.text[p.start : p.end] for p in example.parties}


def test_a_line_gives_the_sentence_its_parties_and_what_it_says_of_them() -> None:
    found = parse(line(), "x:1")
    assert found.text == "Chad expelled two Libyan envoys on Monday, Sudan's agency in Khartoum said."
    assert parties(found) == {"A": "Chad", "B": "two Libyan envoys", "C": "Sudan"}
    (told,) = found.told
    assert (told.actor, told.recipient, told.event, told.mode, told.cameo) == ("A", "B", "SANCTION", "expel", "166")
    assert (told.status, told.by, told.mutual) == ("asserted", "C", False)


def test_between_parties_that_no_relation_names_nothing_happens() -> None:
    pairs = {(a.name, b.name): told for a, b, told in parse(line(), "x:1").pairs()}
    assert len(pairs) == 6
    assert [pair for pair, told in pairs.items() if told] == [("A", "B")]


def test_what_is_mutual_holds_both_ways() -> None:
    found = parse(line(s="[A Chad] and [B Libya] held talks.", r=["A=B CONSULT 040 asserted"]), "x:1")
    assert all(told is not None and told.event == "CONSULT" for _, _, told in found.pairs())


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"s": "Chad left."}, "no parties"),
        ({"s": "[A Chad] saw [A Mali]."}, "a letter twice"),
        ({"s": "[A Chad [B Mali]] left."}, "a bracket that is no party"),
        ({"g": "poem"}, "no such register"),
        ({"r": ["A>D SANCTION.expel 166 asserted"]}, "parties that the sentence does not have"),
        ({"r": ["A>A SANCTION 160 asserted"]}, "parties that the sentence does not have"),
        ({"r": ["> SANCTION 160 asserted"]}, "parties that the sentence does not have"),
        ({"r": ["A>B SCOLD 160 asserted"]}, "no PLOVER event"),
        ({"r": ["A>B AID 166 asserted"]}, "CAMEO 166 is not of AID"),
        ({"r": ["A>B AID 070 perhaps"]}, "no such status"),
        ({"r": ["A AID"]}, "not a relation"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(changed: dict[str, object], reason: str) -> None:
    with pytest.raises(MarkupError, match=rf"^x:1: .*{reason}"):
        parse(line(**changed), "x:1")
    with pytest.raises(MarkupError, match="x:2: not an object with s and r"):
        parse("[1]", "x:2")


def test_the_checker_names_false_modes_lengths_and_sentences_alike_but_for_names(tmp_path: Path) -> None:
    twin = line(s="[A Peru] expelled [B two Chilean envoys] on Monday, [C Bolivia]'s agency in Khartoum said.")
    short = line(s="[A Chad] left.", r=[])
    odd = line(s="[A Chad] barred [B Mali] from the river for a year.", r=["A>B SANCTION.visit 160 asserted"])
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([line(), twin, short, odd]), encoding="utf-8")
    found, wrong = problems([path])
    assert len(found) == 1
    assert [one.split(": ", 1)[1] for one in wrong] == [
        "but for names the same as a.jsonl:1",
        "2 words",
        "SANCTION has no mode visit",
    ]


def test_states_take_other_names_all_through_and_the_parties_move_along() -> None:
    example = parse(line(s="[A An Iranian envoy] left [B Chad] for Tehran, [C Sudan] said.", r=[]), "x:1")
    rng = random.Random(7)
    for _ in range(20):
        found = renamed(example, rng)
        named = parties(found)
        state = next(s for s in states() if s.words["adjective"] == named["A"].split(" ", 1)[1].removesuffix(" envoy"))
        assert state.words["capital"] in found.text
        assert named["A"].split()[0] == ("An" if state.words["adjective"][0] in "AEIO" else "A")
        assert found.text.index(named["B"]) == found.parties[1].start
        assert found.text.endswith(f"{named['C']} said.")


def test_rows_hold_every_pair_of_parties_with_what_happens() -> None:
    made = list(rows([parse(line(), "x:1")], times=3, rng=random.Random(1)))
    assert len(made) == 3
    for row in made:
        # six pairs of three parties; B and C do nothing, and A and C have nothing done to them
        assert [pair["event"] for pair in row["pairs"]] == ["SANCTION", *[None] * 9]
        assert sum(pair["recipient"] is None for pair in row["pairs"]) == 2
        assert sum(pair["actor"] is None for pair in row["pairs"]) == 2
        for pair in row["pairs"]:
            if pair["actor"] is None:
                continue
            start, end = pair["actor"]
            assert row["text"][start:end].strip() == row["text"][start:end] != ""
