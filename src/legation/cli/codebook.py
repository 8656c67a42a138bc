"""``legation codebook``: what the codebook knows under a name, from when, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli import terminal
from legation.cli.reading import OwnCodebook, published_date

if TYPE_CHECKING:
    from legation.codebook import Codebook, Entry

_LISTS = ("official", "names", "abbreviations", "aliases", "adjectives", "people", "seats")


def codebook(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an id, a role noun, a town, a law.")],
    date: Annotated[
        str | None, typer.Option(metavar="DATE", callback=published_date, help="Only what holds on this day.")
    ] = None,
    own: OwnCodebook = None,
    json: Annotated[bool, typer.Option("--json", help="The entries as they are written, one a line.")] = False,
) -> None:
    """Print what the codebook knows under a name.

    Each entry with its names, offices, dates, source and the file it stands in. Exit status 1 where there is none.

    \b
    Example:
      legation codebook "Sergei Lavrov"
    """
    from legation.codebook import load

    book = load(own)
    found, others = list(entries(book, name, date)), list(_others(book, name))
    if not found and not others:
        terminal.say(f"{name}: the codebook has nothing under this name" + _near(book, name))
        raise typer.Exit(1)
    if json:
        import json as writer

        for entry, _ in found:
            terminal.put(writer.dumps({"kind": entry.kind, **book.written(entry)}, ensure_ascii=False))
        return
    for entry, why in found:
        for line in _shown(book.written(entry), entry, why):
            terminal.put(line)
    for line in others:
        terminal.put(line)


def entries(book: Codebook, name: str, date: str | None) -> Iterator[tuple[Entry, str]]:
    """The entries that a name may stand for, the likeliest first, each once, with how the name leads to it."""
    from legation.codebook import alive

    seen: set[tuple[str, str]] = set()
    spelled = book.spelled(name.split())
    alive_then = (n for n in book.find(name) if date is None or alive(n, date))
    ways: list[tuple[Entry, str]] = [(n.entry, n.use if n.use != "name" else "") for n in alive_then]
    ways += [(entry, "its id") for entry in book.by_id(name)]
    ways += [(spelled, "another spelling")] if spelled is not None else []
    ways += [(person, "family name") for person in book.family(name)]
    for entry, why in ways:
        if (entry.kind, entry.id) not in seen:
            seen.add((entry.kind, entry.id))
            yield entry, why


def _shown(raw: Mapping[str, Any], entry: Entry, why: str) -> Iterator[str]:
    yield f"{entry.name}  ({entry.kind} {entry.id}{f', by {why}' if why else ''})"
    belongs = " ".join(filter(None, (entry.country, entry.sector)))
    if belongs:
        yield _line("is", belongs)
    if entry.since or entry.until:
        yield _line("period", _period(raw))
    for field in _LISTS:
        texts = [_name(item) for item in ([raw[field]] if isinstance(raw.get(field), str) else raw.get(field) or ())]
        if texts:
            yield _line(field, ", ".join(texts))
    for language, texts in sorted((raw.get("self") or {}).items()):
        yield _line(f"in {language}", ", ".join(map(_name, texts)))
    for row in raw.get("capitals") or ():
        yield _line("capital", f"{row['name']}  {_period(row)}".rstrip())
    for row in raw.get("terms") or ():
        yield _line(_period(row), f"{row['office']}, {row.get('country')} {row.get('sector') or ''}".rstrip())
    members = [f"{row['country']} {_period(row)}".rstrip() for row in raw.get("members") or ()]
    if members:
        yield _line("members", ", ".join(members))
    control = raw.get("control")
    if control:
        yield _line("control", " ".join(filter(None, (control["kind"], control.get("by"), control.get("evidence")))))
    if raw.get("domains"):
        yield _line("domains", ", ".join(raw["domains"]))
    yield _line("source", f"{raw['source']}  gone over {raw['checked']}, in {raw['file']}")
    yield ""


def _others(book: Codebook, name: str) -> Iterator[str]:
    """What is known under a name beside the entries: role nouns, places, laws."""
    role = book.role(name.split())
    if role is not None and role.first == 0 and role.last == len(name.split()) - 1:
        whose = f", only in {role.country}" if role.country else f", mostly in {role.usual}" if role.usual else ""
        yield f"{role.noun}  (role noun)  {role.sector}{whose}"
    for place in book.places(name):
        kind = "region" if place.population is None else f"town of {place.population}"
        where = f"  {place.latitude}, {place.longitude}" if place.latitude is not None else ""
        yield f"{place.name}  ({kind})  {place.country}{where}"
    law = book.law(name)
    if law is not None:
        yield f"{law.name}  (law {law.id})  {law.issuer} {law.date or ''}  about {', '.join(law.states) or 'no state'}"
        yield _line("source", law.source or "")


def _line(label: str, text: str) -> str:
    return f"  {label:<24}{text}"


def _period(raw: Mapping[str, Any]) -> str:
    return f"{raw.get('from') or ''}..{raw.get('until') or ''}" if raw.get("from") or raw.get("until") else ""


def _name(item: Any) -> str:
    if isinstance(item, str):
        return item
    text = str(item.get("text") or item.get("name"))
    return f"{text} [{_period(item)}]" if _period(item) else text


def _near(book: Codebook, name: str) -> str:
    """A few names that are written nearly so."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(book.names()), n=3, cutoff=0.75)
    return f"; nearest: {', '.join(near)}" if near else ""
