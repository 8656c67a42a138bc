"""Judging from the command line: what somebody says is filed, shown, and taken back; the record follows it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from legation.cli import main
from legation.record import View, Writer, verify

NEWS = """OSLO, 23 April 2018 - The Norwegian coast guard seized an Icelandic trawler near Jan Mayen on Thursday.

Norway accused Iceland of illegal fishing. Iceland denied that its trawler had fished illegally.
"""


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    page = tmp_path / "news.txt"
    page.write_text(NEWS, encoding="utf-8")
    assert main(["read", str(page), "--record", str(tmp_path / "r")]) == 0
    capsys.readouterr()
    return tmp_path / "r"


def _seized(record: Path) -> str:
    with View(record) as view:
        return next(c.id for c in view.claims() if c.trigger is not None and "seized" in c.trigger.text)


def test_a_correction_is_filed_listed_and_taken_back(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = _seized(record)
    given = ["--record", str(record), "--who", "Ada"]
    assert main(["judge", "correct", claim, "--set", "recipients=DNK", "--set", "when=", "--why", "flag", *given]) == 0
    said = capsys.readouterr().out
    assert f"correct {claim}" in said
    assert main(["export", "--record", str(record), "--as", "jsonl"]) == 0
    exported = {c["id"]: c for c in map(json.loads, capsys.readouterr().out.splitlines())}
    assert [p["country"] for p in exported[claim]["recipients"]] == ["DNK"]
    assert exported[claim]["when"]["edtf"] is None
    assert "corrected by Ada" in exported[claim]["because"][-1]
    assert main(["judge", "undo", said.split()[0], *given]) == 0
    capsys.readouterr()
    assert main(["judge", "list", "--record", str(record)]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert ["taken back" in line for line in listed] == [True, False]
    assert verify(record) == []


@pytest.mark.parametrize(
    ("arguments", "sign"),
    [
        (["accept", "zzzz"], "no claim of the record has this id"),
        (["accept", ""], "claims have ids that begin so"),
        (["accept"], "too few claims"),
        (["correct", "CLAIM", "--set", "when"], "say FIELD=VALUE"),
        (["correct", "CLAIM", "--set", "when=soon"], "no EDTF date"),
        (["correct", "CLAIM", "--set", "actors=[1"], "no JSON"),
        (["undo", "zzzz"], "no judgements have this id"),
        (["undo"], "name one judgement"),
        (["split", "CLAIM"], "nothing would be left"),
        (["grade", "--outlet", "Example", "--grade", "G"], "reliability is A"),
        (["praise", "CLAIM"], "praise"),
    ],
)
def test_what_makes_no_sense_ends_with_one_line(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sign: str
) -> None:
    claim = _seized(record)
    given = [claim if one == "CLAIM" else one for one in arguments]
    assert main(["judge", *given, "--record", str(record), "--who", "Ada"]) == 2
    told = capsys.readouterr().err
    assert sign in told
    assert told.count("\n") == 1
    with View(record) as view:
        assert view.judgements() == []


def _review(record: Path, keys: str, monkeypatch: pytest.MonkeyPatch, *more: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    assert main(["review", "--record", str(record), "--who", "Ada", *more]) == 0


def test_a_review_walks_the_doubtful_first_and_does_what_the_keys_say(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with View(record) as view:
        queue = [key for key, _ in view.doubtful()]
        doubts = [doubt for _, doubt in view.doubtful()]
    assert doubts == sorted(doubts, reverse=True)
    _review(record, "a\ne\nstatus=planned\nread twice\n?\nr\nanother ship\nq\n", monkeypatch)
    out = capsys.readouterr().out
    assert "«" in out
    assert "these keys" in out
    assert "3 judgements" in out
    with View(record) as view:
        said = view.judgements()
        assert [(j.verdict, j.one[0], j.why) for j in said] == [
            ("accept", queue[0], ""),
            ("correct", queue[1], "read twice"),
            ("reject", queue[2], "another ship"),
        ]
        assert {key for key, _ in view.doubtful()} == set(queue[3:])
    assert verify(record) == []


def test_a_review_takes_back_refuses_nonsense_and_goes_on(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _review(record, "u\nx\ne\ncolour=red\n\nr\nno\nu\ns\nm\nnothing\nn\n", monkeypatch, "NOR", "ISL")
    out = capsys.readouterr().out
    for sign in ("you have said nothing yet", "no such key", "no field that can be corrected", "undo"):
        assert sign in out
    with View(record) as view:
        assert [(j.verdict, j.stands) for j in view.judgements()] == [("reject", False), ("undo", True)]


def test_a_claim_that_somebody_else_changed_is_shown_again(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with View(record) as view:
        first = view.doubtful()[0][0]

    typed = iter(("a\n", "q\n"))

    class Others:
        """While somebody looks at the first claim another corrects it."""

        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            if (line := next(typed, "")) == "a\n":
                with Writer(record) as writer:
                    writer.judge("correct", [first], who="Bea", changes={"status": "alleged"})
            return line

    monkeypatch.setattr("sys.stdin", Others())
    assert main(["review", "--record", str(record), "--who", "Ada"]) == 0
    out = capsys.readouterr().out
    assert "has changed since it was looked at" in out
    assert len(re.findall(r"^\[1/", out, re.MULTILINE)) == 2
    with View(record) as view:
        assert [j.who for j in view.judgements()] == ["Bea"]


def test_documents_coded_anew_keep_what_was_judged(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = _seized(record)
    assert main(["judge", "reject", claim, "--record", str(record), "--who", "Ada"]) == 0
    with View(record) as view:
        before = view.filed()
    assert main(["recode", "--record", str(record)]) == 0
    assert "documents coded   0" in capsys.readouterr().out
    assert main(["recode", "--record", str(record), "--all"]) == 0
    assert re.search(r"documents coded   1\nclaims changed    0", capsys.readouterr().out)
    with View(record) as view:
        assert view.filed() == before
    assert verify(record) == []


def test_what_a_page_changed_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, record = tmp_path / "news.txt", str(tmp_path / "r")
    more = "The crew of nineteen was brought to Bergen, where the captain is to stand trial in the coming week.\n\n"
    for text in (NEWS, NEWS.replace("accused", "suspected"), NEWS.replace("Norway accused", more + "Norway suspected")):
        page.write_text(text, encoding="utf-8")
        assert main(["read", str(page), "--record", record]) == 0
    capsys.readouterr()
    assert main(["captures", str(page), "--record", record]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert any(line.startswith("  - Norway accused") for line in told)
    assert any(line.startswith("  + Norway suspected") for line in told)
    assert f"  + {more.strip()}" in told
    assert main(["captures", "elsewhere.txt", "--record", record]) == 2
    assert "nothing from there" in capsys.readouterr().err


def test_as_of_a_day_before_it_was_read_a_record_is_empty(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--record", str(record), "--as", "jsonl", "--as-of", "2020"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["export", "--record", str(record), "--as", "jsonl", "--as-of", "someday"]) == 2
    assert "not a date" in capsys.readouterr().err
    assert main(["standing", "NOR", "ISL", "--record", str(record), "--as-of", "2020"]) == 0
    assert "nothing that the record knows of" in capsys.readouterr().err


def test_what_stands_is_printed_and_its_date_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Norway opened an embassy in Damascus in 1972.\n", encoding="utf-8")
    record = ["--record", str(tmp_path / "r")]
    assert main(["read", str(tmp_path / "a.txt"), *record]) == 0
    capsys.readouterr()
    assert main(["standing", "Norway", "SYR", *record, "--on", "1980"]) == 0
    assert "NOR → SYR  mission     embassy, Damascus: since 1972" in capsys.readouterr().out
    assert main(["standing", "Norway", "SYR", *record, "--on", "1980", "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["state"] == "stands"
    assert main(["standing", "Norway", "SYR", *record, "--on", "in spring"]) == 2
    assert "--on" in capsys.readouterr().err
