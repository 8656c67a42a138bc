"""``legation codebook``: what is known under a name, and nothing under none; own files in every command."""

import json
from pathlib import Path

import pytest

from legation.cli import main

OWN = """\
checked: 2026-11-22
source: https://example.org/ruritania
people:
- id: rudolf-rassendyll
  name: Rudolf Rassendyll
  terms:
  - {office: king, country: CZE, sector: GOV, from: 2001}
"""


def lines(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> list[str]:
    assert main(["codebook", *arguments]) == status
    return capsys.readouterr().out.splitlines()


def test_a_person_is_shown_with_offices_names_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    shown = lines(capsys, "Sergei Lavrov")
    assert shown[0] == "Sergey Lavrov  (person sergey-lavrov)"
    assert any("2004-03-09.." in line and "foreign minister, RUS GOV" in line for line in shown)
    assert any(line.strip().startswith("source") and "people.europe.yaml" in line for line in shown)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NATO", "FIN 2023-04-04.."), ("TASS", "state RUS"), ("Saigon", "capital"), ("Rosenstein", "by family name"),
        ("Michael Q. Pompeo", "by another spelling"), ("taoiseach", "only in IRL"),
        ("secretary of state", "mostly in USA"),
        ("Aleppo", "town of"), ("Bavaria", "region"), ("UNSCR 1718", "law"), ("SYR", "by its id"),
        ("Taliban", "2021-08-15.."), ("Syria", "in ko"),
    ],
)  # fmt: skip
def test_every_kind_is_shown(name: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert any(words in line for line in lines(capsys, name))


def test_a_date_leaves_out_what_did_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert "SUN" in "".join(lines(capsys, "Moscow"))
    assert "SUN" not in "".join(lines(capsys, "Moscow", "--date", "2010"))


def test_entries_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = lines(capsys, "Angela Merkel", "--json")
    entry = json.loads(line)
    assert (entry["kind"], entry["id"], entry["terms"][0]["office"]) == ("person", "angela-merkel", "chancellor")


def test_nothing_is_status_1_with_the_nearest_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "Vladimir Puton"]) == 1
    out = capsys.readouterr()
    assert out.out == ""
    assert "nothing under this name; nearest: Vladimir Putin" in out.err


def test_own_entries_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    shown = lines(capsys, "Rudolf Rassendyll", "--codebook", str(tmp_path / "own.yaml"))
    assert shown[0] == "Rudolf Rassendyll  (person rudolf-rassendyll)"
    assert "own.yaml" in shown[-2]


@pytest.mark.parametrize("command", ["code", "annotate", "read", "resolve", "codebook"])
def test_a_malformed_file_stops_a_command_before_it_starts(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("people:\n- {id: a, name: A B}\n")
    document = tmp_path / "a.txt"
    document.write_text("Peru thanked Chile.")
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": 1, "text": "Peru"}\n')
    given = {"codebook": "Peru", "resolve": str(rows)}.get(command, str(document))
    more = ["--record", str(tmp_path / "r.duckdb")] if command == "read" else []
    assert main([command, given, *more, "--codebook", str(own)]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err == "legation: own.yaml: a: lacks source, checked\n"
