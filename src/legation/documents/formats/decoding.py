"""Bytes → characters, or a refusal that says what is wrong with the encoding."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from legation.errors import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_DECLARED = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""<\?xml[^>]{0,60}encoding=["']([A-Za-z0-9_:.\-]{2,40})""")
# What pages mean when they say these names, after the WHATWG encoding standard.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_MEANT |= {"iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949"}
_MEANT |= {"shift_jis": "cp932", "x-sjis": "cp932", "big5": "big5hkscs", "tis-620": "cp874"}
_CANDIDATES = """
    cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u iso8859_2 iso8859_5 iso8859_6
    iso8859_7 iso8859_8 iso8859_15 mac_roman cp949 cp932 euc_jp gb18030 big5 cp874 cp437 cp850 cp866
"""
_LIKELY = _CANDIDATES.split()
_WESTERN = frozenset("‘’“”–—…•·£©®°«»½¼¾×€™§ àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÁÉÖÜÄÅØÇÑ\u00a0")
_SAMPLE = 256 * 1024

# UTF-8 read as Windows-1252 or Latin-1 (and the control characters that such a mistake leaves behind).
_MOJIBAKE = re.compile(
    "â€[\u0080-\u00bf™œ˜“”¦“–—žš¢¡¹º\u0153\u2122]|Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|Â[\u00a0-\u00bf]|ï»¿|ï¿½|\ufffd|[\u0080-\u0084\u0086-\u009f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


def decode(data: bytes, name: str, *, html: bool = False, charset: str | None = None) -> str:
    """The characters of a document. Raises RefusedError naming the problem of the encoding.

    Tried in order: byte order mark, UTF-8, the ``charset`` that a server stated, the one that an HTML page declares,
    recognition. The result has
    been checked for the traces of a wrong decoding.
    """
    return checked(_decoded(data, name, html=html, charset=charset), name)


def checked(text: str, name: str) -> str:
    """The text itself; raises RefusedError where it is empty, binary, or shows a wrong decoding all over."""
    if not text.strip().strip("\ufeff"):
        raise RefusedError(name, "empty: nothing but white space in it")
    if surrogate := re.search("[\ud800-\udfff]", text):
        raise RefusedError(
            name, f"wrong encoding: half a character (a lone surrogate) at character {surrogate.start()}"
        )
    if "\x00" in text:
        raise RefusedError(name, "binary, not text (it has NUL characters)")
    if sum(1 for _ in _CONTROL.finditer(text)) * 100 > len(text):
        raise RefusedError(name, "binary, not text (many control characters)")
    hits = sum(1 for _ in _MOJIBAKE.finditer(text))
    if hits and (hits * 25 >= len(text) or (hits >= 3 and hits * 1000 >= len(text))):
        raise RefusedError(
            name,
            f"wrong or mixed encoding: {hits} of {len(text)} characters are garbled or replaced (“â€™”, “\ufffd”)",
        )
    return text


def _decoded(data: bytes, name: str, *, html: bool, charset: str | None) -> str:
    for mark, encoding, shown in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name, f"wrong encoding: it has the mark of {shown}, but is not {shown}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        position = error.start
    if charset and (text := _as_labelled(data, charset)) is not None:
        return text
    if html and (text := _as_declared(data)) is not None:
        return text
    _refuse_mixed(data, name, position)
    if (text := _as_western(data)) is not None:
        return text
    best = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=list(_LIKELY)).best()
    if best is None:
        raise RefusedError(name, f"encoding cannot be recognised (not UTF-8 at byte {position})")
    return _strict(
        data, best.encoding, name, f"wrong or mixed encoding: not UTF-8 at byte {position}, nor {best.encoding}"
    )


def _strict(data: bytes, encoding: str, name: str, problem: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        place = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise RefusedError(name, problem + place) from None


def _as_declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data, 0, 4096) or _DECLARED_XML.search(data, 0, 200)
    if declared is None:
        return None
    return _as_labelled(data, declared.group(1).decode("ascii"))


def _as_labelled(data: bytes, label: str) -> str | None:
    label = label.strip().lower()
    try:
        return data.decode(_MEANT.get(label, label))
    except (UnicodeDecodeError, LookupError):
        return None


def _refuse_mixed(data: bytes, name: str, position: int) -> None:
    """Refuse bytes that are UTF-8 in one place and something else in another: no one reading is right for both."""
    read = data.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= c <= "\udcff" for c in read)
    right = sum(c > "\x7f" for c in read) - wrong
    if right * 2 >= wrong:
        raise RefusedError(
            name,
            f"mixed encodings: {right} characters are UTF-8, {wrong} bytes are not (the first is byte {position})",
        )


def _as_western(data: bytes) -> str | None:
    """Windows-1252 where all it has beyond ASCII are the quotation marks and letters that English texts carry."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [c for c in text if c > "\x7f"]
    return text if len(beyond) * 10 <= len(text) and _WESTERN.issuperset(beyond) else None
