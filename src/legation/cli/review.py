"""``legation review``: the doubtful claims one after the other, to be accepted, corrected or rejected."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation import __version__
from legation.cli import terminal
from legation.cli.dossier import state
from legation.cli.judge import PATIENCE, Who, change, line, name_of
from legation.cli.reading import RecordFile
from legation.cli.viewing import viewed
from legation.errors import RecordError, SettingError

if TYPE_CHECKING:
    from legation.record import Filed, Happening, View
    from legation.record.judgements import Verdict
    from legation.record.rows import Key

KEYS = {
    "a": "accept",
    "e": "correct a field",
    "r": "reject",
    "s": "split it from its happening",
    "m": "merge its happening with another",
    "u": "undo your last judgement",
    "n": "next, say nothing",
    "q": "quit",
    "?": "these keys",
}
_CONTEXT = 200
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def review(
    record: RecordFile,
    pair: Annotated[
        list[str] | None, typer.Argument(metavar="[STATE STATE]", help="Only what concerns two states.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="So many claims at most.")] = 100,
    who: Who = None,
) -> None:
    """Walk through the most doubtful claims.

    These are claims that nobody has looked at, those first with little confidence, with flags, those that somebody
    denies, and those whose happening others tell otherwise. One key each: a accept, e edit, r reject, s split, m
    merge, u undo, n next, q quit, ? help. The record is open only while something is written, so that several
    people can review at once.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      echo q | legation review --record record.duckdb
    """
    given = pair or []
    if len(given) not in (0, 2):
        raise typer.BadParameter("name two states, or none")
    states: tuple[str, str] | None = (state(given[0]), state(given[1])) if given else None
    with viewed(record) as view:
        queue = [key for key, _ in view.doubtful(states, most=most)]
    terminal.put(f"{len(queue)} claims that nobody has looked at" if queue else "nothing is left to look at")
    walk = _Walk(Path(record), name_of(who))
    for number, key in enumerate(queue, 1):
        if not walk.look(key, f"{number}/{len(queue)}"):
            break
    terminal.put(f"{walk.said} judgements")


@dataclass(slots=True)
class _Seen:
    """A claim as it was shown."""

    key: Key
    filed: Filed
    happening: Happening


class _Walk:
    """One person's way through the doubtful claims."""

    def __init__(self, record: Path, who: str) -> None:
        self._record = record
        self._who = who
        self._last: list[str] = []
        self.said = 0

    def look(self, key: Key, place: str) -> bool:
        """Show a claim and do what is asked until it is done with; False to end."""
        seen = self._shown(key, place)
        while seen is not None:
            pressed = _key("> ")
            if pressed in ("q", ""):
                return False
            if pressed == "n":
                return True
            if pressed == "?":
                for letter, meaning in KEYS.items():
                    terminal.put(f"  {letter}  {meaning}")
                continue
            done = self._done(pressed, seen)
            if done is None:
                seen = self._shown(key, place)
            elif done:
                return True
        return True

    def _done(self, pressed: str, seen: _Seen) -> bool | None:
        """Whether that was the last word on the claim; None where it has changed and is to be shown again."""
        acts: dict[str, Callable[[_Seen], bool]] = {
            "a": lambda seen: self._judge("accept", [seen.key], seen),
            "e": self._edit,
            "r": lambda seen: self._judge("reject", [seen.key], seen, why=_line("why? ")),
            "s": self._split,
            "m": self._merge,
            "u": self._undo,
        }
        if pressed not in acts:
            terminal.put("  no such key; ? lists them")
            return False
        try:
            return acts[pressed](seen)
        except SettingError as wrong:
            terminal.put(f"  {wrong}")
            return False
        except RecordError as failed:
            terminal.put(f"  {failed}")
            return None

    def _judge(self, verdict: Verdict, keys: list[Key], seen: _Seen, **more: Any) -> bool:
        looked_at = {seen.key: seen.filed.edition} if seen.key in keys else {}
        self._last.append(self._say(verdict, keys, seen=looked_at, **more))
        self.said += 1
        return True

    def _say(self, verdict: Verdict, keys: Sequence[Key] = (), **more: Any) -> str:
        """File a judgement and print it; its id."""
        from legation.record import Writer

        with Writer(self._record, coder=__version__, patience=PATIENCE) as writer:
            said = writer.judge(verdict, keys, who=self._who, **more)
        terminal.put(f"  {line(said)}")
        return said.id

    def _edit(self, seen: _Seen) -> bool:
        field, value = change(_line("field=value: "))
        return self._judge("correct", [seen.key], seen, changes={field: value}, why=_line("why? "))

    def _split(self, seen: _Seen) -> bool:
        rest = [key for key in seen.happening.members if key != seen.key]
        if not rest:
            raise SettingError("it is the only claim of its happening")
        return self._judge("split", [seen.key], seen, other=rest, why=_line("why? "))

    def _merge(self, seen: _Seen) -> bool:
        from legation.record import View

        with View(self._record) as view:
            others = _others(view, seen)
            for other in others:
                (first,) = view.of([other.members[0]])
                terminal.put(f"  {first.claim.id[:8]}  {_told(first)}")
            named = view.named(_line("with which claim? ").strip() or "nothing")
        if len(named) != 1:
            raise SettingError("no one claim has this id")
        return self._judge("merge", [seen.key, named[0]], seen, why=_line("why? "))

    def _undo(self, seen: _Seen) -> bool:
        if not self._last:
            raise SettingError("you have said nothing yet")
        self._say("undo", undone=self._last[-1])
        self._last.pop()
        return False

    def _shown(self, key: Key, place: str) -> _Seen | None:
        from legation.record import View

        with View(self._record) as view:
            found = view.of([key])
            if not found:
                return None
            filed = found[0]
            (happening,) = view.happenings([key])
            (entry,) = view.documents([filed.digest])
            members = [one for one in view.of(happening.members) if one.key != key]
            contests = view.contests([key])
            against = [one for c in contests for one in view.of([*c.says, *c.denies]) if one.key != key]
        claim = filed.claim
        source = " · ".join(
            part for part in (claim.document.outlet, claim.document.title, claim.document.published) if part
        )
        terminal.put("")
        _show(terminal.visible(f"[{place}] {claim.id}  {source or claim.document.name}"), 0)
        _show(_context(entry.document.text, filed))
        _show(_told(filed))
        _show(
            terminal.visible(f"confidence {claim.confidence:.2f}{', ' + ', '.join(claim.flags) if claim.flags else ''}")
        )
        for why in claim.because:
            _show(terminal.visible(f"- {why}"))
        for one in members:
            _show(f"also told: {_told(one)}")
        for one in against:
            _show(f"against it: {_told(one)}")
        return _Seen(key, filed, happening)


def _others(view: View, seen: _Seen, most: int = 9) -> list[Happening]:
    """Happenings of the same two states, which it may be one with."""
    claim = seen.filed.claim
    countries = sorted({p.country for p in (*claim.actors, *claim.recipients) if p.country})[:2]
    if len(countries) < 2:
        return []
    keys = [f.key for f in view.filed((countries[0], countries[1]), kind=claim.kind) if f.key != seen.key]
    return [h for h in view.happenings(keys) if h.id != seen.happening.id][:most]


def _told(filed: Filed) -> str:
    """A claim on one line."""
    claim = filed.claim
    actors, recipients = (
        ", ".join(p.country or p.name for p in side) or "?" for side in (claim.actors, claim.recipients)
    )
    what = claim.event or claim.kind
    details = " ".join(part for part in (claim.mode, claim.cameo, claim.office, claim.title) if part)
    speakers = " > ".join(a.name for a in claim.attribution)
    said = f"{actors} {what} {recipients}" if claim.recipients or claim.kind == "event" else f"{actors} {what}"
    return terminal.visible(
        f"{said}{f' ({details})' if details else ''}, {claim.status}, {claim.when.edtf or 'no date'}"
        f"{f', according to {speakers}' if speakers else ''}"
    )


def _context(text: str, filed: Filed) -> str:
    """The words around a claim, those of its evidence marked and those of its action more so."""
    evidence, trigger = filed.claim.evidence[0], filed.claim.trigger
    first, last = max(0, evidence.start - _CONTEXT), min(len(text), evidence.end + _CONTEXT)
    bold = sys.stdout.isatty()
    inner = terminal.visible(text[evidence.start : evidence.end])
    if trigger is not None and evidence.start <= trigger.start and trigger.end <= evidence.end:
        pieces = (
            text[evidence.start : trigger.start], text[trigger.start : trigger.end], text[trigger.end : evidence.end],
        )  # fmt: skip
        before, words, after = map(_flat, pieces)
        inner = f"{before}{_BOLD}{words}{_PLAIN}{after}" if bold else f"{before}[{words}]{after}"
    return f"…{_flat(text[first : evidence.start])}«{inner}»{_flat(text[evidence.end : last])}…"


def _show(words: str, indent: int = 2) -> None:
    """Print a line, broken between words where a terminal is too narrow for it."""
    margin = " " * indent
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    if width <= 0:
        terminal.put(margin + words)
        return
    for each in textwrap.wrap(words, max(width, 20), initial_indent=margin, subsequent_indent=margin):
        terminal.put(each)


def _flat(text: str) -> str:
    return terminal.visible(" ".join(text.split(" ")).replace("\n", " "))


def _key(prompt: str) -> str:
    """A key from the keyboard, or the first letter of a line of standard input; empty where there is no more."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    if sys.stdin.isatty():
        pressed = typer.getchar()
        terminal.put(terminal.visible(pressed))
        return "q" if pressed in ("\x03", "\x04") else "n" if pressed in ("\r", "\n", " ") else pressed
    read = sys.stdin.readline()
    return "" if not read else (read.strip()[:1] or "n")


def _line(prompt: str) -> str:
    """A line from the keyboard or of standard input."""
    sys.stdout.write(f"  {prompt}")
    sys.stdout.flush()
    return sys.stdin.readline().rstrip("\n")
