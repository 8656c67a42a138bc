"""The names of an archive's members."""

from __future__ import annotations

from legation.sources.opened import shown


def called(name: str) -> str:
    """A member's name as captures and refusals show it.

    It is a name only: nothing is written where it says, so that ``..`` in it does no harm.
    """
    return "/".join(part for part in shown(name).split("/") if part not in ("", "."))


def left_out(name: str) -> bool:
    """Whether a member is hidden, or in a hidden folder, or what macOS puts beside each file."""
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in name.split("/"))
