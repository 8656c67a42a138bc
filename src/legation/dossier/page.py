"""A pair's dossier: a page that stands by itself, and its data beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from legation.claims.canonical import as_json, line
from legation.claims.claim import Kind
from legation.dossier import timeline
from legation.dossier.citation import citation, safe_url
from legation.dossier.lead import lead
from legation.dossier.line import Line, lines
from legation.dossier.sheet import environment, fingerprint, put, style
from legation.dossier.wording import STATUSES, control_words, count_words, date_words, published_words, state_name
from legation.errors import SettingError
from legation.record import Contest, Entry, Filed, Pair, View, Voice, accounts, independent, voice
from legation.record.rows import Key

_CODE = re.compile(r"[A-Z]{3}")
_STANDING: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Diplomatic missions", ("mission",)),
    ("In office", ("office",)),
    ("Honours", ("honour",)),
    ("Agreements and laws", ("agreement", "law")),
    ("Relations", ("relation",)),
)
_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was written: ``paths`` are the page, its claims (JSON lines) and its sources (JSON)."""

    paths: tuple[Path, Path, Path]
    claims: int
    documents: int
    contested: int


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    anchor: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One voice of a contest; ``country`` is the name of the state it speaks for, where its own name is not that."""

    line: Line
    voice: Voice
    control: str
    country: str


@dataclass(frozen=True, slots=True)
class _Contested:
    """The sides of a contest, each in order of time, and how many independent voices either has."""

    title: str
    because: str
    says: tuple[_Said, ...]
    denies: tuple[_Said, ...]
    voices: tuple[int, int]


def write(view: View, a: str, b: str, folder: Path) -> Dossier:
    """Write ``<a>-<b>.html``, ``<a>-<b>.claims.jsonl`` and ``<a>-<b>.sources.json`` into a folder, made if need be.

    ``a`` and ``b`` are codes of states. Each file is written aside and renamed. Raises SettingError where a code
    is none, both are one, or the folder cannot be written to.
    """
    for code in (a, b):
        if not _CODE.fullmatch(code):
            raise SettingError(f"{code}: not a code of three letters")
    pair = view.pair(a, b)
    names = [folder / f"{a}-{b}.{ending}" for ending in ("html", "claims.jsonl", "sources.json")]
    claims = "".join(f"{line(as_json(filed.claim))}\n" for filed in pair.filed)
    sources = json.dumps(_sources(pair), ensure_ascii=True, indent=1) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in zip(names, (render(pair), claims, sources), strict=True):
            put(path, text)
    except OSError as error:
        raise SettingError(f"{folder}: the dossier cannot be written here: {error.strerror or error}") from error
    return Dossier((names[0], names[1], names[2]), len(pair.filed), len(pair.entries), len(pair.contests))


def render(pair: Pair) -> str:
    """The page as HTML; the same pair makes the same page, to the byte."""
    ordered = _ordered(pair.filed)
    made = lines(pair, ordered)
    shown = list(made.values())
    sections = _sections(shown)
    events = [one for one in shown if one.claim.kind == "event"]
    figured = sorted(
        (one for one in shown if timeline.dated(one.claim.when)),
        key=lambda one: (timeline.order(one.claim.when), one.number),
    )
    css = _style()
    return (
        _environment()
        .get_template("pair.html.j2")
        .render(
            css=Markup(css),
            css_hash=fingerprint(css),
            names=(state_name(pair.a), state_name(pair.b)),
            pair=pair,
            files=(f"{pair.a}-{pair.b}.claims.jsonl", f"{pair.a}-{pair.b}.sources.json"),
            lead=lead(pair, shown),
            sections=sections,
            axis=timeline.axis([one.claim.when for one in figured]),
            figured=figured,
            undated=[one for one in shown if not timeline.dated(one.claim.when)],
            statuses=[(s, words) for s, words in STATUSES.items() if any(one.claim.status == s for one in shown)],
            events=[one for one in events if timeline.dated(one.claim.when)],
            undated_events=[one for one in events if not timeline.dated(one.claim.when)],
            contests=[_contested(contest, made, pair.originals) for contest in pair.contests],
            sources=[_source(number, entry, shown) for number, entry in enumerate(pair.entries, start=1)],
            by_key={f"{key[0]}/{key[1]}": one for key, one in made.items()},
            definitions=timeline.definitions(),
            sample=timeline.sample,
        )
    )


def _ordered(filed: Iterable[Filed]) -> list[Filed]:
    """The claims as the page lists them: standing facts by section, then events by time, undated last."""
    rank = {kind: n for n, (_, kinds) in enumerate(_STANDING) for kind in kinds}

    def place(one: Filed) -> tuple[Any, ...]:
        when = one.claim.when
        return rank.get(one.claim.kind, len(rank)), not timeline.dated(when), timeline.order(when), one.order

    return sorted(filed, key=place)


def _sections(shown: Sequence[Line]) -> list[_Section]:
    return [
        _Section(title, kinds[0], tuple(one for one in shown if one.claim.kind in kinds)) for title, kinds in _STANDING
    ]


def _contested(contest: Contest, made: dict[Key, Line], originals: Mapping[str, str]) -> _Contested:
    def said(key: Key) -> _Said:
        one = made[key]
        denial = made.get((key[0], one.claim.denied_by)) if one.claim.denied_by else None
        who = voice(one.claim, denial.claim if denial else None)
        state = state_name(who.country) if who.country else ""
        return _Said(one, who, control_words(who.controlled_by), "" if state == who.name else state)

    sides = [
        accounts([(one.line.filed, one.voice) for one in map(said, keys)], originals)
        for keys in (contest.says, contest.denies)
    ]
    says, denies = (tuple(said(one.key) for one in side) for side in sides)
    # What is denied names the matter; what is said of it may be only that somebody accuses.
    denied = made[contest.denies[0]]
    words = denied.claim.trigger.text if denied.claim.trigger else denied.action
    title = " → ".join(name for name in (denied.actors, denied.recipients) if name)
    return _Contested(
        f"{title}: “{words}”",
        contest.because,
        says,
        denies,
        (len(independent(sides[0])), len(independent(sides[1]))),
    )


def _source(number: int, entry: Entry, shown: Sequence[Line]) -> dict[str, Any]:
    document = entry.document
    mine = [one for one in shown if one.filed.digest == entry.digest]
    used = {n for one in mine for n in one.claim.citations}
    used |= {link.citation for one in mine for link in one.claim.attribution if link.citation is not None}
    published, basis = published_words(document)
    excluded: dict[str, list[tuple[int, int, str]]] = {}
    for region in document.excluded:
        excluded.setdefault(region.reason, []).append((region.start, region.end, _excerpt(document.text, region)))
    return {
        "number": number,
        "entry": entry,
        "document": document,
        "published": published,
        "basis": basis,
        "control": control_words(entry.controlled_by),
        "url": safe_url(document.url),
        "claims": len(mine),
        "references": [citation(r) for r in document.references if r.number in used],
        "others": sum(r.number not in used for r in document.references),
        "excluded": excluded,
    }


def _excerpt(text: str, region: Any) -> str:
    words = " ".join(text[region.start : min(region.end, region.start + 2 * _EXCERPT)].split())
    return words if len(words) <= _EXCERPT and region.end - region.start <= 2 * _EXCERPT else f"{words[:_EXCERPT]}…"


def _sources(pair: Pair) -> dict[str, Any]:
    """The documents of a pair as data; nothing in it depends on when the record took them in."""
    return {
        "pair": [{"code": code, "name": state_name(code)} for code in (pair.a, pair.b)],
        "documents": [
            {
                **{
                    name: getattr(entry.document, name)
                    for name in ("id", "name", "title", "published", "published_basis", "published_evidence", "outlet")
                },
                "url": entry.document.url,
                "controlled_by": entry.controlled_by,
                "genre": entry.document.genre,
                "sha256": entry.digest,
                "references": [{"number": r.number, **r.csl} for r in entry.document.references],
                "excluded": [asdict(region) for region in entry.document.excluded],
            }
            for entry in pair.entries
        ],
        "refused": [{"name": refusal.name, "reason": refusal.reason} for refusal in pair.refusals],
    }


@cache
def _style() -> str:
    return style("legation.dossier", "dossier.css")


@cache
def _environment() -> Environment:
    made = environment("legation.dossier")
    filters: dict[str, Callable[..., object]] = {
        "counted": count_words,
        "in_words": date_words,
        "control": control_words,
        "state": state_name,
    }
    made.filters.update(filters)
    return made
