"""The watch itself: look at the feeds, read what is new, file it, wait.

Whatever happens to an entry is in the record in one transaction with the document that was made of it. So a watch that
is ended at any moment goes on where it was: an entry that was seen is either settled or still waits.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from legation import __version__
from legation.cli import filing, terminal
from legation.errors import RefusedError
from legation.record import Writer
from legation.record.writer import digest
from legation.sources.entries import FeedState, Waiting
from legation.sources.watch import Fetcher, again, carried, interleaved, look, page

if TYPE_CHECKING:
    from legation.coder import Annotation
    from legation.sources import Capture

PATIENCE = 600.0
"""For how many seconds another process may hold the record before the watch gives up."""
BATCH = 200
"""So many entries are held in memory at once."""


class Watching:
    """Feeds that are watched for a record. ``status`` is the exit status that the watch calls for.

    ``client`` fetches; ``every`` is how often to look. The record is open only while something is written.
    """

    def __init__(
        self,
        urls: Sequence[str],
        record: Path,
        client: Fetcher,
        *,
        every: timedelta,
        own: Path | None = None,
        workers: int = 1,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._urls = urls
        self._record = record
        self._client = client
        self._every = every
        self._own = own
        self._workers = workers
        self._now = now
        self._sleep = sleep
        self._counted: Counter[str] = Counter()
        self._failing: dict[str, str] = {}

    def run(self, *, once: bool) -> None:
        """Look, read and wait until interrupted; ``once``: not again."""
        try:
            self._look(at_once=True)
            self._read()
            while not once:
                self._sleep(self._until_next())
                self._look(at_once=False)
                self._read()
        except KeyboardInterrupt:
            self._join()
            raise

    @property
    def status(self) -> int:
        """1 where a feed could not be read the last time, or an entry was refused; else 0."""
        return 1 if self._failing or self._counted["refused"] else 0

    def counts(self) -> dict[str, object]:
        """What was done, for the summary."""
        with self._open() as writer:
            waiting, _ = writer.feeds.still_waiting(self._urls)
        failing = f", {len(self._failing)} cannot be read" if self._failing else ""
        return {
            "feeds": f"{len(self._urls)}{failing}",
            "new entries": self._counted["new"],
            "documents read": self._counted["read"],
            "already known": self._counted["known"],
            "refused": self._counted["refused"],
            "still to be read": waiting,
        }

    def _look(self, *, at_once: bool) -> None:
        """Ask the feeds that are due; ``at_once``: all but those whose servers want to be left alone."""
        with self._open() as writer:
            states = writer.feeds.states(self._urls)
        for state in states.values():
            now = self._now()
            due = state.due if at_once else state.visit(self._every)
            if due is not None and due > now:
                self._progress(f"{state.url}: not asked before {due:%Y-%m-%d %H:%M} UTC")
                continue
            found, entries = look(self._client, state, now)
            with self._open() as writer, writer.together():
                new = writer.feeds.visited(found, entries, now)
            self._counted["new"] += new
            self._tell(found, new)

    def _tell(self, state: FeedState, new: int) -> None:
        """Name a feed that cannot be read once, and again where the reason is another."""
        before = self._failing.pop(state.url, None)
        if state.reason is not None:
            self._failing[state.url] = state.reason
            if state.reason != before:
                terminal.say(f"{state.url}: {state.reason}")
        elif before is not None:
            terminal.say(f"{state.url}: can be read again")
        if new:
            self._progress(f"{state.url}: {new} new")

    def _read(self) -> None:
        """Read the entries that are due; what cannot be had of its page is read from the feed, where that has it."""
        while (batch := self._batch()) is not None:
            pages = self._through(batch, lambda one: page(self._client, one), {})
            why = {_key(one): refused for one, refused in pages}
            texts = [one for one, _ in pages if one.entry.content is not None]
            left = {_key(one): refused for one, refused in self._through(texts, carried, why)}
            for one, refused in pages:
                if one.entry.content is None:
                    self._refuse(one, refused)
                elif text := left.get(_key(one)):
                    reason = f"{refused.reason}; of the text in its feed: {text.reason}"
                    self._refuse(one, RefusedError(refused.name, reason))
        self._join()

    def _batch(self) -> list[Waiting] | None:
        """Entries to be read, each page once; None where no more wait. Those whose page was read are settled here."""
        batch: dict[str, Waiting] = {}
        with self._open() as writer, writer.together():
            waiting = writer.feeds.waiting(self._urls, self._now(), most=BATCH)
            for one in waiting:
                known = writer.feeds.read_before(one.entry.url)
                if known is None:
                    # where two feeds link to one page, the other waits to see what becomes of the first
                    batch.setdefault(one.entry.url or one.name, one)
                else:
                    writer.feeds.settle(one, "known", document=known)
                    self._counted["known"] += 1
        return list(batch.values()) if waiting else None

    def _through(
        self,
        batch: Sequence[Waiting],
        captured: Callable[[Waiting], Capture | RefusedError],
        why: Mapping[tuple[str, str], RefusedError],
    ) -> list[tuple[Waiting, RefusedError]]:
        """Read and file entries one by one; those that are refused for good come back with the refusal.

        ``why`` says of an entry why it is not its page that is read.
        """
        if not batch:
            return []
        from legation.coder import run

        asked: deque[Waiting] = deque()

        def captures() -> Iterator[Capture | RefusedError]:
            for one in interleaved(batch):
                asked.append(one)
                yield captured(one)

        left: list[tuple[Waiting, RefusedError]] = []
        coded = run(captures(), published=None, outlet=None, workers=self._workers, codebook=self._own)
        # closed at once where the watch is interrupted: its processes end with it
        with closing(cast("Generator[Annotation | RefusedError, None, None]", coded)):
            for found in terminal.counted(coded, "pages", results_follow=False):
                one = asked.popleft()
                if not isinstance(found, RefusedError):
                    self._file(one, found, why.get(_key(one)))
                elif due := again(one, found, self._now(), self._every):
                    self._postpone(one, found, due)
                else:
                    left.append((one, found))
        return left

    def _file(self, one: Waiting, annotation: Annotation, why: RefusedError | None) -> None:
        key = digest(annotation.document.text)
        reason = f"read from the feed: {why.reason}" if why else None
        try:
            with self._open() as writer, writer.together():
                new = filing.add(writer, annotation)
                writer.feeds.settle(one, "read" if new else "known", document=key, reason=reason)
        except RefusedError as contradictory:
            self._refuse(one, contradictory)
            return
        self._counted["read" if new else "known"] += 1

    def _postpone(self, one: Waiting, refused: RefusedError, due: datetime) -> None:
        with self._open() as writer, writer.together():
            writer.feeds.postpone(one, due, refused.reason)
        terminal.say(f"{refused}; to be tried again")

    def _refuse(self, one: Waiting, refused: RefusedError) -> None:
        with self._open() as writer, writer.together():
            writer.feeds.settle(one, "refused", reason=refused.reason)
            writer.refuse(refused.name, refused.reason)
        self._counted["refused"] += 1
        terminal.say(str(refused))

    def _join(self) -> None:
        """Join the claims of what was read into happenings, also by a run that was ended before it could."""
        with self._open() as writer:
            if not writer.finished:
                writer.finish()

    def _until_next(self) -> float:
        """The seconds until a feed or an entry is due."""
        with self._open() as writer:
            states = writer.feeds.states(self._urls)
            _, entry = writer.feeds.still_waiting(self._urls)
        now = self._now()
        moments = [state.visit(self._every) or now for state in states.values()]
        moments += [entry] if entry else []
        return max(1.0, (min(moments) - now).total_seconds())

    @contextmanager
    def _open(self) -> Iterator[Writer]:
        """The record for one piece of writing, waited for where another process holds it."""
        writer = Writer(self._record, coder=__version__, now=self._now, patience=PATIENCE)
        try:
            for note in writer.notes:
                terminal.say(note)
            yield writer
        finally:
            writer.close()

    def _progress(self, message: str) -> None:
        if sys.stderr.isatty():
            terminal.say(message)


def _key(one: Waiting) -> tuple[str, str]:
    return one.feed, one.entry.id
