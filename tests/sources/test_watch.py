"""What is new in a feed, when to look again, and the page that an entry leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.serving import client, site

from legation.errors import RefusedError
from legation.sources import Capture
from legation.sources.answers import UnfetchedError
from legation.sources.entries import Entry, FeedState, Waiting
from legation.sources.watch import again, carried, interleaved, look, page

NOW = datetime(2018, 4, 23, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
ITEM = "<item><title>One</title><guid>1</guid><link>{url}/1</link></item>"
PAGE = "<html><body><p>Peru thanked Ecuador for its help.</p></body></html>"


def rss(inside: str) -> str:
    return f'<rss version="2.0"><channel><title>The Example Post</title>{inside}</channel></rss>'


def waiting(url: str | None, **more: object) -> Waiting:
    entry = Entry("1", url, "One", "2018-04-23", outlet="The Example Post")
    return Waiting("https://post.example/feed", replace(entry, **more))  # type: ignore[arg-type]


def test_a_feed_tells_its_entries_and_how_to_ask_it_again() -> None:
    with site() as one:
        url = one.page("/feed", rss(ITEM), "application/rss+xml", ETag='"v1"', Last_Modified="then")
        state, entries = look(client(), FeedState(url), NOW)
    assert state == FeedState(url, "The Example Post", '"v1"', "then", checked=NOW)
    assert [entry.title for entry in entries] == ["One"]


def test_a_feed_that_has_not_changed_sends_nothing() -> None:
    with site() as one:
        one.pages["/feed"] = lambda h: (304 if h.get("if-none-match") == '"v1"' else 200, {}, b"")
        before = FeedState(one.url + "/feed", "T", '"v1"', failures=2, reason="answers 500")
        state, entries = look(client(), before, NOW)
    assert (state, entries) == (FeedState(before.url, "T", '"v1"', checked=NOW), ())


@pytest.mark.parametrize(
    ("headers", "inside", "due"),
    [
        ({}, "", None),
        ({}, "<ttl>60</ttl>", timedelta(hours=1)),
        ({}, "<ttl>999999</ttl>", timedelta(hours=6)),
        ({"Cache-Control": "max-age=1800"}, "<ttl>10</ttl>", timedelta(minutes=30)),
        ({"Cache-Control": "max-age=31536000"}, "", timedelta(hours=6)),
        ({"Cache-Control": "max-age=0"}, "", None),
        ({"Retry-After": "7200"}, "", timedelta(hours=2)),
        ({"Retry-After": "999999999"}, "", timedelta(hours=24)),
    ],
)
def test_a_feed_is_left_alone_for_as_long_as_it_asks_within_bounds(
    headers: dict[str, str], inside: str, due: timedelta | None
) -> None:
    with site() as one:
        one.pages["/feed"] = 200, headers, rss(inside).encode()
        state, _ = look(client(), FeedState(one.url + "/feed"), NOW)
    assert state.due == (NOW + due if due else None)


def test_a_feed_that_fails_says_why_and_keeps_what_was_known() -> None:
    with site() as one:
        one.pages["/feed"] = 503, {"Retry-After": "600"}, b""
        before = FeedState(one.url + "/feed", "T", '"v1"', "then", failures=1)
        state, entries = look(client(), before, NOW)
        assert entries == ()
        assert state == replace(before, checked=NOW, due=NOW + timedelta(minutes=10), failures=2, reason="answers 503")
        one.page("/feed", "<html>moved</html>")
        state, _ = look(client(), before, NOW)
        assert (state.reason, state.etag) == ("a web page, not a feed (RSS, Atom or RDF)", '"v1"')


def test_robots_txt_is_about_pages_not_about_feeds() -> None:
    with site() as one:
        one.page("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
        one.page("/feed", rss(ITEM))
        state, entries = look(client(), FeedState(one.url + "/feed"), NOW)
        assert (state.reason, len(entries)) == (None, 1)
        refused = page(client(), waiting(one.url + "/1"))
    assert isinstance(refused, RefusedError)
    assert "robots.txt" in refused.reason


def test_a_feed_that_fails_is_asked_less_and_less_often_but_every_day() -> None:
    visits = [FeedState("f", checked=NOW, failures=n).visit(QUARTER) for n in (0, 1, 2, 5, 7, 100)]
    assert visits == [NOW + QUARTER * n for n in (1, 2, 4, 32, 96, 96)]
    assert FeedState("f").visit(QUARTER) is None
    assert FeedState("f", checked=NOW, due=NOW + timedelta(hours=3)).visit(QUARTER) == NOW + timedelta(hours=3)
    assert FeedState("f", checked=NOW, failures=9).visit(timedelta(days=3)) == NOW + timedelta(days=3)


def test_a_page_has_what_its_feed_states_and_where_it_was_found() -> None:
    with site() as one:
        one.page("/2", PAGE)
        one.pages["/1"] = 301, {"Location": "/2"}, b""
        found = page(client(), waiting(one.url + "/1"))
    assert isinstance(found, Capture)
    assert (found.data, found.given_by, found.name) == (PAGE.encode(), "feed", one.url + "/1")
    assert found.given == {
        "title": "One",
        "published": "2018-04-23",
        "outlet": "The Example Post",
        "url": one.url + "/2",
    }


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (rss(ITEM + ITEM.replace("1", "2")), "links to what holds many documents, not to one page"),
        ('{"text": "a"}\n{"text": "b"}', "links to what holds many documents, not to one page"),
        ("", "empty file"),
        ("\x00", "binary, not text (it has NUL bytes)"),
    ],
)
def test_a_link_to_what_is_no_page_is_refused(body: str, reason: str | None) -> None:
    with site() as one:
        one.page("/1", body, "application/octet-stream")
        found = page(client(), waiting(one.url + "/1"))
    assert isinstance(found, RefusedError)
    assert (found.name, found.reason) == (one.url + "/1", reason)


def test_an_entry_without_a_link_is_read_from_its_feed_or_refused() -> None:
    assert isinstance(page(client(), waiting(None)), RefusedError)
    found = carried(waiting(None, content="<p>Peru thanked Ecuador.</p>"))
    assert isinstance(found, Capture)
    assert (found.data, found.given_by, found.given["outlet"]) == (
        b"<p>Peru thanked Ecuador.</p>",
        "feed",
        "The Example Post",
    )
    refused = carried(waiting(None))
    assert isinstance(refused, RefusedError)
    assert refused.name == "https://post.example/feed: One"


def test_only_a_passing_refusal_is_tried_again_and_only_so_often() -> None:
    passing = UnfetchedError("u", "answers 503", passing=True)
    one = waiting("https://post.example/1")
    tries = [again(replace(one, tries=n), passing, NOW, QUARTER) for n in range(4)]
    assert tries == [NOW + QUARTER, NOW + QUARTER * 4, None, None]
    assert again(one, UnfetchedError("u", "answers 404"), NOW, QUARTER) is None
    assert again(one, RefusedError("u", "no article"), NOW, QUARTER) is None
    busy = UnfetchedError("u", "answers 429", passing=True, wait=3600)
    assert again(one, busy, NOW, QUARTER) == NOW + timedelta(hours=1)
    assert again(one, UnfetchedError("u", "x", passing=True, wait=1e9), NOW, QUARTER) == NOW + timedelta(hours=24)


def test_hosts_take_turns() -> None:
    urls = ["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1", None]
    batch = [waiting(url) for url in urls]
    assert [one.entry.url for one in interleaved(batch)] == [urls[0], urls[3], None, urls[1], urls[2]]
