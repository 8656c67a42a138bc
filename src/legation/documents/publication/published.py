"""When a document was published, and on what basis that is known. Never from a caption, never from its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from legation.documents import dates
from legation.documents.document import PublishedBasis
from legation.documents.publication.dateline import Dateline

_ISO_MOMENT = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T\s].*)?)?$", re.DOTALL)
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/\-_.]|$)")
_PATH_MONTH_NAME = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d?)(?=/)")
_PATH_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/\-_.]|$)")


@dataclass(frozen=True, slots=True)
class Published:
    """An EDTF day, month or year, its basis, and the words it was read from where they stand in the text."""

    edtf: str
    basis: PublishedBasis
    evidence: str | None = None


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


def from_url(url: str | None) -> Published | None:
    """The day that the path of an address carries (``/2018/04/23/``)."""
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in (_PATH_DAY, _PATH_MONTH_NAME, _PATH_COMPACT):
        if found := pattern.search(path):
            year, month, day = found.groups()
            number = int(month) if month.isdigit() else dates.MONTHS.get(month.lower(), 0)
            if dates.is_day(int(year), number, int(day)):
                return Published(dates.edtf((int(year), number, int(day))), "url", found.group().strip("/-_"))
    return None


def from_dateline(line: Dateline | None) -> Published | None:
    """The day of a dateline; None where it states no year: a copyright or a year in the prose does not supply it."""
    return Published(line.published, "dateline", line.text) if line and line.published else None
