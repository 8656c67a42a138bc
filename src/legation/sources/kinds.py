"""What kind of file something is, by its name and its first bytes."""

from __future__ import annotations

from pathlib import PurePath

JSON_LINES = frozenset({".jsonl", ".ndjson"})

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
}

_UNREAD_SUFFIXES = {
    "WARC": (".warc", ".warc.gz"),
    "PDF": (".pdf",),
    "EPUB": (".epub",),
    "Word": (".doc", ".docx"),
    "RTF": (".rtf",),
    "OpenDocument": (".odt", ".ods", ".odp"),
    "spreadsheet": (".xls", ".xlsx"),
    "presentation": (".ppt", ".pptx"),
    "table": (".csv", ".tsv", ".parquet"),
    "database": (".db", ".duckdb", ".sqlite", ".sqlite3"),
    "JSON": (".json", ".geojson"),
    "XML": (".xml", ".rss", ".atom", ".svg"),
    "settings": (".yaml", ".yml", ".toml", ".ini", ".cfg", ".lock"),
    "program": (".py", ".pyc", ".js", ".mjs", ".css", ".sh", ".c", ".h", ".so", ".exe", ".dll", ".ipynb"),
    "e-mail": (".eml", ".mbox", ".msg"),
    "image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".ico", ".heic"),
    "sound and film": (".mp3", ".wav", ".ogg", ".mp4", ".webm", ".mkv", ".avi", ".mov"),
    "font": (".ttf", ".otf", ".woff", ".woff2"),
    "archive": (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".jar", ".whl"),
}

# The first bytes that tell a format, from the formats' own specifications.
_MAGIC = (
    (b"WARC/1.", "WARC"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
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
    (b"PAR1", "Parquet"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "program"),
    (b"OggS", "sound and film"),
    (b"ID3", "sound and film"),
)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf")


def media_type(path: str) -> str | None:
    """The media type that a file's name states; None where it states none."""
    return _MEDIA.get(PurePath(path).suffix.lower())


def is_json_lines(path: str) -> bool:
    """Whether a file's name says that it holds one JSON object a line."""
    return PurePath(path).suffix.lower() in JSON_LINES


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
    if b"\x00" in data and not data.startswith(_BYTE_ORDER_MARKS):
        return "binary, not text (it has NUL bytes)"
    return None
