"""What is new in which feed, and when to look again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice, zip_longest
from typing import Protocol
from urllib.parse import urlsplit

from legation.errors import RefusedError
from legation.sources.answers import Fetched, UnfetchedError
from legation.sources.capture import Capture
from legation.sources.contents import Asked, contents
from legation.sources.entries import LONGEST_WAIT, Entry, FeedState, Waiting
from legation.sources.feeds import LIMIT, capture, read_feed

TRIES = 3
"""So often a page is asked for that cannot be had for a passing reason."""

_LONGEST_HINT = timedelta(hours=6)


class Fetcher(Protocol):
    """What is needed of a client."""

    def get(
        self, url: str, etag: str | None = None, modified: str | None = None, *, page: bool = True, limit: int = 0
    ) -> Fetched:
        """The answer of a URL, or an UnfetchedError."""


def look(client: Fetcher, state: FeedState, now: datetime) -> tuple[FeedState, tuple[Entry, ...]]:
    """Ask a feed: its state from now on, and its entries, none where it has not changed or cannot be read."""
    try:
        answer = client.get(state.url, state.etag, state.last_modified, page=False, limit=LIMIT)
        checked = replace(state, checked=now, due=_asked_for(answer, None, now), failures=0, reason=None)
        if answer.status == 304:
            return checked, ()
        feed = read_feed(answer.data, state.url, answer.url, answer.charset)
    except RefusedError as refused:
        wait = refused.wait if isinstance(refused, UnfetchedError) else None
        due = now + min(timedelta(seconds=wait), LONGEST_WAIT) if wait else None
        return replace(state, checked=now, due=due, failures=state.failures + 1, reason=refused.reason), ()
    read = replace(
        checked,
        title=feed.title,
        etag=answer.etag,
        last_modified=answer.last_modified,
        due=_asked_for(answer, feed.wait, now),
    )
    return read, feed.entries


def _asked_for(answer: Fetched, wait: float | None, now: datetime) -> datetime | None:
    """The moment before which a feed need not be asked, as its server or itself says, within bounds."""
    hints = [min(timedelta(seconds=s), _LONGEST_HINT) for s in (answer.fresh, wait) if s]
    hints += [min(timedelta(seconds=answer.wait), LONGEST_WAIT)] if answer.wait else []
    return now + max(hints) if hints else None


def page(client: Fetcher, waiting: Waiting) -> Capture | RefusedError:
    """The page that an entry links to, with what the feed states beside it; or its refusal."""
    url = waiting.entry.url
    if url is None:
        return RefusedError(waiting.name, "an entry without a link")
    try:
        answer = client.get(url)
    except RefusedError as refused:
        return refused
    found = list(islice(contents(answer.opened(), Asked()), 2))
    if len(found) != 1:
        return RefusedError(url, f"links to what holds {'many' if found else 'no'} documents, not to one page")
    if isinstance(found[0], RefusedError):
        return found[0]
    return replace(found[0], given={**waiting.entry.given, **found[0].given}, given_by="feed")


def carried(waiting: Waiting) -> Capture | RefusedError:
    """The text that the feed itself carries of an entry; or the refusal where it has none."""
    if waiting.entry.content is None:
        return RefusedError(waiting.name, "neither its page nor its feed has its text")
    return capture(waiting.entry, waiting.name, waiting.name, None)


def again(waiting: Waiting, refused: RefusedError, now: datetime, every: timedelta) -> datetime | None:
    """When an entry's page is to be asked for again; None where its refusal is final."""
    if not isinstance(refused, UnfetchedError) or not refused.passing or waiting.tries + 1 >= TRIES:
        return None
    own = every * (1 << 2 * waiting.tries)
    asked = timedelta(seconds=refused.wait or 0.0)
    return now + min(max(own, asked), LONGEST_WAIT)


def interleaved(waiting: Sequence[Waiting]) -> Iterator[Waiting]:
    """The entries in such an order that one host is left alone while others are asked."""
    by_host: dict[str, list[Waiting]] = defaultdict(list)
    for one in waiting:
        by_host[urlsplit(one.entry.url or "").netloc].append(one)
    for row in zip_longest(*by_host.values()):
        yield from (one for one in row if one is not None)
