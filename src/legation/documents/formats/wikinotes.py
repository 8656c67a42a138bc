"""References in MediaWiki's markup: their markers, numbered in the order of the text, and their lists."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from legation.documents.formats.braces import arguments, closings

_NOTE = re.compile(
    r"<ref\b(?P<attributes>[^<>]{0,300})>|"
    r"\{\{\s{0,4}(?P<template>efn(?:-ua|-lr|-la)?|refn|#tag:ref|sfnp?|sfnm|r)\s{0,4}(?=[|}])",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"<references\b(?P<attributes>[^<>]{0,300})>|\{\{\s{0,4}(?P<template>reflist|notelist(?:-ua|-lr|-la)?|references)\s{0,4}(?=[|}])",
    re.IGNORECASE,
)
_LIST_CLOSE = re.compile(r"</references\s{0,4}>", re.IGNORECASE)
_CLOSE = re.compile(r"</ref\s{0,4}>", re.IGNORECASE)
_ATTRIBUTE = r"""\b%s\s{0,4}=\s{0,4}(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'/>]{1,200}))"""
_NAME = re.compile(_ATTRIBUTE % "name", re.IGNORECASE)
_GROUP = re.compile(_ATTRIBUTE % "group", re.IGNORECASE)
_MARKED = re.compile("\ue010([^\ue010\ue011]{0,200})\ue011")
_LETTERS = {"efn": "lower-alpha", "efn-la": "lower-alpha", "efn-ua": "upper-alpha", "efn-lr": "lower-roman",
            "notelist": "lower-alpha", "notelist-la": "lower-alpha", "notelist-ua": "upper-alpha",
            "notelist-lr": "lower-roman"}  # fmt: skip
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_DEPTH = 4


@dataclass(slots=True)
class Notes:
    """Notes by group ("" is that of the references), each group in the order of its first markers."""

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    contents: dict[tuple[str, int], str] = field(default_factory=dict)
    defined: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def number(self, group: str, name: str | None) -> int:
        """The number of a note: that of its name, or else the next one of its group."""
        known = self.numbers.get((group, name)) if name else None
        if known is None:
            known = self.counts[group] = self.counts.get(group, 0) + 1
            if name:
                self.numbers[group, name] = known
        return known

    def of(self, group: str) -> Iterator[tuple[int, str]]:
        """The notes of a group with their numbers, in order; a note that nothing defines is empty."""
        return ((number, self.contents.get((group, number), "")) for number in range(1, self.counts.get(group, 0) + 1))


def label(group: str, number: int) -> str:
    """What stands in a marker's brackets: a number for references, a letter or "note 1" for notes of other groups."""
    if not group or group == "decimal":
        return str(number)
    if group in ("lower-alpha", "upper-alpha"):
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if group.startswith("upper") else letters
    if group in ("lower-roman", "upper-roman"):
        digits = ""
        for value, sign in _ROMAN:
            digits, number = digits + sign * (number // value), number % value
        return digits.upper() if group.startswith("upper") else digits
    return f"{group} {number}"


def take_notes(text: str) -> tuple[str, Notes]:
    """The text with markers in place of its notes, and with a sign in place of each list of them."""
    notes = Notes()
    return _marked(_without_lists(text, notes), notes, 0), notes


def put_lists(body: str, shown: Callable[[str], list[str]]) -> tuple[str, list[str]]:
    """The text with the lists where its signs stand, each group's once; and which groups have been listed."""
    listed: list[str] = []

    def lines(found: re.Match[str]) -> str:
        group = found[1]
        if group in listed:
            return ""
        listed.append(group)
        return "\n".join(["", *shown(group), ""])

    return _MARKED.sub(lines, body), listed


def _without_lists(text: str, notes: Notes) -> str:
    """Take out the lists; notes that are defined in one are kept by name and have no marker there."""
    ends = closings(text)
    closes = [(found.start(), found.end()) for found in _LIST_CLOSE.finditer(text)]
    out, position = [], 0
    while found := _LIST.search(text, position):
        out.append(text[position : found.start()])
        if found["template"]:
            end = ends.get(found.start())
            if end is None:
                out.append(text[found.start() : found.end()])
                position = found.end()
                continue
            _, _, named = arguments(text[found.start() + 2 : end - 2])
            group = named.get("group", "").strip("\"' ") or _LETTERS.get(found["template"].lower(), "")
            _define(named.get("refs", ""), group, notes)
            position = end
        else:
            group = _attribute(_GROUP, found["attributes"]) or ""
            position = found.end()
            close = bisect(closes, (position, 0))
            if close < len(closes) and not found["attributes"].rstrip().endswith("/"):
                _define(text[position : closes[close][0]], group, notes)
                position = closes[close][1]
        out.append(f"\n\ue010{group}\ue011\n")
    return "".join([*out, text[position:]])


def _define(text: str, group: str, notes: Notes) -> None:
    for found in _found(text):
        for own, name, content in found.notes:
            if name and content:
                notes.defined.setdefault((own or group, name), content)


def _marked(text: str, notes: Notes, depth: int) -> str:
    out, position = [], 0
    for found in _found(text):
        out.append(text[position : found.start])
        for group, name, content in found.notes:
            number = notes.number(group, name)
            if not notes.contents.get((group, number)):
                given = content or notes.defined.get((group, name or ""), "")
                notes.contents[group, number] = _marked(given, notes, depth + 1) if depth < _MAX_DEPTH else given
            out.append(f"[{label(group, number)}]")
        position = found.end
    return _CLOSE.sub("", "".join([*out, text[position:]]))


@dataclass(frozen=True, slots=True)
class _Found:
    """Where notes stand in the markup: each with its group, its name and its content."""

    start: int
    end: int
    notes: tuple[tuple[str, str | None, str], ...]


def _found(text: str) -> Iterator[_Found]:
    ends = closings(text)
    opens = [found.start() for found in _NOTE.finditer(text) if not found["template"]]
    closes = [(found.start(), found.end()) for found in _CLOSE.finditer(text)]
    position = 0
    while found := _NOTE.search(text, position):
        position = found.end()
        if found["template"]:
            end = ends.get(found.start())
            if end is not None:
                yield _Found(found.start(), end, _of_template(text[found.start() + 2 : end - 2]))
                position = end
            continue
        attributes, content = found["attributes"], ""
        if not attributes.rstrip().endswith("/"):
            close, following = bisect(closes, (position, 0)), bisect(opens, found.start())
            if close < len(closes) and not (following < len(opens) and opens[following] < closes[close][0]):
                content, position = text[position : closes[close][0]], closes[close][1]
        note = (_attribute(_GROUP, attributes) or "", _attribute(_NAME, attributes), content.strip())
        yield _Found(found.start(), position, (note,))


def _of_template(inner: str) -> tuple[tuple[str, str | None, str], ...]:
    """The notes that a template stands for."""
    name, placed, named = arguments(inner)
    if name == "r":
        return tuple((named.get("group", ""), one, "") for one in placed if one)
    if name.startswith("sfn"):
        if name == "sfnm":
            short = content = "; ".join(_several(named))
        else:
            short, content = short_note(placed, named), f"{{{{harvnb|{inner.partition('|')[2]}}}}}"
        return (("", f"FOOTNOTE {short}", content),)
    named_as = named.get("name", "").strip("\"'") or None
    group = named.get("group", "").strip("\"'") or _LETTERS.get(name, "")
    return ((group, named_as, next((part for part in placed if part), named.get("1", ""))),)


def short_note(placed: list[str], named: dict[str, str]) -> str:
    """A short note as it is shown: "Roe & Doe 2001, pp. 3–4"."""
    *families, year = [part for part in placed if part] or [""]
    shown = " & ".join(families) if len(families) <= 2 else f"{families[0]} et al."
    page = next((f", {sign} {named[key]}" for key, sign in (("p", "p."), ("pp", "pp.")) if named.get(key)), "")
    return f"{shown} {year}".strip() + page + (f", {named['loc']}" if named.get("loc") else "")


def _several(named: dict[str, str]) -> Iterator[str]:
    for i in range(1, 10):
        families = [named[key] for j in range(1, 5) if named.get(key := f"{i}a{j}")]
        if families:
            pages = {key: named[f"{i}{key}"] for key in ("p", "pp", "loc") if named.get(f"{i}{key}")}
            yield short_note([*families, named.get(f"{i}y", "")], pages)


def _attribute(pattern: re.Pattern[str], attributes: str) -> str | None:
    found = pattern.search(attributes)
    return next((one.strip() for one in found.groups() if one), None) if found else None
