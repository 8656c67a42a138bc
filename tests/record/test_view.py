"""The view: what comes out is what went in, in one order, and nothing else can be reached."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.talks import Reading, readings, spans

from legation.claims import Claim
from legation.claims.canonical import as_json, line
from legation.claims.claim import Attribution, Evidence, Party, Source, Trigger
from legation.documents.document import Document, Reference
from legation.errors import RecordError, SettingError
from legation.record import View, Writer, verify


def _filed(path: Path, given: list[Reading]) -> Path:
    with Writer(path) as writer:
        for reading in given:
            writer.add(reading.document, reading.claims, controlled_by=reading.source.controlled_by)
    return path


def test_claims_and_documents_come_back_as_they_were_added(tmp_path: Path) -> None:
    given = readings()
    with View(_filed(tmp_path / "r", given)) as view:
        found = {claim.id: claim for claim in view.claims()}
        assert found == {claim.id: claim for r in given for claim in r.claims}
        documents = {e.document.id: e.document for e in view.documents()}
        assert documents == {r.document.id: r.document for r in given}
        assert {e.document.outlet: e.controlled_by for e in view.documents()}["Althing Wire"] == "ISL"


def test_the_canonical_export_does_not_depend_on_the_order_of_reading(tmp_path: Path) -> None:
    made = set()
    for number, order in enumerate(itertools.permutations(readings())):
        with View(_filed(tmp_path / f"r{number}", list(order))) as view:
            lines = "\n".join(line(as_json(claim)) for claim in view.claims())
            made.add((lines, tuple(view.happenings()), tuple(view.contests())))
    assert len(made) == 1
    (export, happenings, contests) = made.pop()
    assert len(export.splitlines()) == len(happenings) + sum(len(h.members) - 1 for h in happenings)
    assert contests
    assert "learned" not in export


def test_a_pair_holds_the_claims_with_both_states_and_the_denials_of_them(tmp_path: Path) -> None:
    given = readings()
    with View(_filed(tmp_path / "r", given)) as view:
        pair = view.pair("NOR", "ISL")
        assert pair.filed == view.pair("ISL", "NOR").filed
        assert view.claims(("ISL", "NOR")) == view.claims(("NOR", "ISL"))
        both = {c.id for r in given for c in r.claims if {"NOR", "ISL"} <= _countries(c)}
        assert {f.claim.id for f in pair.filed} >= both > set()
        denied = [f.claim for f in pair.filed if f.claim.denied_by]
        assert denied
        assert all(c.denied_by in {f.claim.id for f in pair.filed} for c in denied)
        assert len(pair.contests) == 3
        assert [e.document.id for e in pair.entries] == [e.document.id for e in view.documents()]
        assert view.pair("NOR", "FRA").filed == ()
        with pytest.raises(SettingError):
            view.pair("NOR", "NOR")


def test_a_pair_holds_a_denial_that_does_not_name_the_other_state(tmp_path: Path) -> None:
    wire = readings()[2]
    act = wire.claims[0]
    wire.claims[0] = replace(act, recipients=())
    with View(_filed(tmp_path / "r", [wire])) as view:
        assert act.id not in {c.id for c in view.claims(("ISL", "NOR"))}
        assert act.id in {f.claim.id for f in view.pair("ISL", "NOR").filed}


def test_claims_come_in_the_order_of_documents_and_of_their_text(tmp_path: Path) -> None:
    with View(_filed(tmp_path / "r", readings())) as view:
        filed = view.filed()
        places = [(f.digest, f.claim.evidence[0].start, f.claim.id) for f in filed]
        assert places == sorted(places)
        assert [f.claim for f in filed] == view.claims()
        assert len({f.digest for f in filed}) == 3


def _countries(claim: Claim) -> set[str | None]:
    return {p.country for p in (*claim.actors, *claim.recipients)}


def test_claims_can_be_kept_by_kind_and_status(tmp_path: Path) -> None:
    with View(_filed(tmp_path / "r", readings())) as view:
        every = view.claims()
        assert view.claims(kind="office") == [c for c in every if c.kind == "office"]
        assert view.claims(("NOR", "ISL"), kind="event", status="planned") == [
            c for c in every if c.kind == "event" and c.status == "planned"
        ]


def test_the_summary_counts_what_is_there(tmp_path: Path) -> None:
    claims = [c for r in readings() for c in r.claims]
    with View(_filed(tmp_path / "r", readings())) as view:
        summary = view.summary()
        assert (summary.documents, summary.claims, summary.refused) == (3, len(claims), 0)
        assert sum(summary.by_kind.values()) == sum(summary.by_status.values()) == len(claims)
        assert summary.by_status["denied"] == 2
        assert summary.contested == len(view.contests())
        assert summary.happenings == len(view.happenings())
        assert summary.pairs == (("ISL", "NOR", len(view.claims(("ISL", "NOR")))),)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "COPY claims TO 'claims.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "DELETE FROM parties",
        "DROP TABLE parties",
    ],
)
def test_a_view_reaches_nothing_else_and_changes_nothing(tmp_path: Path, sql: str) -> None:
    with View(_filed(tmp_path / "r", readings()[:1])) as view:
        with pytest.raises(RecordError):
            view.query(sql)
        assert view.query("SELECT count(*) > 0 AS there FROM parties") == [{"there": True}]


def test_a_question_with_parameters_is_answered(tmp_path: Path) -> None:
    with View(_filed(tmp_path / "r", readings())) as view:
        found = view.query("SELECT name FROM documents WHERE outlet = ?", ["Althing Wire"])
        assert found == [{"name": "wire-0425"}]


_ODD = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_MORE = st.sampled_from(
    ["e\u0301", "\u00a0", "\u202e", "\u200f\u05d0", "\r\n", "\x00", "\ufeff", "\U0001f9ca", "'); DROP TABLE claims;--"]
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(st.tuples(_ODD | _MORE, _ODD | _MORE), min_size=1, max_size=3))
def test_odd_names_come_back_to_the_character(
    tmp_path_factory: pytest.TempPathFactory, names: list[tuple[str, str]]
) -> None:
    a, b = names[0]
    text = "".join(x + y for x, y in names)
    document = Document("1", a, text, "x", b, outlet=b, references=(Reference(1, 0, 1, {"title": a, b: [a]}),))
    claim = Claim(
        "c",
        "relation",
        Source("1", a, b, None, b),
        (Evidence(0, len(text), text),),
        (Party(a, None, None, None, 0, len(a), a),),
        (Party(b, None, None, None, len(a), len(a) + len(b), b),),
        "alleged",
        (a, b),
        0.1 + 0.2,
        trigger=Trigger(0, len(a), a),
        attribution=(Attribution(b, "speaker", cue=a),),
    )
    path = tmp_path_factory.mktemp("odd") / "r"
    with Writer(path) as writer:
        assert writer.add(document, [claim])
    with View(path) as view:
        assert view.claims() == [claim]
        assert view.documents()[0].document == document
        written = line(as_json(claim))
        assert json.loads(written) == json.loads(json.dumps(as_json(claim)))
        assert len(written.splitlines()) == 1
        assert "\u202e" not in written
    assert verify(path) == []


def test_whatever_the_sample_quotes_stands_in_its_document() -> None:
    for reading in readings():
        for claim in reading.claims:
            for start, end, words in spans(claim):
                assert words is None or reading.document.text[start:end] == words
