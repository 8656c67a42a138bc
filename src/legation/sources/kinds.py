"""What kind of file something is, by its name and its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from legation.sources.jsonlines import looks_like_rows

Kind = Literal[
    "document", "json lines", "csv", "parquet", "warc", "gzip", "bzip2", "xz", "zip", "tar", "mail", "mailbox", "feed"
]
"""What a file holds: one document, or many in one of the forms that have a reader."""

_KINDS: dict[Kind, tuple[str, ...]] = {
    "json lines": (".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "parquet": (".parquet",),
    "warc": (".warc", ".warc.gz", ".wet", ".wet.gz"),
    "tar": (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
    "gzip": (".gz",),
    "bzip2": (".bz2",),
    "xz": (".xz",),
    "zip": (".zip",),
    "mail": (".eml",),
    "mailbox": (".mbox",),
    "feed": (".rss", ".atom", ".rdf"),
}

_MEDIA = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".wiki": "text/x-wiki",
    ".wikitext": "text/x-wiki",
    ".mediawiki": "text/x-wiki",
    ".pdf": "application/pdf",
    ".eml": "message/rfc822",
}

_UNREAD_SUFFIXES = {
    "EPUB": (".epub",),
    "Word": (".doc", ".docx"),
    "RTF": (".rtf",),
    "OpenDocument": (".odt", ".ods", ".odp"),
    "spreadsheet": (".xls", ".xlsx"),
    "presentation": (".ppt", ".pptx"),
    "database": (".db", ".duckdb", ".sqlite", ".sqlite3"),
    "JSON": (".json", ".geojson"),
    "XML": (".xsd", ".xsl", ".svg"),
    "settings": (".yaml", ".yml", ".toml", ".ini", ".cfg", ".lock"),
    "program": (".py", ".pyc", ".js", ".mjs", ".css", ".sh", ".c", ".h", ".so", ".exe", ".dll", ".ipynb"),
    "e-mail": (".msg", ".pst"),
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".ico", ".heic"),
    "sound and film": (".mp3", ".wav", ".ogg", ".mp4", ".webm", ".mkv", ".avi", ".mov"),
    "font": (".ttf", ".otf", ".woff", ".woff2"),
    "archive": (".zst", ".7z", ".rar", ".jar", ".whl"),
}

# The first bytes that tell a format, from the formats' own specifications.
_KIND_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "document"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
_MAGIC = (
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf\x27\x1c", "7-zip"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "program"),
    (b"OggS", "sound and film"),
    (b"ID3", "sound and film"),
)
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf|\s)*(?:<\?xml[^>]{0,200}\?>|<!--[^>]{0,500}-->|<\?xml-[^>]{0,300}\?>|\s)*<(?:rss|feed|rdf:RDF)\b"
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b[^>]{0,200}>.{0,4000}?<[A-Za-z]", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FEED_MEDIA = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_HTML_MEDIA = frozenset({"text/html", "application/xhtml+xml"})
_MAIL_FIELD = re.compile(rb"^(?:From|Date|Subject|Received|Return-Path|Message-ID):", re.MULTILINE | re.IGNORECASE)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf")


def media_type(path: str) -> str | None:
    """The media type that a file's name states; None where it states none."""
    return _MEDIA.get(PurePath(path).suffix.lower())


def kind(name: str, head: bytes, media: str | None = None) -> Kind:
    """What a file holds, by its first bytes, then by its name (``head``: the first bytes, at least the first line)."""
    by_name: Kind | None = next((k for k, suffixes in _KINDS.items() if name.lower().endswith(suffixes)), None)
    for magic, found in _KIND_MAGIC:
        if head.startswith(magic):
            # a compressed archive is told by its name: its first bytes are those of any compressed file
            return by_name if by_name in ("warc", "tar") else found
    if head[257:262] == b"ustar":
        return "tar"
    if by_name in ("json lines", "csv", "mail", "mailbox", "feed"):
        return by_name
    if media == "message/rfc822":
        return "mail"
    if looks_like_rows(head.lstrip()):
        return "json lines"
    if head.startswith(b"From ") and _MAIL_FIELD.search(head):
        return "mailbox"
    if media in _FEED_MEDIA or _FEED.match(head):
        return "feed"
    # whatever else is XML is either a feed that begins in a way of its own, or refused by the feeds' reader
    xml = _XML.match(head) and not _HTML.search(head) and media not in _HTML_MEDIA and media_type(name) is None
    return "feed" if xml else "document"


def damaged(name: str, head: bytes) -> str | None:
    """The reason why a file is not what its name says; None where its first bytes agree with its name."""
    for form in ("warc", "tar", "gzip", "bzip2", "xz", "zip", "parquet"):
        if name.lower().endswith(_KINDS[form]) and kind("", head) == "document":
            return f"damaged, or no {form} file: it does not begin as one"
    return None


def unread_by_name(path: str) -> str | None:
    """The reason why a file of this name is not read; None where its name is no hindrance."""
    name = path.lower()
    for kind, suffixes in _UNREAD_SUFFIXES.items():
        if name.endswith(suffixes):
            return f"{kind} files are not read yet"
    return None


def unread_by_content(data: bytes) -> str | None:
    """The reason why bytes are not text that can be read; None where they may be."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return f"{kind} files are not read yet"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP image files are not read yet"
    if data.startswith(b"%PDF-"):
        return None
    if b"\x00" in data and not data.startswith(_BYTE_ORDER_MARKS):
        return "binary, not text (it has NUL bytes)"
    return None
