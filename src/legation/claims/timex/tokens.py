"""Text as words and numbers with their places, and look-ahead that never fails at the ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.claims.timex import lexicon

# Alternatives begin with different characters or are tried longest first on a bounded number of digits: linear.
_TOKEN = re.compile(
    r"[0-9]{1,4}/[0-9]{1,2}/[0-9]{2,4}(?![0-9])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    r"|[0-9]+\.[0-9]+"
    r"|[0-9]+"
    r"|[^\W\d_]+"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: ``text[start:end]``."""

    start: int
    end: int
    text: str
    lower: str


class Words:
    """The tokens of one stretch of text; every question about a place outside it has the answer "nothing"."""

    __slots__ = ("lows", "size", "text", "tokens")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.tokens = [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text, start, end)]
        self.lows = [token.lower for token in self.tokens]
        self.size = len(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, i: int) -> str:
        """The word in lower case, or an empty string."""
        return self.lows[i] if 0 <= i < self.size else ""

    def raw(self, i: int) -> str:
        """The word as written, or an empty string."""
        return self.tokens[i].text if 0 <= i < self.size else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].end == self.tokens[i].start

    def capital(self, i: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.raw(i)[:1].isupper()

    def letters(self, i: int) -> bool:
        """Whether it is a word, not a number or a sign."""
        return self.raw(i)[:1].isalpha()

    def phrase(self, i: int, *words: str) -> bool:
        """Whether these words (in lower case) stand here."""
        return all(self.low(i + n) == word for n, word in enumerate(words))

    def number(self, i: int, digits: int = 4) -> int | None:
        """A whole number of at most so many digits that is no part of a longer word (``A320``, ``x86``)."""
        raw = self.raw(i)
        if not raw.isascii() or not raw.isdigit() or len(raw) > digits:
            return None
        if self.glued(i) and (self.letters(i - 1) or self.raw(i - 1) == "_"):
            return None
        return int(raw)

    def dash(self, i: int) -> bool:
        """Whether a hyphen or a dash stands here."""
        return self.low(i) in lexicon.DASHES

    def skip(self, i: int, *words: str) -> int:
        """The place after one of these words if it stands here, else here."""
        return i + 1 if self.low(i) in words else i

    def breaks(self, i: int) -> bool:
        """Whether a line ends before this token."""
        return 0 < i < len(self.tokens) and "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].start]

    def ends_sentence(self, i: int) -> bool:
        """Whether a full stop, question or exclamation mark stands here that a new sentence may follow."""
        return self.low(i) in (".", "!", "?", ";") and not (self.low(i) == "." and len(self.low(i - 1)) == 1)


def amount(w: Words, i: int) -> tuple[int, float | None] | None:
    """A count in figures or words at ``i``: where it ends and how many, None for "several" and the like."""
    raw, low = w.raw(i), w.low(i)
    if raw[:1].isdigit() and raw.isascii():
        return _figures(w, i)
    if low in ("a", "an", "the") and w.low(i + 1) in lexicon.VAGUE | lexicon.VAGUE_OF:
        return w.skip(i + 2, "of"), None
    if low in lexicon.VAGUE or (low in lexicon.VAGUE_OF and w.low(i + 1) == "of"):
        return w.skip(i + 1, "of"), None
    if low == "half" and w.low(i + 1) in ("a", "an"):
        return i + 2, 0.5
    if low in ("a", "an"):
        return (i + 2, 12.0) if w.low(i + 1) == "dozen" else (i + 1, 1.0)
    if low in ("dozen", "hundred"):
        return i + 1, 12.0 if low == "dozen" else 100.0
    return _spelled(w, i)


def _figures(w: Words, i: int) -> tuple[int, float | None] | None:
    raw = w.raw(i).replace(",", "")
    if len(raw) > 9 or raw.count(".") > 1 or not raw.replace(".", "").isdigit():
        return None
    if w.glued(i) and w.raw(i - 1)[-1:] not in "(\"'“”‘’[-–—":
        return None
    return i + 1, float(raw)


def _spelled(w: Words, i: int) -> tuple[int, float | None] | None:
    low = w.low(i)
    if low in lexicon.TENS:
        value, end = float(lexicon.TENS[low]), i + 1
        after = end + 1 if w.dash(end) else end
        if w.low(after) in lexicon.CARDINALS and lexicon.CARDINALS[w.low(after)] < 10:
            value, end = value + lexicon.CARDINALS[w.low(after)], after + 1
    elif low in lexicon.CARDINALS:
        value, end = float(lexicon.CARDINALS[low]), i + 1
    else:
        return None
    if w.low(end) == "hundred":
        value, end = value * 100, end + 1
    if w.phrase(end, "and", "a", "half"):
        value, end = value + 0.5, end + 3
    return end, value


def ordinal(w: Words, i: int) -> tuple[int, int] | None:
    """An ordinal in figures or words at ``i``: where it ends and which."""
    number = w.number(i, 2)
    if number is not None and w.glued(i + 1) and w.low(i + 1) in lexicon.ORDINAL_ENDINGS:
        return i + 2, number
    if w.low(i) == "twenty" and w.dash(i + 1) and w.low(i + 2) == "first":
        return i + 3, 21
    return (i + 1, lexicon.ORDINALS[w.low(i)]) if w.low(i) in lexicon.ORDINALS else None
