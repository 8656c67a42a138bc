"""Names of authors as reference lists print them → CSL names (family and given, or literal)."""

from __future__ import annotations

import re

_KOREAN_FAMILY = """
    ahn an bae baek ban bang byun cha chang chae choe choi cho chon chong chu chun chung eom gim go gu ha ham han heo
    ho hong huh hwang hyon hyun im jang jeon jeong jin jo jon jong joo ju jung kang kim ko koo ku kwak kwon lee lim ma
    maeng min moon mun myong na nam no noh o oh om pae paek pak pang park pyon pyo rhee ri ro roh rim ryang ryu seo
    seok shim shin si sim sin so son song suh sung thae to u um wang wi won woo yang yi yim yom yon yoo yoon yu yun
"""
_CHINESE_FAMILY = """
    bai bo cai cao chen cheng chu cui dai deng ding dong du duan fan fang feng fu gao geng gong gu guo han hao he hou
    hu hua huang jia jiang jin kong lei li liang liao lin liu long lu luo ma mao meng mo ouyang pan peng qian qiao qin
    qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen wu xi xia xiang xiao xie xiong xu xue yan
    yang yao ye yi yin yu yuan zeng zhai zhang zhao zheng zhong zhou zhu zou
"""
_KOREAN = frozenset(_KOREAN_FAMILY.split())
_CHINESE = frozenset(_CHINESE_FAMILY.split())
_VIETNAMESE = frozenset({"nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "vo", "võ"})

_KOREAN_SYLLABLE = re.compile(
    r"(?:kk|k|g|n|tt|t|d|r|l|m|pp|p|b|ss|sh|s|jj|j|ch|c|h|w|y)?"
    r"(?:yeo|yae|wae|yoo|you|ya|ye|yo|yu|wa|wo|we|wi|ae|eo|eu|oe|oo|ui|ee|a|e|i|o|u)(?:ng|ck|k|g|n|t|l|m|p|b|s|h|r)?",
    re.IGNORECASE,
)
_PINYIN_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|b|p|m|f|d|t|n|l|g|k|h|j|q|x|r|z|c|s|y|w)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|er|a|o|e|i|u)",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    (
        "al",
        "el",
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "bin",
        "ibn",
        "ben",
    )
)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|II|III|IV)\.?")
_INSTITUTION = re.compile(
    r"\b(?:Agency|Agencies|Ministry|Department|Office|Committee|Council|Press|News|Times|Bureau|Nations|University|"
    r"Institute|Institution|Group|Government|Embassy|Organi[sz]ation|Commission|Staff|Reuters|Centre|Center|Association|"
    r"Foundation|Bank|Fund|Union|Party|Parliament|Congress|Senate|House|Assembly|Court|Service|Services|Society|Company|"
    r"Corporation|Network|Team|Panel|Experts|Secretariat|Federation|Republic|State|World|International|National|"
    r"Correspondents?|Editors?|Writers?|Desk|Observatory|Network|Watch|Radio|Television|TV|Online|Post|Journal|Amnesty)\b"
    r"|^(?:the|The)\s|\bof\b|\bfor\b|^[A-Z]{2,8}$|\.(?:com|org|net|gov)\b"
)
_INITIALS = re.compile(r"(?:[A-Z]\.?[ \-]?){1,4}")
_TRAILING = re.compile(r"(?:,?\s(?:et al\.?|\(?eds?\.?\)?|\(?editors?\)?|\(ed\.\)|and others))+$", re.IGNORECASE)


def authors(text: str) -> list[dict[str, str]]:
    """CSL names of a list of authors, in order; empty where the text names none.

    Read are "Family, Given", "Given Family, Given Family", lists with ``;``, ``&`` and "and", and East Asian names
    with the family name first. Institutions, and what cannot be taken apart, come back as ``literal``.
    """
    text = _TRAILING.sub("", " ".join(text.split()).strip(" ,;:")).strip(" ,;:")
    if not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", text):
        text = text.rstrip(" .,;:")
    text = re.sub(r"^(?:by|By|BY)\s", "", text)
    if not text or not any(c.isalpha() for c in text):
        return []
    if ";" in text:
        return [name for piece in text.split(";") if piece.strip() for name in _one_or_pair(piece.strip())]
    if _is_institution(text) and _cut_last(text)[1] is None and "," not in text:
        return [{"literal": text}]
    head, last = _cut_last(text)
    names = _comma_list([part.strip() for part in head.split(",") if part.strip()])
    return names + _last(last)


def _last(text: str | None) -> list[dict[str, str]]:
    return _comma_list([part.strip() for part in text.split(",") if part.strip()]) if text else []


def _cut_last(text: str) -> tuple[str, str | None]:
    """The authors before "and" or "&", and the one behind it; an "and" inside an institution's name stays."""
    joints = list(re.finditer(r",?\s(?:and|&|with)\s", text))
    if not joints:
        return text, None
    found = joints[-1]
    head, last = text[: found.start()], text[found.end() :]
    if _is_institution(head) and "," not in head and (_is_institution(last) or " " not in last):
        return text, None
    return head, last


def _one_or_pair(piece: str) -> list[dict[str, str]]:
    if _is_institution(piece) and "," not in piece:
        return [{"literal": piece}]
    head, last = _cut_last(piece)
    parts = [part.strip() for part in head.split(",") if part.strip()]
    names = [_inverted(parts)] if len(parts) > 1 else [_single(head)]
    return names + _last(last)


def _comma_list(parts: list[str]) -> list[dict[str, str]]:
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
    if _is_institution(family) or _is_institution(given):
        return False
    words = family.split()
    if len(words) == 1 or words[0].lower().split("-")[0] in _PARTICLES:
        return True
    return " " not in given or bool(_INITIALS.fullmatch(given))


def _inverted(parts: list[str]) -> dict[str, str]:
    name = {"family": parts[0], "given": parts[1]}
    if len(parts) > 2:
        name["suffix"] = parts[2]
    return name


def _single(text: str) -> dict[str, str]:
    """A name without a comma: family name last, or first where it is an East Asian name in its own order."""
    text = text.strip(" .,") if not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", text) else text.strip(" ,")
    words = text.split()
    if _is_institution(text) or len(words) == 1:
        return {"literal": text}
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else None
    if _is_family_first(words):
        name = {"family": words[0], "given": " ".join(words[1:])}
    else:
        first = len(words) - 1
        while first > 1 and words[first - 1].lower() in _PARTICLES and words[first - 1].islower():
            first -= 1
        name = {"family": " ".join(words[first:]), "given": " ".join(words[:first])}
    return {**name, "suffix": suffix} if suffix else name


def _is_family_first(words: list[str]) -> bool:
    """Whether a name stands in East Asian order: a family name of Korea, China or Viet Nam, then syllables of there."""
    family, given = words[0].lower(), words[1:]
    if family in _VIETNAMESE and len(given) >= 2:
        return True
    if family in _KOREAN:
        if len(given) == 1 and "-" in given[0]:
            return all(_KOREAN_SYLLABLE.fullmatch(part) for part in given[0].split("-"))
        if len(given) == 2 and all(_KOREAN_SYLLABLE.fullmatch(part) for part in given):
            return True
    return (
        family in _CHINESE
        and len(given) == 1
        and given[0].lower() not in _KOREAN | _CHINESE
        and _is_pinyin(given[0].replace("'", "").replace("’", "").replace("-", ""))
    )


def _is_pinyin(word: str) -> bool:
    """Whether a word is one or two syllables of Mandarin, written together."""
    if found := _PINYIN_SYLLABLE.fullmatch(word):
        return bool(found)
    return any(
        _PINYIN_SYLLABLE.fullmatch(word, 0, i) and _PINYIN_SYLLABLE.fullmatch(word, i) for i in range(1, len(word))
    )


def _is_institution(text: str) -> bool:
    return bool(_INSTITUTION.search(text))
