"""What the record knows of the feeds that are watched: their state, and what became of each entry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import duckdb

from legation.record.fetch import dicts
from legation.sources.entries import Entry, FeedState, Outcome, Waiting

_STATED = ("url", "title", "published", "outlet", "content", "media")
_SEEN = "SELECT entry FROM feed_entries WHERE feed = $feed"
_FILED = """
    INSERT INTO feed_entries BY NAME
    SELECT e.*, $feed AS feed, $now AS seen, 'waiting' AS outcome, 0 AS tries
    FROM (SELECT unnest(CAST(CAST($rows AS JSON) AS
        STRUCT(place INTEGER, entry VARCHAR, url VARCHAR, title VARCHAR, published VARCHAR, outlet VARCHAR,
               content VARCHAR, media VARCHAR)[]), max_depth := 2)) e
"""


class Feeds:
    """The tables of the feeds. Whoever changes them holds the transaction around it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def states(self, urls: Iterable[str]) -> dict[str, FeedState]:
        """The state of each feed, by URL; a new one where it was never asked."""
        found = dicts(self._connection, "SELECT * FROM feeds WHERE list_contains($urls, url)", {"urls": list(urls)})
        known = {
            row["url"]: FeedState(**{**row, "checked": _aware(row["checked"]), "due": _aware(row["due"])})
            for row in found
        }
        return {url: known.get(url) or FeedState(url) for url in urls}

    def visited(self, state: FeedState, entries: Sequence[Entry], now: datetime) -> int:
        """Note a feed's state, and those of its entries that were not seen before, to be read; how many these are."""
        s = state
        self._connection.execute(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [s.url, s.title, s.etag, s.last_modified, _plain(s.checked), _plain(s.due), s.failures, s.reason],
        )
        known = {row["entry"] for row in dicts(self._connection, _SEEN, {"feed": s.url})}
        fresh = [
            {"place": place, "entry": e.id, **{name: getattr(e, name) for name in _STATED}}
            for place, e in enumerate(entries)
            if e.id not in known
        ]
        if fresh:
            # in one statement: row by row, a feed of a thousand entries takes seconds
            text = json.dumps(fresh, ensure_ascii=False)
            self._connection.execute(_FILED, {"rows": text, "feed": s.url, "now": _plain(now)})
        return len(fresh)

    def waiting(self, urls: Iterable[str], now: datetime, *, most: int) -> list[Waiting]:
        """The entries of these feeds that are to be read now, at most so many, the first of each feed first."""
        found = dicts(
            self._connection,
            "SELECT * FROM feed_entries WHERE outcome = 'waiting' AND list_contains($urls, feed) "
            "AND (due IS NULL OR due <= $now) ORDER BY place, feed LIMIT $most",
            {"urls": list(urls), "now": _plain(now), "most": most},
        )
        return [
            Waiting(row["feed"], Entry(row["entry"], **{name: row[name] for name in _STATED}), row["tries"])
            for row in found
        ]

    def still_waiting(self, urls: Iterable[str]) -> tuple[int, datetime | None]:
        """How many entries of these feeds are still to be read, and when the next of them is due."""
        row = self._connection.execute(
            "SELECT count(*), min(coalesce(due, seen)) FROM feed_entries "
            "WHERE outcome = 'waiting' AND list_contains($urls, feed)",
            {"urls": list(urls)},
        ).fetchone()
        return (int(row[0]), _aware(row[1])) if row else (0, None)

    def read_before(self, url: str | None) -> str | None:
        """The hash of the text that a page was read as, whichever feed linked to it; None where it was not."""
        row = self._connection.execute(
            "SELECT document FROM feed_entries WHERE url = ? AND document IS NOT NULL", [url]
        ).fetchone()
        return str(row[0]) if row else None

    def settle(
        self, waiting: Waiting, outcome: Outcome, *, document: str | None = None, reason: str | None = None
    ) -> None:
        """Note what became of an entry; the text that its feed carried is let go of."""
        self._connection.execute(
            "UPDATE feed_entries SET outcome = ?, document = ?, reason = ?, content = NULL, due = NULL "
            "WHERE feed = ? AND entry = ?",
            [outcome, document, reason, waiting.feed, waiting.entry.id],
        )

    def postpone(self, waiting: Waiting, due: datetime, reason: str) -> None:
        """Note that an entry is to be tried again, and when."""
        self._connection.execute(
            "UPDATE feed_entries SET tries = ?, due = ?, reason = ? WHERE feed = ? AND entry = ?",
            [waiting.tries + 1, _plain(due), reason, waiting.feed, waiting.entry.id],
        )


def _plain(moment: datetime | None) -> datetime | None:
    """The moment in UTC without its zone, as the record stores it."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
