"""The watch: every entry of every feed is read once, whatever happens in between."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from tests import samples
from tests.serving import Answer, Site, client, site

from legation.cli import main
from legation.cli.watching import Watching
from legation.coder import run
from legation.errors import RefusedError
from legation.record import View, Writer, verify
from legation.record.feeds import Feeds
from legation.record.tables import Tables
from legation.sources import Capture
from legation.sources.web import Client

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2018, 4, 23, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
CONTENT_NAMES = "http://purl.org/rss/1.0/modules/content/"
CONTENT = (
    "<content:encoded><![CDATA[<p>" + "Peru thanked Ecuador, it said in its feed. " * 10 + "</p>]]></content:encoded>"
)


def coded(captures: Iterable[Capture | RefusedError], **_: Any) -> Iterator[Any]:
    """Stands in for the coder: a document of its own for every page."""
    for capture in captures:
        if isinstance(capture, RefusedError):
            yield capture
        else:
            text = f"{samples.TEXT}{capture.data.decode()}\n"
            yield samples.annotation(samples.document(text, name=capture.name))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between requests, and the coder's stand-in."""
    monkeypatch.setattr("legation.sources.web.Client", functools.partial(Client, pause=0.0))
    monkeypatch.setattr("legation.coder.run", coded)


def feed(one: Site, *entries: str, more: str = "", path: str = "/feed", **headers: str) -> str:
    """Put a feed there with an entry for each path; its URL."""
    items = "".join(
        f"<item><title>On {e}</title><guid isPermaLink='false'>{e}</guid><link>{one.url}{e}</link>"
        f"<pubDate>2018-04-23</pubDate>{more}</item>"
        for e in entries
    )
    rss = f'<rss version="2.0" xmlns:content="{CONTENT_NAMES}"><channel><title>Post</title>{items}</channel></rss>'
    return one.page(path, rss, "application/rss+xml", **headers)


def watch(url: str, record: Path, *more: str) -> int:
    return main(["watch", url, "--record", str(record), "--once", "--allow-network", "127.0.0.1/32", *more])


def entries(record: Path) -> dict[str, tuple[str, str | None]]:
    with View(record) as view:
        rows = view.query("SELECT entry, outcome, reason FROM feed_entries ORDER BY entry")
    return {row["entry"]: (row["outcome"], row["reason"]) for row in rows}


def names(record: Path) -> list[str]:
    with View(record) as view:
        return sorted(e.document.name for e in view.documents())


def test_new_entries_are_read_once_and_the_summary_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        url = feed(one, "/1", "/2", ETag='"v1"')
        for path in ("/1", "/2", "/3"):
            one.page(path, f"Peru thanked Ecuador on {path}.")
        assert watch(url, record) == 0
        said = capsys.readouterr()
        assert said.out.splitlines()[:7] == [
            "feeds             1",
            "new entries       2",
            "documents read    2",
            "already known     0",
            "refused           0",
            "still to be read  0",
            "documents in all  2",
        ]
        assert said.err == ""
        feed(one, "/3", "/1", "/2")
        assert watch(url, record) == 0
        assert one.paths == ["/feed", "/1", "/2", "/feed", "/3"]
    assert names(record) == [f"{one.url}/{n}" for n in (1, 2, 3)]
    assert {outcome for outcome, _ in entries(record).values()} == {"read"}
    assert verify(record) == []


def test_a_feed_that_has_not_changed_is_asked_in_short(tmp_path: Path) -> None:
    conditions: list[str | None] = []

    def answer(headers: dict[str, str]) -> Answer:
        conditions.append(headers.get("if-none-match"))
        return (304, {}, b"") if conditions[-1] else (200, {"ETag": '"v1"'}, b'<rss version="2.0"><channel/></rss>')

    with site() as one:
        one.pages["/feed"] = answer
        assert [watch(one.url + "/feed", tmp_path / "r.duckdb") for _ in range(3)] == [0, 0, 0]
    assert conditions == [None, '"v1"', '"v1"']


def test_a_page_that_is_refused_is_read_from_its_feed_where_that_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        assert watch(feed(one, "/gone", more=CONTENT), record) == 0
    assert entries(record) == {"/gone": ("read", "read from the feed: answers 404")}
    with View(record) as view:
        (found,) = view.documents()
        assert "it said in its feed" in found.document.text
    assert capsys.readouterr().err == ""


def test_an_entry_that_cannot_be_read_is_named_and_kept_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        url = feed(one, "/gone", "/1")
        one.page("/1", "Peru thanked Ecuador.")
        assert watch(url, record) == 1
        assert capsys.readouterr().err == f"legation: {one.url}/gone: answers 404\n"
        assert watch(url, record) == 0, "what was refused is not asked for again"
        assert one.paths.count("/gone") == 1
    assert entries(record) == {"/1": ("read", None), "/gone": ("refused", "answers 404")}
    with View(record) as view:
        assert [(r.name, r.reason) for r in view.refusals()] == [(f"{one.url}/gone", "answers 404")]


def test_the_text_in_a_feed_that_is_refused_too_is_named_with_both_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none_is_english(captures: Iterable[Capture | RefusedError], **_: Any) -> Iterator[Any]:
        for capture in captures:
            yield capture if isinstance(capture, RefusedError) else RefusedError(capture.name, "is not English")

    monkeypatch.setattr("legation.coder.run", none_is_english)
    with site() as one:
        assert watch(feed(one, "/gone", more=CONTENT), tmp_path / "r.duckdb") == 1
    assert capsys.readouterr().err == (
        f"legation: {one.url}/gone: answers 404; of the text in its feed: is not English\n"
    )


def test_two_feeds_that_link_to_one_page_have_it_read_once(tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        one.page("/1", "Peru thanked Ecuador.")
        feeds = tmp_path / "feeds.txt"
        feeds.write_text("\n".join([feed(one, "/1"), feed(one, "/1", path="/other")]))
        assert watch(str(feeds), record) == 0
        assert one.paths.count("/1") == 1
        assert watch(feed(one, "/1", path="/third"), record) == 0
        assert one.paths.count("/1") == 1
    with View(record) as view:
        found = view.query("SELECT outcome, document IS NOT NULL AS filed FROM feed_entries ORDER BY outcome")
    assert [(row["outcome"], row["filed"]) for row in found] == [("known", True), ("known", True), ("read", True)]
    assert len(names(record)) == 1


def test_a_text_that_the_record_has_already_is_known(tmp_path: Path) -> None:
    with site() as one:
        one.page("/1", "Peru thanked Ecuador.")
        one.page("/2", "Peru thanked Ecuador.")
        assert watch(feed(one, "/1", "/2"), tmp_path / "r.duckdb") == 0
    assert sorted(outcome for outcome, _ in entries(tmp_path / "r.duckdb").values()) == ["known", "read"]


class Clock:
    """A clock that only waiting moves; ``then`` is done at each wait, and the watch ends after the last."""

    def __init__(self, *then: Callable[[], object]) -> None:
        self.now = START
        self.then = list(then)
        self.waits: list[timedelta] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        if not self.then:
            raise KeyboardInterrupt
        self.waits.append(timedelta(seconds=seconds))
        self.now += self.waits[-1]
        self.then.pop(0)()


def watching(urls: list[str], record: Path, clock: Clock, fetcher: Any = None, **more: Any) -> Watching:
    fetcher = fetcher or client(pause=0.0, now=clock)
    return Watching(urls, record, fetcher, now=clock, sleep=clock.sleep, **{"every": QUARTER, **more})


def test_a_passing_refusal_is_tried_three_times_later_and_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        url = feed(one, "/busy")
        one.pages["/busy"] = 503, {}, b""
        asked: list[timedelta] = []
        clock = Clock(*[lambda: None] * 8)
        one.pages["/busy"] = lambda _: (asked.append(clock.now - START), (503, {}, b""))[1]  # type: ignore[func-returns-value]
        with pytest.raises(KeyboardInterrupt):
            watching([url], record, clock).run(once=False)
    assert asked == [timedelta(0), QUARTER, QUARTER * 5]
    assert entries(record) == {"/busy": ("refused", "answers 503")}
    assert capsys.readouterr().err.splitlines() == [
        f"legation: {one.url}/busy: answers 503; to be tried again",
        f"legation: {one.url}/busy: answers 503; to be tried again",
        f"legation: {one.url}/busy: answers 503",
    ]


def test_what_passes_is_read_when_it_has_passed_even_by_another_run(tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        url = feed(one, "/busy")
        one.pages["/busy"] = 503, {}, b""
        watching([url], record, Clock()).run(once=True)
        assert entries(record) == {"/busy": ("waiting", "answers 503")}
        feed(one)
        one.page("/busy", "Peru thanked Ecuador.")
        later = Clock()
        watching([url], record, later).run(once=True)
        assert entries(record)["/busy"][0] == "waiting", "not before it is due"
        later.now += QUARTER
        watching([url], record, later).run(once=True)
    assert entries(record) == {"/busy": ("read", None)}, "though it is no longer in the feed"


def test_a_failing_feed_stops_no_other_and_is_named_once_for_each_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with site() as one:
        good, bad = feed(one, "/1"), one.url + "/bad"
        one.page("/1", "Peru thanked Ecuador.")
        answers = iter([404, 404, 404, 500, 200])
        one.pages["/bad"] = lambda _: (next(answers), {}, b'<rss version="2.0"><channel/></rss>')
        clock = Clock(*[lambda: None] * 4)
        with pytest.raises(KeyboardInterrupt):
            watching([bad, good], tmp_path / "r.duckdb", clock, every=timedelta(days=1)).run(once=False)
    assert capsys.readouterr().err.splitlines() == [
        f"legation: {bad}: answers 404",
        f"legation: {bad}: answers 500",
        f"legation: {bad}: can be read again",
    ]
    assert names(tmp_path / "r.duckdb") == [one.url + "/1"]


def test_feeds_are_asked_as_often_as_is_said_and_less_where_they_want_less(tmp_path: Path) -> None:
    with site() as one:
        often, seldom = feed(one, path="/often"), feed(one, path="/seldom", Cache_Control="max-age=3600")
        clock = Clock(*[lambda: None] * 4)
        with pytest.raises(KeyboardInterrupt):
            watching([often, seldom], tmp_path / "r.duckdb", clock).run(once=False)
        assert clock.waits == [QUARTER] * 4
        assert (one.paths.count("/often"), one.paths.count("/seldom")) == (5, 2)


def test_a_feed_that_wants_to_be_left_alone_is_by_another_run_too(tmp_path: Path) -> None:
    with site() as one:
        one.pages["/feed"] = 429, {"Retry-After": "3600"}, b""
        clock = Clock()
        for passes in (timedelta(0), timedelta(minutes=59), timedelta(minutes=2)):
            clock.now += passes
            watching([one.url + "/feed"], tmp_path / "r.duckdb", clock).run(once=True)
        assert one.paths == ["/feed", "/feed"]


def test_the_record_is_only_held_while_something_is_written(tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    looked: list[int] = []

    def look() -> None:
        with View(record) as view:
            looked.append(view.summary().documents)

    with site() as one:
        url = feed(one, "/1", "/2")
        for path in ("/1", "/2"):
            one.page(path, f"Peru thanked Ecuador on {path}.")
        plain = client(pause=0.0)

        class Fetcher:
            def get(self, *asked: Any, **more: Any) -> Any:
                look()
                return plain.get(*asked, **more)

        with pytest.raises(KeyboardInterrupt):
            watching([url], record, Clock(look), Fetcher()).run(once=False)
    assert looked[:4] == [0, 0, 1, 2]


class KilledError(BaseException):
    """The process ends here."""


def mortal(patch: pytest.MonkeyPatch, last: int) -> None:
    """Kill whoever takes the step of that number; steps are before and after whatever a watch does."""
    steps = iter(range(10_000))

    def step() -> None:
        if next(steps) == last:
            raise KilledError

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def one(*given: Any, **more: Any) -> Any:
            step()
            done = real(*given, **more)
            step()
            return done

        return one

    for owner, names in (
        (Writer, ("__init__", "add", "refuse", "finish")),
        (Tables, ("insert",)),
        (Feeds, ("visited", "settle")),
        (Client, ("get",)),
    ):
        for name in names:
            patch.setattr(owner, name, wrapped(getattr(owner, name)))


@pytest.mark.parametrize("last", [*range(0, 85, 5), 9_999])
def test_a_watch_that_is_killed_anywhere_loses_and_repeats_nothing(
    last: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "r.duckdb"
    with site() as one:
        url = feed(one, "/1", "/2", "/gone")
        whole = one.pages["/feed"]
        assert isinstance(whole, tuple)
        one.pages["/feed"] = lambda h: (304, {}, b"") if "if-none-match" in h else (200, {"ETag": '"v"'}, whole[2])
        for path in ("/1", "/2"):
            # a page that is never twice the same: read twice it would be two documents
            one.pages[path] = lambda _: (200, {}, f"Peru, {len(one.asked)}.".encode())
        with monkeypatch.context() as patch:
            mortal(patch, last)
            try:
                watching([url], record, Clock()).run(once=True)
                killed = False
            except KilledError:
                killed = True
        assert killed or last > 60
        watching([url], record, Clock()).run(once=True)
    assert names(record) == [f"{one.url}/1", f"{one.url}/2"]
    assert {e: outcome for e, (outcome, _) in entries(record).items()} == {
        "/1": "read",
        "/2": "read",
        "/gone": "refused",
    }
    assert verify(record) == []


SCRIPT = f"""
import functools, runpy, sys, legation.coder, legation.sources.web as web
web.Client = functools.partial(web.Client, pause=0.0)
legation.coder.run = runpy.run_path({__file__!r})["coded"]
from legation.cli import main
sys.exit(main(sys.argv[1:]))
"""


def begun(*arguments: str) -> subprocess.Popen[bytes]:
    """A watch in a process of its own."""
    command = [sys.executable, "-c", SCRIPT, "watch", *arguments, "--allow-network", "127.0.0.1/32"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_ended_goes_on_where_it_was(how: signal.Signals, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    arrived, leave = threading.Event(), threading.Event()

    def slow(_: dict[str, str]) -> Answer:
        arrived.set()
        leave.wait(20)
        return 200, {}, b"Peru thanked Ecuador on /2."

    with site() as one:
        url = feed(one, "/1", "/2")
        one.page("/1", "Peru thanked Ecuador on /1.")
        one.pages["/2"] = slow
        with begun(url, "--record", str(record)) as running:
            assert arrived.wait(60)
            running.send_signal(how)
            out, err = running.communicate(timeout=60)
        leave.set()
        if how == signal.SIGKILL:
            assert running.returncode == -signal.SIGKILL
        else:
            assert (running.returncode, err) == (130, b"")
            assert "documents read    1" in out.decode()
            assert "still to be read  1" in out.decode()
        assert entries(record) == {"/1": ("read", None), "/2": ("waiting", None)}
        assert watch(url, record) == 0
        assert one.paths.count("/1") == 1
    assert names(record) == [f"{one.url}/1", f"{one.url}/2"]


def test_a_signal_while_waiting_ends_with_the_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def signalled(*given: Any, **more: Any) -> Watching:
        return Watching(*given, **more, sleep=lambda _: os.kill(os.getpid(), signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr("legation.cli.watching.Watching", signalled)
    with site() as one:
        record = tmp_path / "r.duckdb"
        arguments = ["watch", feed(one), "--record", str(record), "--allow-network", "127.0.0.1/32"]
        assert main(arguments) == 130
    assert capsys.readouterr().out.startswith("feeds             1\n")
    assert signal.getsignal(signal.SIGTERM) == before


def test_what_is_fetched_is_kept_where_that_is_asked(tmp_path: Path) -> None:
    kept = tmp_path / "kept.warc.gz"
    with site() as one:
        url = feed(one, "/1", "/gone")
        one.page("/robots.txt", "", "text/plain")
        one.page("/1", "Peru thanked Ecuador.")
        watch(url, tmp_path / "r.duckdb", "--keep", str(kept))
        watch(feed(one, "/1", path="/other"), tmp_path / "r.duckdb", "--keep", str(kept))
    with kept.open("rb") as file:
        found = [
            ((record.headers.get("WARC-Target-URI") or "").removeprefix(one.url), record.reader.read())
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, verify_digests=True)
        ]
    assert [path for path, _ in found] == ["/feed", "/1", "/other"]
    assert found[1][1] == b"Peru thanked Ecuador."


def test_several_processes_read_as_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def ahead(captures: Iterable[Capture | RefusedError], *, workers: int, **more: Any) -> Iterator[Any]:
        asked.append(workers)
        yield from coded(list(captures))  # fetched ahead of what is read, as a pool does

    monkeypatch.setattr("legation.coder.run", ahead)
    with site() as one:
        url = feed(one, "/1", "/gone", "/2")
        for path in ("/1", "/2"):
            one.page(path, f"Peru thanked Ecuador on {path}.")
        watch(url, tmp_path / "r.duckdb", "--workers", "3")
    assert asked == [3]
    assert [outcome for outcome, _ in entries(tmp_path / "r.duckdb").values()] == ["read", "read", "refused"]


def test_what_a_feed_states_reaches_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("legation.coder.run", run)
    record = tmp_path / "r.duckdb"
    words = "Peru thanked Ecuador for its help, the Peruvian foreign ministry said in Lima. They signed an accord."
    with site() as one:
        one.page("/1", f"<html><body><article><p>{words}</p></article></body></html>")
        assert watch(feed(one, "/1"), record) == 0
    with View(record) as view:
        (found,) = view.documents()
        assert view.claims()
    document = found.document
    assert (document.title, document.published, document.outlet) == ("On /1", "2018-04-23", "Post")
    assert document.url == f"{one.url}/1"
    assert "claims            0" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "about"),
    [
        (["https://post.example/", "--every", "10s"], "'10s' is not a time"),
        (["https://post.example/", "--every", "soon"], "'soon' is not a time"),
        (["https://post.example/", "--every", "0m"], "'0m' is not a time"),
        (["https://post.example/", "--allow-network", "everywhere"], "a network is written"),
        (["ftp://post.example/"], "only http and https"),
        (["missing.txt"], "missing.txt: neither a URL nor a file"),
        (["https://post.example/", "--keep", "kept.zip"], "ends in .warc.gz or .warc"),
        ([], "FEED"),
    ],
)
def test_wrong_usage_is_one_line_and_nothing_is_begun(
    arguments: list[str],
    about: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["watch", *arguments, "--record", "r.duckdb"]) == 2
    said = capsys.readouterr()
    assert about in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_cannot_be_opened_is_named_before_anything_is_fetched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with site() as one:
        assert watch(feed(one), tmp_path / "no" / "r.duckdb") == 2
        assert one.asked == []
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["code", "annotate", "read"])
def test_other_commands_read_urls_too(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--record", str(tmp_path / "r.duckdb")] if command == "read" else []
    with site() as one:
        url = one.page("/1", "Peru thanked Ecuador.")
        assert main([command, url, "--allow-network", "127.0.0.0/8", *more]) == 0
        assert one.paths == ["/1"]
        assert main([command, url, *more]) == 1
        assert one.paths == ["/1"]
    assert f"{url}: leads to this machine (127.0.0.1), which is not fetched" in capsys.readouterr().err
