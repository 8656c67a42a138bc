"""Entries of invented works in each style, with what a careful reader takes from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.documents.formats.wikitext import render
from legation.documents.parts.encyclopedia import lay_article
from legation.documents.references.bibliography import reference

STYLES = Path(__file__).parent / "styles"
FIELDS = (
    "author", "editor", "translator", "title", "translated-title", "container-title", "publisher", "publisher-place",
    "event-title", "event-place", "volume", "issue", "page", "edition", "genre", "collection-number", "issued",
    "accessed", "archived", "URL", "DOI", "ISSN", "ISBN",
)  # fmt: skip


def entries(style: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((STYLES / f"{style}.yaml").read_text(encoding="utf-8"))
    return found


def cases() -> list[Any]:
    styles = sorted(path.stem for path in STYLES.glob("*.yaml"))
    return [pytest.param(one, id=f"{style} {n}") for style in styles for n, one in enumerate(entries(style), start=1)]


def name(shown: str) -> dict[str, str]:
    """A name as the sheets write it: "=Ministry", "Roe, Jane", "Roe, Jane, Jr."."""
    if shown.startswith("="):
        return {"literal": shown[1:]}
    return dict(zip(("family", "given", "suffix"), shown.split(", "), strict=False))


def plain(field: str, value: Any) -> Any:
    """A field of a CSL item in the form of the sheets."""
    if field in ("issued", "accessed", "archived"):
        dated = value.get("date", {}) if field == "archived" else value
        return "-".join(f"{part:02d}" for part in dated.get("date-parts", [[]])[0])
    return value


def read(entry: str) -> dict[str, Any]:
    """The CSL item of an entry; a template's as an article in wikitext has it."""
    if not entry.startswith("{{"):
        return reference(entry, 0, len(entry), 7).csl
    rendered = render(f"One was built.<ref>{entry}</ref>")
    (only,) = lay_article(rendered.text).references
    return rendered.refined(only).csl


@pytest.mark.parametrize("expected", cases())
def test_an_entry_says_what_its_style_says(expected: dict[str, Any]) -> None:
    csl = read(expected["entry"])
    said = {field: plain(field, csl[field]) for field in FIELDS if field in csl}
    wanted = {field: value for field, value in expected.items() if field != "entry"}
    for role in ("author", "editor", "translator"):
        if role in wanted:
            wanted[role] = [name(one) for one in wanted[role]]
    assert said == wanted
