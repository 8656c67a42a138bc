"""The names behind a title, once all else has been read: which is the container, the publisher, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.documents.references import dating
from legation.documents.references.bodies import is_known_outlet, is_place, is_site, kind_of
from legation.documents.references.entry import GONE, Entry, flat, sentence_end
from legation.documents.references.reading import Division

_BRACKET = re.compile(r"\((?P<inner>[^()]{0,200}(?:\ue000|n\.\s?d\.|forthcoming)[^()]{0,40})\)")
_PLACED = re.compile(r"(?P<place>[^:]{2,60}):\s(?P<publisher>\S.*)$")
_NOTHING = frozenset(
    "in via original from on at the and by art article available online accessed pp p no vol n.p s.l s.n ed eds".split()
)
_LEGAL = re.compile(r"(?:Inc|Ltd|LLC|Co|GmbH|PLC|plc|S\.A|Corp)\.?$")
_LIST = re.compile(r"\s(?:and|&)\s|^(?:and|&)\s")
_QUOTED = re.compile(r"[\"“«][^\"”»]{0,400}[\"”»]")
_LIBRARIES = re.compile(
    r"JSTOR|Project M(?:USE|use)|EBSCO(?:host)?|ProQuest|Gale(?: .{2,40})?|Lexis ?Nexis|Nexis|Factiva|HathiTrust|"
    r"Google Books|(?:the )?Internet Archive|Wayback Archive|SSRN|Academia\.edu|ResearchGate"
)
_GENRE = re.compile(
    r"Map|Chart|Interview|Brochure|Press release|Speech|Lecture|Pamphlet|Leaflet|Editorial|Letter|Photograph"
)
_UNIVERSITY = re.compile(r"\bUniv|\bCollege\b|\bSchool\b|\bInstitut")
_REPORTS = re.compile(
    r"(?:tech(?:nical|\.)\s|research\s|final\s)?rep(?:ort|\.)|working paper|policy brief", re.IGNORECASE
)
_THESES = re.compile(r"thesis|dissertation|diss\b", re.IGNORECASE)
# A journal whose words are shortened, as IEEE prints it behind a title: "Cold Reg. Eng. J.,"
_SHORTENED = re.compile(
    r"[\s.,;\ue000]{0,4}(?P<name>(?:[A-Z][\w-]{0,12}\s){0,3}[A-Z][\w-]{0,6}\."
    r"(?:\s(?:[A-Z][\w-]{0,6}\.|[A-Z][\w-]{1,12}|of|and|&)){1,6})(?=,)"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_DONE_BY = re.compile(r"(?:[A-Z][a-z]+(?:ed|ph|wn)\s)?[Bb]y\s[A-Z]")
_DAY = 3


def read_imprint(entry: Entry, at: int, *, quoted: bool) -> None:
    """A publisher, or the place of one, in brackets with the year: "(Oslo: Example, 1986)".

    With a day, behind a title in quotation marks, it is the periodical: "(The Oasis Post, 3 March 2016)".
    """
    for found in _BRACKET.finditer(entry.text, at):
        inner = flat(re.sub(r"n\.\s?d\.|forthcoming", "", found["inner"]))
        if any(c.isalpha() for c in inner):
            if quoted and _is_exact(entry) and not is_place(inner):
                entry.state("container-title", inner)
            else:
                _publish(entry, inner)
            entry.cut(found.start(), found.end())
            return


def read_names(entry: Entry, division: Division, *, journal: bool) -> None:
    """Give each name that is left behind the title its field. ``journal`` says that a volume or the like was there."""
    segments = list(_segments(entry, division))
    placed = [i for i, segment in enumerate(segments) if _PLACED.match(segment)]
    for i, segment in enumerate(segments):
        field = _field(entry, segment, division, journal=journal)
        if field in ("container-title", "publisher") and not (division.quoted or journal) and placed and i < placed[0]:
            field = "collection-title"  # between a book's title and its publisher stands the series
        if field == "publisher" and segment[0].isdigit():
            field = "note"
        if field == "imprint":
            _publish(entry, segment)
            continue
        if field == "container-title":
            segment = without_town(entry, segment)
        if field in entry.csl:
            _leave(entry, segment)
        else:
            entry.state(field, segment)


def _leave(entry: Entry, segment: str) -> None:
    """What has no field: a site's address, or a note."""
    entry.state("URL" if is_site(segment) else "note", segment)


def _publish(entry: Entry, words: str) -> None:
    """A publisher with its place, in words that are nothing else."""
    placed = _PLACED.match(words)
    if placed:
        entry.state("publisher-place", flat(placed["place"]))
        entry.state("publisher", flat(placed["publisher"]))
    else:
        entry.state("publisher-place" if is_place(words) else "publisher", words)


def _segments(entry: Entry, division: Division) -> Iterator[str]:
    """The names that are left behind the title, in order."""
    text = _QUOTED.sub(lambda found: GONE * len(found.group()), entry.text[division.tail :])
    at = 0
    if division.quoted and division.style == "notes" and (short := _SHORTENED.match(text)):
        yield short["name"]
        at = short.end()
    while at < len(text):
        end = sentence_end(text, at)
        sentence = text[at:end]
        commas = division.style == "notes" or bool(re.search(r",\s{0,2}\ue000", sentence))
        for part in re.split(r"[\ue000]+|;\s", sentence):
            yield from (clean for piece in (_pieces(part) if commas else [part]) if (clean := _clean(piece)))
        at = max(end, at) + 1


def _pieces(part: str) -> list[str]:
    """A stretch between commas; what belongs together in spite of them is left whole: lists, towns with their state."""
    found: list[str] = []
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    for i, piece in enumerate(pieces):
        whole = ", ".join([found[-1], piece]) if found else piece
        town = whole.partition(": ")[0]
        listed = found and _LIST.search(piece) and i == len(pieces) - 1 and kind_of(found[0]) and not kind_of(piece)
        if found and (_LEGAL.match(piece) or (is_place(found[-1]) and is_place(town)) or piece[:1].islower()):
            found[-1] = whole
        elif listed:
            found = [", ".join([*found, piece])]
        else:
            found.append(piece)
    return found


def _clean(piece: str) -> str | None:
    words = flat(re.sub(r"\(\s*\)|\[\s*\]", " ", piece)).strip(" '’\"”»")
    words = flat(re.sub(r"^(?:In|in|via|from)\s", "", words))
    for pair in ("()", "[]"):
        if words.count(pair[0]) != words.count(pair[1]) or words.startswith(pair[0]):
            words = words.strip(f"{pair} ")
    if sum(c.isalpha() for c in words) < 2 or words.lower() in _NOTHING or dating.whole(words):
        return None
    return words


def without_town(entry: Entry, segment: str) -> str:
    """A periodical's name without the town in brackets behind it, which is where it appears."""
    segment = re.sub(r"\s[(\[](?:blog|newspaper|magazine|website|journal|newsletter)[)\]]$", "", segment)
    found = re.search(r"\s[(\[](?P<town>[^()\[\]]{2,40})[)\]]$", segment)
    if found and is_place(found["town"]):
        entry.state("publisher-place", found["town"])
        return segment[: found.start()]
    return segment


def _field(entry: Entry, segment: str, division: Division, *, journal: bool) -> str:
    """The field that a name goes to: by what it names, by the kind of work, by what has been named before it."""
    kind, csl = kind_of(segment), entry.csl
    genre = str(csl.get("genre") or "")
    contained = "container-title" in csl
    if special := _special(csl, segment, genre):
        return special
    placed = _PLACED.match(segment)
    known = placed and (is_place(placed["place"]) or kind_of(placed["publisher"]) == "house")
    if placed and (known or not division.quoted or contained):
        return "imprint"
    if kind == "place":
        return "publisher-place"
    if contained and (kind == "periodical" or is_known_outlet(segment) or _ACRONYM.fullmatch(segment)):
        return "note"  # the agency behind a newspaper
    if kind == "institution" or contained or _REPORTS.fullmatch(genre) or _THESES.search(genre):
        return "publisher"
    exact = _is_exact(entry)
    if kind == "house":
        return "container-title" if exact and division.quoted else "publisher"
    if kind == "periodical" or journal or division.quoted:
        return "container-title"
    site = "URL" in csl and "ISBN" not in csl and division.style == "author-date"
    undated = "issued" not in csl and division.style == "author-date"
    return "container-title" if (exact or site or undated) and "publisher-place" not in csl else "publisher"


def _is_exact(entry: Entry) -> bool:
    """Whether the day of issue is known."""
    return len((entry.csl.get("issued") or {"date-parts": [[]]})["date-parts"][0]) == _DAY


def _special(csl: dict[str, object], segment: str, genre: str) -> str | None:
    """The field of a name in works of a few kinds: theses, talks, maps; None in all others."""
    if _LIBRARIES.fullmatch(segment):
        return "source"
    if (segment.split()[0].islower() and not is_site(segment)) or _DONE_BY.match(segment):
        return "note"
    if "archive_location" in csl and not is_place(segment):
        return "archive"
    if _GENRE.fullmatch(segment) and not genre:
        return "genre"
    if "presentation" in genre.lower() and "event-title" not in csl:
        return "event-title"
    if "event-title" in csl:
        return "event-place" if is_place(segment) else "note"
    if _THESES.search(genre) and not is_place(segment) and not _PLACED.match(segment):
        return "publisher" if _UNIVERSITY.search(segment) else "note"
    return None
