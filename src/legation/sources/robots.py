"""What a site's robots.txt asks of programs, read as RFC 9309 says: the longest rule that fits decides.

The standard library's reader takes the first rule that fits and knows no ``*`` and ``$``: it would fetch what sites
have asked not to be fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LIMIT = 512 * 1024
"""The size in bytes that is read of a robots.txt; what comes after is left out."""

_MOST_RULES = 10_000
_LONGEST_DELAY = 30.0
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one program, each a path and whether it may be fetched; ``delay`` in seconds between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched; of two rules that fit alike the kinder one decides."""
        path = _normal(path)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[str, bool]] = field(default_factory=list)
    delay: float = 0.0
    closed: bool = False


def rules(data: bytes, agent: str) -> Rules:
    """What a robots.txt asks of the program of that name (its product token: ``legation`` of ``legation/0.1``)."""
    token = agent.partition("/")[0].strip().lower()
    groups = _groups(data[:LIMIT].decode("utf-8", "replace").removeprefix("\ufeff"))
    meant = [g for g in groups if token in g.agents] or [g for g in groups if "*" in g.agents]
    return Rules(
        tuple(rule for group in meant for rule in group.rules)[:_MOST_RULES],
        max((group.delay for group in meant), default=0.0),
    )


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            # several names in a row share what follows them
            if not groups or groups[-1].closed:
                groups.append(_Group())
            groups[-1].agents.append(value.partition("/")[0].strip().lower())
        elif groups and key in ("allow", "disallow"):
            groups[-1].closed = True
            if value:  # a rule without a path forbids nothing
                groups[-1].rules.append((_normal(value), key == "allow"))
        elif groups and key == "crawl-delay":
            groups[-1].closed = True
            groups[-1].delay = _delay(value)
    return groups


def _delay(value: str) -> float:
    """The seconds of a Crawl-delay, at most half a minute: longer ones would be a refusal in another form."""
    number = re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value, re.ASCII)
    return min(float(number[0]), _LONGEST_DELAY) if number else 0.0


def _normal(path: str) -> str:
    """The path in one spelling: escapes that need none as the character, the others in capitals, all in ASCII."""
    ascii_path = "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in path)

    def spelled(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if character in _PLAIN else f"%{found[1].upper()}"

    return _ESCAPE.sub(spelled, ascii_path)


def _fits(rule: str, path: str) -> bool:
    """Whether a path begins as a rule says, ``*`` standing for anything and a last ``$`` for the end."""
    ends = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if ends and not others:
        return place == len(path)
    for number, piece in enumerate(others, 1):
        if ends and number == len(others):
            return path.endswith(piece) and len(path) - len(piece) >= place
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return True
