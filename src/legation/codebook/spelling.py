"""One key for the spellings of a person's name: initials, short forms, transliterations and the order of the parts.

A key is a net with wide meshes: it is asked only where the name as written is not known, and answers only where a
single person has it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from legation.codebook.normal import folded

# States whose people's family names come first at home and last in some of the press abroad.
FAMILY_FIRST = frozenset({"CHN", "HKG", "HUN", "JPN", "KHM", "KOR", "MAC", "PRK", "TWN", "VDR", "VNM"})
# States with people whose names come in several transliterations: there, names that sound alike are alike.
TRANSLITERATED = frozenset(
    "AFG ARE ARM AZE BGD BGR BHR BLR COM DJI DZA EGY ERI ESH ETH GEO IND IRN IRQ ISR JOR KAZ KGZ KWT LBN LBY LKA "
    "MAR MDA MDV MKD MLI MMR MNG MRT NER NPL OMN PAK PSE QAT RUS SAU SDN SOM SRB SUN SYR TCD TJK TKM TUN TUR UKR UZB "
    "XKX YEM YMD IMG UNO".split()
)
_HEARD = "~"
# Parts that are written or left out: generations, Arabic articles and patronymics.
_LOOSE = frozenset({"ii", "iii", "iv", "al", "el", "ul", "bin", "ibn", "ben", "bint", "abd"})
_ARTICLES = frozenset({"al", "el", "ul"})
# English short forms, and forms of one name that the press does not keep apart.
_SHORT = {
    short: full
    for full, shorts in {
        "abigail": "abby", "alexander": "alex aleksandr aleksander alexandre", "andrew": "andy drew",
        "anthony": "tony", "benjamin": "ben", "catherine": "cathy kathy katherine kate", "charles": "chuck charlie",
        "christopher": "chris",
        "daniel": "dan danny", "david": "dave", "deborah": "debbie debra", "dennis": "denny", "donald": "don",
        "douglas": "doug", "edward": "ed eddie ted", "elizabeth": "liz beth", "eugene": "gene evgeny yevgeny",
        "frederick": "fred", "gerald": "jerry", "gregory": "greg", "jacob": "jake", "james": "jim jimmy",
        "jeffrey": "jeff geoffrey", "jennifer": "jen jenny", "john": "jon johnny jack", "jonathan": "jon",
        "joseph": "joe", "joshua": "josh", "kenneth": "ken", "lawrence": "larry laurence",
        "leonard": "len", "matthew": "matt", "michael": "mike mick", "mitchell": "mitch", "mohammed":
        "mohamed muhammad mohammad mohamad mohamud muhammed mahomed", "nicholas": "nick nicolas", "pamela": "pam",
        "patrick": "pat", "peter": "pete", "philip": "phil phillip", "randall": "randy", "raymond": "ray",
        "rebecca": "becky", "richard": "rick dick rich ricky", "robert": "bob rob bobby", "rodney": "rod",
        "ronald": "ron", "rudolph": "rudy", "samuel": "sam", "stephen": "steve steven", "susan": "sue",
        "theodore": "ted", "thomas": "tom tommy", "timothy": "tim", "victoria": "vicky", "vincent": "vince",
        "walter": "walt", "william": "bill will billy", "zachary": "zach",
    }.items()
    for short in shorts.split()
}  # fmt: skip
# Transliterations of Arabic, Cyrillic and Persian differ in these; what stands first is replaced first.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tch|tsch", "ch"), (r"dzh|dj|zh", "j"), (r"sch", "sh"), (r"ph", "f"), (r"ck|q", "k"), (r"x", "ks"),
        (r"kh", "h"), (r"gh", "g"), (r"th", "t"), (r"dh", "d"), (r"(?:e|i|y|j)*(?:i|y|j)(?:e|i|y|j)*|ee", "i"),
        (r"ou|oo|w", "u"), (r"o", "u"), (r"e", "a"), (r"(.)\1+", r"\1"), (r"(?<=.)h$", ""),
    )
)  # fmt: skip
_LEAST_PARTS = 2


def keys(name: str, countries: Collection[str | None]) -> Iterator[str]:
    """The keys of the full name of somebody of some states; none for a name of one part."""
    parts = _parts(name)
    if len(parts) < _LEAST_PARTS:
        return
    orders = [parts]
    if FAMILY_FIRST.intersection(countries):
        orders += [[*parts[1:], parts[0]], [parts[-1], *parts[:-1]]]
    for order in orders:
        yield " ".join(order)
        if TRANSLITERATED.intersection(countries):
            yield _HEARD + " ".join(map(_sound, order))


def keys_asked(words: Sequence[str]) -> Iterator[str]:
    """The keys under which to look for a full name as it stands in a text, the surer first."""
    parts = _parts(" ".join(words))
    if len(parts) >= _LEAST_PARTS:
        yield " ".join(parts)
        yield _HEARD + " ".join(map(_sound, parts))


def family_key(name: str) -> str:
    """The key of a family name: without an article, and with one letter for two ("Sissi" for el-Sisi)."""
    words = [w for w in folded(name).split(" ") if w not in _ARTICLES] or [folded(name)]
    return " ".join(re.sub(r"(.)\1+", r"\1", word) for word in words)


def _parts(name: str) -> list[str]:
    words = [w for w in folded(name).split(" ") if w not in _LOOSE]
    kept = [w for i, w in enumerate(words) if i == 0 or len(w) > 1]
    return [_SHORT.get(w, w) if i == 0 else w for i, w in enumerate(kept)]


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
