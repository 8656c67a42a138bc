"""A copy beside its original: what is stored of it, and what comes out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from legation.evidence import Span
from legation.record.comparing import Comparison, Kind
from legation.record.rows import Row


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the copy in place of words of the original; empty where one has nothing in their place."""

    copy: str
    original: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that only the copy has (``added``), only the original (``dropped``), or that was ``changed``.

    ``copy`` and ``original`` are where it stands in each text, None where it does not.
    """

    kind: Kind
    copy: Span | None
    original: Span | None
    copy_text: str | None
    original_text: str | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A document whose story stands in another already; both are given by the hash of their text.

    ``resemblance`` is the share of all runs of five words that both have, ``contained`` how much of the copy stands in
    the original, ``containing`` how much of the original in the copy, 0 to 1. ``shared`` counts the sentences that
    stand in both nearly word for word. ``because`` says why it is taken for a copy.
    """

    copy: str
    original: str
    resemblance: float
    contained: float
    containing: float
    shared: int
    because: str
    differences: tuple[Difference, ...]


def copy_row(copy: str, original: str, found: Comparison, why: str | None) -> Row:
    """The row of ``copies``. ``found`` compares the copy with its original; ``why`` is None where neither was taken
    from the other directly.
    """
    return {
        "copy": copy,
        "original": original,
        "resemblance": found.resemblance,
        "contained": found.first_in_second,
        "containing": found.second_in_first,
        "shared": found.shared,
        "because": why or f"it shares {found.shared} sentences with the original, and more with another copy of it",
    }


def difference_rows(copy: str, found: Comparison) -> Iterator[Row]:
    """The rows of ``differences``."""
    for place, each in enumerate(found.differences):
        yield {
            "copy": copy,
            "place": place,
            "kind": each.kind,
            **_ends("copy", each.first),
            **_ends("original", each.second),
            "edits": [{**_ends("copy", e.first), **_ends("original", e.second)} for e in each.edits],
        }


def held(rows: Iterable[Row], differing: Iterable[Row], texts: Mapping[str, str]) -> list[Copy]:
    """The copies of a record, from the rows of ``copies`` and ``differences`` and the texts of the documents."""
    by_copy: dict[str, list[Row]] = defaultdict(list)
    for row in differing:
        by_copy[row["copy"]].append(row)
    return [
        Copy(
            **{name: row[name] for name in Copy.__slots__ if name != "differences"},
            differences=tuple(
                difference_from(each, texts[row["copy"]], texts[row["original"]])
                for each in sorted(by_copy[row["copy"]], key=lambda each: int(each["place"]))
            ),
        )
        for row in rows
    ]


def difference_from(row: Row, copy: str, original: str) -> Difference:
    """A difference out of its row and the two texts."""
    one, other = _span(row, "copy"), _span(row, "original")
    return Difference(
        row["kind"],
        one,
        other,
        one.of(copy) if one else None,
        other.of(original) if other else None,
        tuple(Edit(_words(e, "copy", copy), _words(e, "original", original)) for e in row["edits"]),
    )


def _words(row: Row, side: str, text: str) -> str:
    span = _span(row, side)
    return span.of(text) if span else ""


def _span(row: Row, side: str) -> Span | None:
    start = row[f"{side}_start"]
    return None if start is None else Span(start, row[f"{side}_end"])


def _ends(side: str, span: Span | None) -> dict[str, int | None]:
    return {f"{side}_start": span.start if span else None, f"{side}_end": span.end if span else None}
