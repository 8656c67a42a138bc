"""When a document was published, and on what basis that is known. Never from a caption, never from its prose.

The order of belief: what the user says, the page's metadata, a line that states the day, the dateline, the address, the
feed that led to it. Of a moment the day is taken as it is written, but one in UTC says less: a story filed in the
evening west of Greenwich has the day of its dateline, and the next one in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from legation.documents import dates
from legation.documents.document import PublishedBasis
from legation.documents.publication.dateline import Dateline

_UTC = re.compile(r"\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:Z|[+-]00:?00|GMT|UTC)$")
_ISO_MOMENT = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T\s].*)?)?$", re.DOTALL)
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/\-_.]|$)")
# As the state agency of North Korea keeps its items: /item/1999/9905/news05/24.htm.
_PATH_ITEM = re.compile(r"/((?:19|20)\d\d)/\d\d(\d\d)/news\d\d/(\d\d)(?=[/\-_.]|$)")
_PATH_MONTH_NAME = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d?)(?=/)")
_PATH_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/\-_.]|$)")


@dataclass(frozen=True, slots=True)
class Published:
    """An EDTF day, month or year, its basis, and the words it was read from.

    ``utc`` says that it is the day of a moment in UTC, which at the place may have been the day before or after.
    """

    edtf: str
    basis: PublishedBasis
    evidence: str | None = None
    utc: bool = False


def stated(value: str) -> str | None:
    """EDTF of a date as people and programs state it (ISO day or moment, RFC 2822, "3 May 2018"); None if it is none.

    Of a moment the day is taken as it is written: the publisher's own day, whatever the zone.
    """
    value = value.strip()
    if re.fullmatch(r"\d{4}", value):
        return value
    if found := _ISO_MOMENT.match(value):
        year, month = int(found[1]), int(found[2])
        if found[3] is None:
            return f"{year:04d}-{month:02d}" if 1 <= month <= 12 else None
        return dates.edtf((year, month, int(found[3]))) if dates.is_day(year, month, int(found[3])) else None
    if whole := dates.whole(value):
        return whole.edtf
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        pass
    found_date = dates.find(value)
    return found_date.edtf if found_date and len(found_date.parts) == 3 and len(value) <= 60 else None


def in_utc(value: str) -> bool:
    """Whether a stated moment is one in UTC, as machines write it."""
    return bool(_UTC.search(value.strip()))


def with_dateline(day: Published | None, line: Dateline | None) -> Published | None:
    """The day of publication where a dateline has one too: it gives the day at the place, the other the year.

    A dateline without a year takes it from a day that is at most a week later, or from a month or year that fits;
    it replaces the day of a moment in UTC beside it, and no other day.
    """
    if line is None or line.month_day is None or line.published:
        return day or from_dateline(line)
    if day is None:
        return None
    for year in (int(day.edtf[:4]), int(day.edtf[:4]) - 1, int(day.edtf[:4]) + 1):
        if not dates.is_day(year, *line.month_day):
            continue
        filed = date(year, *line.month_day)
        said = Published(filed.isoformat(), "dateline", f"{line.text}; the year by {day.evidence or day.basis}")
        if len(day.edtf) < len("2018-04-23"):
            if filed.isoformat().startswith(day.edtf):
                return said
        elif day.utc and abs((date.fromisoformat(day.edtf) - filed).days) == 1:
            return said
    return day


def from_url(url: str | None) -> Published | None:
    """The day that the path of an address carries (``/2018/04/23/``)."""
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in (_PATH_DAY, _PATH_ITEM, _PATH_MONTH_NAME, _PATH_COMPACT):
        if found := pattern.search(path):
            year, month, day = found.groups()
            number = int(month) if month.isdigit() else dates.MONTHS.get(month.lower(), 0)
            if dates.is_day(int(year), number, int(day)):
                return Published(dates.edtf((int(year), number, int(day))), "url", found.group().strip("/-_"))
    return None


def from_dateline(line: Dateline | None) -> Published | None:
    """The day of a dateline; None where it states no year: a copyright or a year in the prose does not supply it."""
    return Published(line.published, "dateline", line.text) if line and line.published else None
