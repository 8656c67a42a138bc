"""Frames: which verbs, nouns and adjectives, with what arguments, mean which PLOVER event; noun classes; cue words.

A frame speaks of roles (``subject``, ``object``, ``second`` for the object a passive keeps, ``dative``, ``whence``,
``possessive``, ``modifier``, ``clause``, and one role for every preposition) and of the words in them: a lemma, a
class of nouns (``@weapons``), anybody who can act (``@actor``), or anything at all (``*``). Events, modes and
contexts are PLOVER 2.0's, codes CAMEO's. The data are our own compilation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, cast

from legation.errors import CodebookError

Status = Literal["asserted", "alleged", "denied", "planned", "intended", "conditional", "negated"]
Stance = Literal["neutral", "distancing", "endorsing", "denying"]
Attitude = Literal["clause", "thing", "state", "noun"]
CueKind = Literal["verb", "noun", "adjective", "adverb", "auxiliary", "preposition", "passive"]
Control = Literal["subject", "object"]
Conditions = Mapping[str, tuple[str, ...]]

STATUSES = ("asserted", "alleged", "denied", "planned", "intended", "conditional", "negated")
STANCES = ("neutral", "distancing", "endorsing", "denying")
ATTITUDES = ("clause", "thing", "state", "noun")
CUE_KINDS = ("verb", "noun", "adjective", "adverb", "auxiliary", "preposition", "passive")
GRAMMATICAL = frozenset({"subject", "object", "second", "dative", "whence", "possessive", "modifier", "clause"})
_PREPOSITIONS = """
about across after against along alongside among around as at before behind between by for from in inside into like near
of off on out outside over past through to toward towards under upon via with within without
"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
ROLES = GRAMMATICAL | PREPOSITIONS

# The CAMEO codes of a PLOVER event, by their beginnings, as PLOVER's mapping file has them; besides, 016 (deny) is
# REJECT, 017 to 019 (symbolic act, empathy, accord) SUPPORT, 116 (find guilty) also SANCTION/convict.
ROOTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "AGREE": ("03",),
        "CONSULT": ("04",),
        "SUPPORT": ("05", "017", "018", "019"),
        "CONCEDE": ("080", "081", "082", "083"),
        "COOPERATE": ("06",),
        "AID": ("07",),
        "RETREAT": ("0813", "0814", "083", "084", "085", "086", "087"),
        "REQUEST": ("10",),
        "ACCUSE": ("09", "11"),
        "REJECT": ("12", "016"),
        "THREATEN": ("13",),
        "PROTEST": ("14",),
        "SANCTION": ("16", "116"),
        "MOBILIZE": ("15",),
        "COERCE": ("17", "191", "192"),
        "ASSAULT": ("1712", "175", "18", "190", "193", "194", "195", "196", "20"),
    }
)

_FIELD_NAMES = """
id verbs nouns adjectives if unless event mode cameo contexts actor recipient noun_actor noun_recipient reciprocal
parties implies content content_subject priority example gives
"""
_FIELDS = frozenset(_FIELD_NAMES.split())
_NOUN_ACTOR = ("by", "possessive", "modifier", "of", "between")
_NOUN_RECIPIENT = ("on", "against", "to", "of", "with", "for", "in")
_PARTY = r"[A-Z]{3}(?:\+[A-Z]{3})*"
_GIVES = re.compile(rf"{_PARTY}(?: > {_PARTY})?")


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that mean an event, and who stands where around them.

    ``verbs`` are lemmas, with their particle, preposition or following words where they need one ("shoot down",
    "call on", "take part"); ``nouns`` action nouns, ``adjectives`` predicative ones. All ``conditions`` must hold, and
    none of ``unless``: the role holds one of the words. ``actor`` and ``recipient`` name roles in order of preference,
    for nouns ``noun_actor`` and ``noun_recipient``. ``reciprocal`` events have parties on equal footing; ``parties``
    is how many the event needs at least. ``implies`` is the status of what stands in the ``content`` roles, and
    ``content_subject`` says who would do that. Higher ``priority`` wins among fitting frames of one trigger.
    ``gives`` is what ``example`` must yield: ``ACTOR+ACTOR > RECIPIENT``.
    """

    id: str
    event: str
    cameo: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    conditions: Conditions = field(default_factory=dict, hash=False)
    unless: Conditions = field(default_factory=dict, hash=False)
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    noun_actor: tuple[str, ...] = _NOUN_ACTOR
    noun_recipient: tuple[str, ...] = _NOUN_RECIPIENT
    reciprocal: bool = False
    parties: int = 1
    implies: Status | None = None
    content: tuple[str, ...] = ()
    content_subject: Control | None = None
    priority: int = 0
    example: str = ""
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports, hedges, intends, denies or cancels.

    ``reports`` is true for words that say who says so, with their ``stance``; ``status`` is what the word makes of
    its complement, None where the complement keeps its own.
    """

    lemma: str
    kind: CueKind
    stance: Stance = "neutral"
    status: Status | None = None
    reports: bool = False


class Nouns:
    """The classes of words that frames name with ``@class``."""

    def __init__(self, raw: Any) -> None:
        """Read ``nouns.yaml``: class to a list of lemmas or phrases; raises CodebookError where it is none."""
        if not isinstance(raw, Mapping):
            raise CodebookError("nouns.yaml", "file", "is no mapping of classes to words")
        self._members = {
            str(name): frozenset(_split(_words("nouns.yaml", str(name), "words", words))) for name, words in raw.items()
        }
        self._of: dict[str, set[str]] = {}
        for name, members in self._members.items():
            for word in members:
                self._of.setdefault(word, set()).add(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def members(self, name: str) -> frozenset[str]:
        """The words of a class, none where it is unknown (``actor`` is no class: the matcher knows who can act)."""
        return self._members.get(name, frozenset())

    def of(self, word: str) -> frozenset[str]:
        """The classes that a word (or phrase) belongs to, none where it is unknown."""
        return frozenset(self._of.get(word, ()))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What frames may name: events with their modes, contexts, CAMEO codes, classes of nouns."""

    modes: Mapping[str, Collection[str]]
    contexts: Collection[str]
    codes: Collection[str]
    classes: Collection[str]


def frames_of(raw: Any) -> tuple[Frame, ...]:
    """The frames of the raw tables, ``{file stem: [entry, …]}``; raises CodebookError for the first malformed entry."""
    if not isinstance(raw, Mapping):
        raise CodebookError("frames", "folder", "is no mapping of files to entries")
    return tuple(_frame(f"frames/{stem}.yaml", entry) for stem, entries in raw.items() for entry in entries or ())


def problems(frames: Iterable[Frame], vocabulary: Vocabulary) -> Iterator[CodebookError]:
    """What the frames name that does not exist or does not fit, each with its frame."""
    seen: set[str] = set()
    for frame in frames:
        reasons = ["the id stands twice"] if frame.id in seen else []
        seen.add(frame.id)
        for reason in (
            *reasons,
            *_wrong_codes(frame, vocabulary),
            *_wrong_words(frame, vocabulary),
            *_wrong_example(frame),
        ):
            yield CodebookError(f"frames/{frame.event.lower()}.yaml", frame.id, reason)


def cues_of(raw: Any) -> tuple[Cue, ...]:
    """The cues of ``cues.yaml``, one for each word of a kind; raises CodebookError for the first malformed entry.

    A word may both report and set a status ("warn", "predict"); its two entries become one cue.
    """
    if not isinstance(raw, Mapping) or not {"reporting", "status", "attitude"} >= set(raw):
        raise CodebookError("cues.yaml", "file", "has other parts than reporting, status and attitude")
    found: dict[tuple[CueKind, str], Cue] = {}
    for kind, stance, word in _entries(raw, "reporting", STANCES):
        implied = {"distancing": "alleged", "denying": "denied"}.get(stance)
        found[kind, word] = Cue(word, kind, cast(Stance, stance), cast("Status | None", implied), reports=True)
    for kind, status, word in _entries(raw, "status", STATUSES):
        before = found.get((kind, word))
        if before is not None and before.status not in (None, status):
            raise CodebookError("cues.yaml", word, f"is {before.status} and {status}")
        told = before or Cue(word, kind)
        found[kind, word] = Cue(word, kind, told.stance, cast(Status, status), told.reports)
    return tuple(found.values())


def attitudes_of(raw: Mapping[str, Any]) -> dict[str, frozenset[Attitude]]:
    """The attitude verbs of ``cues.yaml``: what each takes; raises CodebookError for the first malformed entry."""
    found: dict[str, frozenset[Attitude]] = {}
    for takes, words in (raw.get("attitude") or {}).items():
        if takes not in ATTITUDES:
            raise CodebookError("cues.yaml", f"attitude: {takes}", f"is none of {', '.join(ATTITUDES)}")
        for word in _words("cues.yaml", "attitude", takes, words):
            found[word] = found.get(word, frozenset()) | {cast(Attitude, takes)}
    return found


def _entries(raw: Mapping[str, Any], part: str, values: Collection[str]) -> Iterator[tuple[CueKind, str, str]]:
    seen: set[tuple[str, str]] = set()
    for kind, groups in (raw.get(part) or {}).items():
        if kind not in CUE_KINDS or not isinstance(groups, Mapping):
            raise CodebookError("cues.yaml", f"{part}: {kind}", "is no known kind of word")
        for value, words in groups.items():
            if value not in values:
                raise CodebookError("cues.yaml", f"{part}: {kind}: {value}", f"is none of {', '.join(values)}")
            for word in _words("cues.yaml", f"{part}: {kind}", str(value), words):
                if (kind, word) in seen:
                    raise CodebookError("cues.yaml", word, f"stands twice among the {part} words of kind {kind}")
                seen.add((kind, word))
                yield cast(CueKind, kind), str(value), word


def _frame(file: str, raw: Any) -> Frame:
    key = str(raw.get("id")) if isinstance(raw, Mapping) else str(raw)[:40]
    if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str):
        raise CodebookError(file, key, "is no entry with an id")
    unknown = set(raw) - _FIELDS
    if unknown:
        raise CodebookError(file, key, f"unknown field {sorted(map(str, unknown))[0]!r}")

    def words(name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        return default if raw.get(name) is None else _words(file, key, name, raw[name])

    def roles(name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        found = words(name, default)
        for role in found:
            _role(file, key, role)
        return found

    def one_of(name: str, values: Collection[str]) -> Any:
        value = raw.get(name)
        if value is not None and value not in values:
            raise CodebookError(file, key, f"{name} {value!r} is none of {', '.join(values)}")
        return value

    for name in ("event", "cameo", "example", "gives"):
        if not isinstance(raw.get(name), str):
            raise CodebookError(file, key, f"{name} is missing or no text")
    for name, kind in (("priority", int), ("parties", int), ("reciprocal", bool)):
        if name in raw and not isinstance(raw[name], kind):
            raise CodebookError(file, key, f"{name} is no {kind.__name__}")
    return Frame(
        raw["id"], raw["event"], raw["cameo"], raw.get("mode"), words("contexts"),
        words("verbs"), words("nouns"), words("adjectives"),
        _conditions(file, key, raw.get("if")), _conditions(file, key, raw.get("unless")),
        roles("actor", ("subject",)), roles("recipient", ("object",)),
        roles("noun_actor", _NOUN_ACTOR), roles("noun_recipient", _NOUN_RECIPIENT),
        raw.get("reciprocal", False), raw.get("parties", 1), one_of("implies", STATUSES), roles("content", ()),
        one_of("content_subject", ("subject", "object")), raw.get("priority", 0), raw["example"], raw["gives"],
    )  # fmt: skip


def _conditions(file: str, key: str, raw: Any) -> Conditions:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise CodebookError(file, key, "a condition is no mapping of roles to words")
    for role in raw:
        _role(file, key, role)
    return {role: _words(file, key, role, raw[role]) for role in raw}


def _role(file: str, key: str, role: Any) -> None:
    if role not in ROLES:
        raise CodebookError(file, key, f"unknown role {role!r}")


def _words(file: str, key: str, name: str, raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, Sequence) or isinstance(raw, str) or (not raw and name != "contexts"):
        raise CodebookError(file, key, f"{name} is no list of words")
    for word in raw:
        if not isinstance(word, str) or word != word.strip() or not word:
            raise CodebookError(file, key, f"{name} holds {word!r}, which is no word")
    if len(set(raw)) != len(raw):
        raise CodebookError(file, key, f"{name} holds a word twice")
    return tuple(raw)


def _split(words: Iterable[str]) -> Iterator[str]:
    """The words, and hyphenated ones also as parsers split them ("cease - fire")."""
    for word in words:
        yield word
        if "-" in word:
            yield word.replace("-", " - ")


def _wrong_codes(frame: Frame, known: Vocabulary) -> Iterator[str]:
    if frame.event not in known.modes:
        yield f"unknown event {frame.event!r}"
        return
    if frame.mode is not None and frame.mode not in known.modes[frame.event]:
        yield f"{frame.event} has no mode {frame.mode!r}"
    if frame.cameo not in known.codes:
        yield f"unknown CAMEO code {frame.cameo!r}"
    if not frame.cameo.startswith(ROOTS[frame.event]):
        yield f"CAMEO {frame.cameo} does not fit {frame.event}"
    yield from (f"unknown context {context!r}" for context in frame.contexts if context not in known.contexts)


def _wrong_words(frame: Frame, known: Vocabulary) -> Iterator[str]:
    if not (frame.verbs or frame.nouns or frame.adjectives):
        yield "no word triggers it"
    for words in (*frame.conditions.values(), *frame.unless.values()):
        for word in words:
            if word.startswith("@") and word != "@actor" and word[1:] not in known.classes:
                yield f"unknown class {word!r}"
    if (frame.implies is None) != (frame.content_subject is None) and not frame.content:
        yield "implies a status, but says not of what"


def _wrong_example(frame: Frame) -> Iterator[str]:
    if not frame.example.endswith((".", "!")):
        yield "the example is no sentence"
    if not _GIVES.fullmatch(frame.gives):
        yield f"gives {frame.gives!r}, which is not ACTOR > RECIPIENT in three-letter codes"
