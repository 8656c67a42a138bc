"""MediaWiki's markup → the plain text of the rendered article, in one pass over each construct.

Rendered is what prose and references need: links, bold, lists, headings, tables, an infobox's rows, and references as
numbered markers with a list at the end. Templates that are not known are left out. Nothing is fetched.
"""

from __future__ import annotations

import html
import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from legation.documents.dates import find
from legation.documents.document import Reference
from legation.documents.parts.layout import Unit, lines
from legation.documents.publication.published import Published
from legation.documents.publication.published import stated as edtf_of
from legation.documents.references.bibliography import date_parts
from legation.documents.references.names import authors

_MAX_DEPTH = 40
_REF_OPEN = re.compile(r"<ref\b(?P<attributes>[^<>]{0,300})>", re.IGNORECASE)
_REF_CLOSE = re.compile(r"</ref\s*>", re.IGNORECASE)
_REF_NAME = re.compile(r"""\bname\s*=\s*(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'/>]{1,200}))""", re.IGNORECASE)
_DROPPED = ("gallery", "math", "score", "timeline", "syntaxhighlight", "source", "imagemap", "style")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
_QUOTES = re.compile(r"'{2,5}")
_HEADING = re.compile(r"={1,6}\s{0,4}(?P<name>[^=\n][^\n]{0,200}?)\s{0,4}={1,6}\s*$")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,2000}(?:\s(?P<text>[^\[\]\n]{0,400}))?\]")
_MAGIC = re.compile(r"__[A-Z]{3,30}__")
_BRACES = re.compile(r"\{\{|\}\}")
_BRACKETS = re.compile(r"\[\[|\]\]")
_TABLES = re.compile(r"\{\||\|\}")
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

    A line's kind is set where its markup tells it (a caption, a hatnote). ``published`` is what a news wiki states.
    """

    text: str
    units: tuple[Unit, ...] = ()
    stated: dict[int, dict[str, Any]] = field(default_factory=dict)
    published: Published | None = None

    def refined(self, reference: Reference) -> Reference:
        """The reference as read from the text, with what the markup states in place of what was read."""
        stated = self.stated.get(reference.number)
        return replace(reference, csl={**reference.csl, **stated}) if stated else reference


@dataclass(slots=True)
class _Notes:
    """References in the order of their first marker, each with its markup."""

    numbers: dict[str, int] = field(default_factory=dict)
    contents: dict[int, str] = field(default_factory=dict)

    def number(self, name: str | None, content: str) -> int:
        key = name or f"\x00{len(self.numbers)}"
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        if content.strip() or number not in self.contents:
            self.contents[number] = self.contents.get(number) or content.strip()
        return number


def is_wikitext(text: str) -> bool:
    """Whether a text is MediaWiki markup: links in double brackets, with templates, bold or headings of its kind."""
    links = len(re.findall(r"\[\[[^\[\]\n]{1,200}\]\]", text))
    signs = sum(
        (text.count("'''") >= 2, "{{" in text, "<ref" in text, bool(re.search(r"^==[^=\n]{1,80}==\s*$", text, re.M)))
    )
    return links >= 1 and signs >= 2


def render(source: str) -> Rendered:
    """The article as a rendered page would be pasted: "[1]" for its references, "1. ^ …" in the list at the end."""
    notes = _Notes()
    text = _without_comments(_MARKED.sub("", source.replace("\r\n", "\n")))
    dated = _NEWS_DATE.search(text)
    for tag in ("nowiki", "pre"):
        text = _without_element(text, tag, keep=True)
    for tag in _DROPPED:
        text = _without_element(text, tag, keep=False)
    text = _take_references(text, notes)
    text = _replaced(text, _BRACES, "{{", _template)
    text = _replaced(text, _TABLES, "{|", _table)
    text = _replaced(text, _BRACKETS, "[[", _link)
    out = [line for raw in _inline(text).split("\n") for line in _line(raw)]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()
    body = re.sub(r"(?:\n+(?:References|Notes|Citations|Footnotes)(?:\[edit\])?)+$", "", body)
    stated: dict[int, dict[str, Any]] = {}
    entries = []
    for number, content in sorted(notes.contents.items()):
        shown, csl = _note(content)
        entries.append(f"{number}. ^ {shown or 'Not given'}")
        if csl:
            stated[number] = csl
    if entries:
        body = "\n".join([body, "", "References", *entries])
    day = edtf_of(dated["day"]) if dated else None
    text, units = _unmarked(body + "\n")
    return Rendered(text, units, stated, Published(day, "metadata", dated.group()) if dated and day else None)


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


def _take_references(text: str, notes: _Notes) -> str:
    out, position = [], 0
    opens = [found.start() for found in _REF_OPEN.finditer(text)]
    closes = [(found.start(), found.end()) for found in _REF_CLOSE.finditer(text)]
    while found := _REF_OPEN.search(text, position):
        out.append(text[position : found.start()])
        attributes = found["attributes"]
        named = _REF_NAME.search(attributes)
        name = next((g for g in named.groups() if g), None) if named else None
        position, content = found.end(), ""
        if not attributes.rstrip().endswith("/"):
            close = bisect(closes, (position, 0))
            following = bisect(opens, found.start())
            if close < len(closes) and not (following < len(opens) and opens[following] < closes[close][0]):
                content, position = text[position : closes[close][0]], closes[close][1]
        out.append(f"[{notes.number(name.strip() if name else None, content)}]")
    return _REF_CLOSE.sub("", "".join([*out, text[position:]]))


def _replaced(text: str, pattern: re.Pattern[str], opening: str, change: Callable[[str], str]) -> str:
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


def _arguments(inner: str) -> tuple[str, list[str], dict[str, str]]:
    """A template's name, its arguments by place and by name."""
    parts = _split(inner, "|")
    name = " ".join(parts[0].replace("_", " ").split()).lower()
    placed, named = [], {}
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        if equals and re.fullmatch(r"\s*[\w \-]{1,40}\s*", key):
            named[key.strip().lower()] = value.strip()
        else:
            placed.append(part.strip())
    return name, placed, named


def _split(inner: str, separator: str) -> list[str]:
    """Parts between separators that stand in no link."""
    parts, depth, start = [], 0, 0
    for found in re.finditer(rf"\[\[|\]\]|{re.escape(separator)}", inner):
        if found.group() == "[[":
            depth += 1
        elif found.group() == "]]":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(inner[start : found.start()])
            start = found.end()
    return [*parts, inner[start:]]


def _template(inner: str) -> str:
    name, placed, named = _arguments(inner)
    if _INFOBOX.match(name):
        return _infobox(placed, named)
    if name in _HATNOTES:
        words = f"{_HATNOTES[name]} {', '.join(placed)}".strip() if placed else ""
        return f"\n{_NAVIGATION}{words}\n" if words else ""
    if name.startswith(("correction", "editor's note")):
        return f"\n{_CORRECTION}{placed[-1]}\n" if placed else ""
    if name == "date" and placed and not placed[0].isdigit():
        return f"\n{_DATELINE}{placed[0]}\n"
    if name in _DASHES:
        return _DASHES[name]
    if name.startswith("cite ") or name == "citation":
        return _cited(name, named)[0]
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
        cell = " ".join(_inline(value).split())
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


def _link(inner: str) -> str:
    target, bar, label = inner.partition("|")
    if target.strip().lower().startswith(_PICTURE_LINKS):
        caption = _split(label, "|")[-1].strip() if label else ""
        plain = caption and not _OPTION.fullmatch(caption)
        return f"\n{_CAPTION}{caption}\n" if plain else ""
    if target.strip().lower().startswith("category:"):
        return f"\n{_NAVIGATION}{target.strip()}\n"
    if _LANGUAGE_LINK.match(target) and not bar:
        return ""
    if not bar:
        return target.strip().lstrip(":")
    return label or target.split("(")[0].split(",")[0].strip()


def _inline(text: str) -> str:
    text = _BREAK.sub(" ", text)
    text = _EXTERNAL.sub(lambda found: found["text"] or "", text)
    text = _MAGIC.sub("", _QUOTES.sub("", _TAG.sub("", text)))
    return html.unescape(text).replace("\u00a0", " ")


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


def _note(content: str) -> tuple[str, dict[str, Any]]:
    """A reference's text on one line, and the CSL fields that its template states."""
    csl: dict[str, Any] = {}

    def change(inner: str) -> str:
        name, _, named = _arguments(inner)
        if name.startswith("cite ") or name == "citation":
            shown, fields = _cited(name, named)
            csl.update(fields)
            return shown
        return _template(inner)

    text = _replaced(_replaced(content, _BRACES, "{{", change), _BRACKETS, "[[", _link)
    if not csl and (linked := _EXTERNAL.search(text)) and linked["text"]:
        csl["URL"] = linked.group().lstrip("[").split()[0]
        text = f'{text[: linked.start()]}"{linked["text"].strip()}"{text[linked.end() :]}'
    return " ".join(_inline(text).split()), csl


def _cited(name: str, named: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """A citation template as text in the form it is rendered in, and as CSL fields."""
    plain = {key: " ".join(_inline(_replaced(value, _BRACKETS, "[[", _link)).split()) for key, value in named.items()}
    writers = _writers(plain)
    container = next(
        (plain[k] for k in ("newspaper", "work", "website", "journal", "magazine", "agency") if plain.get(k)), ""
    )
    title, date = plain.get("title", ""), plain.get("date") or plain.get("year", "")
    shown = "; ".join(writers)
    shown += f" ({date})" if date and writers else ""
    quoted = title if name == "cite book" else f'"{title}"'
    pieces = [
        shown,
        quoted if title else "",
        container,
        plain.get("publisher", ""),
        date if date and not writers else "",
    ]
    pieces += [f"{key.upper()} {plain[key]}" for key in ("isbn", "issn") if plain.get(key)]
    pieces += [f"Archived from the original on {plain['archive-date']}"] if plain.get("archive-date") else []
    pieces += [f"Retrieved {plain['access-date']}"] if plain.get("access-date") else []
    text = ". ".join(piece.rstrip(".") for piece in pieces if piece) + "."
    return text, _csl(plain, writers, title, container, date)


def _writers(plain: dict[str, str]) -> list[str]:
    found = [plain["author"]] if plain.get("author") else []
    found += [plain["vauthors"]] if plain.get("vauthors") else []
    for i in ("", *map(str, range(1, 10))):
        last = plain.get(f"last{i}") or plain.get(f"surname{i}")
        first = plain.get(f"first{i}") or plain.get(f"given{i}")
        if last:
            found.append(f"{last}, {first}" if first else last)
        if i and plain.get(f"author{i}"):
            found.append(plain[f"author{i}"])
    return found


def _csl(plain: dict[str, str], writers: list[str], title: str, container: str, date: str) -> dict[str, Any]:
    csl: dict[str, Any] = {}
    if names := [name for writer in writers for name in authors(writer)]:
        csl["author"] = names
    days = (("issued", date), ("accessed", plain.get("access-date") or plain.get("accessdate") or ""))
    for key, value in days:
        if dated := find(value):
            csl[key] = date_parts(dated)
    archived: dict[str, Any] = {}
    if address := plain.get("archive-url") or plain.get("archiveurl"):
        archived["url"] = address
    if dated := find(plain.get("archive-date") or plain.get("archivedate") or ""):
        archived["date"] = date_parts(dated)
    fields = {"title": title, "container-title": container, "URL": plain.get("url"), "archived": archived}
    fields |= {
        "ISSN": plain.get("issn"),
        "ISBN": plain.get("isbn"),
        "DOI": plain.get("doi"),
        "publisher": plain.get("publisher"),
    }
    fields |= {"volume": plain.get("volume"), "page": plain.get("pages") or plain.get("page")}
    return {**csl, **{key: value for key, value in fields.items() if value}}
