"""Bringing happenings and contests up to date: only what a change may touch is looked at again.

Claims are joined within a block alone (``likeness.Block``), so a new claim touches the happenings of its block, and a
denial the blocks whose parties it may speak of. What comes out is what one run over all claims would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

from legation.record.contested import Contest, Links, Told, gathered, links, side
from legation.record.dyads import dyad_rows
from legation.record.families import connected
from legation.record.fetch import among, filed, one_of
from legation.record.happenings import Happening, Rulings, happenings
from legation.record.judgements import rulings
from legation.record.likeness import Block, Trace
from legation.record.rows import Filed
from legation.record.tables import Tables

_T = TypeVar("_T")

_BATCH = 20_000
"""So many claims are in memory at a time, unless one block has more."""

_STANDS = "c.document = r.document AND c.id = r.claim AND c.edition = r.edition"
_UNPLACED = f"NOT EXISTS (SELECT 1 FROM placed r WHERE {_STANDS})"
_DIRTY = f"""
    SELECT DISTINCT p.block FROM placed p WHERE (p.document, p.claim, p.edition) IN (
        (SELECT c.document, c.id, c.edition FROM claims c ANTI JOIN reports r ON {_STANDS})
        UNION ALL
        (SELECT r.document, r.claim, r.edition FROM reports r ANTI JOIN claims c ON {_STANDS})
    )
"""
_HAPPENINGS_IN = f"""
    SELECT DISTINCT r.happening FROM reports r JOIN placed p USING (document, claim, edition)
    WHERE p.block {one_of("blocks")}
"""
# the blocks of all that is reported together with what is in some of them
_BESIDE = f"""
    SELECT DISTINCT p.block FROM placed p JOIN reports r USING (document, claim, edition)
    WHERE r.happening IN ({_HAPPENINGS_IN})
"""
_HELD = f"""
    SELECT b.id, b.states, count(c.id) AS n FROM blocks b
    LEFT JOIN placed r ON r.block = b.id LEFT JOIN claims c ON {_STANDS} WHERE b.id {one_of("blocks")} GROUP BY ALL
"""
_PLACED_IN = f"SELECT (document, claim, edition) FROM placed WHERE block {one_of('blocks')}"
_DENYING = f"""
    SELECT DISTINCT r.block AS id FROM placed r JOIN claims c ON {_STANDS} WHERE c.status IN ('denied', 'negated')
"""


def _meets(denying: str, stating: str) -> str:
    """Which of some blocks may hold what is denied in which of others."""
    blocks = f"(SELECT * FROM blocks WHERE id IN ({denying})) d JOIN (SELECT * FROM blocks WHERE id IN ({stating})) s"
    return f"""
        SELECT d.id AS denied, s.id AS stated FROM {blocks} ON d.kind = s.kind AND d.actors = s.actors
            AND (d.recipients = s.recipients OR d.recipients = '' OR s.recipients = '')
        UNION SELECT d.id, s.id FROM {blocks} ON d.kind = s.kind AND d.states = s.states
        UNION SELECT d.id, s.id FROM {blocks}
            ON d.kind = s.kind AND s.family = 'ACCUSE' AND s.recipients <> '' AND d.actors = s.recipients
    """


_GIVEN = "SELECT unnest($blocks::VARCHAR[]) AS id"
_DENIERS = f"""
    SELECT id FROM ({_DENYING}) WHERE id IN ({_GIVEN}) UNION SELECT denied FROM ({_meets(_DENYING, _GIVEN)})
"""
_REACHED = f"{_GIVEN} UNION SELECT stated FROM ({_meets(_GIVEN, 'SELECT id FROM blocks')})"
_TELLING = f"""
    c.status IN ('asserted', 'alleged', 'denied', 'negated') AND (c.document, c.id, c.edition) IN
    (SELECT (document, claim, edition) FROM reports WHERE happening {one_of("happenings")})
"""
# blocks by their parties, with how much is told of these: what a denial may speak of is mostly there
_GROUPED = f"""
    SELECT list(b.id ORDER BY b.id) AS ids, any_value(s.n) AS n FROM blocks b JOIN (
        SELECT states, count(*) AS n FROM placed JOIN blocks ON blocks.id = placed.block GROUP BY states
    ) s USING (states) WHERE b.id {one_of("blocks")} GROUP BY b.states ORDER BY b.states
"""


def bring_up(tables: Tables) -> None:
    """Join what is new or has changed, and find what of it is contested; within the caller's transaction."""
    _place(tables)
    changed = _joined(tables, [row["block"] for row in tables.rows(f"{_DIRTY} ORDER BY 1")])
    if changed:
        _contest(tables, changed)


def _place(tables: Tables) -> None:
    """Note the block of every claim that has none yet."""
    documents = tables.rows(f"SELECT document, count(*) AS n FROM claims c WHERE {_UNPLACED} GROUP BY ALL ORDER BY 1")
    for some in _batches((row["document"], row["n"]) for row in documents):
        found = [
            (claim, Trace(claim).block)
            for claim in filed(
                tables.connection, f"c.document {one_of('documents')} AND {_UNPLACED}", {"documents": some}
            )
        ]
        fresh = {block.id: block for _, block in found}
        known = tables.rows(f"SELECT id FROM blocks WHERE id {one_of('ids')}", {"ids": list(fresh)})
        for row in known:
            del fresh[row["id"]]
        tables.insert("blocks", [_block_row(block) for block in fresh.values()])
        tables.insert("placed", [{**_edition(claim), "block": block.id} for claim, block in found])


def _block_row(block: Block) -> dict[str, object]:
    sides = {"actors": block.actors, "recipients": block.recipients, "states": block.actors | block.recipients}
    return {
        "id": block.id,
        "kind": block.kind,
        "family": block.family,
        **{name: "\n".join(sorted(who)) for name, who in sides.items()},
    }


def _joined(tables: Tables, dirty: Collection[str]) -> set[str]:
    """Join the claims of some blocks anew; the blocks that were looked at."""
    ruled = rulings(tables)
    plots = _plots(tables, dirty, ruled)
    changed = {block for plot in plots for block in plot}
    held = {row["id"]: row for row in tables.rows(_HELD, {"blocks": sorted(changed)})}
    for table, column in (("happenings", "id"), ("dyads", "happening")):
        tables.execute(f"DELETE FROM {table} WHERE {column} IN ({_HAPPENINGS_IN})", {"blocks": sorted(changed)})
    tables.execute(
        f"DELETE FROM reports WHERE (document, claim, edition) IN ({_PLACED_IN})",
        {"blocks": sorted(changed)},
    )
    # by their states: the dyads of two states then lie side by side in the file
    plots.sort(key=lambda plot: (held[plot[0]]["states"], plot))
    sized = ((plot, sum(held[block]["n"] for block in plot)) for plot in plots)
    for some in _batches(sized):
        blocks = {"blocks": [block for plot in some for block in plot]}
        claims = filed(tables.connection, f"(c.document, c.id, c.edition) IN ({_PLACED_IN})", blocks)
        _store(tables, happenings(claims, ruled), claims)
    return changed


def _plots(tables: Tables, dirty: Collection[str], ruled: Rulings) -> list[tuple[str, ...]]:
    """The blocks to be joined anew, those together that a person's word connects."""
    if not dirty:
        return []
    # what an undone merge has joined is in several blocks as well, though nothing ties them any more
    if not tables.rows("SELECT 1 FROM judgements WHERE verdict IN ('merge', 'split') LIMIT 1"):
        return [(block,) for block in sorted(dirty)]
    condition, parameters = among({key for one, other, _ in ruled.together for key in (one, other)}, "id", "c")
    places = tables.rows(
        f"SELECT r.document, r.claim, r.block FROM placed r JOIN claims c ON {_STANDS} WHERE {condition}", parameters
    )
    at = {(row["document"], row["claim"]): row["block"] for row in places}
    ties = [(at[one], at[other]) for one, other, _ in ruled.together if one in at and other in at]
    chosen = set(dirty)
    while True:
        wider = chosen | {row["block"] for row in tables.rows(_BESIDE, {"blocks": sorted(chosen)})}
        wider |= {block for tie in ties if wider & set(tie) for block in tie}
        if wider == chosen:
            break
        chosen = wider
    tied = [tie for tie in ties if chosen.issuperset(tie)]
    return [tuple(family) for family in connected([*((block, block) for block in chosen), *tied])]


def _store(tables: Tables, made: Sequence[Happening], claims: Iterable[Filed]) -> None:
    told = {claim.key: claim for claim in claims}
    tables.insert(
        "happenings", [{"id": h.id, "kind": h.kind, "earliest": h.earliest, "latest": h.latest} for h in made]
    )
    tables.insert(
        "reports",
        [
            {"happening": h.id, "document": key[0], "claim": key[1], "edition": told[key].edition, "because": why}
            for h in made
            for key, why in zip(h.members, h.because, strict=True)
        ],
    )
    tables.insert("dyads", dyad_rows(made, told))


def _contest(tables: Tables, changed: Set[str]) -> None:
    """Find anew what stands against each other wherever a change may tell."""
    blocks = sorted(row["id"] for row in tables.rows(_DENIERS, {"blocks": sorted(changed)}))
    asked = {row["happening"] for row in tables.rows(_HAPPENINGS_IN, {"blocks": sorted({*changed, *blocks})})}
    found: dict[tuple[str, str], str] = {}
    for some in _batches(_by_parties(tables, blocks)):
        found |= _links(tables, [block for group in some for block in group])
    old = tables.rows(
        "SELECT denied, stated, because, contest, "
        "denied IN (SELECT id FROM happenings) AND stated IN (SELECT id FROM happenings) AS stands FROM links"
    )
    stays = [row for row in old if row["stands"] and row["denied"] not in asked]
    met = {of for pair in found for of in pair}
    touched = {row["contest"] for row in old if not row["stands"] or row["denied"] in asked}
    touched |= {row["contest"] for row in stays if {row["denied"], row["stated"]} & met}
    # a link that stays may have new claims on its side that says
    found |= {(row["denied"], row["stated"]): row["because"] for row in stays if row["contest"] in touched}
    for table, column in (("links", "contest"), ("contests", "id"), ("contest_claims", "contest")):
        tables.execute(f"DELETE FROM {table} WHERE {column} {one_of('touched')}", {"touched": sorted(touched)})
    told = _told(tables, sorted({of for pair in found for of in pair}))
    _keep(tables, gathered(found, told), found, told)


def _by_parties(tables: Tables, blocks: Sequence[str]) -> Iterator[tuple[list[str], int]]:
    for row in tables.rows(_GROUPED, {"blocks": list(blocks)}):
        yield row["ids"], row["n"]


def _links(tables: Tables, deniers: Sequence[str]) -> Links:
    reached = sorted(row["id"] for row in tables.rows(_REACHED, {"blocks": list(deniers)}))
    asked = {row["happening"] for row in tables.rows(_HAPPENINGS_IN, {"blocks": list(deniers)})}
    near = [row["happening"] for row in tables.rows(_HAPPENINGS_IN, {"blocks": reached})]
    return links({of: [Trace(one) for one in claims] for of, claims in _telling(tables, near).items()}, asked)


def _told(tables: Tables, chosen: Sequence[str]) -> dict[str, list[Told]]:
    return {
        of: [Told(one.order, one.key, which) for one in claims if (which := side(one.claim))]
        for of, claims in _telling(tables, chosen).items()
    }


def _telling(tables: Tables, chosen: Sequence[str]) -> dict[str, list[Filed]]:
    """The claims that state or deny some happenings, by happening."""
    if not chosen:
        return {}
    asked = {"happenings": list(chosen)}
    reports = tables.rows(
        f"SELECT happening, document, claim FROM reports WHERE happening {one_of('happenings')}",
        asked,
    )
    holder = {(row["document"], row["claim"]): row["happening"] for row in reports}
    found: dict[str, list[Filed]] = defaultdict(list)
    for one in filed(tables.connection, _TELLING, asked):
        found[holder[one.key]].append(one)
    return found


def _keep(tables: Tables, made: Sequence[Contest], found: Links, told: Mapping[str, Sequence[Told]]) -> None:
    contest = {key: one.id for one in made for key in (*one.says, *one.denies)}
    tables.insert("contests", [{"id": one.id, "because": one.because} for one in made])
    tables.insert(
        "contest_claims",
        [
            {"contest": one.id, "document": key[0], "claim": key[1], "side": which}
            for one in made
            for which, keys in (("says", one.says), ("denies", one.denies))
            for key in keys
        ],
    )
    tables.insert(
        "links",
        [
            {"denied": denied, "stated": stated, "because": why, "contest": contest[told[denied][0].key]}
            for (denied, stated), why in sorted(found.items())
        ],
    )


def _edition(claim: Filed) -> dict[str, object]:
    return {"document": claim.digest, "claim": claim.claim.id, "edition": claim.edition}


def _batches(sized: Iterable[tuple[_T, int]]) -> Iterator[list[_T]]:
    """Things in order, so many that their sizes add up to a batch."""
    batch: list[_T] = []
    total = 0
    for one, size in sized:
        if batch and total + size > _BATCH:
            yield batch
            batch, total = [], 0
        batch.append(one)
        total += size
    if batch:
        yield batch
