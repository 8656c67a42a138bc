"""What the commands do with documents, good and bad; what they say is tested in the rooms that say it."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests import contract, samples

from legation.cli import main
from legation.cli.reading import Reading
from legation.errors import RefusedError
from legation.record import View


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    return tmp_path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.usefixtures("sample_coder")
def test_code_prints_a_claim_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "a.txt", "b.txt"]) == 0
    said = capsys.readouterr()
    rows = lines(said.out)
    assert [row["document"]["name"] for row in rows] == ["a.txt", "b.txt"]
    for row in rows:
        contract.check_claim(row, samples.TEXT, "code")
    assert not said.err


@pytest.mark.usefixtures("sample_coder")
def test_annotate_prints_an_object_a_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "."]) == 0
    rows = lines(capsys.readouterr().out)
    assert len(rows) == 2
    for row in rows:
        contract.check_annotation(row, "annotate")


@pytest.mark.usefixtures("sample_coder")
def test_annotate_shows_all_documents_on_one_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["annotate", ".", "--as", "html"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("<!doctype html>")
    assert said.out.endswith("</html>\n")
    assert all(f"{name}</bdi>" in said.out for name in ("a.txt", "b.txt", "c.png"))
    assert "c.png" in said.err


@pytest.mark.usefixtures("sample_coder")
def test_annotate_writes_a_page_a_document_and_names_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "a.txt", "b.txt", "--as", "html", "-o", "out"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["out/0001-a-txt.html", "out/0002-b-txt.html", "out/index.html"]
    assert all((folder / path).read_text().startswith("<!doctype html>") for path in said.out.splitlines())


@pytest.mark.usefixtures("sample_coder")
def test_where_nothing_could_be_read_no_page_is_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["annotate", "c.png", "--as", "html"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("sample_coder")
@pytest.mark.parametrize("command", ["code", "annotate"])
def test_a_refused_document_is_named_and_the_others_are_printed(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "a.txt", "missing.txt", "b.txt"]) == 1
    said = capsys.readouterr()
    assert len(lines(said.out)) == 2
    [line] = said.err.splitlines()
    assert line.startswith("legation: missing.txt: ")


@pytest.mark.usefixtures("sample_coder")
def test_standard_input_is_read_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = b'{"id": "one", "text": "x"}\n{"id": "two", "text": "y"}\n'
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(rows)))
    assert main(["annotate", "-"]) == 0
    assert [row["document"]["id"] for row in lines(capsys.readouterr().out)] == ["one", "two"]


@pytest.mark.usefixtures("sample_coder")
def test_read_files_documents_once_and_prints_a_summary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "--record", "r.duckdb"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "documents read    1",
        "already known     0",
        "refused           0",
        "documents in all  1",
        "  copies          0",
        "claims            1",
        "  by kind         event 1",
        "  by status       asserted 1",
        "happenings        1",
        "contested         0",
        "record            r.duckdb",
    ]
    assert main(["read", "a.txt", "gone.txt", "--record", "r.duckdb"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[:3] == ["documents read    0", "already known     1", "refused           1"]
    assert "gone.txt" in said.err


def test_the_record_in_the_folder_is_no_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r.duckdb.notes.txt").write_text("Mali and Algeria signed an accord on Monday.\n")
    (folder / "r.duckdbs.txt").write_text("Mali and Chad signed an accord on Monday.\n")
    for known in (0, 3):
        assert main(["read", ".", "--record", "r.duckdb"]) == 0
        said = capsys.readouterr()
        read = 3 - known
        assert said.out.splitlines()[:3] == [
            f"documents read    {read}", f"already known     {known}", "refused           0",
        ]  # fmt: skip


def test_the_same_bytes_are_read_once_and_linked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("Mali and Algeria signed an accord on Monday.\n")
    assert main(["read", "a.txt", "b.txt", "c.txt", "--record", "r.duckdb"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "documents read    1", "already known     2", "refused           0",
    ]  # fmt: skip
    with View(Path("r.duckdb")) as view:
        assert [one.name for one in next(iter(view.captures().values()))] == ["a.txt", "b.txt", "c.txt"]


def test_the_same_bytes_as_what_was_refused_are_refused_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("f.txt", "g.txt"):
        (folder / name).write_text(
            "La France et le Mali ont signé un accord sur la pêche, a déclaré le ministre hier soir. " * 3
        )
    assert main(["read", "f.txt", "g.txt", "--record", "r.duckdb"]) == 1
    said = capsys.readouterr()
    assert "language is French" in said.err
    assert "legation: g.txt: the same as f.txt, which was refused" in said.err


@pytest.mark.usefixtures("sample_coder")
def test_what_was_read_can_be_exported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "a.txt", "--record", "r.duckdb"])
    capsys.readouterr()
    assert main(["export", "--record", "r.duckdb", "--as", "jsonl"]) == 0
    printed = capsys.readouterr().out
    assert main(["export", "--record", "r.duckdb", "--as", "jsonl", "-o", "claims.jsonl"]) == 0
    assert capsys.readouterr().out == "claims.jsonl\n"
    assert (folder / "claims.jsonl").read_text(encoding="utf-8") == printed
    contract.check_claim(lines(printed)[0], samples.TEXT, "export")
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "b.txt", "claims.jsonl", "r.duckdb"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--record", "none.duckdb", "--as", "jsonl"],
        ["dossier", "PER", "ECU", "--record", "none.duckdb", "-o", "out"],
    ],
)
def test_a_missing_record_is_one_line_and_status_2(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "none.duckdb" in said.err
    assert not (folder / "none.duckdb").exists()
    assert not (folder / "out").exists()


@pytest.mark.usefixtures("sample_coder")
def test_a_place_that_cannot_be_written_is_one_line_and_status_2(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", "a.txt", "--record", "r.duckdb"])
    capsys.readouterr()
    assert main(["export", "--record", "r.duckdb", "--as", "jsonl", "-o", "no/such/folder.jsonl"]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("legation: no/such/")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["PER", "Peru"], "two states"),
        (["PER", "Atlantis"], "Atlantis"),
        (["PER", "ZZZ"], "ZZZ"),
        (["PER", "Quito"], "Quito"),
    ],
)
def test_a_dossier_is_about_two_known_states(names: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", *names, "--record", "r.duckdb", "-o", "out"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("sample_coder")
def test_a_dossier_is_written_by_code_or_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "a.txt", "--record", "r.duckdb"])
    capsys.readouterr()
    assert main(["dossier", "per", "Ecuador", "--record", "r.duckdb", "-o", "out"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert all(Path(path).is_file() for path in printed)
    assert printed[0].endswith(".html")
    assert {Path(path).name for path in printed} == {p.name for p in (folder / "out").iterdir()}


@pytest.mark.usefixtures("sample_coder")
def test_a_dossier_without_claims_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "a.txt", "--record", "r.duckdb"])
    capsys.readouterr()
    assert main(["dossier", "Norway", "RUS", "--record", "r.duckdb", "-o", "out"]) == 0
    assert "no claim about NOR and RUS" in capsys.readouterr().err


def test_relate_answers_each_good_row_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked: list[tuple[Any, ...]] = []

    class Coder:
        def relate(self, *question: Any) -> Any:
            asked.append(question)
            return SimpleNamespace(
                event=None, mode=None, contexts=(), cameo=None, quad=None, status=None, confidence=1.0, scores={}
            )

    monkeypatch.setattr("legation.coder.Coder", Coder)
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"id": 1, "sentence": "Peru met Chile.", "actor": [0, 4], "recipient": [9, 14]}\n'
        '{"id": 2, "sentence": "Peru met Chile.", "actor": [0, 40]}\n'
        '{"id": 3, "sentence": "Peru left.", "actor": null, "actor_also": [[0, 4]]}\n'
    )
    assert main(["relate", str(rows)]) == 1
    said = capsys.readouterr()
    assert [row["id"] for row in lines(said.out)] == [1, 3]
    assert asked == [("Peru met Chile.", ((0, 4),), ((9, 14),)), ("Peru left.", ((0, 4),), ())]
    assert said.err.startswith(f"legation: {rows}:2: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("command", ["relate", "resolve"])
def test_a_missing_file_of_rows_is_one_line_and_status_2(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([command, str(tmp_path / "none.jsonl")]) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "none.jsonl: No such file" in said.err


def test_resolve_answers_rows_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = b'{"id": "a", "text": "Peru"}\nnonsense\n{"id": "b", "text": "Ecuador", "date": "1998"}\n'
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(rows)))
    assert main(["resolve"]) == 1
    said = capsys.readouterr()
    answers = lines(said.out)
    assert [(row["id"], row["country"]) for row in answers] == [("a", "PER"), ("b", "ECU")]
    for row in answers:
        contract.check_resolve(row, "resolve")
    assert said.err.startswith("legation: standard input:2: ")


@pytest.mark.usefixtures("sample_coder")
def test_a_name_with_a_line_end_is_refused_on_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "no\nsuch\x1b[2J.txt"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_an_interrupted_reading_keeps_what_was_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(captures: Iterator[Any], **more: Any) -> Iterator[Any]:
        yield next(samples.fake_run(captures, **more))
        raise KeyboardInterrupt

    monkeypatch.setattr("legation.coder.run", run)
    assert main(["read", "a.txt", "b.txt", "--record", "r.duckdb"]) == 130
    capsys.readouterr()
    assert main(["export", "--record", "r.duckdb", "--as", "jsonl"]) == 0
    assert len(lines(capsys.readouterr().out)) == 1


def make_korean(path: Path) -> None:
    path.write_text(
        "북한과 시리아는 오랫동안 긴밀한 관계를 유지해 왔다. 양국은 서로 대사관을 두고 있다. " * 20, encoding="utf-8"
    )


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


def make_closed_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.txt").write_text("Peru thanked Ecuador.")
    path.chmod(0)


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda p: p.write_bytes(b""),
    "blank.txt": lambda p: p.write_bytes(b" \n\t\n"),
    "binary.txt": lambda p: p.write_bytes(bytes(range(256)) * 40),
    "page.pdf": lambda p: p.write_bytes(b"%PDF-1.7\n" + bytes(range(256))),
    "mixed.txt": lambda p: p.write_bytes("Perú thanked Ecuador. ".encode() * 20 + "El Perú. ".encode("latin-1") * 20),
    "utf16.txt": lambda p: p.write_bytes("Peru thanked Ecuador.".encode("utf-16-le")),
    "korean.txt": make_korean,
    "large.txt": make_sparse,
    "broken.html": lambda p: p.write_bytes(b"<html><body><div><p <<< </"),
    "row.jsonl": lambda p: p.write_bytes(b'{"text": 5}\n'),
    "pipe.txt": os.mkfifo,
    "circle.txt": lambda p: p.symlink_to(p),
    "hanging.txt": lambda p: p.symlink_to("nothing"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_by_name_and_the_rest_goes_on(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("legation.coder.run", read_only_run)
    BAD[name](Path(name))
    Path("good.txt").write_text("Peru thanked Ecuador on Monday for its help after the earthquake in the north.")
    assert main(["read", name, "good.txt", "--record", "r.duckdb"]) == 1
    said = capsys.readouterr()
    [line] = said.err.splitlines()
    assert line.startswith(f"legation: {name}")
    assert len(line.split(": ", 2)[2]) > 4
    assert "Errno" not in line
    assert said.out.splitlines()[:3] == ["documents read    1", "already known     0", "refused           1"]


@pytest.mark.usefixtures("sample_coder")
def test_a_folder_without_rights_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_closed_folder(folder / "closed")
    folder.chmod(0o755)
    main(["code", "a.txt"])
    capsys.readouterr()
    with as_nobody():
        assert main(["code", "closed", "a.txt"]) == 1
    said = capsys.readouterr()
    [line] = said.err.splitlines()
    assert line.startswith("legation: closed")
    assert len(lines(said.out)) == 1


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root, who may read everything; whoever else runs the tests has none to give up."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def read_only_run(
    captures: Iterator[Any], *, published: str | None, outlet: str | None, workers: int, codebook: Path | None
) -> Iterator[Any]:
    """Read the documents as the coder does, and code nothing."""
    from legation.documents import read

    for capture in captures:
        try:
            if isinstance(capture, RefusedError):
                raise capture
            document = read(capture, published=published, outlet=outlet)
            yield SimpleNamespace(document=document, claims=(), source=SimpleNamespace(controlled_by=None))
        except RefusedError as refusal:
            yield refusal


@pytest.mark.usefixtures("sample_coder")
@pytest.mark.parametrize("command", ["code", "annotate", "read"])
def test_columns_say_what_the_columns_of_a_table_are_called(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "t.csv").write_text("doc_id,body\na,Peru thanked Ecuador.\n")
    record = ["--record", "r.duckdb"] if command == "read" else []
    assert main([command, "t.csv", *record]) == 1
    assert "its columns are doc_id, body" in capsys.readouterr().err
    assert main([command, "t.csv", "--columns", " text = body , id=doc_id", *record]) == 0


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("txt=body", "there is no field 'txt'; the fields are id, text, html, published, outlet, url, title"),
        ("text", "text has no column; say text=NAME"),
        ("text=a,text=b", "text is said twice"),
        ("", "there is no field ''"),
    ],
)
def test_columns_that_make_no_sense_are_a_usage_error(
    columns: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["code", "a.txt", "--columns", columns]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_refusal_that_is_kept_holds_nothing_of_its_document(capsys: pytest.CaptureFixture[str]) -> None:
    reading = Reading([], published=None, outlet=None, results_follow=True)
    try:
        raise RefusedError("a.txt", "empty")
    except RefusedError as refusal:
        reading.refuse(refusal)
    [kept] = reading.refused
    assert (str(kept), kept.__traceback__) == ("a.txt: empty", None)
    assert capsys.readouterr().err == "legation: a.txt: empty\n"
