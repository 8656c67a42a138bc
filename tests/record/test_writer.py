"""The writer: whole or not at all, never twice, and one clear line for whatever is wrong with the file."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import duckdb
import pytest
from tests.record.talks import article, readings, report, wire

from legation.claims import Claim
from legation.claims.claim import Party
from legation.documents.document import Document
from legation.errors import RecordError, RefusedError
from legation.evidence import When, content_id
from legation.exchange import FORMATS
from legation.record import Found, View, Writer, verify
from legation.record.opening import SCHEMA
from legation.record.tables import Tables


def _write(path: Path) -> Path:
    with Writer(path, coder="1") as writer:
        for reading in readings():
            assert writer.add(reading.document, reading.claims)
    return path


def test_the_same_text_is_never_filed_twice(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.duckdb")
    with Writer(path) as writer:
        for reading in readings():
            assert writer.add(reading.document, reading.claims) is False
            assert writer.add(replace(reading.document, id="zz", name="zz.txt"), []) is False
    with View(path) as view:
        assert view.summary().documents == 3
        assert view.summary().claims == sum(len(r.claims) for r in readings())


def test_the_same_bytes_from_elsewhere_are_linked_and_others_are_not(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        writer.add(Document("1", "a.txt", "a text", "x", address="/a.txt", outlet="Example Daily"), [])
        assert writer.link(Found("x", "b.txt", "https://example.org/b", "2020-01-02T03:04:05Z", "text/plain")) is True
        assert writer.link(Found("x", "b.txt", "https://example.org/b", "2021-01-02T03:04:05Z", "text/plain")) is True
        assert writer.link(Found("y", "c.txt", "/c.txt")) is False
        writer.add(Document("2", "d.html", "a text", "z", address="/d.html", outlet="Example Post"), [])
    with View(tmp_path / "r") as view:
        (found,) = view.captures().values()
        assert [(one.sha256, one.address, one.outlet) for one in found] == [
            ("x", "/a.txt", "Example Daily"),
            ("z", "/d.html", "Example Post"),
            ("x", "https://example.org/b", None),
        ]
        assert found[2].fetched == "2020-01-02T03:04:05Z"


def test_another_text_under_the_same_given_id_is_another_document(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        assert writer.add(Document("1", "a", "first text", "x"), [])
        assert writer.add(Document("1", "a", "second text", "y"), [])
    with View(tmp_path / "r") as view:
        assert [e.document.id for e in view.documents()] == ["1", "1"]


def test_a_bad_claim_leaves_nothing_of_its_document(tmp_path: Path) -> None:
    reading = article()
    last = reading.claims[-1]
    bad = {
        "a date that no calendar has": replace(last, when=replace(last.when, earliest="2016-02-30")),
        "a number that is none": replace(last, confidence=float("nan")),
        "half a character": replace(last, title="\ud800"),
        "a party without a name": replace(last, actors=(Party(None),)),  # type: ignore[arg-type]
        "another document": replace(last, document=replace(last.document, id="other")),
        "a denial that is not there": replace(last, denied_by="nowhere"),
        "an id that is taken": replace(last, id=reading.claims[0].id),
    }
    with Writer(tmp_path / "r") as writer:
        for why, claim in bad.items():
            with pytest.raises(RefusedError, match=r"cod-relations\.txt"):
                writer.add(reading.document, [*reading.claims[:-1], claim])
            for table in ("documents", "excluded", "cited_works", "claims", "parties"):
                count = writer._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
                assert count == (0,), (why, table)
        assert writer.add(reading.document, reading.claims), "the writer goes on after a refusal"
    assert verify(tmp_path / "r") == []


def test_an_error_half_way_through_a_document_undoes_what_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = article(), report()
    with Writer(tmp_path / "r") as writer:
        writer.add(first.document, first.claims)
        real = Tables.insert

        def stops(self: Tables, table: str, values: list[dict[str, object]]) -> None:
            if table == "edition_parties":
                raise KeyboardInterrupt
            real(self, table, values)

        with monkeypatch.context() as patch:
            patch.setattr(Tables, "insert", stops)
            with pytest.raises(KeyboardInterrupt):
                writer.add(second.document, second.claims)
    with View(tmp_path / "r") as view:
        assert [e.document for e in view.documents()] == [first.document]
        assert len(view.claims()) == len(first.claims)


def test_a_text_with_half_a_character_is_refused(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer, pytest.raises(RecordError, match="half a character at 3"):
        writer.add(Document("1", "odd", "abc\udcff", "x"), [])


def test_a_refusal_is_kept_once_with_its_reason_whatever_the_name(tmp_path: Path) -> None:
    with Writer(tmp_path / "r", now=lambda: datetime(2018, 4, 23, 12, tzinfo=UTC)) as writer:
        writer.refuse("photo\udcff.png", "is no text")
        writer.refuse("photo\udcff.png", "is no text")
    with View(tmp_path / "r") as view:
        (refusal,) = view.refusals()
        assert refusal.name.isprintable()
        assert (refusal.reason, refusal.refused) == ("is no text", "2018-04-23T12:00:00Z")


def test_leaving_without_an_error_joins_the_claims_and_empties_the_log(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.duckdb")
    assert not path.with_name("r.duckdb.wal").exists()
    with View(path) as view:
        assert view.query("SELECT count(*) AS n FROM reports") == [{"n": len(view.claims())}]


def _fails(path: Path, *signs: str) -> None:
    with pytest.raises(RecordError) as caught:
        Writer(path).close()
    line = str(caught.value)
    assert "\n" not in line
    assert str(path) in line
    for sign in signs:
        assert sign in line


def test_a_file_that_is_no_record_is_left_as_it_is(tmp_path: Path) -> None:
    for content in (b"not a database " * 500, b"x", b""):
        path = tmp_path / "notes.txt"
        path.write_bytes(content)
        _fails(path, "not a record")
        assert path.read_bytes() == content


def test_a_database_of_something_else_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE wages (sum INTEGER)")
    _fails(path, "no record")
    with pytest.raises(RecordError, match="no record"):
        View(path)


@pytest.mark.parametrize(("version", "sign"), [(SCHEMA + 1, "upgrade legation"), (0, "no longer reads")])
def test_a_record_of_another_schema_is_refused(tmp_path: Path, version: int, sign: str) -> None:
    path = _write(tmp_path / "r.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(version)])
    _fails(path, f"schema {version}", sign)
    with pytest.raises(RecordError, match=sign):
        View(path)


def test_a_missing_folder_a_folder_and_a_place_nobody_may_write_to_are_refused(tmp_path: Path) -> None:
    _fails(tmp_path / "no" / "r.duckdb", "does not exist")
    _fails(tmp_path, "is a folder")
    _fails(Path("/proc/record.duckdb"), "cannot be made here")
    with pytest.raises(RecordError, match="there is no record here"):
        View(tmp_path / "absent.duckdb")
    assert list(tmp_path.iterdir()) == []


def test_a_record_held_by_another_process_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.duckdb")
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        _fails(path, "held by another process")
        with pytest.raises(RecordError, match="held by another process"):
            View(path)
        holder.communicate("")
    assert verify(path) == []


def test_a_record_open_for_writing_in_this_process_cannot_be_viewed(tmp_path: Path) -> None:
    with Writer(tmp_path / "r"), pytest.raises(RecordError, match="open already in this process"):
        View(tmp_path / "r")


def _killed_while_writing(path: Path) -> Path:
    """A record whose writer died after its log had grown; its log."""
    code = (
        "import duckdb, os, sys\n"
        "c = duckdb.connect(sys.argv[1])\n"
        "for i in range(50): c.execute('INSERT INTO refusals VALUES (?, ?, now())', [f'file {i}', 'is empty'])\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    return path.with_name(path.name + ".wal")


def test_what_a_killed_writer_had_committed_is_there(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.duckdb")
    assert _killed_while_writing(path).stat().st_size > 0
    with Writer(path) as writer:
        assert writer.notes == []
    with View(path) as view:
        assert view.summary().refused == 50


def test_a_damaged_log_is_set_aside_and_the_rest_opens(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = _write(tmp_path / "r.duckdb")
    log = _killed_while_writing(path)
    data = bytearray(log.read_bytes())
    data[60] ^= 0xFF
    log.write_bytes(data)
    moment = datetime(2026, 11, 22, 10, 11, 12, tzinfo=UTC)
    with caplog.at_level(logging.WARNING, "legation.record"), Writer(path, now=lambda: moment) as writer:
        (note,) = writer.notes
        assert "set aside" in note
        assert note in caplog.text
    aside = tmp_path / "r.duckdb.wal.damaged-20261122T101112Z"
    assert aside.name in note
    assert aside.read_bytes() == data
    with View(path) as view:
        assert view.summary().documents == 3
        assert view.summary().refused == 0
    assert verify(path) == []


def test_what_was_taken_back_does_not_hide_that_a_later_reading_did_not_finish(tmp_path: Path) -> None:
    one, two = report(), wire()

    def interrupted(writer: Writer) -> None:
        with writer.together():
            writer.add(one.document, one.claims)
            raise KeyboardInterrupt

    with Writer(tmp_path / "r") as writer:
        with pytest.raises(KeyboardInterrupt):
            interrupted(writer)
        writer.add(two.document, two.claims)
        writer.close()
        writer._finished = True
    with View(tmp_path / "r") as view:
        assert sorted(key for h in view.happenings() for key in h.members) == sorted(f.key for f in view.filed())
        assert view.filed()


def test_a_reading_that_did_not_finish_still_shows_what_is_contested(tmp_path: Path) -> None:
    one, two = report(), wire()
    with Writer(tmp_path / "r") as writer:
        writer.add(one.document, one.claims)
        writer.add(two.document, two.claims, controlled_by="ISL")
        writer.close()
        writer._finished = True
    with duckdb.connect(str(tmp_path / "r"), read_only=True) as plain:
        assert plain.execute("FROM reports").fetchall() == []
    with View(tmp_path / "r") as view:
        unfinished = view.happenings(), view.contests()
    with Writer(tmp_path / "r") as writer:
        writer.finish()
    with View(tmp_path / "r") as view:
        assert view.query("FROM reports") != []
        assert (view.happenings(), view.contests()) == unfinished
        assert unfinished[1]


def _printed(by: str | None, on: str | None, name: str) -> tuple[Document, list[Claim]]:
    """The wire story as an outlet printed it, its claims dated by that."""
    ident = content_id(wire().document.text)
    document = replace(wire().document, id=ident, outlet=by, published=on, name=name, title=f"{by}: {on}")
    source = replace(wire().source, id=ident, outlet=by, published=on, name=name, title=document.title)
    latest = When(f"../{on}", None, on, "interval", "published") if on else When()
    return document, [replace(claim, document=source, when=latest) for claim in wire().claims]


def test_of_one_text_printed_by_several_the_first_is_kept_whatever_was_read_first(tmp_path: Path) -> None:
    prints = [
        _printed("Althing Wire", "2018-04-26", "b.txt"),
        _printed("The Bergen Gazette", "2018-04-25", "c.txt"),
        _printed("The Bergen Gazette", "2018-04-25", "a.txt"),
        _printed(None, None, "d.txt"),
    ]
    found = set()
    for n, order in enumerate(permutations(prints)):
        with Writer(tmp_path / f"{n}") as writer:
            assert [writer.add(*one) for one in order] == [True, False, False, False]
        assert verify(tmp_path / f"{n}") == []
        with View(tmp_path / f"{n}") as view:
            (entry,) = view.documents()
            assert (entry.document.name, entry.document.published) == ("a.txt", "2018-04-25")
            assert [when.edtf for when in {claim.when for claim in view.claims()}] == ["../2018-04-25"]
            (captures,) = view.captures().values()
            assert [one.name for one in captures] == ["a.txt", "b.txt", "c.txt", "d.txt"]
            found.add("\n".join(FORMATS["jsonl"](view.claims())) + repr(view.happenings()))
    assert len(found) == 1


def test_known_bytes_are_read_again_only_where_they_may_have_been_printed_before(tmp_path: Path) -> None:
    document, claims = _printed("Althing Wire", "2018-04-26", "b.txt")
    with Writer(tmp_path / "r") as writer:
        writer.add(document, claims)
        for name, given, linked in (
            ("c.txt", {}, True),
            ("c.txt", {"published": "2018-04-26", "outlet": "Althing Wire"}, True),
            ("c.txt", {"published": "2018-04-30"}, True),
            ("c.txt", {"published": "2018-04-25"}, False),
            ("c.txt", {"outlet": "Aftenbladet"}, False),
            ("a.txt", {}, True),
        ):
            assert writer.link(Found(document.sha256, name, f"/{name}"), given) is linked
    with View(tmp_path / "r") as view:
        assert [entry.document.name for entry in view.documents()] == ["a.txt"]
