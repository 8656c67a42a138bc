"""One record out of several: what shards have read goes into one, and comes out as if one had read it all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from legation.claims import Claim
from legation.errors import RecordError
from legation.record.view import View
from legation.record.writer import Writer

_AT_ONCE = 200
"""So many documents are in memory at a time."""


def merged(writer: Writer, other: View) -> Iterator[bool]:
    """File the documents, claims and refusals of another record; of each document whether it was new, as it goes in.

    Feeds stay with the record that watches them. Raises RecordError where the other holds judgements or documents that
    were coded anew: their history would be lost.
    """
    if other.query("SELECT 1 FROM judgements UNION ALL SELECT 1 FROM codings LIMIT 1"):
        raise RecordError(
            f"{other.path}: it was judged or coded anew, which a merge would lose; merge the others into this one"
        )
    for refusal in other.refusals():
        writer.refuse(refusal.name, refusal.reason)
    coders = {row["sha256"]: row["coder"] for row in other.query("SELECT sha256, coder FROM documents ORDER BY sha256")}
    digests = list(coders)
    captures = other.captures()
    for start in range(0, len(digests), _AT_ONCE):
        some = digests[start : start + _AT_ONCE]
        claims: dict[str, list[Claim]] = defaultdict(list)
        for filed in other.told(some):
            claims[filed.digest].append(filed.claim)
        for entry in other.documents(some):
            key, document = entry.digest, entry.document
            first, *rest = sorted(
                captures[key], key=lambda one: (one.sha256, one.name) != (document.sha256, document.name)
            )
            document = replace(document, address=first.address, fetched=first.fetched, media=first.media)
            with writer.together():
                new = writer.add(document, claims[key], controlled_by=entry.controlled_by, coder=coders[key])
                for one in rest:
                    writer.found(key, one)
            yield new
