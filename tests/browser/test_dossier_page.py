"""The dossier as a browser shows it: Debian's chromium, without a network."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

import pytest
from tests import samples

from legation.dossier import write
from legation.record import View, Writer

CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-logging=stderr",
    "--virtual-time-budget=2000",
]
POLICY = re.compile(r'<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of a record of one document."""
    folder = tmp_path_factory.mktemp("dossier")
    document = samples.document()
    with Writer(folder / "record.duckdb") as writer:
        writer.add(document, [samples.claim(document)])
    with View(folder / "record.duckdb") as view:
        return write(view, "PER", "ECU", folder).paths[0]


def browse(page: Path, profile: Path) -> subprocess.CompletedProcess[str]:
    """The page's elements after it was shown, and what the browser complained of."""
    command = [*CHROMIUM, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)


def test_the_page_is_shown_without_complaint(page: Path, tmp_path: Path) -> None:
    shown = browse(page, tmp_path)
    assert "thanked</mark>" in shown.stdout
    assert "CONSOLE" not in shown.stderr


def test_a_page_that_reaches_outside_would_be_noticed(page: Path, tmp_path: Path) -> None:
    reaching = tmp_path / "reaching.html"
    text = page.read_text(encoding="utf-8")
    reaching.write_text(text.replace("</body>", '<img src="https://example.org/a.png"></body>'), encoding="utf-8")
    assert "CONSOLE" in browse(reaching, tmp_path / "profile").stderr


def widths(page: str, width: int, folder: Path) -> tuple[int, int]:
    """How wide a page is in a frame of some width, and how wide the frame; both in CSS pixels."""
    frame = folder / "frame.html"
    measure = "document.title = this.contentDocument.documentElement.scrollWidth + ' of ' + this.clientWidth"
    frame.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><title>none</title><iframe style="border:0;width:{width}px;height:900px"'
        f' onload="{measure}" srcdoc="{html.escape(POLICY.sub("", page))}"></iframe>',
        encoding="utf-8",
    )
    found = re.search(r"<title>(\d+) of (\d+)</title>", browse(frame, folder / "profile").stdout)
    assert found
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("width", [375, 1400])
def test_nothing_has_to_be_scrolled_sideways(page: Path, width: int, tmp_path: Path) -> None:
    inside, seen = widths(page.read_text(encoding="utf-8"), width, tmp_path)
    assert inside <= seen == width
