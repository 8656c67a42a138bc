"""How much of the made pages is read rightly: prose, what is left out and why, dates, outlets, references, citations.

Each page in a folder has a ``.yaml`` beside it with what a careful reader expects of it; tests/pages/README.md says how
it is counted. Usage: ``python benchmarks/pages.py [FOLDER] [--show N]``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from legation.documents import Document, cited, read
from legation.documents.parts.layout import letters
from legation.errors import RefusedError
from legation.evidence import Span
from legation.language import Parser
from legation.sources import Capture, captures

PAGES = Path(__file__).resolve().parent.parent / "tests" / "pages"
_ENOUGH = 0.95
_WORDS = ("author", "title", "container-title", "URL", "ISSN")
_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d+|[a-z ]+ needed)\](?::\d+(?:[–-]\d+)?)?")
_DAYS = ("issued", "accessed", "archived")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was expected of a page, or found and not expected: of what kind, and whether it was right."""

    page: str
    kind: str
    right: bool
    expected: str
    found: str = ""


def items(folder: Path, parser: Parser) -> Iterator[Item]:
    """Every item of every page of a folder, in order."""
    for sheet in sorted(folder.glob("*.yaml")):
        page = next(p for p in sorted(sheet.parent.glob(f"{sheet.stem}.*")) if p.suffix != ".yaml")
        expected = yaml.safe_load(sheet.read_text(encoding="utf-8"))
        yield from judged(page, expected, parser)


def judged(page: Path, expected: dict[str, Any], parser: Parser) -> Iterator[Item]:
    """The items of one page; all of them wrong where it is refused."""
    (capture,) = captures([str(page)])
    try:
        if isinstance(capture, RefusedError):
            raise capture
        given = {"url": expected["url"]} if expected.get("given_url") else {}
        document = read(Capture(capture.name, capture.data, capture.address, media=capture.media, given=given))
    except RefusedError as refused:
        document = Document("", "", "", "")
        yield Item(page.name, "refused", False, str(refused))
    shown = _Letters(document.text)
    blocks = [(b.start, b.end) for b in document.blocks]
    for text in expected.get("prose") or ():
        share = shown.share(text, blocks)
        yield Item(page.name, "prose", share >= _ENOUGH, text, f"{share:.2f} of it, rest {shown.where(text, document)}")
    for entry in expected.get("excluded") or ():
        regions = [(r.start, r.end) for r in document.excluded if r.reason == entry["reason"]]
        right = shown.share(entry["text"], regions) >= _ENOUGH
        where = shown.where(entry["text"], document)
        yield Item(page.name, f"excluded: {entry['reason']}", right, entry["text"], where)
    whole = "|".join(letters(_unmarked(text)) for text in expected.get("prose") or ())
    for start, end in blocks:
        text = _unmarked(document.text[start:end])
        if letters(text) not in whole:
            yield Item(page.name, "no prose", False, "", text)
    for field in ("title", "published", "outlet", "agency"):
        said, wanted = getattr(document, field, None), expected.get(field)
        right = str(said) == str(wanted) if field == "published" else letters(said or "") == letters(wanted or "")
        yield Item(page.name, field, right, str(wanted), f"{said} ({document.published_basis})")
    yield from _references(page.name, expected, document)
    yield from _cited(page.name, expected, document, parser)


def _references(page: str, expected: dict[str, Any], document: Document) -> Iterator[Item]:
    found = {r.number: r.csl for r in document.references}
    for entry in expected.get("references") or ():
        csl = found.get(entry["number"], {})
        for field in _WORDS:
            said, wanted = csl.get(field), entry.get(field)
            right = _comparable(said) == _comparable(wanted)
            if wanted is not None or not right:
                yield Item(page, f"reference {field}", right, f"{entry['number']}: {wanted}", str(said))
        for field in _DAYS:
            part = csl.get(field) or {}
            part = part.get("date") or {} if field == "archived" else part
            said = "-".join(f"{n:02d}" for n in (part.get("date-parts") or [[]])[0])
            wanted = str(entry.get(field) or "")
            if wanted or said:
                yield Item(page, f"reference {field}", said == wanted, f"{entry['number']}: {wanted}", said)


def _comparable(value: object) -> object:
    if isinstance(value, list):
        keep = ("family", "given", "literal")
        return [{k: letters(str(name[k])) for k in keep if name.get(k)} for name in value]
    return letters(str(value or ""))


def _cited(page: str, expected: dict[str, Any], document: Document, parser: Parser) -> Iterator[Item]:
    if not expected.get("cited"):
        return
    spans = [s.span for s in parser.sentences(document)]
    covered = cited(document, spans)
    shown = [(letters(_unmarked(document.text[s.start : s.end])), n) for s, n in zip(spans, covered, strict=True)]
    for entry in expected["cited"]:
        plain = letters(_unmarked(entry["sentence"]))
        near = [numbers for text, numbers in shown if plain and (plain in text or (text in plain and len(text) > 20))]
        said = sorted({n for numbers in near for n in numbers})
        yield Item(
            page, "cited", said == sorted(entry["numbers"]), f"{entry['numbers']}: {entry['sentence']}", str(said)
        )


def _unmarked(text: str) -> str:
    return _MARK.sub("", text)


class _Letters:
    """A text's letters and digits with the place of each, so that texts are compared whatever their spaces."""

    def __init__(self, text: str) -> None:
        marks = {i for found in _MARK.finditer(text) for i in range(*found.span())}
        shown = [(i, d) for i, c in enumerate(text) if i not in marks for d in c.lower() if d.isalnum()]
        self.places = [i for i, _ in shown]
        self.plain = "".join(d for _, d in shown)

    def share(self, text: str, spans: Sequence[tuple[int, int]]) -> float:
        """How much of a text stands in the spans, at the place where most of it does."""
        best = 0.0
        for at in self._found(text):
            inside = sum(1 for place in at if any(start <= place < end for start, end in spans))
            best = max(best, inside / len(at))
        return best

    def where(self, text: str, document: Document) -> str:
        """In what a text stands, for those who read the errors."""
        parts: Counter[str] = Counter()
        for at in self._found(text):
            for place in at:
                span = Span(place, place + 1)
                reasons = [r.reason for r in document.excluded if r.start <= span.start < r.end]
                parts.update(reasons or ["prose" if any(b.start <= place < b.end for b in document.blocks) else "?"])
        return ", ".join(f"{name} {count}" for name, count in parts.most_common(3)) or "not in the text"

    def _found(self, text: str) -> Iterator[list[int]]:
        plain, at = letters(_unmarked(text)), -1
        while plain and (at := self.plain.find(plain, at + 1)) >= 0:
            yield self.places[at : at + len(plain)]


def main() -> None:
    """Print the table, and the errors that are asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=PAGES)
    asked.add_argument("--show", type=int, default=0, help="so many errors")
    asked.add_argument("--kind", default="", help="errors of this kind only")
    asked.add_argument("--page", default="", help="pages whose name has this only")
    given = asked.parse_args()
    found = [i for i in items(given.folder, Parser()) if given.page in i.page]
    groups: dict[str, list[Item]] = {}
    for item in found:
        groups.setdefault(item.kind, []).append(item)
    for kind, group in groups.items():
        right = sum(i.right for i in group)
        print(f"{kind:28}{right:5} of {len(group):5}  {right / len(group):.3f}")
    wrong = [i for i in found if not i.right and given.kind in i.kind]
    for item in wrong[: given.show]:
        print(f"- {item.page} {item.kind}: {item.expected[:150]!r} -> {item.found[:150]!r}")
    left = [i for i in found if i.kind.startswith("excluded")]
    kept_out = sum(i.right or "prose" not in i.found for i in left)
    print(f"{'left out, for any reason':28}{kept_out:5} of {len(left):5}  {kept_out / max(1, len(left)):.3f}")
    right = sum(i.right for i in found)
    print(f"pages: right={right / max(1, len(found)):.3f} n={len(found)} pages={len({i.page for i in found})}")


if __name__ == "__main__":
    main()
