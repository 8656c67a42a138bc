"""One address over time: what stood there each time it was read, and what the page changed in between."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from legation.record.comparing import compare
from legation.record.differences import Difference, difference_from, difference_rows
from legation.record.prose import prose_from
from legation.record.rows import Row, moment
from legation.record.tables import Tables

_READ = """
    SELECT d.sha256, c.fetched, c.learned, d.title, d.published, d.text, d.blocks, d.markers
    FROM captures c JOIN documents d ON d.sha256 = c.document WHERE c.address = $address
    ORDER BY coalesce(c.fetched, strftime(c.learned, '%Y-%m-%dT%H:%M:%S.%fZ')), c.document, c.sha256
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read at an address once: ``when`` is the ISO moment it was fetched, or else read, in UTC.

    ``digest`` is the hash of its text. ``changes`` are against the time before, the older as the original: sentences
    that were added, dropped or changed; None for the first, empty where the prose is the same.
    """

    when: str
    digest: str
    title: str | None
    published: str | None
    changes: tuple[Difference, ...] | None


def pages(tables: Tables, address: str) -> list[Page]:
    """What stood at an address each time, in order; empty where the record has nothing from there."""
    found = tables.rows(_READ, {"address": address})
    changes = [*(None for _ in found[:1]), *(_changes(before, after) for before, after in pairwise(found))]
    return [
        Page(
            row["fetched"] or moment(row["learned"]),
            row["sha256"],
            row["title"],
            row["published"],
            changed,
        )
        for row, changed in zip(found, changes, strict=True)
    ]


def _changes(before: Row, after: Row) -> tuple[Difference, ...]:
    found = compare(prose_from(after), prose_from(before))
    rows = difference_rows(after["sha256"], found)
    return tuple(difference_from(row, after["text"], before["text"]) for row in rows)
