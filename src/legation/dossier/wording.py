"""Dates, statuses and chains of attribution in words."""

from __future__ import annotations

import re

from legation.claims.claim import Attribution, Claim, Status
from legation.codebook import load
from legation.codebook.plover import bodies
from legation.documents.document import Document
from legation.evidence import When

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MARKS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}

STATUSES: dict[Status, str] = {
    "asserted": "stated as fact",
    "alleged": "claimed without proof",
    "denied": "said not to be so",
    "negated": "stated as not having happened",
    "planned": "announced or scheduled",
    "intended": "wished, offered or considered",
    "conditional": "only under a condition",
}
"""The statuses in the order of a legend, each with what it means."""

# Cues that name a source without being what it does: "according to the ministry".
_PREPOSITIONS = frozenset({"according to", "as per", "attributed to", "by", "citing", "per", "quoting", "via"})

# Verbs of saying that can end a sentence and add nothing to "according to".
_PLAIN_VERBS = frozenset({"said", "says", "reported", "reports", "stated", "states", "wrote", "writes"})

# Characters that turn the direction of what follows them, and control characters: shown, so that they do nothing.
# Half of a surrogate pair, which a file name of undecodable bytes may hold, cannot be written at all.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_BASES = {
    "given": "as given with the document",
    "metadata": "from its metadata",
    "dateline": "from its dateline",
    "url": "from its address",
    "json-ld": "from its metadata (JSON-LD)",
    "feed": "from the feed that announced it",
    "inferred": "inferred",
}


def visible(text: str) -> str:
    """The text with characters that would mislead a reader replaced by their numbers, such as ⟨U+202E⟩."""
    return _UNSEEN.sub(lambda m: " " if m.group() == "\r" else f"⟨U+{ord(m.group()):04X}⟩", text)


def state_name(code: str) -> str:
    """The name of a state, or of the body that one of PLOVER's codes stands for; the code where it is unknown."""
    state = load().state(code)
    return state.name if state else bodies().get(code, code)


def date_words(edtf: str) -> str:
    """One EDTF date, no interval, in words: ``23 April 2018``, ``the 1960s``; as it is where it is none."""
    bare, mark = (edtf[:-1], _MARKS[edtf[-1]]) if edtf[-1:] in _MARKS else (edtf, "")
    found = re.fullmatch(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?", bare)
    if not found:
        return edtf
    year, month, day = found.groups()
    if year.endswith("XX"):
        return f"{mark}the {year[:2]}00s"
    if year.endswith("X"):
        return f"{mark}the {year[:3]}0s"
    if month in _SEASONS:
        return f"{mark}{_SEASONS[month]} {year}"
    if month is None or not 1 <= int(month) <= 12:
        return f"{mark}{year}"
    named = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{mark}{int(day)} {named}" if day else f"{mark}{named}"


def published_words(document: Document) -> tuple[str, str]:
    """When a document was published, in words, and how that is known; the second is empty where nothing is known."""
    basis = _BASES.get(document.published_basis or "", document.published_basis or "")
    evidence = f": “{document.published_evidence}”" if document.published_evidence else ""
    return date_words(document.published) if document.published else "no date known", f"{basis}{evidence}"


def when_words(when: When) -> str:
    """When, in words: ``19 April 2018``, ``by 2007``, ``since the 1960s``, ``in March 2018 or earlier``."""
    if not when.edtf or when.edtf in ("..", "../.."):
        return f"“{when.text}”, not dated" if when.text else "no date given"
    first, slash, last = when.edtf.partition("/")
    if not slash:
        return date_words(first)
    if first in ("", ".."):
        return f"by {date_words(last)}" if when.text else f"{_on(last)} or earlier"
    if last in ("", ".."):
        return f"since {date_words(first)}" if when.text else f"{_on(first)} or later"
    if (when.text or "").casefold().startswith("between"):
        return f"between {date_words(first)} and {date_words(last)}"
    return f"{date_words(first)} to {date_words(last)}"


def _on(edtf: str) -> str:
    day = len(edtf.rstrip("?~%")) == len("2018-04-23")
    return f"{'on' if day else 'in'} {date_words(edtf)}"


def basis_words(when: When) -> str:
    """How the date was arrived at, in words; empty where the text says it plainly or nothing is known."""
    if when.basis == "relative":
        return f"“{when.text}”, counted from the date of publication" if when.text else "counted from publication"
    words = {"published": "only the date of publication is known", "inferred": "inferred", "bounded": "a bound"}
    return words.get(when.basis, "")


def control_words(country: str | None) -> str:
    """``state media of Syria``; empty where no government controls the voice."""
    return f"state media of {state_name(country)}" if country else ""


def chain_words(claim: Claim) -> str:
    """Who says so, outermost first: ``The Bergen Gazette, citing a United Nations report, which alleged``.

    Empty where the document speaks in its own voice.
    """
    chain = claim.attribution
    if not chain:
        return ""
    works = [link for link in chain if link.role == "cited work"]
    rest = [link for link in chain if link.role != "cited work"]
    groups = ([_listed(works)] if works else []) + [_named(link) for link in rest]
    said = groups[0] if len(groups) > 1 else f"according to {groups[0]}"
    return _capital(", citing ".join([said, *groups[1:]]) + _verb(chain[-1], claim.status, alone=len(groups) == 1))


def _listed(works: list[Attribution]) -> str:
    names = [_named(work) for work in works]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _named(link: Attribution) -> str:
    """The words of the text where they hold the name ("a United Nations report"), else the name."""
    name = f"the {link.name[4:]}" if link.name.startswith("The ") else link.name
    words = link.text if link.text and link.name.casefold() in link.text.casefold() and len(link.text) < 80 else None
    control = control_words(link.controlled_by)
    return f"{words or name} ({control})" if control else words or name


def _verb(link: Attribution, status: Status, *, alone: bool) -> str:
    """What the innermost voice does, as the end of the sentence; empty where "according to" says it all."""
    cue = " ".join((link.cue or "").split())
    if status == "alleged" and link.role != "speaker":
        return f", {_relative(link)} alleged"
    if not cue or cue.casefold() in _PREPOSITIONS or (alone and cue.casefold() in _PLAIN_VERBS):
        return ""
    return f", {_relative(link)} {cue}" if cue.casefold() in _PLAIN_VERBS else f" (“{cue}”)"


def _relative(link: Attribution) -> str:
    state = link.country is not None and link.name == state_name(link.country)
    return "who" if link.role == "speaker" and not state else "which"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def count_words(number: int, one: str, many: str | None = None) -> str:
    """``one claim``, ``three claims``, ``27 claims``: small numbers in words."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    named = small[number] if number < len(small) else f"{number:,}"
    return f"{named} {one if number == 1 else many or one + 's'}"
