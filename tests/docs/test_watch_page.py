"""The page on feeds: its options exist, its list of feeds is one, its figures are those of the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.serving import client, site

from legation.cli import main
from legation.errors import RefusedError
from legation.record import View
from legation.sources import SIZE_LIMIT, captures, feeds, robots, web
from legation.sources.entries import LONGEST_WAIT
from legation.sources.feedlist import feed_urls
from legation.sources.watch import TRIES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "watch.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"^(?:\S+ \* \* \* \*  )?(legation .*)$", "\n".join(re.findall(r"```\w+\n(.*?)```", PAGE, re.DOTALL)), re.M
)


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.startswith("legation:")])
def test_the_options_of_a_shown_command_exist(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, name, *rest = shlex.split(command)
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in rest if word.startswith("-") and word not in said] == []


def test_the_watch_that_is_shown_works_as_it_is_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = next(c for c in COMMANDS if c.endswith("--once"))
    monkeypatch.chdir(tmp_path)
    with site() as one:
        one.page("/feed", f'<rss version="2.0"><channel><item><link>{one.url}/gone</link></item></channel></rss>')
        Path("feeds.txt").write_text(f"# ours\n{one.url}/feed\n")
        assert main([*shlex.split(shown)[1:], "--allow-network", "127.0.0.1"]) == 1
    assert re.search(r"legation: \S+/gone: answers 404\n", capsys.readouterr().err)
    with View("states.duckdb") as view:
        columns = view.query("SELECT column_name FROM duckdb_columns() WHERE table_name = 'feed_entries'")
        assert view.query("SELECT outcome, reason FROM feed_entries") == [
            {"outcome": "refused", "reason": "answers 404"}
        ]
    assert {"outcome", "reason"} <= {row["column_name"] for row in columns}


def test_the_list_of_feeds_is_one(tmp_path: Path) -> None:
    found = re.search(r"```text\n(# ministries.*?)```", PAGE, re.DOTALL)
    assert found is not None
    (tmp_path / "feeds.txt").write_text(found[1])
    assert len(feed_urls([str(tmp_path / "feeds.txt")])) == 2


def test_an_entry_of_a_saved_feed_is_refused_as_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    items = "<item><title>a</title><description>short</description></item>" * 3
    Path("saved.rss").write_text(
        '<rss version="2.0"><channel>' + items.replace("a<", "{}<").format(1, 2, 3) + "</channel></rss>"
    )
    *_, last = captures(["saved.rss"])
    assert "saved.rss:3: has only a summary" in PAGE
    assert str(last).startswith("saved.rss:3: has only a summary")


def test_the_figures_of_the_page_are_those_of_the_code() -> None:
    for words in (
        f"{web.PAUSE:g} second lies between",
        f"`Crawl-delay` wants up to {robots.rules(b'user-agent: *' + bytes([10]) + b'crawl-delay: 999', 'x').delay:g}",
        f"up to {LONGEST_WAIT.total_seconds() / 3600:g} hours",
        f"One URL may take {web.SECONDS:g} seconds and {web.REDIRECTS} redirects",
        f"an answer may have {SIZE_LIMIT >> 20} MiB",
        f"A feed may have {feeds.LIMIT >> 20} MiB and take {feeds.SECONDS:g} second",
        f"its first {feeds.MOST_ENTRIES:,} entries",
        f"is tried {TRIES} times",
        f"`{web.Client().agent}`",
    ):
        assert words in PAGE


def test_the_reasons_that_are_shown_are_given() -> None:
    with pytest.raises(RefusedError) as private:
        client(resolve=lambda *_: ["10.0.0.8"]).get("http://intranet.example/")
    assert f"legation: {private.value}\n" in PAGE
    with pytest.raises(RefusedError) as slow:
        client(seconds=0.0).get("http://intranet.example/")
    assert slow.value.reason.replace(" 0 ", " 30 ") in PAGE
