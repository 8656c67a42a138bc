"""How names are compared: one spelling for many.

Case, accents, full stops, hyphens, apostrophes and the possessive ``'s`` do not tell names apart:
``Kim Jong-Un``, ``kim jong un`` and ``Kim Jong Un's`` have one key; so have ``al-Assad`` and ``al Assad``.
Abbreviations and very short words keep their case: ``US`` is not ``us``.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fb\u2043\ufe63\uff0d"
APOSTROPHES = "'\u2018\u2019\u02bb\u02bc\u02bf\u02be\u0060\u00b4\u2032\uff07\u0060"
# Letters that have no decomposition in Unicode but are written plainly in news.
_PLAIN = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E", "ħ": "h", "Ħ": "H", "ŧ": "t", "ß": "ss",
}  # fmt: skip
_SWAP = str.maketrans(
    {**_PLAIN, **dict.fromkeys(DASHES, " "), ".": "", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": ""}
)
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
_APART = str.maketrans({c: f" {c} " for c in ',;:()[]/&"“”«»'})
_LONGEST_SHORT_WORD = 2
_LONGEST_MIXED_ABBREVIATION = 5


@lru_cache(maxsize=1 << 16)
def cased(text: str) -> str:
    """The key of a text in which case matters: words separated by one space, without accents and points."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", text)
    words = text.translate(_SWAP).translate(_APART).split()
    return " ".join(w for w in (_bare(word) for word in words) if w)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The key of a text in which case does not matter."""
    return cased(cased(text).casefold())


def keeps_case(text: str) -> bool:
    """Whether a name must be met in its own case: an abbreviation (``US``, ``LeT``), or a word of one or two letters.

    Scripts without case never need it.
    """
    letters = [c for c in text if c.isalpha()]
    if not any(c.isupper() for c in letters):
        return False
    if len(letters) <= _LONGEST_SHORT_WORD:
        return True
    mixed = len(letters) <= _LONGEST_MIXED_ABBREVIATION and any(c.isupper() for c in letters[1:])
    return len(text.split()) == 1 and (mixed or all(c.isupper() for c in letters))


def _bare(word: str) -> str:
    if len(word) > 1 and word[-1] in "sS" and word[-2] in APOSTROPHES:
        word = word[:-2]
    return word.translate(_NO_APOSTROPHES)
