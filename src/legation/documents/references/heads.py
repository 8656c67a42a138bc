"""Heads of entries: how far the authors go where no date and no quotation mark says so, and where a title ends."""

from __future__ import annotations

import re
from itertools import islice

from legation.documents.references import dating
from legation.documents.references.bodies import is_place, kind_of
from legation.documents.references.entry import GONE, sentence_end, sentence_ends
from legation.documents.references.names import initialled, is_person, people

_LONGEST_NAMES = 400
_PIECE = re.compile(r"[^,\ue000]{2,120}")
_CAPITAL = r"[^\W\d_a-z][\w’'\-]*"
_PARTICLE = r"(?:(?:de|del|della|di|da|dos|du|van|von|der|den|ter|ten|la|le|al|el|bin|ibn)\s){0,3}"
_INITIALS = r"(?:[^\W\d_a-z]\.[\s\-]?){1,4}"
_INVERTED = re.compile(
    rf"{_PARTICLE}{_CAPITAL}(?:[\s\-]{_CAPITAL}){{0,2}},\s{_INITIALS}(?:\s?{_PARTICLE.replace('{0,3}', '{1,3}')})?"
)
_INITIALS_FIRST = re.compile(rf"{_INITIALS}\s?{_PARTICLE}{_CAPITAL}(?:[\s\-]{_CAPITAL})?")
_NATURAL_RUN = re.compile(
    rf"{_INITIALS_FIRST.pattern}(?:(?:,?\s(?:and|&)\s|,\s){_INITIALS_FIRST.pattern}){{0,8}}(?!\w)"
)
# "John A. Smith and R. Doe": what stands before the full stop is no family name with its initial
_NATURAL = re.compile(rf"\.\s{_CAPITAL}(?:,|\s(?:and|&)\s{_CAPITAL}|\s{_CAPITAL},)")
_COLON = re.compile(r"(?P<names>[^:.;\"“(]{3,120}):\s")
_BETWEEN = re.compile(r"\s?(?:,\s?(?:&|and)\s|;\s?(?:&\s|and\s)?|&\s|and\s|,\s)")
_ROLE = re.compile(
    r",?\s\(?(?:eds?|editors?|trans|translators?|comps?)(?:\.?,? and (?:trans|translator|ed|editor))?\.?\)?[.,]"
    r"(?=\s|$)",
    re.IGNORECASE,
)
_ET_AL = re.compile(r",?\s(?:et al\.|and others\.)(?=[\s,]|$)")
_SINGLE_ROLE = re.compile(r"(?:eds?|trans|comps?)\.|editors?|translators?|et al\.?", re.IGNORECASE)
_STOP = re.compile(
    r"\s?\ue000|,\s(?:[Vv]ol\.\s|(?:trans|eds?)\.\s|translated by|edited by|pp?\.\s\d|book \d)|"
    r"\s\((?:[^()]{2,140}[\s:](?:(?:1[5-9]|20)\d\d[a-z]?|n\.\s?d\.|forthcoming)\)|[Vv]ols?\.|pp?\.|[Nn]os?\.)|"
    r"\s\[(?=[^\[\]]{2,300}\])"
)
_IMPRINT = re.compile(r"(?P<place>[^,.:]{2,60}(?:,\s[A-Z][\w. ]{1,20})?):\s\S")
_BRACKET = re.compile(r"\s\((?P<inner>[^()]{2,140}[,;:]?\s(?:(?:1[5-9]|20)\d\d[a-z]?|n\.\s?d\.|forthcoming))\)")
_NO_NAME = re.compile(r"[:?!\"“]|[a-z]{3}\.\s")
_YEAR = re.compile(r"\s(?:1[5-9]|20)\d\d$")
_FIGURES = re.compile(
    r"\d|[A-Z][\w ]{2,30}\s(?:[Nn]o|Nr)\.?:?\s?\d|(?:no|vol|pp?|para|art|Rep|No|Vol)\.\s|[AES]/[\w/.]*\d|accessed|"
    + GONE
)
_DATED = re.compile(
    r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Winter)[a-z]{0,6}\.?\s\d"
)
_MOST_PIECES = 12
_MOST_STOPS = 4


def leading_names(text: str, begin: int) -> int | None:
    """Where the authors end who stand before a title with a comma between ("Jane Roe and R. Doe, Title"), else None.

    Names of persons are followed where they go on to an "and" or are initials and family name; an institution stands
    alone.
    """
    colon = _COLON.match(text, begin)
    names = people(colon["names"]) if colon else []
    # "Roe, Jane: Wells" and "BBC News: Wells", but "Jane Roe: A Life" is a title
    if colon and len(names) == 1 and ("," in colon["names"] or not is_person(names[0])):
        return colon.end("names")
    pieces = _pieces(text, begin)
    if len(pieces) < 2:
        return None
    first = text[begin : pieces[0]]
    ended = 0
    if not _are_names(first):
        return None
    if " and " not in first and " & " not in first:
        ended = _list_end(text, begin, pieces)
    end = pieces[ended]
    while ended + 1 < len(pieces) and _SINGLE_ROLE.fullmatch(text[pieces[ended] + 1 : pieces[ended + 1]].strip(" ,")):
        ended += 1
        end = pieces[ended]
    return end


def initialled_names(text: str, begin: int) -> int | None:
    """Where names with bare initials end ("Petrov PK, Simic T."), whose last full stop may look like an initial's."""
    for found in islice(re.finditer(r"\.(?=[\s\ue000]|$)", text[begin : begin + _LONGEST_NAMES]), _MOST_STOPS):
        end = begin + found.start()
        names = text[begin:end]
        if initialled(names) and not ("," not in names and _NATURAL.match(text, end)):
            return end
    return None


def names_in_sentence(text: str, begin: int) -> int | None:
    """Where the authors end who are a sentence of their own ("Roe, Jane, and R. Doe."), else None."""
    limit = min(len(text), begin + _LONGEST_NAMES)
    if (initials := _run(text, begin, limit)) is not None:
        return initials
    if (natural := _NATURAL_RUN.match(text, begin, limit)) and text[natural.end() : natural.end() + 2] == ". ":
        return natural.end()
    for pattern in (_ROLE, _ET_AL):
        found = pattern.search(text, begin, limit)
        if found and people(text[begin : found.start()]) and not text[found.end() :].lstrip().startswith(","):
            return found.end()
    end = sentence_end(text, begin)
    first = text[begin:end]
    if end - begin > _LONGEST_NAMES or not (names := people(first)):
        return None
    if all(map(is_person, names)):
        turned = first.startswith(f"{names[0].get('family')},")
        return end if turned or _is_eastern(names, first) else None
    kinds = {kind_of(name.get("literal", "")) for name in names if not is_person(name)}
    return end if kinds <= {"institution", "company", "house"} and _more_than_imprint(text, end) else None


def title_end(text: str, start: int) -> int:
    """Where a title without quotation marks ends: with its sentence, at a bracket, at what has been read."""
    stop = _STOP.search(text, start)
    border = stop.start() if stop else len(text)
    for end in sentence_ends(text, start):
        if end >= border:
            break
        if text[end - 1] in "?!" and _goes_on(text, end):
            continue
        return end
    return border


def comma_border(text: str, start: int, end: int) -> int | None:
    """Where a title in a list of commas ends: before a number, a place and publisher, a periodical or institution."""
    for found in re.finditer(r",\s", text[start:end]):
        at = start + found.end()
        piece = _PIECE.match(text, at, end)
        words = piece.group().strip() if piece else ""
        placed = _IMPRINT.match(text, at, end)
        if _FIGURES.match(text, at) or kind_of(_YEAR.sub("", words.rstrip("."))) or dated(words):
            return start + found.start()
        if placed and is_place(placed["place"]):
            return start + found.start()
    return None


def imprint_bracket(text: str, start: int) -> int | None:
    """Where a bracket with a publisher or town and the year begins ("(Oslo: Example, 1986)"), else None."""
    for found in _BRACKET.finditer(text, start):
        day = dating.find(found["inner"])
        if day is None or len(day.parts) == 1:
            return found.start()
    return None


def dated(words: str) -> bool:
    """Whether words begin as a date does."""
    return bool(_DATED.match(words))


def _pieces(text: str, begin: int) -> list[int]:
    """The ends of the first pieces between commas."""
    limit = min(len(text), begin + _LONGEST_NAMES)
    ends = [begin + found.start() for found in islice(re.finditer(r",\s", text[begin:limit]), _MOST_PIECES)]
    return [*ends, limit] if ends else []


def _are_names(piece: str) -> bool:
    return bool(people(piece)) and not _NO_NAME.search(piece)


def _list_end(text: str, begin: int, pieces: list[int]) -> int:
    """The last piece of a list of names that goes on to an "and", or whose pieces are all initials and family name."""
    ended, initialled = 0, bool(_INITIALS_FIRST.fullmatch(text[begin : pieces[0]]))
    for i in range(1, len(pieces)):
        piece = text[pieces[i - 1] + 1 : pieces[i]].strip()
        joined = re.match(r"(?:and|&)\s", piece)
        name = piece[joined.end() :] if joined else piece
        two = re.split(r"\s(?:and|&)\s", name)
        if not all(any(map(is_person, people(one))) for one in two):
            break
        if joined or len(two) > 1:
            return i
        if initialled and _INITIALS_FIRST.fullmatch(name):
            ended = i
    return ended


def _run(text: str, begin: int, limit: int) -> int | None:
    """Where names of the form "Family, A. B." end; None where the entry does not begin with one."""
    at, ended = begin, None
    while found := _INVERTED.match(text, at, limit):
        ended = found.end()
        between = _BETWEEN.match(text, ended - 1 if text[ended - 1] == " " else ended, limit)
        if between is None:
            break
        at = between.end()
        natural = _INITIALS_FIRST.match(text, at, limit)
        if natural and text[natural.end() : natural.end() + 1] == ".":
            return natural.end()
    if ended is None:
        return None
    behind = _ROLE.match(text, ended - 1 if text[ended - 1] == " " else ended)
    return behind.end() if behind else ended


def _is_eastern(names: list[dict[str, str]], first: str) -> bool:
    return bool(names) and first.startswith(names[0].get("family", "\0"))


def _more_than_imprint(text: str, end: int) -> bool:
    """Whether more follows an institution than who published what it is the title of."""
    start = end + len(text[end:]) - len(text[end:].lstrip(" ."))
    stop = sentence_end(text, start)
    second = text[start:stop]
    placed, last = _IMPRINT.match(second), not any(c.isalpha() for c in text[stop:])
    if not any(c.isalpha() for c in second) or (placed and (last or is_place(placed["place"]))):
        return False
    head = re.split(r",\s", second)[0]
    return not (kind_of(head) and ("," in second or stop >= len(text.rstrip(" ." + GONE)))) and not is_place(head)


def _goes_on(text: str, end: int) -> bool:
    """Whether a title goes on behind its question mark: what follows is a subtitle and no publisher."""
    stop = sentence_end(text, end)
    second = text[end:stop].strip(" " + GONE)
    placed = _IMPRINT.match(second)
    if not second or any(c.isdigit() for c in second) or kind_of(second.split(",")[0]):
        return False
    if placed and is_place(placed["place"]):
        return False
    return bool(text[stop:].strip(" ." + GONE))
