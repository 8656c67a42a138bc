"""What kind of work a reference is, as CSL types it."""

from __future__ import annotations

import re
from typing import Any

from legation.documents.references.bodies import kind_of

_NEWSPAPER = re.compile(
    r"\b(?:News|Times|Post|Herald|Agency|Daily|Weekly|Guardian|Tribune|Telegraph|Gazette|Chronicle|Mail|Globe|Reuters|"
    r"UPI|AFP|Associated Press|KCNA|Yonhap|Xinhua|TASS|Haaretz|Newspaper|Journal|Independent|"
    r"Standard|Observer|Bulletin|Courier|Messenger|Record)\b"
)
_REPORT = re.compile(r"\b(?:Report|Working Paper|Fact ?sheet|Briefing|White Paper)\b|\b[AS]/(?:RES/)?\d{2,4}/\d+")
_PROCEEDINGS = re.compile(r"\b(?:Proc\.|Proceedings|Conf\.|Conference|Symposium)")
_BY_GENRE = {
    "map": "map", "chart": "map", "interview": "interview", "speech": "speech", "lecture": "speech",
    "podcast": "broadcast", "tweet": "post", "letter": "personal_communication", "film": "motion_picture",
    "dataset": "dataset", "data set": "dataset", "manuscript": "manuscript", "unpublished manuscript": "manuscript",
}  # fmt: skip


def type_of(csl: dict[str, Any]) -> str:
    """The CSL type that the fields of an item speak for."""
    container, title = str(csl.get("container-title") or ""), str(csl.get("title") or "")
    genre = str(csl.get("genre") or "").lower()
    if "thesis" in genre or "diss" in genre:
        return "thesis"
    if genre in _BY_GENRE:
        return _BY_GENRE[genre]
    if _PROCEEDINGS.search(container):
        return "paper-conference"
    if container and (csl.get("editor") or csl.get("ISBN")) and not csl.get("volume"):
        return "chapter"
    if csl.get("ISBN") and not container:
        return "book"
    if container and (csl.get("DOI") or csl.get("volume") or csl.get("issue")):
        return "article-journal"
    if genre or (_REPORT.search(f"{container} {title}") and not csl.get("ISSN")):
        return "article-newspaper" if _NEWSPAPER.search(container) else "report"
    if csl.get("ISSN") or _NEWSPAPER.search(container) or (_exact(csl) and kind_of(container) == "periodical"):
        return "article-newspaper"
    published = csl.get("publisher") or csl.get("publisher-place")
    if not container and published and csl.get("issued") and not csl.get("URL"):
        return "book"
    return "article-journal" if csl.get("DOI") else "webpage"


def _exact(csl: dict[str, Any]) -> bool:
    """Whether the day of issue is known."""
    return len((csl.get("issued") or {"date-parts": [()]})["date-parts"][0]) == 3
