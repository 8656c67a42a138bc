"""``legation watch``: what feeds publish, into the record."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from legation import __version__
from legation.cli import filing, terminal
from legation.cli.reading import AllowNetwork, OwnCodebook, RecordFile, networks

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_SOONEST = timedelta(minutes=1)


def interval(value: str) -> timedelta:
    """The time that is written so (90s, 15m, 2h, 1d); a usage error where it is none, or less than a minute."""
    found = re.fullmatch(r"(\d{1,4})([smhd])", value.strip(), re.ASCII)
    time = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None
    if time is None or time < _SOONEST:
        raise typer.BadParameter(f"{value!r} is not a time such as 15m, 2h or 1d, of a minute or more")
    return time


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED", help="URLs of feeds; files with one a line, or OPML lists.")
    ],
    record: RecordFile,
    every: Annotated[
        str, typer.Option(metavar="TIME", help="How often to look: 15m, 2h, 1d. Feeds may ask for less.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    keep: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Keep what is fetched in this archive too, a .warc.gz or .warc."),
    ] = None,
    own: OwnCodebook = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read.")] = 1,
    allow: AllowNetwork = None,
) -> None:
    """Read what feeds publish into the record.

    Each new entry's page is fetched and read once, however often the watch is ended and begun again. Ctrl-C ends it
    with a summary.

    \b
    Example:
      legation watch https://example.org/news.rss --record record.duckdb --once
    """
    from legation.cli.watching import Watching
    from legation.sources.feedlist import feed_urls
    from legation.sources.keep import Keep
    from legation.sources.web import Client

    time = interval(every)
    urls = feed_urls(feeds)
    archive = Keep(keep, f"legation/{__version__}") if keep else None
    client = Client(allow=networks(allow), kept=archive.add if archive else None)
    watching = Watching(urls, Path(record), client, every=time, own=own, workers=workers)
    interrupted = False
    try:
        with _ended_by_sigterm():
            watching.run(once=once)
    except KeyboardInterrupt:
        interrupted = True
    for line in filing.summary(record, watching.counts()):
        terminal.put(line)
    if interrupted:
        raise KeyboardInterrupt
    raise typer.Exit(watching.status)


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """The signal that service managers send ends the watch as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
