"""Filing what was read, for every command that does: one document into the record, and the summary at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legation.coder import Annotation
    from legation.record import Writer


def add(writer: Writer, annotation: Annotation) -> bool:
    """File a document; False where the record has it already. Raises RefusedError where its claims contradict it."""
    control = annotation.source.controlled_by
    return writer.add(annotation.document, annotation.claims, controlled_by=control)


def summary(record: str, counts: Mapping[str, object]) -> list[str]:
    """The lines that a command ends with: what it counted itself, and what the record then holds."""
    from legation.record import View

    with View(Path(record)) as view:
        held = view.summary()
    rows = {
        **counts,
        "documents in all": held.documents,
        "  copies": held.copies,
        "claims": held.claims,
        "  by kind": _ranked(held.by_kind),
        "  by status": _ranked(held.by_status),
        "happenings": held.happenings,
        "contested": held.contested,
        "record": record,
    }
    return [f"{label:<18}{value}" for label, value in rows.items()]


def _ranked(counts: Mapping[str, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {count}" for name, count in ranked) or "none"
