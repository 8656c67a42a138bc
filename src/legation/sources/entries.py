"""What feeds state of documents, and what is known of each feed and entry that is watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Outcome = Literal["waiting", "read", "known", "refused"]
"""What became of an entry: it is still to be read, was read, had been read before, or cannot be read."""

LONGEST_WAIT = timedelta(hours=24)
"""No server and no failure puts off a question for longer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    ``id`` tells it from the others of its feed. ``published`` is a day in EDTF, as the publisher's own clock had it;
    ``moment`` and ``updated`` are the words of the feed. ``outlet`` is who published it, which is the feed itself
    where the entry names no other. ``content`` is the text in whole, of the media type ``media``, and None where the
    entry has only a ``summary``.
    """

    id: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    moment: str | None = None
    updated: str | None = None
    author: str | None = None
    outlet: str | None = None
    content: str | None = None
    media: str = "text/html"
    summary: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """What the feed states of the document, as a Capture holds it."""
        stated = {"title": self.title, "url": self.url, "outlet": self.outlet, "published": self.published}
        return {key: value for key, value in stated.items() if value}


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed.

    ``etag`` and ``last_modified`` are what its last answer stated. ``checked`` is when it was last asked, ``due`` the
    moment before which its server wants to be left alone; both with their zone. ``failures`` counts those in a row,
    ``reason`` is that of the last one, None where it was read.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    checked: datetime | None = None
    due: datetime | None = None
    failures: int = 0
    reason: str | None = None

    def visit(self, every: timedelta) -> datetime | None:
        """When to look again: none where it was never looked at, later after each failure, at most a day."""
        if self.checked is None:
            return None
        longest = max(every, LONGEST_WAIT)
        visit = self.checked + min(every * (1 << min(self.failures, 10)), longest)
        return max(visit, self.due) if self.due else visit


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that is to be read: ``tries`` is how often its page was asked for."""

    feed: str
    entry: Entry
    tries: int = 0

    @property
    def name(self) -> str:
        """How messages call it."""
        return self.entry.url or f"{self.feed}: {self.entry.title or self.entry.id}"
