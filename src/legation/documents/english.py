"""Whether a text is English: the one language that is read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from legation.errors import RefusedError

MIN_LETTERS = 80
"""A text with fewer letters is too short to tell, and goes through."""
MIN_FOREIGN = 12
"""With as many letters that are mostly of another script it is not English all the same."""

_SAMPLE = 20_000
_SURE = 0.95
_CERTAIN = 0.75
_CERTAIN_WITHOUT_ENGLISH = 0.5
_NO_VERDICT = frozenset({"en", "pcm", "zxx"})
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Words that make up a sixth of English prose and that no other language writes often.
_SMALL_WORDS = """
    the of and to that with from has have had said were which this their they would been not are his he it its who
    will after but by about into than more other when
"""
_ENGLISH = frozenset(_SMALL_WORDS.split())
_ENGLISH_SHARE = 0.06

_LANGUAGES = """
    af:Afrikaans am:Amharic an:Aragonese ar:Arabic ary:Arabic arz:Arabic as:Assamese az:Azerbaijani bcl:Bikol
    be:Belarusian bg:Bulgarian bn:Bengali br:Breton bs:Bosnian ca:Catalan crh:Crimean_Tatar cs:Czech cy:Welsh
    da:Danish de:German dz:Dzongkha el:Greek eo:Esperanto es:Spanish et:Estonian eu:Basque ext:Extremaduran
    fa:Persian fi:Finnish fo:Faroese fr:French fy:Frisian ga:Irish gd:Gaelic gl:Galician gu:Gujarati ha:Hausa
    he:Hebrew hi:Hindi hr:Croatian ht:Haitian hu:Hungarian hy:Armenian id:Indonesian ig:Igbo is:Icelandic it:Italian
    ja:Japanese jv:Javanese ka:Georgian kab:Kabyle kk:Kazakh km:Khmer kn:Kannada ko:Korean ku:Kurdish ky:Kyrgyz
    la:Latin lb:Luxembourgish lg:Ganda ln:Lingala lo:Lao lt:Lithuanian lv:Latvian mg:Malagasy mk:Macedonian
    ml:Malayalam mn:Mongolian mr:Marathi ms:Malay mt:Maltese my:Burmese ne:Nepali nl:Dutch nn:Norwegian no:Norwegian
    oc:Occitan om:Oromo or:Odia pa:Punjabi pl:Polish ps:Pashto pt:Portuguese qu:Quechua ro:Romanian ru:Russian
    rw:Kinyarwanda sa:Sanskrit sdh:Kurdish se:Sami si:Sinhala sk:Slovak sl:Slovene sn:Shona so:Somali sq:Albanian
    sr:Serbian st:Sotho sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik th:Thai tk:Turkmen tl:Tagalog tr:Turkish
    tt:Tatar ug:Uyghur uk:Ukrainian ur:Urdu uz:Uzbek uzs:Uzbek vec:Venetian vi:Vietnamese vo:Volapük wa:Walloon
    wuu:Chinese xh:Xhosa yo:Yoruba yue:Cantonese zh:Chinese zu:Zulu
"""
_NAMES = {code: name.replace("_", " ") for code, name in (pair.split(":") for pair in _LANGUAGES.split())}


def require_english(prose: str, name: str) -> None:
    """Raises RefusedError where the prose is surely of another language.

    English full of foreign names stays: what counts is its small words, then what the recogniser is sure of.
    """
    prose = prose[:_SAMPLE]
    letters = sum(1 for c in prose if c.isalpha())
    if letters < MIN_FOREIGN:
        return
    latin = sum(1 for _ in _LATIN.finditer(prose)) / letters
    if letters < MIN_LETTERS and latin > 0.5:
        return
    words = _WORD.findall(prose.lower())
    english = sum(word in _ENGLISH for word in words)
    if latin > 0.5 and english >= _ENGLISH_SHARE * len(words):
        return
    code, probability = _identifier().classify(prose)
    certain = _CERTAIN if english else _CERTAIN_WITHOUT_ENGLISH
    if code not in _NO_VERDICT and (probability >= certain or latin <= 0.5):
        raise RefusedError(name, f"language is {_NAMES.get(code, 'not English')} ({code}), only English is read")
    if latin <= 0.5:
        raise RefusedError(name, "language is not English (most letters are not Latin), only English is read")


def is_foreign(paragraph: str) -> bool:
    """Whether a paragraph of some length is surely of another language: a page may have its text in two."""
    letters = sum(c.isalpha() for c in paragraph)
    if letters < MIN_LETTERS:
        return False
    words = _WORD.findall(paragraph.lower())
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return False
    code, probability = _identifier().classify(paragraph[:_SAMPLE])
    return code not in _NO_VERDICT and probability >= _SURE


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
