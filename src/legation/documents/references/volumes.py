"""Volume, issue and pages in the forms of each style."""

from __future__ import annotations

import re

from legation.documents.references import dating
from legation.documents.references.entry import Entry, date_parts

_YEAR = r"(?:1[5-9]|20)\d\d"
_N = rf"(?!{_YEAR}\b)(?:\d{{1,4}}|[IVXLC]{{1,7}}\b)"
_ISSUE = (
    r"(?:[A-Z]?\d{1,5}(?:\s?[–/-]\s?\d{1,5})?(?:\s(?:[Ss]uppl|[Pp]t)\.?\s?\d{0,3})?|[Ss]uppl(?:ement)?\.?\s?\d{0,3}|"
    r"[Ss]pecial [Ii]ssue|Spring|Summer|Autumn|Fall|Winter)"
)
_PAGE = r"[A-Za-z]{0,2}\d{1,6}(?:\s?[–—-]\s?[A-Za-z]{0,2}\d{1,6})?(?!\w)"
_PAGES = rf"(?:{_PAGE}|[ivxlc]{{1,7}}(?:[–-][ivxlc]{{1,7}})?\b)(?:,\s?(?!{_YEAR}\b){_PAGE})*"
_NO = r"\b(?:[Nn]os?|[Ii]ssue|[Ii]ss|[Nn]r|[Nn]umber)\.?\s?[°º]?\s?"
_PP = r"\b(?:pp?\.|[Pp]ages?|pgs?\.|S\.)\s?"
_LEAD = r"(?:^|(?<=[\s,;.(\ue000]))"
_WHEN = r"\(\s?(?P<when>[^()]{4,40})\s?\)"

# Each form with what makes it sure: a label, a bracket or a colon. The first that is found is read.
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Vv]ol(?:ume|s)?\.?\s?(?P<volume>\d{{1,4}}|[IVXLC]{{1,7}}\b)(?:[,.:]?\s{_NO}(?P<issue>{_ISSUE}))?",
        rf"{_LEAD}(?P<volume>{_N}),?\s{_NO}(?P<issue>{_ISSUE})(?:,?\s{_WHEN})?",
        rf"{_LEAD}{_NO}(?P<issue>{_ISSUE})(?:,?\s{_WHEN})?",
        rf"{_LEAD}(?P<volume>{_N})\s?\((?!{_YEAR}\))(?P<issue>{_ISSUE})\)",
        rf"{_LEAD}(?P<volume>{_N})\s?\((?P<when>[^()]{{0,20}}{_YEAR})\)",
        rf"{_LEAD}(?P<volume>{_N})[/.:](?P<issue>\d{{1,3}})\s{_WHEN}",
        rf"{_LEAD}(?P<volume>{_N})(?=\s?:\s?[A-Za-z]{{0,2}}\d)",
    )
)
_BEHIND = re.compile(rf"\s?:\s?(?:{_PP})?(?P<page>{_PAGES})|(?<=\)),\s?(?:{_PP})?(?P<other>{_PAGES})")
_REPORTER = re.compile(
    rf"[\s.,;\"”’'\ue000]{{0,6}}(?:[(\[](?P<before>{_YEAR})[)\]]\s)?(?P<volume>\d{{1,3}})\s(?P<name>[A-Z][^,;()\d]{{2,80}}?)\s"
    rf"(?P<page>\d{{1,5}})(?:[,–-]\s?\d{{1,5}}){{0,4}}(?:\s\((?P<behind>[^()]{{0,20}}{_YEAR})\))?(?=[.,;\s\ue000]|$)"
)
_PLAIN = re.compile(rf",\s(?P<volume>\d{{1,3}}),\s(?P<page>{_PAGE})(?=[.\s\ue000]|$)")
_LABELLED = re.compile(rf"[(\[]?\s?(?:\bat\s)?{_PP}(?P<page>{_PAGES})\+?(?:\s\(col\.\s?\d{{1,2}}\))?\s?[)\]]?")
_ARTICLE = re.compile(r"\b[Aa]rt(?:icle|\.)\s(?:[Nn]o\.\s?)?(?P<page>[\w.-]{0,20}\d)")
_BEHIND_DAY = re.compile(
    r"(?<=\ue000)[;:]\s?(?P<page>(?:Sect\.?\s?)?[A-Z]{0,2}:?\d{1,4}(?:-\d{1,4})?)(?:\s\(col\.\s?\d{1,2}\))?(?=[.\s\ue000]|$)"
)
_COUNT = re.compile(r"(?<![\w–-])(?P<page>\d{1,4})\s(?:p|pp|pages)\.?(?=[\s.;\ue000]|$)")
_LAST = re.compile(rf"(?:[,:]|(?<=[,.][\"”’»']))\s(?P<page>{_PAGES})[\s.;\ue000]*$")


def read_volume(entry: Entry, start: int, end: int, *, plain: bool = False) -> bool:
    """Read volume, issue and labelled pages from a stretch; whether there was a volume or an issue.

    ``plain`` says that a volume and pages may stand there without any label (APA's "Container, 5, 101–130").
    """
    _page(entry, _LABELLED, start, end)
    _page(entry, _ARTICLE, start, end)
    forms = (*_FORMS, _PLAIN) if plain else _FORMS
    found = next((m for form in forms if (m := form.search(entry.text, start, end)) and _is_sure(m)), None)
    if found is None:
        return False
    groups = found.groupdict()
    for field in ("volume", "issue", "page"):
        entry.state(field, groups.get(field))
    when = groups.get("when")
    if when and (dated := dating.find(when)):
        entry.state("issued", date_parts(dated))
    behind = _BEHIND.match(entry.text, found.end(), end)
    if behind:
        entry.state("page", behind["page"] or behind["other"])
    entry.cut(found.start(), behind.end() if behind else found.end())
    return True


def read_reporter(entry: Entry, at: int) -> bool:
    """Read what lawyers print, the volume before the journal and the page behind it: "12 Journal of Law 45 (2001)"."""
    found = _REPORTER.match(entry.text, at)
    if found is None:
        return False
    for field in ("volume", "page"):
        entry.state(field, found[field])
    entry.state("container-title", found["name"])
    if dated := dating.find(found["before"] or found["behind"] or ""):
        entry.state("issued", date_parts(dated))
    entry.cut(found.start(), found.end())
    return True


def read_last_page(entry: Entry, start: int, end: int) -> bool:
    """Read pages without a label: behind the day of a newspaper, in the end of a note. Dates must have been read."""
    read = _page(entry, _BEHIND_DAY, start, end)
    if found := _COUNT.search(entry.text, start, end):
        entry.state("number-of-pages", found["page"])
        entry.cut(found.start(), found.end())
    found = _LAST.search(entry.text, start, end)
    if found and ("issued" in entry.csl or not re.fullmatch(_YEAR, found["page"])):
        entry.state("page", found["page"])
        entry.cut(found.start(), found.end())
        return True
    return read


def _page(entry: Entry, pattern: re.Pattern[str], start: int, end: int) -> bool:
    found = pattern.search(entry.text, start, end)
    if found:
        entry.state("page", found["page"])
        entry.cut(found.start(), found.end())
    return found is not None


def _is_sure(found: re.Match[str]) -> bool:
    """Whether what looks like the bracket of an issue has a date in it."""
    when = found.groupdict().get("when")
    return when is None or dating.find(when) is not None
