"""Rows of tables as rendered pages print them: ``cell | cell |``, or cells with tabs between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.documents.document import Row
from legation.documents.parts.layout import Unit
from legation.evidence import Span, trimmed

_RULE = re.compile(r"[\s|:\-–—+=]*-{2,}[\s|:\-–—+=]*")
_NAMED = re.compile(r"Table [\dIVX]{1,4}\s?[.:–—-]\s")
_LONGEST_ROW = 400


def is_rule(flat: str) -> bool:
    """Whether a line is the rule under a table's head (``---|---|``)."""
    return "|" in flat and bool(_RULE.fullmatch(flat))


def names_table(flat: str) -> bool:
    """Whether a line is the caption of a numbered table."""
    return len(flat) <= _LONGEST_ROW and bool(_NAMED.match(flat))


def is_row(unit: Unit, text: str) -> bool:
    """Whether a line is a row of a table: it ends in a bar, begins with one, or has cells with tabs between."""
    flat = unit.flat
    if is_rule(flat):
        return True
    if len(flat) > _LONGEST_ROW or flat.startswith(("^", "- ^", "[")):
        return False
    if flat.endswith("|") or flat.startswith("|"):
        return True
    if "\t" in text[unit.start : unit.end]:
        return not (unit.ended and len(flat) > 150)
    bars = flat.count("|")
    if bars and not unit.ended and len(flat) <= 200:
        # "Location|Lake Malawi" is a row; a menu's bars are told elsewhere
        return " | " in flat or (bars == 1 and flat[0].isupper() and not flat.partition("|")[0].endswith(" "))
    return False


def rows(text: str, units: Sequence[Unit]) -> tuple[Row, ...]:
    """The rows that state something, each with its label and the heads of the columns.

    The lines above the rule are the heads, one a line or all in one. A row with a single cell labels those below it.
    """
    rule = next((i for i, unit in enumerate(units) if is_rule(unit.flat)), None)
    heads = tuple(cell for unit in units[:rule] for cell in _cells(text, unit)) if rule is not None else ()
    found: list[Row] = []
    label: Span | None = None
    for i, unit in enumerate(units):
        if is_rule(unit.flat) or (rule is not None and i < rule):
            continue
        cells = _cells(text, unit)
        if rule is None and not heads and not found and label is None and len(cells) > 1 and i == 0:
            heads = cells if len(units) > 1 and len(_cells(text, units[1])) == 1 else ()
            if heads:
                continue
        if len(cells) == 1 and (len(heads) > 1 or not heads):
            label = cells[0]
        elif cells:
            found.append(_row(cells, label, heads))
    return tuple(found)


def _row(cells: tuple[Span, ...], label: Span | None, heads: tuple[Span, ...]) -> Row:
    own_label = len(cells) == len(heads) + 1 or (label is None and len(cells) > 1 and len(cells) != len(heads))
    if own_label:
        return Row(cells[0], cells[1:], heads if len(heads) == len(cells) - 1 else ())
    return Row(label, cells, heads if len(heads) == len(cells) else ())


def _cells(text: str, unit: Unit) -> tuple[Span, ...]:
    found, start = [], unit.start
    for match in re.finditer(r"\||\t", text[unit.start : unit.end]):
        end = unit.start + match.start()
        if cell := trimmed(text, start, end):
            found.append(cell)
        start = unit.start + match.end()
    if cell := trimmed(text, start, unit.end):
        found.append(cell)
    return tuple(found)
