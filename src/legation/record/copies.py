"""The same story again: which documents are copies of which, and what differs.

Candidates come from the sketches, by SQL: whoever shares a band, or several passages. Where many share one, they are
compared with the first of them alone, so that the work grows with the number of documents and not with its square.
Candidates are compared exactly, once: the verdict is kept. Copies of copies are one family, and the family has one
original. All of it follows from which documents there are, never from the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import duckdb

from legation.documents.document import Document
from legation.record.comparing import Comparison, compare
from legation.record.differences import copy_row, difference_rows
from legation.record.families import connected
from legation.record.fetch import dicts, one_of
from legation.record.prose import Prose, prose, prose_from, sketch
from legation.record.rows import Row
from legation.record.tables import Tables

Pair = tuple[str, str]
"""The hashes of two texts, the lesser first."""

_Verdict = tuple[str | None, bool]
"""Why one is a copy of the other, None where it is not, and whether both may be of one family."""

_FEW = 20
"""Of at most so many documents that share a band or a passage each is paired with each, of more all with the first."""

_MEETINGS = 3
"""So many passages must be shared: a sentence that stands in both word for word gives two."""

_BATCH, _KEPT = 500, 5000
"""So many pairs are fetched at a time, and so many comparisons kept in memory: it stays level whatever the size."""

# The original comes first: not credited to another, then published first (a month stands after its days, since which
# day it was is not known), then longest, then by hash.
_RANKED = """
    SELECT s.document, row_number() OVER (
        ORDER BY s.credited, rpad(coalesce(d.published, '~'), 10, '~'), s.words DESC, s.document
    ) AS place, s.bands, s.passages
    FROM sketches s JOIN documents d ON d.sha256 = s.document
"""
_CANDIDATES = f"""
    WITH ranked AS ({_RANKED}),
    signs AS (
        SELECT place, unnest(bands) AS sign, TRUE AS band FROM ranked
        UNION ALL SELECT place, unnest(passages), FALSE FROM ranked
    ),
    groups AS (SELECT sign, band, min(place) AS hub, count(*) AS size FROM signs GROUP BY ALL HAVING count(*) > 1),
    shared AS (SELECT place, sign, band, hub, size FROM signs JOIN groups USING (sign, band)),
    pairs AS (
        SELECT x.place AS a, y.place AS b, x.band FROM shared x JOIN shared y USING (sign, band)
        WHERE x.size <= {_FEW} AND x.place < y.place
        UNION ALL
        SELECT hub, place, band FROM shared WHERE size > {_FEW} AND place <> hub
    ),
    met AS (SELECT a, b FROM pairs GROUP BY a, b HAVING bool_or(band) OR count(*) >= {_MEETINGS})
    SELECT least(x.document, y.document) AS a, greatest(x.document, y.document) AS b
    FROM met JOIN ranked x ON x.place = met.a JOIN ranked y ON y.place = met.b
    ORDER BY a, b
"""


def bring_up(tables: Tables) -> None:
    """Change the tables of copies where they are not up to date; within the caller's transaction."""
    known: dict[Pair, _Verdict] = {
        (r["a"], r["b"]): (r["copied"], r["akin"]) for r in tables.rows("SELECT a, b, copied, akin FROM compared")
    }
    standing = {r["copy"]: r["original"] for r in tables.rows("SELECT copy, original FROM copies")}
    bench = _Bench(tables.connection)
    needed: dict[Pair, _Verdict] = {}

    def judge(pairs: Iterable[Pair]) -> None:
        asked = sorted(set(pairs) - needed.keys())
        needed.update({pair: known[pair] for pair in asked if pair in known})
        for pair, found in bench.compared([pair for pair in asked if pair not in known]):
            needed[pair] = (found.copied, found.akin)

    judge((r["a"], r["b"]) for r in tables.rows(_CANDIDATES))
    stars = _stars(tables.connection, needed, judge)
    idle = sorted(known.keys() - needed.keys())
    tables.execute(
        "DELETE FROM compared WHERE (a, b) IN (SELECT (unnest($a::VARCHAR[]), unnest($b::VARCHAR[])))",
        {"a": [a for a, _ in idle], "b": [b for _, b in idle]},
    )
    gone = sorted(copy for copy, original in standing.items() if stars.get(copy) != original)
    for table in ("copies", "differences"):
        tables.execute(f"DELETE FROM {table} WHERE copy {one_of('gone')}", {"gone": gone})
    fresh = sorted((copy, original) for copy, original in stars.items() if standing.get(copy) != original)
    copies, differing = _told(bench, fresh, needed)
    tables.insert(
        "compared",
        [
            {"a": a, "b": b, "copied": why, "akin": akin}
            for (a, b), (why, akin) in sorted(needed.items())
            if (a, b) not in known
        ],
    )
    tables.insert("copies", copies)
    tables.insert("differences", differing)


def sketch_rows(digest: str, document: Document) -> list[Row]:
    """The row of ``sketches``; none where the document is too short to be a copy."""
    made = sketch(prose(digest, document.text, document.blocks, document.markers))
    if made is None:
        return []
    return [
        {
            "document": digest,
            "words": made.words,
            "credited": _credited(document),
            "bands": list(made.bands),
            "passages": list(made.passages),
        }
    ]


def _credited(document: Document) -> bool:
    """Whether it says itself that the story is another's: its agency is not its outlet."""
    agency = document.agency
    return bool(agency and document.outlet and agency.casefold() != document.outlet.casefold())


def _stars(
    connection: duckdb.DuckDBPyConnection,
    judged: Mapping[Pair, _Verdict],
    judge: Callable[[Iterable[Pair]], None],
) -> dict[str, str]:
    """The original of each copy. ``judge`` puts further pairs into ``judged``."""
    links = [pair for pair, (copied, _) in judged.items() if copied]
    ranks = _ranks(connection, {digest for pair in links for digest in pair})
    stars: dict[str, str] = {}
    while links:
        families = [sorted(family, key=ranks.__getitem__) for family in connected(links)]
        spokes = [(member, family[0]) for family in families for member in family[1:]]
        judge(_pair(*spoke) for spoke in spokes)
        stars |= {member: hub for member, hub in spokes if judged[_pair(member, hub)][1]}
        settled = stars.keys() | {family[0] for family in families}
        # Whoever has nothing of the original (beside a digest of two stories) stands apart, with those it is linked to.
        links = [(a, b) for a, b in links if a not in settled and b not in settled]
    return stars


class _Bench:
    """Compares documents of a record. What was fetched last is kept, and the first comparisons that found a copy."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._made: dict[str, Prose] = {}
        self._kept: dict[Pair, Comparison] = {}

    def compared(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Comparison]]:
        """Each pair with its comparison, the first of the pair against the second."""
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            self._fetch({digest for pair in batch if _pair(*pair) not in self._kept for digest in pair})
            for a, b in batch:
                kept = self._kept.get(_pair(a, b))
                found = compare(*map(self._made.__getitem__, _pair(a, b))) if kept is None else kept
                if found.copied and len(self._kept) < _KEPT:
                    self._kept[_pair(a, b)] = found
                yield (a, b), found if a < b else found.turned()

    def _fetch(self, digests: Collection[str]) -> None:
        self._made = {digest: made for digest, made in self._made.items() if digest in digests}
        lacking = sorted(set(digests) - self._made.keys())
        found = dicts(
            self._connection,
            f"SELECT sha256, text, blocks, markers FROM documents WHERE sha256 {one_of('lacking')}",
            {"lacking": lacking},
        )
        for row in found:
            self._made[row["sha256"]] = prose_from(row)


def _ranks(connection: duckdb.DuckDBPyConnection, digests: Collection[str]) -> dict[str, int]:
    found = dicts(
        connection,
        f"SELECT document, place FROM ({_RANKED}) WHERE document {one_of('digests')}",
        {"digests": sorted(digests)},
    )
    return {row["document"]: row["place"] for row in found}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _told(
    bench: _Bench, stars: Sequence[Pair], judged: Mapping[Pair, _Verdict]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of ``copies`` and ``differences`` for copies and their originals."""
    copies: list[Row] = []
    differing: list[Row] = []
    for (copy, original), found in bench.compared(stars):
        copies.append(copy_row(copy, original, found, judged[_pair(copy, original)][0]))
        differing += difference_rows(copy, found)
    return tuple(copies), tuple(differing)
