"""Which claims somebody should look at first."""

from __future__ import annotations

from legation.record.dyads import NAMED, dyad
from legation.record.rows import Key
from legation.record.tables import Tables

# Each of these is worth a quarter of all confidence: a flag that no correction set, that somebody denies it, and that
# claims of the same happening have other events or statuses. The weights only order; nothing is decided by them.
_DOUBTS = """
    WITH looked_at AS (
        SELECT DISTINCT d.document, d.claim, c.edition FROM judged d JOIN judgements j ON j.id = d.judgement
        JOIN claims c ON c.document = d.document AND c.id = d.claim
        WHERE j.verdict IN ('accept', 'correct')
            AND j.id NOT IN (SELECT undone FROM judgements WHERE undone IS NOT NULL)
    ),
    mixed AS (
        SELECT r.happening FROM reports r JOIN claims c ON c.document = r.document AND c.id = r.claim
        GROUP BY r.happening HAVING count(DISTINCT c.event) > 1 OR count(DISTINCT c.status) > 1
    )
    SELECT c.document, c.id, 1 - c.confidence
        + 0.25 * len(list_filter(c.flags, lambda f: NOT starts_with(f, 'corrected: ')))
        + CASE WHEN (c.document, c.id) IN (SELECT (document, claim) FROM contest_claims) THEN 0.25 ELSE 0 END
        + CASE WHEN r.happening IN (FROM mixed) THEN 0.25 ELSE 0 END AS doubt
    FROM claims c JOIN reports r ON r.document = c.document AND r.claim = c.id
    ANTI JOIN looked_at l ON l.document = c.document AND l.claim = c.id
    WHERE {pair}
    ORDER BY doubt DESC, c.document, c.position, c.id LIMIT $most
"""


def doubtful(tables: Tables, pair: tuple[str, str] | None, most: int) -> list[tuple[Key, float]]:
    """The claims that nobody has looked at, the most doubtful first, each with its doubt (from 0 up)."""
    parameters: dict[str, object] = {"most": most}
    if pair is not None:
        parameters |= dyad(*pair)
    found = tables.rows(_DOUBTS.replace("{pair}", NAMED if pair else "TRUE"), parameters)
    return [((row["document"], row["id"]), round(row["doubt"], 4)) for row in found]
