"""The page on what can be read: its commands work, its messages are those that are printed, its limits those kept."""

from __future__ import annotations

import gzip
import json
import mailbox
import re
import shlex
import shutil
import zipfile
from pathlib import Path

import pytest
from tests import samples, warcs

from legation.cli import main
from legation.sources import FIELDS, SIZE_LIMIT, budget, contents, kinds, opened, tars, warc, zips

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "sources.md").read_text(encoding="utf-8")
COMMANDS = sorted(
    set(re.findall(r"^(legation .*?)(?:\s+#.*)?$", "".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)), re.M))
)
TEXT = "Mali thanked Algeria on 3 March 2020 for its help after the floods in the north of the country."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that has the files of the page."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    shutil.copy(ROOT / "examples" / "documents" / "barents-treaty.txt", "report.txt")
    shutil.copy("report.txt", "news/report.txt")
    Path("page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    Path("news.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    Path("table.csv").write_text(f'doc_id,body,date\na,"{TEXT}",2020-03-04\n')
    Path("crawl.warc.gz").write_bytes(
        gzip.compress(warcs.response()) + gzip.compress(warcs.response(warcs.PAGE + b" "))
    )
    with zipfile.ZipFile("pages.zip", "w") as archive:
        archive.writestr("folder/page.html", Path("page.html").read_text())
    mailbox.mbox("mail.mbox").add(f"Subject: Thanks\n\n{TEXT}\n".encode())
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_on_the_page_work(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("legation.coder.run", samples.fake_run)
    assert main(shlex.split(command)[1:]) == 0
    said = capsys.readouterr()
    assert said.out
    assert not said.err


@pytest.mark.usefixtures("folder")
def test_the_columns_of_the_page_reach_the_coder(capsys: pytest.CaptureFixture[str]) -> None:
    command = next(one for one in COMMANDS if "--columns" in one)
    assert main(["annotate", *shlex.split(command)[2:]]) == 0
    [row] = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["document"]["id"], row["document"]["published"], row["text"]) == ("a", "2020-03-04", TEXT)


@pytest.mark.usefixtures("folder")
def test_the_refusals_on_the_page_are_those_that_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("legation.coder.run", samples.fake_run)
    whole = Path("crawl.warc.gz").read_bytes()
    Path("crawl.warc.gz").write_bytes(whole[:-9])
    assert main(["code", "table.csv", "crawl.warc.gz"]) == 1
    shown = [line for line in PAGE.splitlines() if line.startswith("legation: ")]
    said = capsys.readouterr().err.replace(f"byte {len(whole) // 2}", "byte 4242")
    assert said.splitlines() == shown


def test_every_suffix_that_tells_a_kind_is_named() -> None:
    told = [suffix for kind, suffixes in kinds._KINDS.items() if kind != "feed" for suffix in suffixes]
    parts = {f".{part}" for suffix in told for part in suffix[1:].split(".")}
    assert [part for part in sorted(parts) if f"`{part}`" not in PAGE] == []


def test_every_field_is_named() -> None:
    section = PAGE.partition("## Columns")[2].partition("\n##")[0]
    assert [field for field in FIELDS if f"`{field}`" not in section] == []


def test_the_limits_are_those_that_are_kept() -> None:
    limits = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", PAGE.partition("| limit |")[2], re.MULTILINE))
    mib = 1 << 20
    assert limits["one document, row or message"] == f"{SIZE_LIMIT // mib} MiB"
    assert limits["what may be unpacked from a file"] == f"{budget.RATIO} times its size, and {budget.FREE // mib} MiB"
    assert limits["archives, compressed files and mails around a document"] == str(contents.DEPTH)
    assert limits["members of a zip archive"] == f"{zips.MEMBERS:,}"
    assert limits["names in a tar archive, headers in a web archive"] == "64 KiB"
    assert tars._LONGEST_HEADER == warc._HEADERS == 64 << 10
    assert f"(up to {opened.COPY_LIMIT >> 30} GiB)" in PAGE
