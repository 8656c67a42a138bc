"""The dateline of a news text: the place, day and agency that stand before its first words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.codebook import load
from legation.documents.dates import MONTH_DAY as _MONTH_DAY
from legation.documents.dates import Dated, edtf, find, is_day, month_number

AGENCIES = {
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "afp": "Agence France-Presse",
    "reuters": "Reuters",
    "thomson reuters foundation": "Thomson Reuters Foundation",
    "upi": "United Press International",
    "kcna": "Korean Central News Agency",
    "sana": "Syrian Arab News Agency",
    "st": "Syria Times",
    "xinhua": "Xinhua News Agency",
    "yonhap": "Yonhap News Agency",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "jiji": "Jiji Press",
    "jiji press": "Jiji Press",
    "tass": "TASS",
    "itar-tass": "TASS",
    "ria novosti": "RIA Novosti",
    "sputnik": "Sputnik",
    "interfax": "Interfax",
    "irna": "Islamic Republic News Agency",
    "isna": "Iranian Students News Agency",
    "fna": "Fars News Agency",
    "fars": "Fars News Agency",
    "tasnim": "Tasnim News Agency",
    "mna": "Mehr News Agency",
    "press tv": "Press TV",
    "anadolu": "Anadolu Agency",
    "aa": "Anadolu Agency",
    "wafa": "WAFA",
    "wam": "Emirates News Agency",
    "spa": "Saudi Press Agency",
    "qna": "Qatar News Agency",
    "kuna": "Kuwait News Agency",
    "bna": "Bahrain News Agency",
    "ona": "Oman News Agency",
    "petra": "Jordan News Agency",
    "mena": "Middle East News Agency",
    "aps": "Algeria Press Service",
    "tap": "Tunis Afrique Presse",
    "ani": "Asian News International",
    "pti": "Press Trust of India",
    "ians": "Indo-Asian News Service",
    "app": "Associated Press of Pakistan",
    "bss": "Bangladesh Sangbad Sangstha",
    "vna": "Vietnam News Agency",
    "antara": "Antara",
    "bernama": "Bernama",
    "pna": "Philippine News Agency",
    "prensa latina": "Prensa Latina",
    "acn": "Cuban News Agency",
    "efe": "EFE",
    "ansa": "ANSA",
    "dpa": "Deutsche Presse-Agentur",
    "belta": "BelTA",
    "ukrinform": "Ukrinform",
    "cnn": "CNN",
    "bbc": "BBC",
    "ips": "Inter Press Service",
    "irin": "IRIN",
    "rfe/rl": "Radio Free Europe/Radio Liberty",
    "voa": "Voice of America",
    "bloomberg": "Bloomberg",
    "un news": "UN News",
    "nampa": "Namibia Press Agency",
    "kabar": "Kyrgyz National News Agency Kabar",
    "uza": "National News Agency of Uzbekistan",
    "azertac": "Azertac",
    "armenpress": "Armenpress",
    "khovar": "Khovar",
    "montsame": "Montsame",
    "tasr": "News Agency of the Slovak Republic",
    "ctk": "Czech News Agency",
    "mti": "MTI",
    "pap": "Polish Press Agency",
    "agerpres": "Agerpres",
    "bta": "Bulgarian News Agency",
    "tanjug": "Tanjug",
    "hina": "HINA",
    "elta": "ELTA",
    "lusa": "Lusa",
    "belga": "Belga",
    "nan": "News Agency of Nigeria",
    "gna": "Ghana News Agency",
    "suna": "Sudan News Agency",
    "lana": "Libyan News Agency",
    "saba": "Saba News Agency",
    "ina": "Iraqi News Agency",
    "nna": "National News Agency",
    "cna": "Central News Agency",
    "lusa news agency": "Lusa",
    "avn": "Agencia Venezolana de Noticias",
    "bakhtar": "Bakhtar News Agency",
    "rss": "Rastriya Samachar Samiti",
}
"""What agencies call themselves in datelines, lower case, with the agency's full name."""

_NAMES = ("name", "abbreviation", "alias")
_WORD = r"[A-Z][^\W\d_]*(?:['’.\-][^\W\d_]{1,20}){0,3}\.?"
_PLACE = re.compile(rf"{_WORD}(?:[ /]{_WORD}){{0,3}}(?:,\s{_WORD}(?:\s{_WORD}){{0,2}}){{0,2}}")
_NOT_PLACES = """
    on by in at from the since until after before a an this mr mrs ms isis isil nato opec asean unesco unicef usa dprk
    breaking update updated exclusive analysis opinion watch news video correction editorial explainer
"""
_NO_PLACE = frozenset(_NOT_PLACES.split())
_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}|"
    r"JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\.?"
)
_DAY = re.compile(
    rf"(?:^|[.,]?\s)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})"
    r"(?:,?\s(?:Juche\s\d{1,3}\s?\(\d{4}\)|\d{4}))?[.,]?$"
)
_AGENCY = re.compile(r"[(\[/](?P<agency>[A-Z][\w .\-/]{1,30}?)[)\]/]\.?")
_BARE_AGENCY = re.compile(r"(?:^|[ ,])(?P<agency>[A-Z][A-Za-z]{1,12}(?:\.[A-Z]{2})?)$")
_IN_BRACKETS = re.compile(
    rf"\((?P<place>{_WORD}(?:[ /]{_WORD}){{0,3}}(?:,\s[A-Z]\w+)?),\s(?P<day>{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?|"
    rf"\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?)\)(?:\s?[–—-]\s?|\s(?=[A-Z“\"]))"
)
_PLACE_IN_BRACKETS = re.compile(rf"\((?P<place>{_WORD}(?:[ /]{_WORD}){{0,3}})\)\s[–—-]\s(?=[A-Z“\"])")
# An agency in strokes behind a day ("Osh, July 5. /Kabar/. The bridge"), or a bare one that no dash follows.
_IN_STROKES = re.compile(
    rf"^(?P<place>{_PLACE.pattern}), (?P<day>[^/]{{4,24}}) /(?P<agency>[A-Z][\w .\-]{{1,30}})/\.?\s"
)
_NO_DASH = re.compile(rf"^(?P<place>{_PLACE.pattern}), (?P<day>[^/]{{4,24}}?),? (?P<agency>[A-Z]{{3,8}})\s(?=[A-Z])")
_DAY_COLON = re.compile(r"(?<=[a-z]):\s(?=[A-Z“\"])")
_DASH = re.compile(r"\.[-–—]\s|\s?(?:—|–|--+|_|―)\s?|\s-\s?|(?<=[\w)\]])-\s")
_JUCHE = re.compile(r"\bJuche\s(\d{1,3})\b")
_JUCHE_BEFORE_ONE = 1911
_LONGEST = 140
_LONGEST_LINE = 130
# What a line may have beside its dates if it only says when a text was published.
_SAID = re.compile(
    r"\b(?:no|vol|volume|issue|number)\b\.?\s?\d[\d/\-]*|\bISSN\s?[\d\-xX]{9}|\d{1,3}\s(?:minute|hour|day|week|month|year)s?\sago|"
    r"\b(?:first|originally|last|published|publication|posted|updated?|modified|revised|filed|issued|dated?|released?|"
    r"created|uploaded|load-date|corrected|issue|"
    r"yesterday|today|on|at|by|as|of|and|press release|news release|statement|no|nr|web ?posted|story|"
    r"local time|hrs?|hours|ago|years?|months?|weeks?|days?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|"
    r"thu|fri|sat|sun|"
    r"GMT|UTC|EST|EDT|CES?T|EES?T|KST|JST|ET|BST|IST|MSK|SAST|EAT|WAT|CAT|HKT|SGT|AES?T|PST|PDT|CDT|[ap]\.?m)\b\.?|"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{1,2}(?::\d{2})?|"
    r"\bNo\.?\s?[\d/\-]+|"
    r"juche \d{1,3}(?:\.\d{1,2}\.\d{1,2})?|\bwww\.[\w.\-]+",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"\b(?:vol|volume|no|issue|number)\b\.?\s?\d", re.IGNORECASE)
_UNDATED = re.compile(r"\bNo\.?\s?[\d/\-]+|\bJuche \d{1,3}\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:updated|published|posted)\b.{0,20}(?:\bago|yesterday|today|\d{1,2}[:.]\d\d(?:\s[A-Z]{2,4})?)$", re.IGNORECASE
)
# What stands beside the day in a line of labels and values: who, whence, and how often it was read.
_NAMED = re.compile(
    r"(?:source|editor|edited by|author|writer|by)\s?:\s?[^|\d]{2,40}(?=\||$)|"
    r"\b(?:hits?|views?|viewed|reads?)\s?[:|]?\s?\d[\d,]*|\bpage\s[A-Z]?\d{1,6}",
    re.IGNORECASE,
)
# A day whose year has two figures, and one whose day and month cannot be told apart.
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d\d?\.\d\d?\.)(\d\d)(?![\d.])")
_UNCLEAR = re.compile(r"(?<![\d/-])(?P<first>\d\d?)([/-])(?P<second>\d\d?)\2(?P<year>(?:19|20)\d\d)(?![\d/-])")
_AP_STAMP = re.compile(r"AP-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d)\s\d{4}[A-Z]{3}$")
_CENTURY = 70
_MONTHS = 12
_LATER = re.compile(r"\b(?:updated?|modified|revised|last|load-date|corrected)\b", re.IGNORECASE)
_PLACE_BEFORE = re.compile(rf"(?:^|\s|[,|·•])(?:{_WORD}(?:\s{_WORD}){{0,2}}(?:,\s{_WORD})?)\s*,\s*$")
_JUCHE_DAY = re.compile(r"\bJuche\s(\d{1,3})\.\s?(\d{1,2})\.\s?(\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends in its paragraph, and what it says.

    ``published`` is EDTF, None where the year cannot be known; ``month_day`` is the day without its year.
    """

    end: int
    text: str
    place: str | None = None
    agency: str | None = None
    published: str | None = None
    month_day: tuple[int, int] | None = None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with; None where it begins with prose.

    It needs an agency that calls itself so in datelines, a day before a dash, or a place in capitals before a dash.
    """
    head = paragraph[:_LONGEST]
    if found := _IN_BRACKETS.match(head):
        dated = find(found["day"])
        day = dated.edtf if dated and len(dated.parts) == 3 else None
        return Dateline(
            found.end(), " ".join(found.group().split()), found["place"], None, day, _month_day(found["day"])
        )
    if (found := _PLACE_IN_BRACKETS.match(head)) and agency_named(found["place"]) is None:
        return Dateline(found.end(), " ".join(found.group().split()), found["place"])
    for pattern in (_IN_STROKES, _NO_DASH):
        found = pattern.match(head)
        if found and _DAY.search(found["day"]) and (pattern is _IN_STROKES or agency_named(found["agency"])):
            return _parsed(paragraph, found.end() - 1, found.end(), dashed=True)
    dash = _DASH.search(head)
    colon = _DAY_COLON.search(head)
    if colon and (dash is None or colon.start() < dash.start()) and _DAY.search(head[: colon.start()]):
        dash = colon  # "Minsk, 12 June: The committee said", as monitoring services print it
    bracket = _known_agency(head)
    if bracket and (dash is None or dash.start() > bracket.end() + 1):
        rest = paragraph[bracket.end() :].lstrip()
        if rest and not (rest[0].isupper() or rest[0] in "“\"'‘"):
            return None
        return _parsed(paragraph, bracket.end(), bracket.end(), dashed=False)
    return _parsed(paragraph, dash.start(), dash.end(), dashed=True) if dash else None


def agency_named(name: str) -> str | None:
    """The full name of an agency by what it calls itself in datelines and credits; None where it is not known."""
    name = name.strip(" .")
    listed = AGENCIES.get(name.lower())
    if listed or not name:
        return listed
    entries = {n.entry.name for n in load().find(name) if n.entry.kind == "outlet" and n.use in _NAMES}
    return entries.pop() if len(entries) == 1 else None


def _known_agency(head: str) -> re.Match[str] | None:
    for found in _AGENCY.finditer(head):
        if agency_named(found["agency"]):
            return found
    return None


def _parsed(paragraph: str, stop: int, end: int, *, dashed: bool) -> Dateline | None:
    """What stands before ``stop``, taken apart from its end: agency, day, place."""
    left, agency = _take_agency(paragraph[:stop].rstrip(" ,"))
    unknown = _unknown_agency(left) if agency is None and dashed else None
    left = left[: unknown.start()].rstrip(" ,") if unknown else left
    day = _DAY.search(left)
    place = (left[: day.start()] if day else left).strip(" ,")
    words = place.split(",")[0].split()
    # of the places that a report is filed from one has an article
    opening = words[1:] if " ".join(words[:2]).upper() == "THE HAGUE" else words
    if place and (not _PLACE.fullmatch(place) or opening[0].lower().rstrip(".") in _NO_PLACE):
        return None
    shown = day.group().strip(" ,.") if day else ""
    if agency is None and not (place and dashed and (day or _in_capitals(words, paragraph[end:]))):
        return None
    if not dashed and not place:
        return None
    dated = find(shown)
    return Dateline(
        end=end,
        text=" ".join(paragraph[:stop].split()),
        place=place.rstrip(".") or None,
        agency=agency or (" ".join(unknown["agency"].split()) if unknown else None),
        published=_juche_date(shown) or (dated.edtf if dated and len(dated.parts) == 3 else None),
        month_day=_month_day(shown),
    )


def _take_agency(left: str) -> tuple[str, str | None]:
    """A dateline without the agency at its end, and the agency's name."""
    for pattern in (_AGENCY, _BARE_AGENCY):
        for found in pattern.finditer(left):
            agency = agency_named(found["agency"]) if found.end() == len(left) else None
            if agency:
                return left[: found.start()].rstrip(" ,"), agency
    return left, None


def _unknown_agency(left: str) -> re.Match[str] | None:
    """A name in brackets at the end of a dateline: an agency that the list does not have, called as it calls itself."""
    return next((found for found in _AGENCY.finditer(left) if found.end() == len(left)), None)


def _in_capitals(words: list[str], rest: str) -> bool:
    """Whether a place is printed as datelines print it and prose does not, before a sentence that begins."""
    name = " ".join(words)
    following = rest.lstrip()[:1]
    begins = following.isupper() or following.isdigit() or following in ("“", '"', "‘", "'")
    return len(name) > 3 and name.upper() == name and "." not in name[:4] and begins


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether the days in figures of a page's pieces begin with the day: None where none tells, or they disagree."""
    orders = set()
    for text in texts:
        for found in _UNCLEAR.finditer(text):
            first, second = int(found["first"]), int(found["second"])
            if (first > _MONTHS) != (second > _MONTHS):
                orders.add(first > _MONTHS)
    return orders.pop() if len(orders) == 1 else None


def date_line(flat: str, *, by_day: bool | None = None) -> tuple[bool, str | None]:
    """Whether a whole line says when a text was published (and changed), and the day of publication in EDTF.

    Beside its dates it has only what such lines have: "published", "updated", the clock, a number of a release, a
    place before the date. What was updated is published at another time: then the day is None. ``by_day`` says whether
    such days as 5/4/2019 begin with the day; where it is None, their day is None too.
    """
    if len(flat) <= _LONGEST_LINE:
        flat = _SHORT_YEAR.sub(lambda short: short[1] + _in_full(int(short[2])), _NAMED.sub("", flat))
    if stamp := _AP_STAMP.match(flat):
        filed = int(_in_full(int(stamp[3]))), int(stamp[1]), int(stamp[2])
        return is_day(*filed), edtf(filed) if is_day(*filed) else None
    if by_day is not None:
        order = r"\g<year>-\g<second>-\g<first>" if by_day else r"\g<year>-\g<first>-\g<second>"
        flat = _UNCLEAR.sub(order, flat)
    told = _UNCLEAR.sub(lambda one: one[0] if _is_told(flat, one.start()) else " ", flat)
    moved = bool(_AGO.search(flat)) or told != flat
    if len(flat) > _LONGEST_LINE or not (moved or any(c.isdigit() for c in flat)):
        return False, None
    flat = told
    numbers = {found.span() for found in _UNDATED.finditer(flat)}
    found = [one for one in _dates(flat) if not any(start <= one.start < end for start, end in numbers)]
    if _JUCHE.search(flat) and (shown := _juche_date(flat)) and len(flat) <= 60:
        return True, shown
    if not found and not moved:
        return False, None
    rest = flat
    for one in reversed(found):
        before = rest[: one.start]
        place = _PLACE_BEFORE.search(before) if one is found[0] else None
        rest = (before[: place.start()] if place else before) + " " + rest[one.end :]
    if any(c.isalnum() for c in _SAID.sub(" ", rest)):
        return False, None
    start = 0
    for one in found:
        if len(one.parts) == 3 and not _LATER.search(flat, start, one.start):
            return True, one.edtf
        start = one.end
    if _ISSUE.search(flat) and found and len(found[0].parts) == 2:
        return True, found[0].edtf
    return (bool(found) and any(len(one.parts) == 3 for one in found)) or not found, None


def _is_told(flat: str, at: int) -> bool:
    """Whether a day in figures is known all the same: by its weekday, or because both figures are one."""
    return any(one.start <= at < one.end and len(one.parts) == len(("year", "month", "day")) for one in _dates(flat))


def _in_full(year: int) -> str:
    """A year of which two figures are printed."""
    return str(2000 + year if year < _CENTURY else 1900 + year)


def _dates(flat: str) -> Iterator[Dated]:
    start = 0
    while found := find(flat, start):
        yield found
        start = found.end


def juche_year(text: str) -> int | None:
    """The year of a date in the Juche calendar, whose first year is 1912."""
    found = _JUCHE.search(text)
    return _JUCHE_BEFORE_ONE + int(found.group(1)) if found else None


def _month_day(text: str) -> tuple[int, int] | None:
    found = _MONTH_DAY.search(text)
    if found is None:
        return None
    month = month_number(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"])
    return (month, day) if is_day(2000, month, day) else None


def _juche_date(text: str) -> str | None:
    if figures := _JUCHE_DAY.search(text):
        parts = _JUCHE_BEFORE_ONE + int(figures[1]), int(figures[2]), int(figures[3])
        return edtf(parts) if is_day(*parts) else None
    year, month_day = juche_year(text), _month_day(text)
    if year is None or month_day is None or not is_day(year, *month_day):
        return None
    return f"{year:04d}-{month_day[0]:02d}-{month_day[1]:02d}"
