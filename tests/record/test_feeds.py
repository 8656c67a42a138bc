"""What the record knows of feeds, and writing several things together or not at all."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.record.talks import article, report

from legation.errors import RecordError, RefusedError
from legation.record import View, Writer
from legation.sources.entries import Entry, FeedState, Waiting

NOW = datetime(2018, 4, 23, 12, tzinfo=UTC)
FEED = "https://post.example/feed"


def entry(number: int, **more: str) -> Entry:
    return Entry(str(number), f"https://post.example/{number}", f"On {number}", "2018-04-23", outlet="Post", **more)


def visited(writer: Writer, *entries: Entry, url: str = FEED) -> int:
    with writer.together():
        return writer.feeds.visited(FeedState(url, checked=NOW), entries, NOW)


def test_the_state_of_a_feed_comes_back_as_it_was(tmp_path: Path) -> None:
    state = FeedState(FEED, "Post", '"v1"', "then", NOW, NOW + timedelta(hours=1), 3, "answers 500")
    with Writer(tmp_path / "r") as writer:
        with writer.together():
            writer.feeds.visited(state, (), NOW)
        assert writer.feeds.states([FEED, "other"]) == {FEED: state, "other": FeedState("other")}
        with writer.together():
            writer.feeds.visited(FeedState(FEED), (), NOW)
        assert writer.feeds.states([FEED]) == {FEED: FeedState(FEED)}


def test_an_entry_waits_once_however_often_it_is_seen(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        assert visited(writer, entry(1), entry(2, content="<p>its text</p>")) == 2
        assert visited(writer, entry(3), entry(1), entry(2)) == 1
        waiting = writer.feeds.waiting([FEED], NOW, most=10)
        assert waiting == [Waiting(FEED, e) for e in (entry(1), entry(3), entry(2, content="<p>its text</p>"))]
        assert writer.feeds.waiting([FEED], NOW, most=1) == waiting[:1]
        assert writer.feeds.waiting(["https://other.example/"], NOW, most=10) == []


def test_what_became_of_an_entry_is_kept_and_its_text_let_go_of(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        visited(writer, entry(1, content="long"), entry(2))
        one, two = writer.feeds.waiting([FEED], NOW, most=10)
        with writer.together():
            writer.feeds.settle(one, "read", document="abc")
            writer.feeds.settle(two, "refused", reason="answers 404")
        assert writer.feeds.waiting([FEED], NOW, most=10) == []
        assert writer.feeds.read_before(one.entry.url) == "abc"
        assert writer.feeds.read_before(two.entry.url) is None
        assert writer.feeds.read_before(None) is None
        assert visited(writer, entry(1), entry(2)) == 0
    with View(tmp_path / "r") as view:
        assert view.query("SELECT entry, outcome, reason, document, content FROM feed_entries ORDER BY entry") == [
            {"entry": "1", "outcome": "read", "reason": None, "document": "abc", "content": None},
            {"entry": "2", "outcome": "refused", "reason": "answers 404", "document": None, "content": None},
        ]


def test_an_entry_that_is_put_off_waits_until_it_is_due(tmp_path: Path) -> None:
    due = NOW + timedelta(minutes=15)
    with Writer(tmp_path / "r") as writer:
        visited(writer, entry(1))
        (one,) = writer.feeds.waiting([FEED], NOW, most=10)
        with writer.together():
            writer.feeds.postpone(one, due, "answers 503")
        assert writer.feeds.waiting([FEED], due - timedelta(seconds=1), most=10) == []
        assert writer.feeds.still_waiting([FEED]) == (1, due)
        (again,) = writer.feeds.waiting([FEED], due, most=10)
        assert (again.entry, again.tries) == (one.entry, 1)
        assert writer.feeds.still_waiting([]) == (0, None)


def test_what_is_written_together_is_kept_together_or_not_at_all(tmp_path: Path) -> None:
    first, second = article(), report()
    with Writer(tmp_path / "r") as writer:
        visited(writer, entry(1))
        (one,) = writer.feeds.waiting([FEED], NOW, most=10)

        def interrupted() -> None:
            with writer.together():
                writer.add(first.document, first.claims)
                writer.refuse("a", "b")
                writer.feeds.settle(one, "read", document="abc")
                raise KeyboardInterrupt

        def contradictory() -> None:
            with writer.together():
                writer.feeds.settle(one, "read", document="abc")
                writer.add(first.document, [*first.claims, first.claims[0]])

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        with pytest.raises(RefusedError):
            contradictory()
        assert writer.feeds.waiting([FEED], NOW, most=10) == [one]
        with writer.together():
            assert writer.add(second.document, second.claims)
            writer.feeds.settle(one, "read", document="abc")
        assert writer.feeds.waiting([FEED], NOW, most=10) == []
    with View(tmp_path / "r") as view:
        assert [e.document for e in view.documents()] == [second.document]
        assert view.refusals() == []


def test_a_reading_that_was_ended_before_it_finished_is_finished_by_the_next(tmp_path: Path) -> None:
    reading = article()
    writer = Writer(tmp_path / "r")
    writer.add(reading.document, reading.claims)
    writer.close()
    with Writer(tmp_path / "r") as writer:
        assert not writer.finished
    with View(tmp_path / "r") as view:
        assert view.query("SELECT count(*) AS n FROM reports") == [{"n": len(reading.claims)}]
    with Writer(tmp_path / "r") as writer:
        assert writer.finished


def test_a_record_that_another_process_holds_is_waited_for(tmp_path: Path) -> None:
    script = (
        "import sys; from legation.record import Writer; w = Writer(sys.argv[1]);"
        "print('held', flush=True); sys.stdin.read(); w.close()"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "r")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RecordError, match="held by another process"):
            Writer(tmp_path / "r")
        threading.Timer(0.3, holder.stdin.close).start()
        with Writer(tmp_path / "r", patience=60) as writer:
            assert writer.finished
