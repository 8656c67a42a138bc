"""Nested constructs of MediaWiki's markup: which bracket closes which, and the arguments of a template."""

from __future__ import annotations

import re
from collections.abc import Callable

BRACES = re.compile(r"\{\{|\}\}")
BRACKETS = re.compile(r"\[\[|\]\]")
TABLES = re.compile(r"\{\||\|\}")

_MAX_DEPTH = 40
_KEY = re.compile(r"\s*[\w \-]{1,40}\s*")


def replaced(text: str, pattern: re.Pattern[str], opening: str, change: Callable[[str], str]) -> str:
    """Each balanced construct replaced, the innermost first; what is never closed stays as it is."""
    stack: list[list[str]] = [[]]
    position = 0
    for found in pattern.finditer(text):
        stack[-1].append(text[position : found.start()])
        position = found.end()
        if found.group() == opening:
            if len(stack) <= _MAX_DEPTH:
                stack.append([])
        elif len(stack) > 1:
            inner = "".join(stack.pop())
            stack[-1].append(change(inner))
    stack[-1].append(text[position:])
    while len(stack) > 1:
        inner = "".join(stack.pop())
        stack[-1].append(opening + inner)
    return "".join(stack[0])


def closings(text: str) -> dict[int, int]:
    """Where each template that is closed begins, and where it ends."""
    open_at: list[int] = []
    found: dict[int, int] = {}
    for brace in BRACES.finditer(text):
        if brace.group() == "{{":
            open_at.append(brace.start())
        elif open_at:
            found[open_at.pop()] = brace.end()
    return found


def arguments(inner: str) -> tuple[str, list[str], dict[str, str]]:
    """A template's name, its arguments by place and by name."""
    parts = split(inner, "|")
    name = " ".join(parts[0].replace("_", " ").split()).lower()
    placed, named = [], {}
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        if equals and _KEY.fullmatch(key):
            named[key.strip().lower()] = value.strip()
        else:
            placed.append(part.strip())
    return name, placed, named


def split(inner: str, separator: str) -> list[str]:
    """Parts between separators that stand in no link and no template."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(rf"\[\[|\]\]|\{{\{{|\}}\}}|{re.escape(separator)}", inner):
        if found.group() in ("[[", "{{"):
            depth += 1
        elif found.group() in ("]]", "}}"):
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(inner[start : found.start()])
            start = found.end()
    return [*parts, inner[start:]]
