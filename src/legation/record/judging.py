"""Filing judgements, and coding documents anew: which edition of a claim stands.

A claim is what the coder made of the words last, with every correction that stands, in the order they were made. It is
gone where the last word on it is a rejection. An edition that stands no more ends; none is changed or removed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from legation.claims import Claim
from legation.claims.claim import Party
from legation.errors import SettingError, StaleError
from legation.record import rows
from legation.record.correcting import corrected
from legation.record.fetch import among, filed, one_of
from legation.record.judgements import Judgement, check_grade, ident, judgements
from legation.record.rows import Filed, Key
from legation.record.tables import Tables

_OF_CLAIMS = frozenset({"accept", "correct", "reject"})
_OF_HAPPENINGS = frozenset({"split", "merge"})


def judge(tables: Tables, judgement: Judgement, seen: Mapping[Key, int] | None) -> Judgement:
    """File a judgement and make its claims what it says; within the caller's transaction. The judgement, with its id.

    ``seen`` are the editions that were looked at. Raises SettingError where it makes no sense, StaleError where a
    claim is of another edition by now.
    """
    known = {j.id: j for j in judgements(tables)}
    editions = _editions(tables, (*judgement.one, *judgement.other))
    target = _checked(tables, judgement, known, editions)
    for key, edition in (seen or {}).items():
        if editions.get(key) != edition:
            raise StaleError(f"claim {key[1]} has changed since it was looked at: look again")
    filed_as = replace(judgement, id=ident(judgement, len(known)))
    tables.insert("judgements", [_row(filed_as, len(known))])
    tables.insert(
        "judged",
        [
            {"judgement": filed_as.id, "side": side, "document": key[0], "claim": key[1], "edition": editions[key]}
            for side, some in (("one", judgement.one), ("other", judgement.other))
            for key in some
        ],
    )
    concerned = target if target is not None else filed_as
    if concerned.verdict in _OF_CLAIMS:
        restate(tables, concerned.one, filed_as.made)
    if concerned.verdict in _OF_HAPPENINGS:
        unjoin(tables, (*concerned.one, *concerned.other))
    return filed_as


def _checked(
    tables: Tables, j: Judgement, known: Mapping[str, Judgement], editions: Mapping[Key, int]
) -> Judgement | None:
    """What is undone in the end, if anything; raises SettingError where the judgement makes no sense."""
    if not j.who.strip():
        raise SettingError("a judgement needs somebody whose it is")
    lost = next((key for key in (*j.one, *j.other) if key not in editions), None)
    if lost is not None:
        raise SettingError(f"there is no claim {lost[1]} in the record")
    if j.verdict == "undo":
        if j.undone is None or j.undone not in known:
            raise SettingError(f"there is no judgement {j.undone} in the record")
        if not known[j.undone].stands:
            raise SettingError(f"judgement {j.undone} has been taken back already")
        target = known[j.undone]
        while target.verdict == "undo" and target.undone is not None:
            target = known[target.undone]
        return target
    needed = {"merge": 2, "grade": 0 if j.outlet else 1}.get(j.verdict, 1)
    if len(set(j.one)) < needed or (j.verdict == "split" and not j.other):
        raise SettingError(f"{j.verdict}: too few claims were named")
    if j.verdict in _OF_CLAIMS and len(j.one) > 1:
        raise SettingError(f"{j.verdict}: one claim at a time")
    if set(j.one) & set(j.other):
        raise SettingError("split: a claim cannot stand on both sides")
    if j.verdict == "grade":
        check_grade(j.grade or "", j.outlet)
    if j.verdict == "correct":
        corrected(_coded(_history(tables, {j.one[0][0]})[j.one[0]]).claim, j.changes, "")
    return None


def _row(j: Judgement, place: int) -> rows.Row:
    same = ("id", "made", "who", "why", "verdict", "outlet", "grade", "undone")
    row = {name: getattr(j, name) for name in same}
    return {**row, "place": place, "made": j.made.removesuffix("Z"), "changes": dict(j.changes) or None}


def _editions(tables: Tables, keys: Collection[Key]) -> dict[Key, int]:
    """The last edition of each claim that the record ever had."""
    condition, parameters = among(keys, "id")
    found = tables.rows(
        f"SELECT document, id, max(edition) AS edition FROM editions WHERE {condition} GROUP BY ALL", parameters
    )
    return {(row["document"], row["id"]): row["edition"] for row in found}


def _history(tables: Tables, documents: Collection[str]) -> dict[Key, list[Filed]]:
    """All editions of the claims of some documents, in order."""
    found: dict[Key, list[Filed]] = defaultdict(list)
    condition = {"documents": sorted(documents)}
    for one in filed(tables.connection, f"c.document {one_of('documents')}", condition, former=True):
        found[one.key].append(one)
    for editions in found.values():
        editions.sort(key=lambda one: one.edition)
    return found


def _coded(editions: Sequence[Filed]) -> Filed:
    """What the coder made of a claim last."""
    return next(one for one in reversed(editions) if one.judgement is None)


def _standing(tables: Tables, documents: Collection[str]) -> dict[Key, Filed]:
    chosen = {"documents": sorted(documents)}
    return {one.key: one for one in filed(tables.connection, f"c.document {one_of('documents')}", chosen)}


def restate(tables: Tables, keys: Iterable[Key], moment: str) -> None:
    """Let that edition of each claim stand which follows from the coder's last and the judgements on it."""
    wanted = set(keys)
    if not wanted:
        return
    documents = {key[0] for key in wanted}
    history, standing = _history(tables, documents), _standing(tables, documents)
    dropped = {
        (row["document"], row["former"], row["edition"])
        for row in tables.rows(
            f"SELECT document, former, edition FROM successors WHERE document {one_of('documents')}",
            {"documents": sorted(documents)},
        )
    }
    said: dict[Key, list[Judgement]] = defaultdict(list)
    every = judgements(tables)
    for j in every:
        if j.stands and j.verdict in _OF_CLAIMS and j.one[0] in wanted:
            said[j.one[0]].append(j)
    last = every[-1].id if every else None
    for key in sorted(wanted):
        base = _coded(history[key])
        claim = None if (*key, base.edition) in dropped else _judged(base.claim, said[key])
        now = standing.get(key)
        if claim == (now.claim if now else None):
            continue
        if now is not None:
            _end(tables, [now], moment, last)
        if claim is not None:
            edition = history[key][-1].edition + 1
            _file(tables, [Filed(key[0], claim, edition, last)], moment, None)


def _judged(claim: Claim, said: Sequence[Judgement]) -> Claim | None:
    """The claim with its corrections; None where it was rejected last."""
    stands = True
    for j in said:
        stands = j.verdict != "reject"
        if j.verdict == "correct":
            claim = corrected(claim, j.changes, f"corrected by {j.reason}")
    return claim if stands else None


def _end(tables: Tables, some: Iterable[Filed], moment: str, judgement: str | None) -> None:
    ending = {"ended": moment.removesuffix("Z"), "judgement": judgement}
    tables.insert("ended", [{"document": f.digest, "claim": f.claim.id, "edition": f.edition, **ending} for f in some])


def _file(tables: Tables, some: Sequence[Filed], moment: str, coder: str | None) -> None:
    learned = moment.removesuffix("Z")
    tables.insert("editions", [rows.edition_row(f, learned, coder) for f in some])
    tables.insert("edition_parties", [row for f in some for row in rows.party_rows(f)])


def unjoin(tables: Tables, keys: Iterable[Key]) -> None:
    """Take apart the happenings that some claims report, so that they are joined anew when the reading ends."""
    condition, given = among(keys)
    reported = f"SELECT happening FROM reports WHERE {condition}"
    for table, column in (("happenings", "id"), ("dyads", "happening"), ("reports", "happening")):
        tables.execute(f"DELETE FROM {table} WHERE {column} IN ({reported})", given)


def recode(tables: Tables, digest: str, claims: Sequence[Claim], coder: str, moment: str) -> int:
    """Put what a document, coded anew, says in place of what it said; within the caller's transaction.

    What was judged stays judged. How many claims have changed, come or gone.
    """
    history, standing = _history(tables, {digest}), _standing(tables, {digest})
    # the record keeps what it was told of the document itself: a codebook that thinks otherwise changes no claim
    source = next((editions[0].claim.document for editions in history.values()), None)
    claims = [replace(claim, document=source or claim.document) for claim in claims]
    gone_before = {
        (row["former"], row["edition"])
        for row in tables.rows("SELECT * FROM successors WHERE document = $digest", {"digest": digest})
    }
    bases = {key: _coded(editions) for key, editions in history.items()}
    former = {key: base for key, base in bases.items() if (key[1], base.edition) not in gone_before}
    coded = {(digest, claim.id): claim for claim in claims}
    changed = {key: claim for key, claim in coded.items() if key not in former or former[key].claim != claim}
    gone = {key: base for key, base in former.items() if key not in coded}
    _end(tables, [standing[key] for key in (*changed, *gone) if key in standing], moment, None)
    fresh = [
        Filed(digest, claim, history[key][-1].edition + 1 if key in history else 1) for key, claim in changed.items()
    ]
    _file(tables, fresh, moment, coder)
    after = dict(_followed(gone.values(), [claim for key, claim in coded.items() if key not in former]))
    learned = moment.removesuffix("Z")
    tables.insert(
        "successors",
        [
            {
                "document": digest,
                "former": base.claim.id,
                "edition": base.edition,
                "claim": after.get(base.claim.id),
                "learned": learned,
            }
            for base in gone.values()
        ],
    )
    judged = {j.one[0] for j in judgements(tables) if j.stands and j.verdict in _OF_CLAIMS}
    restate(tables, [key for key in judged if key[0] == digest and key in coded], moment)
    return len(changed) + len(gone)


def _followed(gone: Iterable[Filed], fresh: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Which new claim says what a former one said of the same words, by id; none follows two."""
    likely = sorted(
        ((likeness, old.claim.id, new.id) for old in gone for new in fresh if (likeness := _likeness(old.claim, new))),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    taken: tuple[set[str], set[str]] = set(), set()
    for _, old, new in likely:
        if old not in taken[0] and new not in taken[1]:
            taken[0].add(old)
            taken[1].add(new)
            yield old, new


def _likeness(old: Claim, new: Claim) -> int:
    """How much two readings of the same words have in common; 0 where they are not of the same words."""
    if old.kind != new.kind:
        return 0
    one, other = old.trigger, new.trigger
    if one is not None and other is not None:
        same = one.start < other.end and other.start < one.end
    else:
        same = any(a.start < b.end and b.start < a.end for a in old.evidence for b in new.evidence)
    if not same:
        return 0
    alike = [old.event == new.event, old.status == new.status, old.office == new.office, old.title == new.title]
    alike += [_who(a) == _who(b) for a, b in ((old.actors, new.actors), (old.recipients, new.recipients))]
    return 1 + sum(alike)


def _who(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(p.country or p.name for p in parties)
