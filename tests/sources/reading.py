"""What the tests of sources have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from legation.errors import RefusedError
from legation.sources import Capture, captures

ARTICLE = "Mali and Algeria signed an accord on trade."


def read(path: Path, **options: Any) -> tuple[list[Capture], list[tuple[str, str]]]:
    """The captures of a path, and the names (without the folder) and reasons of its refusals."""
    found = list(captures([str(path)], **options))
    before = f"{path if path.is_dir() else path.parent}/"
    return (
        [one for one in found if isinstance(one, Capture)],
        [(one.name.removeprefix(before), one.reason) for one in found if isinstance(one, RefusedError)],
    )
