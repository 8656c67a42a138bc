"""Reading the record: nothing can be changed through it, and nothing else reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
from legation.record.dyads import NAMED, dyad
from legation.record.fetch import among, dicts, documents, filed, one_of
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
# what one of two states does to the other, or both do together
_ACTS = f"""
    SELECT happening, CASE WHEN $turned THEN translate(direction, '<>', '><') ELSE direction END AS direction,
        event, mode, quad, goldstein, confidence, earliest::VARCHAR AS earliest, latest::VARCHAR AS latest
    FROM dyads
    WHERE a = $a AND b = $b AND named AND direction IS NOT NULL AND event IS NOT NULL AND status {one_of("statuses")}
    ORDER BY document, position, claim
"""
_TOGETHER = """
    SELECT happening AS id, kind, earliest::VARCHAR AS earliest, latest::VARCHAR AS latest, document, position, claim,
        because, named
    FROM dyads WHERE a = $a AND b = $b
"""
# the reports first, then where their claims stand, of their documents alone: few of all the columns are read
_REPORTED = """
    WITH told AS MATERIALIZED (SELECT * FROM reports {chosen})
    SELECT h.id, h.kind, h.earliest::VARCHAR AS earliest, h.latest::VARCHAR AS latest, c.document, c.position,
        c.id AS claim, r.because
    FROM told r JOIN happenings h ON h.id = r.happening JOIN claims c ON c.document = r.document AND c.id = r.claim
    WHERE h.id IN (SELECT happening FROM told) AND c.document IN (SELECT document FROM told)
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
            conditions.append(NAMED)
            parameters |= dyad(*pair)
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
        return _gathered(self._reported(keys))

    def _reported(self, keys: Collection[Key] | None) -> list[dict[str, Any]]:
        chosen, parameters = _chosen("SELECT happening FROM reports", keys)
        return self.query(_REPORTED.format(chosen=f"WHERE happening IN ({chosen})" if chosen else ""), parameters)

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
        return filed(self._connection, *among(keys, "id", "c"))

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
        pair = dyad(a, b)
        told = self.query(_TOGETHER, pair)
        keys = {(row["document"], row["claim"]) for row in told if row["named"]}
        contests = self.contests(keys)
        keys |= {key for c in contests for key in (*c.says, *c.denies)}
        condition, parameters = among(keys, "id", "c")
        keys |= set(map(_key, self.query(_BESIDE.format(chosen=condition), parameters | pair)))
        further = keys - {(row["document"], row["claim"]) for row in told}
        chosen = tuple(self.of(keys))
        digests = sorted({digest for digest, _ in keys})
        originals = self.query(
            f"SELECT copy, original FROM copies WHERE copy {one_of('digests')}", {"digests": digests}
        )
        return Pair(
            a,
            b,
            chosen,
            tuple(_gathered(told, self._reported(further) if further else ())),
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
        told = self.query(_ACTS, {**dyad(a, b), "turned": a > b, "statuses": sorted(statuses)})
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
            f"SELECT a, b, count(*) AS n FROM dyads WHERE named AND a NOT {one_of('bodies')} "
            f"AND b NOT {one_of('bodies')} GROUP BY ALL ORDER BY n DESC, a, b",
            {"bodies": list(bodies())},
        )
        return tuple((row["a"], row["b"], row["n"]) for row in found)

    def _count(self, table: str) -> int:
        return int(self.query(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def _counts(self, column: str) -> dict[str, int]:
        found = self.query(f"SELECT {column} AS name, count(*) AS n FROM claims GROUP BY ALL ORDER BY n DESC, name")
        return {row["name"]: row["n"] for row in found}


def _gathered(*told: Iterable[Mapping[str, Any]]) -> list[Happening]:
    """The happenings in canonical order, out of rows for each of their claims."""
    by_place = {(row["document"], row["position"], row["claim"]): row for rows in told for row in rows}
    members: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for _, row in sorted(by_place.items(), key=lambda one: one[0]):
        members[row["id"]].append(row)
    return [
        Happening(
            happening,
            of[0]["kind"],
            tuple((row["document"], row["claim"]) for row in of),
            tuple(row["because"] for row in of),
            of[0]["earliest"],
            of[0]["latest"],
        )
        for happening, of in members.items()
    ]


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
