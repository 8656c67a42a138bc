"""The page on the output names what is printed, and nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legation.exchange import schemas

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "output.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> list[str]:
    """The fields that the table of a section is about."""
    first_cells = re.findall(r"^\| (`.*?`) \|", section(title), re.MULTILINE)
    return [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize(("title", "name"), [("A claim", "claim"), ("An annotation", "annotation")])
def test_the_table_has_every_field_that_is_printed(title: str, name: str) -> None:
    assert sorted(rows(title)) == sorted(schemas()[name]["properties"])


@pytest.mark.parametrize("name", ["relate", "resolve"])
def test_the_answers_are_named_field_by_field(name: str) -> None:
    named = set(re.findall(r"`(\w+)`", section("Answers to rows")))
    assert set(schemas()[name]["properties"]) <= named


@pytest.mark.parametrize(
    ("field", "kind"),
    [("kind", "claim"), ("status", "claim"), ("role", "Attribution"), ("basis", "When"), ("part", "Evidence")],
)
def test_the_closed_lists_are_complete(field: str, kind: str) -> None:
    schema = schemas()["claim"]
    found = schema["properties"][field] if kind == "claim" else schema["$defs"][kind]["properties"][field]
    assert [value for value in found["enum"] if f"`{value}`" not in PAGE] == []
