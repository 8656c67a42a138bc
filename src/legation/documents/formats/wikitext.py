"""MediaWiki's markup → the plain text of the rendered article, in one pass over each construct.

Rendered is what prose and references need: links, bold, lists, headings, tables, an infobox's rows, and references as
numbered markers with a list at the end. Templates that are not known are left out. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from legation.documents.document import Reference
from legation.documents.formats.braces import BRACES, BRACKETS, TABLES, arguments, replaced, split
from legation.documents.formats.wikicites import SHORT, Cited, citation, inline, link, short
from legation.documents.formats.wikinotes import Notes, label, put_lists, take_notes
from legation.documents.parts.layout import Unit, lines
from legation.documents.publication.published import Published
from legation.documents.publication.published import stated as edtf_of
from legation.documents.references.templates import is_citation
from legation.evidence import Span

_DROPPED = ("math", "score", "timeline", "syntaxhighlight", "source", "imagemap", "style")
_GALLERY = re.compile(r"(<gallery\b[^<>]{0,200}>|</gallery\s{0,4}>)", re.IGNORECASE)
_HEADING = re.compile(r"={1,6}\s{0,4}(?P<name>[^=\n][^\n]{0,200}?)\s{0,4}={1,6}\s*$")
_PICTURE_LINKS = ("file:", "image:", "media:")
_LANGUAGE_LINK = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})?:")
_OPTION = re.compile(
    r"(?:thumb|thumbnail|frame|frameless|border|left|right|center|none|upright|alt|link|class|page)(?:\s?=.*)?|"
    r"(?:upright\s?=\s?)?[\d.x]+(?:px)?",
    re.IGNORECASE,
)
# What a line is, said by its first character while the markup is being taken apart; no text has these characters.
_CAPTION, _NAVIGATION, _TABLE, _CORRECTION, _DATELINE = "\ue000\ue001\ue002\ue003\ue004"
_KINDS = {
    _CAPTION: "caption",
    _NAVIGATION: "navigation",
    _TABLE: "table",
    _CORRECTION: "correction",
    _DATELINE: "dateline",
}
_MARKED = re.compile("[\ue000-\ue004]")
_NEWS_DATE = re.compile(r"\{\{\s{0,3}date\s{0,3}\|\s{0,3}(?P<day>[A-Z][a-z]{2,9}\s\d{1,2},?\s\d{4})\s{0,3}\}\}")
_HATNOTES = {
    "main": "Main article:",
    "main article": "Main article:",
    "see also": "See also:",
    "further": "Further information:",
    "details": "Further information:",
    "about": "This article is about",
    "for": "For",
    "hatnote": "",
    "redirect": "Redirected from",
    "distinguish": "Not to be confused with",
}
_INFOBOX = re.compile(r"(?:infobox|bilateral)\b", re.IGNORECASE)
_PICTURES = re.compile(r"(?:image|map|flag|caption|alt|coor|filetype|style|width|logo|signature|seal|symbol|color)")
_DASHES = {"ndash": "–", "mdash": "—", "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "nbsp": " ", "en dash": "–"}
_LAST_ARGUMENT = (
    "nowrap",
    "small",
    "big",
    "nobr",
    "nbsp",
    "abbr",
    "tooltip",
    "ill",
    "interlanguage link",
    "visible anchor",
)
_FIRST_ARGUMENT = (
    "flag",
    "flagcountry",
    "flagdeco",
    "flagu",
    "country",
    "native name",
    "ship",
    "transl",
    "convert",
    "cvt",
)


@dataclass(slots=True)
class Rendered:
    """The rendered text with its lines, and what the markup of its references states about each, by number.

    A line's kind is set where its markup tells it (a caption, a hatnote). What a citation template states is all that
    is known of its reference: ``whole`` has the numbers of these. ``published`` is what a news wiki states.
    """

    text: str
    units: tuple[Unit, ...] = ()
    stated: dict[int, dict[str, Any]] = field(default_factory=dict)
    whole: set[int] = field(default_factory=set)
    published: Published | None = None

    def refined(self, reference: Reference) -> Reference:
        """The reference as read from the text, with what the markup states in place of what was read."""
        stated = self.stated.get(reference.number)
        if not stated:
            return reference
        read = {"id": reference.csl["id"], "number": reference.number}
        csl = {**(read if reference.number in self.whole else reference.csl), **stated}
        at = self.text.find(csl["title"], reference.start, reference.end) if csl.get("title") else -1
        return replace(reference, csl=csl, title=Span(at, at + len(csl["title"])) if at >= 0 else reference.title)


def is_wikitext(text: str) -> bool:
    """Whether a text is MediaWiki markup: links in double brackets, with templates, bold or headings of its kind."""
    links = len(re.findall(r"\[\[[^\[\]\n]{1,200}\]\]", text))
    signs = sum(
        (text.count("'''") >= 2, "{{" in text, "<ref" in text, bool(re.search(r"^==[^=\n]{1,80}==\s*$", text, re.M)))
    )
    return links >= 1 and signs >= 2


def render(source: str) -> Rendered:
    """The article as a rendered page would be pasted: "[1]" for its references, "1. ^ …" in the list of them.

    A list stands where the markup has it, at the end where it has none.
    """
    text = _without_comments(_MARKED.sub("", source.replace("\r\n", "\n")))
    dated = _NEWS_DATE.search(text)
    for tag in ("nowiki", "pre"):
        text = _without_element(text, tag, keep=True)
    text = _with_pictures(text)
    for tag in _DROPPED:
        text = _without_element(text, tag, keep=False)
    cited = Cited(text)
    text, notes = take_notes(text)
    text = replaced(text, BRACES, "{{", _template)
    text = replaced(text, TABLES, "{|", _table)
    text = replaced(text, BRACKETS, "[[", _link)
    shown = [line for raw in inline(text).split("\n") for line in _line(raw)]
    body, listed = put_lists("\n".join(shown), lambda group: _listed(notes, group, cited))
    left = [group for group in notes.counts if group not in listed]
    for group in sorted(left, reverse=True):
        body = "\n".join([body.rstrip(), "", "Notes" if group else "References", *_listed(notes, group, cited)])
    body = re.sub(r"\n{3,}", "\n\n", body).strip()
    body = re.sub(r"(?:\n+(?:References|Notes|Citations|Footnotes)(?:\[edit\])?)+$", "", body)
    day = edtf_of(dated["day"]) if dated else None
    clean, units = _unmarked(body + "\n")
    published = Published(day, "metadata", dated.group()) if dated and day else None
    return Rendered(clean, units, cited.stated, cited.whole, published)


def _unmarked(text: str) -> tuple[str, tuple[Unit, ...]]:
    """The text without the marks that say of what kind a line is, and its lines with those kinds."""
    out: list[str] = []
    kinds: dict[int, str] = {}
    position = 0
    for line in text.splitlines(keepends=True):
        plain = _MARKED.sub("", line)
        if kind := _KINDS.get(line[:1]):
            kinds[position + len(plain) - len(plain.lstrip())] = kind
        out.append(plain)
        position += len(plain)
    clean = "".join(out)
    return clean, tuple(replace(unit, kind=kinds.get(unit.start)) for unit in lines(clean))


def _listed(notes: Notes, group: str, cited: Cited) -> list[str]:
    """The lines of a list of notes; what the references state is kept."""
    return [
        f"{label(group, number)}. ^ {cited.entry(content, None if group else number) or 'Not given'}"
        for number, content in notes.of(group)
    ]


def _without_comments(text: str) -> str:
    out, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        out.append(text[position:start])
        position = end + len("-->")
    return "".join([*out, text[position:]])


def _without_element(text: str, tag: str, *, keep: bool) -> str:
    """A text without an element's tags, and without what stands between them unless it is kept."""
    pattern = re.compile(rf"<{tag}\b[^<>]{{0,300}}?(?<!/)>|</{tag}\s*>|<{tag}\s*/>", re.IGNORECASE)
    out, position, inside = [], 0, False
    for found in pattern.finditer(text):
        if not inside or keep:
            out.append(text[position : found.start()])
        inside = not found.group().startswith("</") and not found.group().endswith("/>")
        position = found.end()
    return "".join(out) + (text[position:] if not inside or keep else "")


def _template(inner: str) -> str:
    name, placed, named = arguments(inner)
    if _INFOBOX.match(name):
        return _infobox(placed, named)
    if name in _HATNOTES:
        words = f"{_HATNOTES[name]} {', '.join(placed)}".strip() if placed else ""
        return f"\n{_NAVIGATION}{words}\n" if words else ""
    if name.startswith(("correction", "editor's note")):
        return f"\n{_CORRECTION}{placed[-1]}\n" if placed else ""
    if name == "date" and placed and not placed[0].isdigit():
        return f"\n{_DATELINE}{placed[0]}\n"
    if name == "!":
        return "&#124;"  # a bar that parts no arguments
    if name in _DASHES:
        return _DASHES[name]
    if is_citation(name):
        return citation(name, named)[0]
    if name in SHORT:
        return short(name, placed, named)
    if name.startswith("lang-") or name in ("lang", "langx", "nihongo", "korean", "zh"):
        return placed[-1] if placed else ""
    if name in ("as of",):
        return " ".join(["As of", *placed])
    if name in ("start date", "end date", "dts", "date", "birth date", "death date"):
        return "-".join(part.zfill(2) for part in placed if part.isdigit())
    if name in ("convert", "cvt"):
        return " ".join(placed[:2])
    if name in _FIRST_ARGUMENT:
        return placed[0] if placed else ""
    if name in _LAST_ARGUMENT or name in ("quote", "blockquote", "cquote"):
        return (placed or [named.get("text", "")])[0]
    return ""


def _infobox(placed: list[str], named: dict[str, str]) -> str:
    """The rows of an infobox; ``mission1`` and ``mission2`` are two cells of one row, under the heads of its title."""
    found: dict[str, list[str]] = {}
    for key, value in named.items():
        cell = " ".join(inline(value).split())
        if cell and not _PICTURES.match(key):
            found.setdefault(key.rstrip("0123456789"), []).append(cell)
    heads = [head.strip() for head in re.split(r"[–—]", placed[0])] if placed and placed[0] else []
    rows = [" | ".join(heads) + " |", "---|" * len(heads)] if len(heads) > 1 else []
    rows += [" | ".join([key, *cells]) + " |" for key, cells in found.items()]
    return "\n" + "\n".join(rows) + "\n" if rows else ""


def _table(inner: str) -> str:
    """A table's rows, one a line, with bars between the cells."""
    rows: list[list[str]] = [[]]
    caption = ""
    for raw in inner.split("\n")[1:]:
        line = raw.strip()
        if line.startswith("|-"):
            rows.append([])
        elif line.startswith("|+"):
            caption = line[2:].rpartition("|")[2].strip()
        elif line.startswith(("|", "!")):
            for cell in re.split(r"\|\||!!", line[1:]):
                attributes, bar, content = cell.rpartition("|")
                rows[-1].append((content if bar and "[[" not in attributes else cell).strip())
        elif rows[-1]:
            rows[-1][-1] = f"{rows[-1][-1]} {line}".strip()
    shown = [f"{_TABLE}{caption}"] if caption else []
    shown += [" | ".join(row) + " |" for row in rows if any(row)]
    return "\n" + "\n".join(shown) + "\n" if shown else ""


def _with_pictures(text: str) -> str:
    """The markup with each line of a gallery as the link to a picture that it stands for."""
    parts = _GALLERY.split(text)
    for i in range(1, len(parts) - 2, 2):
        if parts[i].startswith("</") or not parts[i + 2].startswith("</"):
            continue  # one that is not closed is no gallery
        pictures = [line.strip() for line in parts[i + 1].splitlines() if "|" in line]
        parts[i + 1] = "".join(f"[[File:{line.removeprefix('File:')}]]\n" for line in pictures if "[[" not in line)
    return "".join(part for i, part in enumerate(parts) if i % 2 == 0)


def _link(inner: str) -> str:
    """What a link is shown as; a picture is shown by its caption, a category at its place."""
    target, bar, label = inner.partition("|")
    if target.strip().lower().startswith(_PICTURE_LINKS):
        caption = split(label, "|")[-1].strip() if label else ""
        plain = caption and not _OPTION.fullmatch(caption)
        return f"\n{_CAPTION}{caption}\n" if plain else ""
    if target.strip().lower().startswith("category:"):
        return f"\n{_NAVIGATION}{target.strip()}\n"
    return "" if _LANGUAGE_LINK.match(target) and not bar else link(inner)


def _line(raw: str) -> Iterator[str]:
    line = raw.strip()
    if found := _HEADING.match(line):
        yield from ("", f"{found['name']}[edit]", "")
    elif line.startswith(("*", "#", ";", ":")):
        item = line.lstrip("*#;: ")
        if item:
            yield f"- {item}" if line[0] in "*#" else item
    else:
        yield line
