"""Names in the order of East Asia: whether the family name stands first."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KOREAN_FAMILY = """
    ahn an bae baek ban bang byun cha chae chang cho choe choi chon chong chu chun chung eom gim go gu ha ham han
    heo ho hong huh hwang hyon hyun im jang jeon jeong jin jo jon jong joo ju jung kang kim ko koo ku kwak kwon
    lee lim ma maeng min moon mun myong na nam no noh o oh om pae paek pak pang park pyo pyon rhee ri rim ro roh
    ryang ryu seo seok shim shin si sim sin so son song suh sung thae to u um wang wi won woo yang yi yim yom yon
    yoo yoon yu yun
"""
_CHINESE_FAMILY = """
    bai bo cai cao chang chen cheng chiang chou chu chung cui dai deng ding dong du duan fan fang feng fu gao geng
    gong gu guo han hao he hou hsieh hsu hu hua huang jia jiang jin kong lai lei li liang liao lin liu lo long lu
    luo ma mao meng mo ouyang pan peng qian qiao qin qiu ren shao shen shi song su sun tan tang tao tian tsai tsao
    tseng tung wan wang wei wen wu xi xia xiang xiao xie xiong xu xue yan yang yao ye yeh yi yin yu yuan zeng zhai
    zhang zhao zheng zhong zhou zhu zou
"""
_JAPANESE_FAMILY = """
    abe aoki arai endo fujii fujita fukuda goto hara hasegawa hashimoto hayashi hirano ikeda imai inoue ishida
    ishii ishikawa ito kato kikuchi kimura kinoshita kobayashi kojima kondo kudo maeda masuda matsuda matsui
    matsumoto miura miyamoto miyazaki mori morita murakami murata nakagawa nakajima nakamura nakano nishimura
    noguchi ogawa okada okamoto ono ota otsuka saito sakai sakamoto sasaki sato shibata shimizu sugawara sugiyama
    suzuki takada takagi takahashi takeda takeuchi tamura tanaka taniguchi uchida ueda ueno wada watanabe yamada
    yamaguchi yamamoto yamashita yamazaki yokoyama yoshida
"""
_VIETNAMESE_FAMILY = (
    "nguyen nguyễn tran trần pham phạm vo võ le lê hoang hoàng phan vu vũ dang đặng bui bùi ngo ngô duong"
)
_VIETNAMESE_MIDDLE = frozenset(
    """
    anh cong công dac dinh duc hong huu hồng hữu minh ngoc ngọc phu phuong phú phương quang quoc quốc tan thanh
    thi thị trong trọng tuan tuấn tấn van viet việt văn xuan xuân đình đức
    """.split()
)
_KOREAN = frozenset(_KOREAN_FAMILY.split())
_CHINESE = frozenset(_CHINESE_FAMILY.split())
_JAPANESE = frozenset(_JAPANESE_FAMILY.split())
_VIETNAMESE = frozenset(_VIETNAMESE_FAMILY.split())
_SURELY_VIETNAMESE = frozenset({"nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "vo", "võ"})

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
# Wade and Giles, as Taiwan writes names: two syllables with a hyphen, aspirates as "ch", "ts", "hs".
_WADE_SYLLABLE = re.compile(
    r"(?:ts|tz|ch|sh|hs|p|m|f|t|n|l|k|h|j|s|y|w|r)?['’]?"
    r"(?:iang|iung|uang|ang|eng|ing|ung|ieh|ien|iao|uan|ai|ei|ao|ou|an|en|in|un|ia|ih|iu|ua|ui|uo|ueh|eh|erh|a|o|e|i|u)",
    re.IGNORECASE,
)
_ROMAJI = re.compile(
    r"(?:(?:ky|gy|sh|ch|ts|ny|hy|by|py|my|ry|k|g|s|z|j|t|d|n|h|f|b|p|m|y|r|w)?[aiueoōū]{1,2}n?|n|m(?=[bpm])|[kst](?=[kst])){2,6}",
    re.IGNORECASE,
)
_SHORT_NAME = 3


def is_family_first(words: Sequence[str]) -> bool:
    """Whether the words of a name stand in East Asian order: a family name of there, then syllables of there."""
    family, given = words[0].lower(), words[1:]
    if not given or not all(word[:1].isupper() for word in words):
        return False
    return (
        _is_vietnamese(family, given)
        or _is_korean(family, given)
        or _is_chinese(family, given)
        or (family in _JAPANESE and len(given) == 1 and _is_japanese(given[0]))
    )


def _is_vietnamese(family: str, given: Sequence[str]) -> bool:
    if family in _SURELY_VIETNAMESE and len(given) >= 2:
        return True
    return family in _VIETNAMESE and 2 <= len(given) <= 3 and given[0].lower() in _VIETNAMESE_MIDDLE


def _is_korean(family: str, given: Sequence[str]) -> bool:
    if family not in _KOREAN:
        return False
    if len(given) == 1 and "-" in given[0]:
        return all(_KOREAN_SYLLABLE.fullmatch(part) for part in given[0].split("-"))
    return len(given) == 2 and all(_KOREAN_SYLLABLE.fullmatch(part) for part in given)


def _is_chinese(family: str, given: Sequence[str]) -> bool:
    if family not in _CHINESE or len(given) != 1 or given[0].lower() in _KOREAN | _CHINESE:
        return False
    if "-" in given[0] and len(given[0].split("-")) == 2:
        return all(_WADE_SYLLABLE.fullmatch(part) or _PINYIN_SYLLABLE.fullmatch(part) for part in given[0].split("-"))
    return _is_pinyin(given[0].replace("'", "").replace("’", "").replace("-", ""))


def _is_japanese(given: str) -> bool:
    return len(given) > _SHORT_NAME and given.lower() not in _JAPANESE and bool(_ROMAJI.fullmatch(given))


def _is_pinyin(word: str) -> bool:
    """Whether a word is one or two syllables of Mandarin, written together."""
    if len(word) > 12:
        return False
    if _PINYIN_SYLLABLE.fullmatch(word):
        return True
    return any(
        _PINYIN_SYLLABLE.fullmatch(word, 0, i) and _PINYIN_SYLLABLE.fullmatch(word, i) for i in range(1, len(word))
    )
