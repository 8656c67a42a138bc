"""Shards go into one record, in any order, and come out as if one had read it all."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import duckdb
import pytest
from tests.record.talks import article, readings, report, wire

from legation.cli import main
from legation.errors import RecordError
from legation.exchange import FORMATS
from legation.record import Found, View, Writer, merged, verify
from legation.record.writer import digest


def _shards(folder: Path) -> list[Path]:
    """The article and the report; the report again, printed a day later elsewhere; the wire story."""
    late = report()
    late.document = replace(late.document, outlet="Aftenbladet", published="2018-04-24", name="z.txt")
    late.claims = [replace(c, document=replace(c.document, outlet="Aftenbladet", published="2018-04-24", name="z.txt"))
                   for c in late.claims]  # fmt: skip
    shards = []
    for name, some in (("a", [article(), report()]), ("b", [late]), ("c", [wire()])):
        with Writer(folder / name, coder=f"coder {name}") as writer:
            for one in some:
                writer.add(one.document, one.claims)
            writer.found(digest(one.document.text), Found(f"bytes {name}", "more.txt", f"/{name}/more.txt"))
            writer.refuse(f"{name}.bin", "is no text")
        shards.append(folder / name)
    return shards


def _held(path: Path) -> tuple[object, ...]:
    with View(path) as view:
        return (
            list(FORMATS["jsonl"](view.claims())),
            view.happenings(),
            view.contests(),
            view.captures(),
            [(one.name, one.reason) for one in view.refusals()],
            view.query("SELECT sha256, coder FROM documents ORDER BY ALL"),
            [(e.digest, e.document, e.controlled_by, e.claims) for e in view.documents()],
        )


def test_shards_merge_in_any_order_to_what_one_reading_gives(tmp_path: Path) -> None:
    shards = _shards(tmp_path)
    outcomes = []
    for n, order in enumerate(permutations(shards)):
        with Writer(tmp_path / f"all{n}", coder="merging") as writer:
            for shard in order:
                with View(shard) as view:
                    assert all(isinstance(new, bool) for new in merged(writer, view))
        assert verify(tmp_path / f"all{n}") == []
        outcomes.append(_held(tmp_path / f"all{n}"))
    assert all(held == outcomes[0] for held in outcomes)
    with Writer(tmp_path / "one") as writer:
        for one in readings():
            writer.add(one.document, one.claims)
    assert _held(tmp_path / "one")[:3] == outcomes[0][:3]


def test_merging_again_changes_nothing(tmp_path: Path) -> None:
    shards = _shards(tmp_path)
    for _ in range(2):
        with Writer(tmp_path / "all", coder="merging") as writer:
            for shard in shards:
                with View(shard) as view:
                    again = list(merged(writer, view))
    assert not any(again)
    with View(tmp_path / "all") as view:
        assert view.summary().documents == 3


def test_a_record_with_a_history_is_merged_into_and_not_from(tmp_path: Path) -> None:
    first, second, _ = _shards(tmp_path)
    with Writer(first) as writer:
        with View(second) as view:
            key = next(f.key for f in view.filed())
        assert list(merged(writer, View(second))) == [False]
        writer.judge("accept", [key], who="Ada")
    with Writer(second) as writer, View(first) as view, pytest.raises(RecordError, match="merge the others into this"):
        list(merged(writer, view))


def test_the_command_names_what_cannot_be_merged_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shards = _shards(tmp_path)
    duckdb.connect(str(tmp_path / "other")).close()
    target = tmp_path / "all"
    names = [str(shards[0]), str(tmp_path / "none"), str(tmp_path / "other"), str(shards[2]), str(target)]
    assert main(["merge", *names, "--record", str(target)]) == 1
    out, err = capsys.readouterr()
    assert "documents merged  3" in out
    assert "refused           3" in out
    assert [part for part in ("none: there is no record", "other", "all: a record cannot be merged into itself")
            if part not in err] == []  # fmt: skip
    assert verify(target) == []
