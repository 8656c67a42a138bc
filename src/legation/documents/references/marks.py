"""What any style prints in the same words: identifiers, addresses, days of access and archiving, remarks, genres."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.documents.dates import Dated
from legation.documents.references import dating
from legation.documents.references.entry import Entry, date_parts, flat
from legation.evidence import Span

_URL = re.compile(
    r"https?://[^\s<>\"”“\[\]\ue000]{1,2000}|(?<![\w@./-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,10}"
    r"/\w[^\s<>\"”“\[\]\ue000]{0,2000}"
)
_COPY = re.compile(r"//(?:[\w-]{1,20}\.)?(?:archive|webcitation|webarchive|perma)\.|/web/\d{8,14}/http")
_IDENTIFIERS = {
    "DOI": re.compile(
        r"(?:\bdoi:?\s?(?:https?://(?:dx\.)?doi\.org/)?|https?://(?:dx\.)?doi\.org/)"
        r"(10\.\d{4,9}/[^\s\"<>\ue000]{1,200})",
        re.IGNORECASE,
    ),
    "ISSN": re.compile(r"\be?-?ISSN:?\s?(\d{4}[-–]?\d{3}[\dXx])(?!\d)"),
    "ISBN": re.compile(r"\bISBN(?:-1[03])?:?\s?(97[89](?:[- ]?\d){10}|\d(?:[- ]?\d){8}[- ]?[\dXx])(?!\d)"),
    "PMID": re.compile(r"\bPMID:?\s?(\d{1,9})"),
}
_OTHER_ID = re.compile(
    r"\b(?:OCLC|JSTOR|S2CID|LCCN|Bibcode|hdl|PMC|SSRN|arXiv|ProQuest|Gale|ASIN)[: ]\s?"
    r"(?=[\w.:/-]{0,40}\d)[\w.:/-]{1,60}"
)
_ARCHIVED = re.compile(
    r"[\[(]?\b[Aa]rchived(?:\scopy)?(?:\s\([A-Z]{2,5}\))?(?P<original>\sfrom\sthe\soriginal)?(?:\s\([A-Z]{2,5}\))?"
    r"(?:\s(?:on|at|from))?[,:]?(?=[\s.\ue000]|$)\s?"
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:[Rr]etrieved|[Aa]ccessed|[Aa]ccess date|[Dd]ate accessed|[Ll]ast (?:accessed|visited|checked|viewed)|"
    r"[Vv]iewed|[Cc]onsulted|[Vv]isited|[Cc]ited|Web\.)(?:\son)?[:,]?\s"
)
_FROM = re.compile(r"\s?[\])]|,?\s?(?:from|at)(?=\s{1,2}(?:https?:|www\.|\ue000|[\w-]{1,40}\.\w))")
_NEAR = 3
_LONGEST_DAY = 34
_UPDATED = re.compile(r"\[updated\s[^\[\];]{4,30};\s?")
_AVAILABLE = re.compile(
    r"\[(?:[Oo]nline|[Ii]nternet|[Ee]lectronic version|[Oo]n-line)\.?\][.,:]?(?:\s[Aa]vailable(?:\s(?:at|from))?:?)?|"
    r"\b(?:[Aa]vailable|[Oo]nline)(?:\sonline)?(?:\s(?:at|from|in|here))?\s?:?(?=\s{0,2}\ue000)|\bURL:?(?=\s?\ue000)"
)
_LANGUAGES = (
    "(?:Arabic|Armenian|Azerbaijani|Bulgarian|Burmese|Catalan|Chinese|Croatian|Czech|Danish|Dutch|English|Estonian|"
    "Finnish|French|Georgian|German|Greek|Hebrew|Hindi|Hungarian|Icelandic|Indonesian|Italian|Japanese|Kazakh|Khmer|"
    "Korean|Latvian|Lithuanian|Malay|Mongolian|Norwegian|Persian|Polish|Portuguese|Romanian|Russian|Serbian|Slovak|"
    "Spanish|Swahili|Swedish|Thai|Turkish|Ukrainian|Urdu|Vietnamese)"
)
_REMARKS = re.compile(
    rf"\((?:[Ii]n [A-Z]\w+(?:(?:,| and|,? &) [A-Z]\w+){{0,3}}|{_LANGUAGES}|PDF|HTML|DOC|XLS|"
    r"[Ss]ubscription required|[Rr]egistration required|[Pp]aywall|[Ll]imited access|[Ff]ree access)\)|"
    r"\[in [A-Z]\w+(?: and [A-Z]\w+)?\]|\[(?:permanent )?dead link\]|\[better source needed\]|"
    r"\(?at (?:the Wayback Machine|archive\.\w{2,8}|perma\.cc|WebCite)\)?|"
    rf"(?<=[.\ue000]\s)(?:(?:Print|Web|(?:In|Text in) {_LANGUAGES})\.(?=\s|$|\ue000)|{_LANGUAGES}\.[\s\ue000]*$)|"
    r",?\s(?:to be published|submitted for publication|in press|forthcoming)(?=[.,\s\ue000]|$)"
)
_VIA = re.compile(
    r"[–—-]\s?via (?P<via>[A-Z][\w. ]{1,40}?|(?:[\w-]{1,30}\.){1,3}[a-z]{2,10})(?=[.,](?:\s|$)|$|\s?\ue000)"
)
_THESES = (
    r"(?:unpublished )?(?:(?:doctoral|ph\.?\s?d\.?|m\.?\s?a\.?|m\.?\s?sc\.?|m\.?\s?s\.?|b\.?\s?a\.?|d\.?\s?phil\.?|"
    r"master['’]s|licentiate)(?:\s(?:thesis|dissertation|diss\.?))|thesis|dissertation)"
)
_GENRES = (
    r"(?:(?:press|news|media) release|(?:(?:technical|research|annual|final) )?report|"
    r"(?:working|discussion|occasional|white) paper|policy brief|briefing|fact sheet|map|chart|podcast|interview|"
    r"speech|transcript|lecture|video|film|(?:television|radio) (?:production|broadcast|programme)|tweet|data ?set|"
    r"brochure|letter|(?:unpublished )?manuscript|(?:conference|paper|poster) presentation|blog post|editorial|"
    r"letter to the editor|obituary|photograph|(?:[a-z]+ ){0,2}(?:post|comment|update|image|slides|notes|software|app|"
    r"album|song|series|episode|webinar|file|preprint|material|recording|exhibit|testimony|message|thread)|"
    rf"{_THESES}|ph\.?d|ma|msc)"
)
_GENRE = re.compile(
    rf"[\[(](?P<genre>{_GENRES})(?:\s(?:(?:no|nr|#)\.?\s?)?(?P<number>(?=\S{{0,30}}\d)[\w./-]{{1,30}}))?"
    r"(?:(?:,|\sat)\s(?P<rest>[^()\[\]]{2,160}))?[\])]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\((?P<genre>(?!Vol|Issue|Part|Book)[A-Z][\w ]{2,50}?)\s[Nn]o\.\s?(?P<number>[\w./-]{1,20})\)")


def take_marks(entry: Entry, title: Span | None) -> None:
    """Read what is told by its own words, but not from the words of the ``title`` in quotation marks."""
    _identifiers(entry, title)
    _archived(entry, title)
    _accessed(entry, title)
    for found in _outside(_URL, entry, title):
        _address(entry, found)
    for pattern in (_AVAILABLE, _REMARKS):
        for found in _outside(pattern, entry, title):
            entry.cut(found.start(), found.end())
    for found in _outside(_VIA, entry, title):
        entry.state("source", flat(found["via"]))
        entry.cut(found.start(), found.end())
    for pattern in (_GENRE, _NUMBERED):
        for found in _outside(pattern, entry, title):
            _genre(entry, found)


def read_date(entry: Entry, start: int, end: int) -> bool:
    """Read the first date in a stretch as the day of issue; False where there is none."""
    dated = dating.find(entry.text, start, end)
    if dated is None:
        return False
    entry.state("issued", date_parts(dated))
    entry.cut(dated.start, dated.end)
    return True


def _outside(pattern: re.Pattern[str], entry: Entry, title: Span | None) -> Iterator[re.Match[str]]:
    """Matches that do not touch the title; the text may be cut at one before the next is looked for."""
    at = 0
    while found := pattern.search(entry.text, at):
        if title is None or found.end() <= title.start or found.start() >= title.end:
            yield found
            at = found.end()
        else:
            at = title.end


def _identifiers(entry: Entry, title: Span | None) -> None:
    for key, pattern in _IDENTIFIERS.items():
        for found in _outside(pattern, entry, title):
            value = _unbracketed(found.group(1))
            entry.state(key, value.replace(" ", "").replace("–", "-"))
            entry.cut(found.start(), found.start(1) + len(value))
    for found in _outside(_OTHER_ID, entry, title):
        entry.cut(found.start(), found.end())


def _archived(entry: Entry, title: Span | None) -> None:
    for found in _outside(_ARCHIVED, entry, title):
        archived = entry.csl.get("archived") or {}
        end = found.end()
        dated = _day_at(entry, end)
        if dated:
            archived.setdefault("date", date_parts(dated))
            end = dated.end
            if at := _FROM.match(entry.text, end):
                end = at.end()
        address = _URL.match(entry.text, end + len(entry.text[end:]) - len(entry.text[end:].lstrip(" ,:")))
        if address:
            archived.setdefault("url", _unbracketed(address.group()))
            end = address.start() + len(_unbracketed(address.group()))
        if dated or address or found["original"]:
            entry.state("archived", archived)
            entry.cut(found.start(), end)


def _accessed(entry: Entry, title: Span | None) -> None:
    for found in _outside(_UPDATED, entry, title):
        entry.cut(found.start(), found.end())
    for found in _outside(_ACCESSED, entry, title):
        dated = _day_at(entry, found.end())
        if dated:
            entry.state("accessed", date_parts(dated))
            behind = _FROM.match(entry.text, dated.end)
            entry.cut(found.start(), behind.end() if behind else dated.end)
        elif again := re.match(r"\s?(?:from|at)?\s{0,2}(?=https?:|www\.|\ue000)", entry.text[found.end() :]):
            entry.cut(found.start(), found.end() + again.end())


def _day_at(entry: Entry, at: int) -> Dated | None:
    dated = dating.find(entry.text, at, min(len(entry.text), at + _LONGEST_DAY))
    return dated if dated and dated.start <= at + _NEAR else None


def _address(entry: Entry, found: re.Match[str]) -> None:
    url = _unbracketed(found.group())
    around = entry.text[max(0, found.start() - 1) : found.start()] == "<"
    entry.cut(found.start() - around, found.start() + len(url) + (entry.text[found.end() : found.end() + 1] == ">"))
    if is_copy(url):
        entry.csl.setdefault("archived", {}).setdefault("url", url)
    else:
        entry.state("URL", url)


def is_copy(url: str) -> bool:
    """Whether an address is that of a copy in a web archive."""
    return bool(_COPY.search(url))


def _unbracketed(address: str) -> str:
    """An address without the marks of the sentence that it ends; brackets that it opens itself stay."""
    address = address.rstrip(".,;:'’")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:'’")
    return address


def _genre(entry: Entry, found: re.Match[str]) -> None:
    genre = found["genre"].strip()
    entry.state("genre", genre[0].upper() + genre[1:])
    # the reference's own number is "number"
    entry.state("collection-number", found["number"])
    groups = found.groupdict()
    if rest := groups.get("rest"):
        dated = dating.find(rest)
        if dated:
            entry.state("issued", date_parts(dated))
            rest = rest[: dated.start]
        entry.state("publisher", flat(rest))
    entry.cut(found.start(), found.end())
