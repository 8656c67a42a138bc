"""Names of authors as reference lists print them → CSL names (family and given, or literal)."""

from __future__ import annotations

import re
from typing import Literal

from legation.documents.references.bodies import is_acronym, is_institution, kind_of
from legation.documents.references.eastern import is_family_first

Role = Literal["author", "editor", "translator"]
Name = dict[str, str]

_LONGEST = 1_500
_MOST_WORDS = 6
_LONGEST_SHORT = 3
_PARTICLES = frozenset(
    """
    abu af al av ben bin bint da das de del della den der di dos du e el i ibn la le st ten ter van von y zu zum
    """.split()
)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|II|III|IV)\.?")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ \-]{0,1}){1,4}")
_BARE_INITIALS = re.compile(r"[A-Z](?:-?[A-Z]){0,2}")
_TRAILING = re.compile(r"(?:[,;]?\s(?:et\.? al\.?|and others|and colleagues|… ?|\. ?\. ?\.))+[.,;]*$", re.IGNORECASE)
_ROLE = re.compile(
    r"[,;]?\s?(?:[(\[]\s?(?P<bracket>eds?|editors?|hrsg|comps?|trans|translators?)\.?\s?[)\]]|"
    r",?\s(?P<word>eds?\.|editors?|(?<=, )eds?|comps?\.|compilers?|trans\.|translators?)"
    r"(?: and (?:trans|translator|ed|editor)s?\.?)?)[.,;:\s]*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:anon(?:ymous)?|n\.\s?a|unknown author|no author|author unknown)\.?", re.IGNORECASE)
_BY = re.compile(r"(?:by|[Ww]ritten by|[Ss]tory by)\s", re.IGNORECASE)
_WHERE = re.compile(r"\s(?:in|at)\s[A-Z][\w’'\- ]{2,30}$")
_ENDS_IN_INITIAL = re.compile(r"(?:\b(?:[^\W\d_a-z]|Jr|Sr)|-[^\W\d_])\.$")
_JOINT = re.compile(r",?\s(?:and|&|with|und|et|y)\s|,\s&\s?|;\s(?:and|&)\s")
_TITLE = re.compile(r"(?:Dr|Prof|Professor|Sir|Dame|Rev|Hon|Amb|Ambassador|Gen|Col|Capt|Lt|Maj)\.?\s(?=\S+\s\S)")
_UNIT = re.compile(
    r"\b(?:Department|Bureau|Office|Division|Committee|Ministry|Directorate|Section|Secretariat|Unit|"
    r"Assembly|Council|Commission)\b"
)


def authors(text: str) -> list[Name]:
    """CSL names of a list of authors, in order; empty where the text names none.

    Read are "Family, Given", "Given Family, Given Family", "Family AB, Family C", lists with ``;``, ``&`` and "and",
    and East Asian names with the family name first. Institutions, and what cannot be taken apart, come back as
    ``literal``.
    """
    return credited(text)[0]


def credited(text: str) -> tuple[list[Name], Role]:
    """The names and what they are called behind them: authors, editors ("(eds.)") or translators."""
    text = _bare(text)
    found = _ROLE.search(text)
    if found and found.start():
        word = (found["bracket"] or found["word"]).lower()
        role: Role = "translator" if word.startswith("trans") else "editor"
        return _listed(_bare(text[: found.start()])), role
    return _listed(text), "author"


def people(text: str) -> list[Name]:
    """The names in a text that is nothing but names of persons and institutions; empty where it is anything else."""
    names = authors(text) if len(text) <= _LONGEST else []
    return names if names and all(_is_plausible(name) for name in names) else []


def initialled(text: str) -> bool:
    """Whether a text is names of persons as medicine prints them, family name and bare initials."""
    text = _bare(text) if len(text) <= _LONGEST else ""
    return bool(text) and bool(_with_bare_initials(_ROLE.sub("", text)))


def is_person(name: Name) -> bool:
    """Whether a name has the form of a person's: two parts, each in capitals but for particles."""
    return "literal" not in name and _is_plausible(name)


def _is_plausible(name: Name) -> bool:
    if "literal" in name:
        if re.search(r":\s|\s[–—-]\s", name["literal"]):
            return False
        return kind_of(name["literal"]) in ("institution", "company", "periodical", "house")
    words = f"{name['given']} {name['family']}".split()
    return len(words) <= _MOST_WORDS and all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    if any(c.isdigit() for c in word) or any(c in '"“”:?!()[]/' for c in word):
        return False
    if word.endswith(".") and len(word) > _LONGEST_SHORT:
        return False  # an abbreviation that is no initial: "Jpn."
    first = word.lstrip("'’-")
    return (
        word.lower().strip(".") in _PARTICLES
        or not first[:1].islower()
        or bool(re.match(r"(?:[a-z]{1,4}[-'’])[^\W\d_a-z]", word))
    )


def _bare(text: str) -> str:
    text = " ".join(text[:_LONGEST].split()).strip(" ,;:")
    if _NOBODY.fullmatch(text):
        return ""
    text = _TRAILING.sub("", text).strip(" ,;:")
    if not _ENDS_IN_INITIAL.search(text) and not _ROLE.search(text):
        text = text.rstrip(" .,;:")
    return _BY.sub("", text, count=1) if _BY.match(text) else text


def _listed(text: str) -> list[Name]:
    if not text or not any(c.isalpha() for c in text):
        return []
    if ";" in text:
        return [name for piece in text.split(";") if piece.strip() for name in _one_or_pair(_unled(piece.strip()))]
    if _is_one_institution(text):
        return [{"literal": text}]
    if vancouver := _with_bare_initials(text):
        return vancouver
    text = _WHERE.sub("", text) if not is_institution(text) else text
    head, last = _cut_last(text)
    names = _comma_list([part.strip() for part in head.split(",") if part.strip()])
    return names + _last(last)


def _unled(piece: str) -> str:
    return re.sub(r"^(?:and|&)\s", "", piece)


def _is_one_institution(text: str) -> bool:
    """Whether a text is one institution, though its name may have commas and "and" ("Ministry of Trade and Labour")."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        head, last = _cut_last(text)
        return is_institution(text) if last is None else _binds(head, last)
    if len(parts) == 2 and kind_of(parts[0]) == "place" and kind_of(parts[1]) == "institution":
        return True
    if kind_of(parts[0]) != "institution":
        return False
    listed = bool(re.search(r"\s(?:of|for)\s", parts[0])) and bool(re.search(r"\s(?:and|&)\s", parts[-1]))
    return listed or (len(parts) == 2 and bool(_UNIT.search(parts[1])))


def _last(text: str | None) -> list[Name]:
    return _comma_list([part.strip() for part in text.split(",") if part.strip()]) if text else []


def _cut_last(text: str) -> tuple[str, str | None]:
    """The authors before "and" or "&", and the one behind it; an "and" inside an institution's name stays."""
    joints = list(_JOINT.finditer(text))
    if not joints:
        return text, None
    found = joints[-1]
    head, last = text[: found.start()], text[found.end() :].removeprefix("the ")
    if "," not in head and _binds(head, last):
        return text, None
    if len(joints) > 1 and "," not in head and not is_institution(head):
        first = joints[0]
        return f"{head[: first.start()]}, {head[first.end() :]}", last
    return head, last


def _binds(head: str, last: str) -> bool:
    """Whether "and" stands within the name of an institution and not between two names."""
    if " " not in head and is_institution(last):
        return True  # "Food and Agriculture Organization"
    within = " " not in last or bool(re.search(r"\s(?:of|for)\s", head))
    return is_institution(head) and within and kind_of(last) is None


def _one_or_pair(piece: str) -> list[Name]:
    if _is_one_institution(piece) and "," not in piece:
        return [{"literal": piece}]
    if vancouver := _with_bare_initials(piece):
        return vancouver
    head, last = _cut_last(piece)
    parts = [part.strip() for part in head.split(",") if part.strip()]
    if not parts:
        return _last(last)
    names = [_inverted(parts)] if len(parts) > 1 else [_single(head)]
    return names + _last(last)


def _with_bare_initials(text: str) -> list[Name]:
    """Names as medicine prints them, "Petrov PK, Simic T"; empty where a piece is anything else."""
    found: list[Name] = []
    for part in re.split(r",\s(?:and\s|&\s)?|\s(?:and|&)\s", text.strip(" .,")):
        family, space, given = part.strip().rpartition(" ")
        generation = given if given in ("Jr", "Sr", "2nd", "3rd") else ""
        if generation:
            family, space, given = family.rpartition(" ")
        if not (space and _BARE_INITIALS.fullmatch(given)) or is_institution(part):
            return []
        words = family.split()
        suffix = bool(_SUFFIX.fullmatch(given)) and len(words) > 1
        if suffix or not all(_is_name_word(word) for word in words) or _INITIALS.fullmatch(words[0]):
            return []
        found.append({"family": family, "given": given} | ({"suffix": generation} if generation else {}))
    return found


def _comma_list(parts: list[str]) -> list[Name]:
    if not parts:
        return []
    if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]):
        return [_inverted(parts)] if len(parts) > 2 else [{**_single(parts[0]), "suffix": parts[-1]}]
    if len(parts) == 1:
        return [_single(parts[0])]
    if len(parts) == 2:
        return [_inverted(parts)] if _is_inverted(parts[0], parts[1]) else [_single(part) for part in parts]
    if len(parts) % 2 == 0 and all(_is_inverted(a, b) for a, b in zip(parts[::2], parts[1::2], strict=True)):
        return [_inverted([a, b]) for a, b in zip(parts[::2], parts[1::2], strict=True)]
    if _is_inverted(parts[0], parts[1]) and all(" " in part for part in parts[2:]):
        return [_inverted(parts[:2]), *(_single(part) for part in parts[2:])]
    return [_single(part) for part in parts]


def _is_inverted(family: str, given: str) -> bool:
    """Whether two pieces with a comma between are one name turned round, and not two people."""
    words = family.split()
    capitals = family.isupper() and len(words) == 1 and given[:1].isupper() and given[1:2].islower()
    if capitals and not is_acronym(family) and not is_institution(given):
        return True  # "ROE, Jane"
    if is_institution(family) or is_institution(given):
        return False
    if len(words) == 1 or words[0].lower().split("-")[0] in _PARTICLES:
        return True
    return " " not in given or bool(_INITIALS.fullmatch(given))


def _inverted(parts: list[str]) -> Name:
    name = {"family": parts[0], "given": parts[1]}
    if len(parts) > 2:
        name["suffix"] = parts[2]
    return name


def _single(text: str) -> Name:
    """A name without a comma: family name last, or first where it is an East Asian name in its own order."""
    text = text.strip(" .,") if not _ENDS_IN_INITIAL.search(text) else text.strip(" ,")
    words = _TITLE.sub("", text).split()
    if is_institution(text) or len(words) < 2 or is_acronym(words[0]):
        return {"literal": text}
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else None
    if is_family_first(words):
        name = {"family": words[0], "given": " ".join(words[1:])}
    else:
        first = len(words) - 1
        while first > 1 and words[first - 1].lower() in _PARTICLES:
            first -= 1
        name = {"family": " ".join(words[first:]), "given": " ".join(words[:first])}
    return {**name, "suffix": suffix} if suffix else name
