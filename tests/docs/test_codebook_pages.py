"""The pages on the codebook: their example file works as it stands, and their figures are those of the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legation.cli import main
from legation.codebook import load
from legation.codebook.dates import overlap

DOCS = Path(__file__).resolve().parents[2] / "docs"
HOW_TO = (DOCS / "how-to" / "codebook.md").read_text(encoding="utf-8")
REFERENCE = (DOCS / "reference" / "codebook.md").read_text(encoding="utf-8")
BOOK = load()
# held by captains regent for half a year each: the codebook leaves them out
NO_HEADS = {"SMR"}
_HEAD = re.compile(
    r"president|king|queen|emperor|emir|sultan|prime minister|chancellor|premier|taoiseach|supreme leader|prince|"
    r"grand duke|pope|leader|chairman|chairperson|head of|chief executive|captain"
)


def example() -> str:
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", HOW_TO, re.DOTALL)
    return next(block for block in blocks if "rosa-quispe" in block)


def test_the_example_file_works_as_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(example(), encoding="utf-8")
    book = load(own)
    assert book.person("rosa-quispe")
    assert book.outlet_of("lagodiario.example")
    assert book.body("lake-commission")
    ranger = book.role(["lake", "rangers"])
    assert ranger is not None
    assert ranger.sector == "COP"
    assert main(["codebook", "Rosa Quispe", "--codebook", str(own)]) == 0
    assert "deputy foreign minister, BOL GOV" in capsys.readouterr().out


def test_the_example_reads_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, document = tmp_path / "own.yaml", tmp_path / "report.txt"
    own.write_text(example(), encoding="utf-8")
    document.write_text("Rosa Quispe visited Peru and met President Dina Boluarte on 3 March 2025.\n", encoding="utf-8")
    assert main(["code", str(document), "--codebook", str(own)]) == 0
    assert '"BOL"' in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", re.findall(r'^legation (codebook (?:"[^"]+"|\S+)(?: --\S+(?: \d+)?)*)$', HOW_TO, re.MULTILINE)
)
def test_the_commands_on_the_page_work(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    if "own.yaml" not in command:
        assert main(shlex.split(command)) == 0
        assert capsys.readouterr().out


def _figure(pattern: str) -> int:
    found = re.search(pattern, REFERENCE)
    assert found is not None, pattern
    return int(found.group(1).replace(",", ""))


def test_the_figures_of_the_page_are_those_of_the_data() -> None:
    nouns = sum(len(n) for kinds in BOOK.raw("roles")["sectors"].values() for n in kinds.values())
    said = {
        _figure(r"Spanish \| ([\d,]+) \|"): len(BOOK.states),
        _figure(r"terms of office \| ([\d,]+) \|"): len(BOOK.people),
        _figure(r"universities, firms \| ([\d,]+) \|"): len(BOOK.bodies),
        _figure(r"armed groups \| ([\d,]+) \|"): len(BOOK.groups),
        _figure(r"controls them \| ([\d,]+) \|"): len(BOOK.outlets),
        _figure(r"PLOVER's sectors \| ([\d,]+) \|"): nouns,
        _figure(r"of which (\d+) with dated members"): sum(bool(b.members) for b in BOOK.bodies),
    }
    assert all(abs(told - real) <= 0.02 * real for told, real in said.items()), said


def test_every_state_has_its_heads_since_2000() -> None:
    terms: dict[str | None, list[tuple[str | None, str | None]]] = {}
    for person in BOOK.people:
        for term in person.terms:
            if _HEAD.search(term.office):
                terms.setdefault(term.country, []).append((term.since, term.until))
    gaps = [
        (state.id, year)
        for state in BOOK.states
        if state.gw and state.gw[-1].until is None and state.id not in NO_HEADS
        for year in range(max(2000, int(state.gw[-1].since[:4]) + 1), 2026)
        if not any(overlap(*term, f"{year}-07-01", f"{year}-07-01") for term in terms.get(state.id, ()))
    ]
    assert set(gaps) <= {("KIR", 2003)}  # the council of state sat in for a president
