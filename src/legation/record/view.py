"""Reading the record: nothing can be changed through it, and nothing else reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from legation.claims import Claim
from legation.claims.claim import Kind, Status
from legation.codebook.plover import bodies
from legation.documents.document import Document
from legation.errors import SettingError
from legation.record import rows
from legation.record.contested import Contest
from legation.record.differences import Copy, held
from legation.record.doubtful import doubtful
from legation.record.fetch import BOTH, among, dicts, documents, filed, one_of
from legation.record.happenings import Happening
from legation.record.judgements import Grades, Judgement, grades, judgements
from legation.record.opening import finished, opened
from legation.record.overlay import end_of, later, lay
from legation.record.pages import Page, pages
from legation.record.rows import Filed, Key
from legation.record.series import By, Series, acts, series
from legation.record.standing import Tie, standing
from legation.record.tables import Tables

_ASSERTED: tuple[Status, ...] = ("asserted",)
# what one of two states does to the other, or both do together, with the happening of each claim
_ACTS = """
    WITH sides AS (
        SELECT document, claim,
            bool_or(country = $a AND side = 'actor') AS a_acts, bool_or(country = $a AND side = 'recipient') AS on_a,
            bool_or(country = $b AND side = 'actor') AS b_acts, bool_or(country = $b AND side = 'recipient') AS on_b
        FROM parties WHERE country IN ($a, $b) GROUP BY ALL
    )
    SELECT c.document, c.id AS claim, c.event, c.mode, c.quad, c.goldstein, c.confidence, r.happening,
        h.earliest::VARCHAR AS earliest, h.latest::VARCHAR AS latest,
        CASE WHEN a_acts AND on_b AND NOT (b_acts AND on_a) THEN '>'
             WHEN b_acts AND on_a AND NOT (a_acts AND on_b) THEN '<' ELSE '=' END AS direction
    FROM sides s JOIN claims c ON c.document = s.document AND c.id = s.claim
    LEFT JOIN reports r ON r.document = c.document AND r.claim = c.id
    LEFT JOIN happenings h ON h.id = r.happening
    WHERE c.event IS NOT NULL AND list_contains($statuses, c.status)
        AND ((a_acts AND (on_b OR b_acts)) OR (b_acts AND on_a))
    ORDER BY c.document, c.position, c.id
"""
# the denials that some claims were met with, and the offices that their documents give people of a pair: an office
# names one state only
_BESIDE = f"""
    SELECT c.document, c.denied_by AS id FROM claims c WHERE c.denied_by IS NOT NULL AND {{chosen}}
    UNION
    SELECT c.document, c.id FROM claims c WHERE c.kind = 'office' AND c.document {one_of("documents")}
        AND EXISTS (SELECT 1 FROM parties p WHERE p.document = c.document AND p.claim = c.id AND p.side = 'actor'
            AND p.country IN ($a, $b))
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as filed: ``digest`` is the hash of its text, ``learned`` the ISO moment the record took it in."""

    digest: str
    document: Document
    controlled_by: str | None
    learned: str
    claims: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that could not be read, with the reason and the ISO moment of the first attempt."""

    name: str
    reason: str
    refused: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts: ``by_kind`` and ``by_status`` of claims, most first; ``happenings``, ``contested``, ``refused``.

    ``pairs`` are the pairs of states that claims speak of, by code, each with how many, most first; ``copies`` how
    many documents tell a story in the words of another.
    """

    documents: int
    claims: int
    by_kind: dict[str, int]
    by_status: dict[str, int]
    happenings: int
    contested: int
    refused: int
    pairs: tuple[tuple[str, str, int], ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Pair:
    """What the record holds on two states.

    ``filed`` are the claims that have both among their parties, the denials that they were met with, and whatever
    contradicts them; ``entries`` the documents these stand in; all in canonical order. ``refusals`` are those of
    the whole record. ``originals`` has for each copy, by the hash of its text, that of the document it is a copy of.
    """

    a: str
    b: str
    filed: tuple[Filed, ...]
    happenings: tuple[Happening, ...]
    contests: tuple[Contest, ...]
    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    originals: Mapping[str, str]


class View:
    """A record opened for reading; a context manager.

    The connection is read-only, reaches no other file and no network, and its settings are locked. ``notes``
    says what the user should know about how the file was opened. ``as_of`` (a day, month or year in EDTF) shows the
    record as it stood when that ended: nothing that it learned later. Where the last reading did not finish, what
    follows from the claims is brought up to date for this view. Raises RecordError where the file cannot be opened,
    SettingError where ``as_of`` is no date.
    """

    def __init__(self, path: Path | str, *, as_of: str | None = None) -> None:
        self.path = Path(path)
        self.as_of = as_of
        moment = end_of(as_of) if as_of is not None else None
        self._connection, self.notes = opened(self.path, read_only=True, now=lambda: datetime.now(UTC))
        try:
            self._tables = Tables(self._connection)
            past = moment if moment is not None and later(self._tables, moment) else None
            if past is not None or not finished(self._connection):
                lay(self._tables, past)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def query(self, sql: str, parameters: Sequence[object] | dict[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of a question in SQL; raises RecordError where the database refuses it."""
        return dicts(self._connection, sql, parameters)

    def claims(
        self, pair: tuple[str, str] | None = None, *, kind: Kind | None = None, status: Status | None = None
    ) -> list[Claim]:
        """The claims as they were added, in canonical order (document, position, id).

        ``pair`` keeps those that have both states among their parties, by code, on whichever side.
        """
        return [f.claim for f in self.filed(pair, kind=kind, status=status)]

    def filed(
        self, pair: tuple[str, str] | None = None, *, kind: Kind | None = None, status: Status | None = None
    ) -> list[Filed]:
        """The same as ``claims``, each with the hash of its document's text."""
        given = {"kind": kind, "status": status}
        parameters: dict[str, object] = {name: value for name, value in given.items() if value}
        conditions = [f"c.{name} = ${name}" for name in parameters]
        if pair:
            conditions.append(BOTH)
            parameters |= {"a": pair[0], "b": pair[1]}
        return filed(self._connection, " AND ".join(conditions), parameters)

    def documents(self, digests: Collection[str] | None = None) -> list[Entry]:
        """The documents as they were added, by the hash of their text; only those of the given hashes, if any."""
        where = f"WHERE document {one_of('chosen')}" if digests is not None else ""
        held = self.query(
            f"SELECT document, count(*) AS n FROM claims {where} GROUP BY document",
            {"chosen": sorted(digests)} if digests is not None else None,
        )
        claims = {row["document"]: row["n"] for row in held}
        return [
            Entry(
                row["sha256"],
                document,
                row["controlled_by"],
                rows.moment(row["learned"]),
                claims.get(row["sha256"], 0),
            )
            for row, document in documents(self._connection, digests)
        ]

    def coded_before(self, version: str | None) -> list[str]:
        """The documents that another version of legation coded last, by the hash of their text; all for None."""
        found = self.query(
            "SELECT d.sha256, coalesce(arg_max(c.coder, c.learned), d.coder) AS coder FROM documents d "
            "LEFT JOIN codings c ON c.document = d.sha256 GROUP BY d.sha256, d.coder ORDER BY d.sha256"
        )
        return [row["sha256"] for row in found if version is None or row["coder"] != version]

    def pages(self, address: str) -> list[Page]:
        """What stood at an address each time it was read, in order, with what had changed since the time before."""
        return pages(self._tables, address)

    def captures(self) -> dict[str, list[rows.Found]]:
        """Where each document was found, by the hash of its text, in the order of the addresses."""
        found: dict[str, list[rows.Found]] = {}
        for row in self.query("SELECT * EXCLUDE learned FROM captures ORDER BY document, address, sha256"):
            found.setdefault(row.pop("document"), []).append(rows.Found(**row))
        return found

    def refusals(self) -> list[Refusal]:
        """The documents that could not be read, by name."""
        found = self.query("SELECT * FROM refusals ORDER BY name, reason")
        return [Refusal(r["name"], r["reason"], rows.moment(r["refused"])) for r in found]

    def happenings(self, keys: Collection[Key] | None = None) -> list[Happening]:
        """What the claims report, in canonical order; only what some of the given claims report, if any are given."""
        chosen, parameters = _chosen("SELECT happening FROM reports", keys)
        # the reports first, with where their claims stand: joined to all happenings at once they are all looked up
        found = self.query(
            "WITH told AS MATERIALIZED "
            f"(SELECT * FROM reports {f'WHERE happening IN ({chosen})' if chosen else ''}), "
            "stood AS MATERIALIZED (SELECT r.*, c.position FROM told r "
            "JOIN claims c ON c.document = r.document AND c.id = r.claim) "
            "SELECT h.id, h.kind, h.earliest::VARCHAR AS earliest, h.latest::VARCHAR AS latest, "
            "list(struct_pack(document := r.document, claim := r.claim, because := r.because) "
            "ORDER BY r.document, r.position, r.claim) AS members "
            "FROM happenings h JOIN stood r ON r.happening = h.id "
            "GROUP BY ALL ORDER BY min((r.document, r.position, r.claim))",
            parameters,
        )
        return [
            Happening(
                row["id"],
                row["kind"],
                tuple((m["document"], m["claim"]) for m in row["members"]),
                tuple(m["because"] for m in row["members"]),
                row["earliest"],
                row["latest"],
            )
            for row in found
        ]

    def contests(self, keys: Collection[Key] | None = None) -> list[Contest]:
        """What is contested, in canonical order; only where some of the given claims stand, if any are given."""
        chosen, parameters = _chosen("SELECT contest FROM contest_claims", keys)
        found = self.query(
            "SELECT x.id, x.because, "
            "list((m.document, m.claim) ORDER BY m.document, c.position, m.claim) FILTER (m.side = 'says') AS says, "
            "list((m.document, m.claim) ORDER BY m.document, c.position, m.claim) FILTER (m.side = 'denies') AS denies "
            "FROM contests x JOIN contest_claims m ON m.contest = x.id "
            "JOIN claims c ON c.document = m.document AND c.id = m.claim "
            f"{f'WHERE x.id IN ({chosen})' if chosen else ''}"
            "GROUP BY ALL ORDER BY min((m.document, c.position, m.claim)) FILTER (m.side = 'says')",
            parameters,
        )
        return [Contest(r["id"], _keys(r["says"]), _keys(r["denies"]), r["because"]) for r in found]

    def judgements(self, keys: Collection[Key] | None = None) -> list[Judgement]:
        """What people said, in the order they said it; only of some of the given claims, if any are given."""
        return judgements(self._tables, keys)

    def grades(self) -> Grades:
        """How far people trust outlets and happenings, in the Admiralty form, where they said so."""
        return grades(self._tables)

    def doubtful(self, pair: tuple[str, str] | None = None, *, most: int = 1000) -> list[tuple[Key, float]]:
        """The claims that nobody has looked at, the most doubtful first, each with its doubt (from 0 up)."""
        return doubtful(self._tables, pair, most)

    def named(self, name: str) -> list[Key]:
        """The claims that stand whose id is, or begins with, some letters; most often one."""
        found = self.query(
            "SELECT document, id FROM claims WHERE starts_with(id, $name) ORDER BY document, position, id LIMIT 100",
            {"name": name},
        )
        return [_key(row) for row in found]

    def of(self, keys: Collection[Key]) -> list[Filed]:
        """These claims, as far as they stand, in canonical order."""
        return filed(self._connection, *among(keys, "(c.document, c.id)"))

    def told(self, digests: Collection[str]) -> list[Filed]:
        """The claims of some documents, by the hashes of their texts, in canonical order."""
        return filed(self._connection, f"c.document {one_of('digests')}", {"digests": sorted(digests)})

    def editions(self, digests: Collection[str]) -> list[Filed]:
        """All editions of the claims of some documents, those that ended, too."""
        parameters: dict[str, object] = {"digests": sorted(digests)}
        return filed(self._connection, f"c.document {one_of('digests')}", parameters, former=True)

    def history(self, key: Key) -> list[Filed]:
        """All editions of a claim, the coder's first; empty where the record never had it."""
        parameters: dict[str, object] = {"document": key[0], "id": key[1]}
        return filed(self._connection, "c.document = $document AND c.id = $id", parameters, former=True)

    def copies(self) -> list[Copy]:
        """Which documents are copies of which, with what differs, by the hash of the copy."""
        copied = self.query("SELECT * FROM copies ORDER BY copy")
        differing = self.query("SELECT * FROM differences")
        digests = sorted({row[side] for row in copied for side in ("copy", "original")})
        texts = self.query(
            f"SELECT sha256, text FROM documents WHERE sha256 {one_of('digests')}",
            {"digests": digests},
        )
        return held(copied, differing, {row["sha256"]: row["text"] for row in texts})

    def pair(self, a: str, b: str) -> Pair:
        """Everything on two states, given by their codes; raises SettingError where they are one."""
        if a == b:
            raise SettingError(f"{a} and {b} are one state; a pair takes two")
        pair: dict[str, object] = {"a": a, "b": b}
        keys = set(map(_key, self.query(f"SELECT c.document, c.id FROM claims c WHERE {BOTH}", pair)))
        contests = self.contests(keys)
        keys |= {key for c in contests for key in (*c.says, *c.denies)}
        condition, parameters = among(keys, "(c.document, c.id)")
        keys |= set(map(_key, self.query(_BESIDE.format(chosen=condition), parameters | pair)))
        chosen = tuple(self.of(keys))
        digests = sorted({digest for digest, _ in keys})
        originals = self.query(
            f"SELECT copy, original FROM copies WHERE copy {one_of('digests')}", {"digests": digests}
        )
        return Pair(
            a,
            b,
            chosen,
            tuple(self.happenings(keys)),
            tuple(contests),
            tuple(self.documents(digests)),
            tuple(self.refusals()),
            {row["copy"]: row["original"] for row in originals},
        )

    def series(
        self,
        a: str,
        b: str,
        by: By = "month",
        *,
        statuses: Collection[Status] = _ASSERTED,
        weighted: bool = False,
        between: tuple[str, str] | None = None,
    ) -> Series:
        """What two states do to each other by month or year, of the claims with the given statuses.

        Raises SettingError where the two are one, or ``between`` are no periods.
        """
        if a == b:
            raise SettingError(f"{a} and {b} are one state; a series takes two")
        told = self.query(_ACTS, {"a": a, "b": b, "statuses": sorted(statuses)})
        published = self.query(
            "SELECT published, count(*) AS n FROM documents WHERE published IS NOT NULL GROUP BY ALL"
        )
        return series(
            (a, b), acts(told), {r["published"]: r["n"] for r in published}, by, weighted=weighted, between=between
        )

    def standing(self, a: str, b: str, on: date) -> tuple[Tie, ...]:
        """What stands between two states on a day; raises SettingError where they are one."""
        pair = self.pair(a, b)
        return standing((a, b), pair.filed, pair.happenings, pair.contests, on)

    def summary(self) -> Summary:
        """How much the record holds."""
        return Summary(
            self._count("documents"),
            self._count("claims"),
            self._counts("kind"),
            self._counts("status"),
            self._count("happenings"),
            self._count("contests"),
            self._count("refusals"),
            self._pairs(),
            self._count("copies"),
        )

    def _pairs(self) -> tuple[tuple[str, str, int], ...]:
        found = self.query(
            "SELECT x.country AS a, y.country AS b, count(DISTINCT (x.document, x.claim)) AS n "
            "FROM parties x JOIN parties y ON x.document = y.document AND x.claim = y.claim AND x.country < y.country "
            "WHERE NOT list_contains($bodies, x.country) AND NOT list_contains($bodies, y.country) "
            "GROUP BY ALL ORDER BY n DESC, a, b",
            {"bodies": list(bodies())},
        )
        return tuple((row["a"], row["b"], row["n"]) for row in found)

    def _count(self, table: str) -> int:
        return int(self.query(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def _counts(self, column: str) -> dict[str, int]:
        found = self.query(f"SELECT {column} AS name, count(*) AS n FROM claims GROUP BY ALL ORDER BY n DESC, name")
        return {row["name"]: row["n"] for row in found}


def _chosen(sql: str, keys: Collection[Key] | None) -> tuple[str, dict[str, object]]:
    """A question for what has some claims, with its parameters; empty where all is asked for."""
    if keys is None:
        return "", {}
    condition, parameters = among(keys)
    return f"{sql} WHERE {condition}", parameters


def _key(row: Mapping[str, Any]) -> Key:
    return row["document"], row["id"]


def _keys(pairs: Sequence[Sequence[str]] | None) -> tuple[Key, ...]:
    return tuple((pair[0], pair[1]) for pair in pairs or ())
