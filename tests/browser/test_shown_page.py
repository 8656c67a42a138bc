"""The annotated page as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests import samples
from tests.browser.test_dossier_page import browse, widths

from legation.documents.document import Block
from legation.exchange.shown import page


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample document, then words that no line can hold, and text that would be markup."""
    text = samples.TEXT + "\n" + "long" * 200 + " <b onclick=alert(1)>bold</b> " + "x" * 400 + "\n"
    document = samples.document(text)
    blocks = (Block(0, text.index("[1]") + 3, "paragraph"), Block(text.index("long"), len(text) - 1, "list item"))
    base = samples.annotation(samples.document())
    path = tmp_path_factory.mktemp("shown") / "page.html"
    path.write_text(page([replace(base, document=replace(document, blocks=blocks))]), encoding="utf-8")
    return path


def test_the_page_is_shown_without_complaint(shown: Path, tmp_path: Path) -> None:
    seen = browse(shown, tmp_path)
    assert "CONSOLE" not in seen.stderr
    assert re.search(r'<span class="content trigger" title="[^"]*">thanked</span>', seen.stdout)
    assert "&lt;b onclick=alert(1)&gt;bold" in seen.stdout


@pytest.mark.parametrize("width", [375, 1400])
def test_nothing_has_to_be_scrolled_sideways(shown: Path, width: int, tmp_path: Path) -> None:
    text = shown.read_text(encoding="utf-8").replace("<details", "<details open")
    inside, seen = widths(text, width, tmp_path)
    assert inside <= seen == width
