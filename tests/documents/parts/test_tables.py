from __future__ import annotations

import pytest

from legation.documents.parts.layout import lines
from legation.documents.parts.tables import is_row, is_rule, rows


def read(text: str) -> list[tuple[str | None, list[str], list[str]]]:
    return [
        (row.label.of(text) if row.label else None, [c.of(text) for c in row.cells], [h.of(text) for h in row.heads])
        for row in rows(text, lines(text))
    ]


def test_a_row_with_one_cell_labels_those_below_it() -> None:
    text = (
        "Algeria |\nMali |\n---|---|\nDiplomatic mission | |\nEmbassy of Algeria, Bamako | Embassy of Mali, Algiers |\n"
    )
    assert read(text) == [
        ("Diplomatic mission", ["Embassy of Algeria, Bamako", "Embassy of Mali, Algiers"], ["Algeria", "Mali"])
    ]


def test_the_heads_may_stand_in_one_line_and_a_row_may_have_its_own_label() -> None:
    text = "Algeria | Mali |\n---|---|\nEnvoy | Jane Roe | Richard Doe |\n"
    assert read(text) == [("Envoy", ["Jane Roe", "Richard Doe"], ["Algeria", "Mali"])]


def test_tabs_part_cells_as_bars_do() -> None:
    text = "Algeria\tMali\nDiplomatic mission\nEmbassy of Algeria, Bamako\tEmbassy of Mali, Algiers\n"
    assert read(text) == [
        ("Diplomatic mission", ["Embassy of Algeria, Bamako", "Embassy of Mali, Algiers"], ["Algeria", "Mali"])
    ]


def test_two_columns_without_heads_are_label_and_value() -> None:
    assert read("Capital | Bamako |\nPresident | Jane Roe |\n") == [
        ("Capital", ["Bamako"], []),
        ("President", ["Jane Roe"], []),
    ]


@pytest.mark.parametrize("line", ["---|---|", "| --- | :-: |", "---|"])
def test_a_rule_is_a_rule(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize(
    "line",
    [
        '- ^ "Algiers offers support | DW | 14.06.2011". DW.COM.',
        "The council met, the ministers said | and the talks went on until the morning of the next day.",
        "Mali and Algeria signed an accord.",
        "Mali --- Algeria",
    ],
)
def test_prose_and_references_are_no_rows(line: str) -> None:
    assert not is_row(lines(line)[0], line)
