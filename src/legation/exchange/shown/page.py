"""Pages that stand by themselves: one for all documents, or one for each with an index.

No script, nothing from outside, the same annotation makes the same page to the byte. What a reader sees as the text is
the document's text, character for character, but for two things: within prose a line break is shown as a space, as in
any book; and characters that would mislead a reader are shown by their numbers, such as ⟨U+202E⟩.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from markupsafe import Markup

from legation.dossier import timeline
from legation.dossier.citation import safe_url
from legation.dossier.sheet import environment, fingerprint, put, style
from legation.dossier.wording import STATUSES, control_words, count_words, published_words
from legation.errors import RefusedError, SettingError
from legation.exchange.shown.laid import laid

if TYPE_CHECKING:
    from legation.coder import Annotation

_HERE = "legation.exchange.shown"
_INDEX = "index.html"
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A document in the table of contents; ``href`` leads to it."""

    number: int
    href: str
    title: str
    published: str
    outlet: str
    control: str
    claims: int


def page(annotations: Iterable[Annotation], refused: Sequence[RefusedError] = ()) -> str:
    """One page of all the documents, with a table of contents where there are several; empty where there is none.

    ``refused`` is looked at when the annotations have come to their end.
    """
    listed, bodies = [], []
    for number, annotation in enumerate(annotations, start=1):
        listed.append(_entry(annotation, number, f"#d{number}"))
        bodies.append(_body(annotation, number))
    if not bodies:
        return ""
    if len(bodies) == 1:
        return _whole(listed[0].title, listed, bodies, refused, contents=bool(refused), back=False)
    return _whole(_many(listed), listed, bodies, refused, contents=True, back=False)


def write(annotations: Iterable[Annotation], refused: Sequence[RefusedError], folder: Path) -> Iterator[Path]:
    """Write a page for each document into a folder, made if need be, and an index; gives each path when it is there.

    Nothing is written where there is no document. Raises SettingError where the folder cannot be written to.
    """
    listed: list[_Listed] = []
    for number, annotation in enumerate(annotations, start=1):
        name = f"{number:04d}-{_slug(annotation.document.name)}.html"
        listed.append(_entry(annotation, number, name))
        body = _body(annotation, number)
        yield _put(folder / name, _whole(listed[-1].title, listed[-1:], [body], (), contents=False, back=True))
    if listed:
        yield _put(folder / _INDEX, _whole(_many(listed), listed, [], refused, contents=True, back=False))


def _put(path: Path, text: str) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, text)
    except OSError as error:
        raise SettingError(f"{path.parent}: the pages cannot be written here: {error.strerror or error}") from error
    return path


def _whole(
    title: str,
    listed: Sequence[_Listed],
    bodies: Sequence[Markup],
    refused: Sequence[RefusedError],
    *,
    contents: bool,
    back: bool,
) -> str:
    css = _style()
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            css=Markup(css),
            css_hash=fingerprint(css),
            definitions=timeline.definitions(),
            title=title,
            listed=listed if contents else (),
            bodies=bodies,
            refused=refused,
            statuses=STATUSES.items(),
            back=_INDEX if back else None,
        )
    )


def _body(annotation: Annotation, number: int) -> Markup:
    """The section of a document; ids in it begin with ``d`` and its number."""
    document = annotation.document
    published, basis = published_words(document)
    url = safe_url(document.url)
    left_out = Counter(region.reason for region in document.excluded)
    made = (
        _environment()
        .get_template("document.html.j2")
        .render(
            prefix=f"d{number}",
            document=document,
            title=document.title or document.name,
            laid=laid(annotation, f"d{number}"),
            published=published,
            basis=basis,
            control=control_words(annotation.source.controlled_by),
            url=url,
            counts=_counts(annotation),
            left_out=", ".join(f"{reason} {count}" for reason, count in sorted(left_out.items())),
        )
    )
    return Markup(made)


def _counts(annotation: Annotation) -> str:
    numbers = (
        (len(annotation.claims), "claim"),
        (len(annotation.sentences), "sentence"),
        (len(annotation.mentions), "mention"),
        (len(annotation.times), "time"),
        (len(annotation.places), "place"),
        (len(annotation.attributions), "attribution"),
        (len(annotation.document.references), "reference"),
    )
    return ", ".join(count_words(number, what) for number, what in numbers if number) or "nothing"


def _entry(annotation: Annotation, number: int, href: str) -> _Listed:
    document = annotation.document
    return _Listed(
        number,
        href,
        document.title or document.name,
        published_words(document)[0],
        document.outlet or "",
        control_words(annotation.source.controlled_by),
        len(annotation.claims),
    )


def _many(listed: Sequence[_Listed]) -> str:
    return count_words(len(listed), "document").capitalize()


def _slug(name: str) -> str:
    """A name that every file system takes, made of the last part of a document's name."""
    last = name.rstrip("/").rpartition("/")[2].casefold()
    return _UNFIT.sub("-", last).strip("-")[:60].strip("-") or "document"


@cache
def _style() -> str:
    return style(_HERE, "shown.css")


@cache
def _environment() -> Environment:
    made = environment(_HERE)
    filters: dict[str, Callable[..., object]] = {"counted": count_words, "control": control_words}
    made.filters.update(filters)
    made.globals["sample"] = timeline.sample
    return made
