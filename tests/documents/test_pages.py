"""The made pages are read as well as they were when this was written; ``benchmarks/RESULTS.md`` has the figures."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from benchmarks.pages import PAGES, Item, items

from legation.language import Parser


def _shares(folder: Path, parser: Parser) -> dict[str, float]:
    found = list(items(folder, parser))
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in found:
        groups["all"].append(item)
        groups[item.kind.split(":")[0].split(" ")[0]].append(item)
    return {kind: sum(item.right for item in group) / len(group) for kind, group in groups.items()}


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        (PAGES, {"all": 0.95, "prose": 0.98, "reference": 0.97, "cited": 0.97, "published": 0.95, "title": 0.9}),
        (PAGES / "second", {"all": 0.85, "prose": 0.97, "published": 0.95, "title": 0.9}),
        (PAGES / "third", {"all": 0.83, "prose": 0.97, "published": 0.9, "title": 0.9}),
        (PAGES / "fourth", {"all": 0.83, "prose": 0.97, "reference": 0.97, "cited": 0.97, "published": 0.8}),
        (PAGES / "unseen", {"all": 0.75, "prose": 0.95, "reference": 0.97, "cited": 0.97, "published": 0.75}),
    ],
)
def test_pages_are_read_as_they_were(folder: Path, floors: dict[str, float], parser: Parser) -> None:
    shares = _shares(folder, parser)
    assert {kind: share for kind, share in shares.items() if share < floors.get(kind, 0)} == {}


def test_every_page_says_what_is_expected_of_it() -> None:
    rest = [(PAGES / name, 20) for name in ("third", "fourth", "unseen")]
    for folder, least in [(PAGES, 40), (PAGES / "second", 16), *rest]:
        sheets = {path.stem for path in folder.glob("*.yaml")}
        assert len(sheets) >= least
        assert {path.stem for path in folder.iterdir() if path.suffix in (".html", ".txt", ".wiki")} == sheets
