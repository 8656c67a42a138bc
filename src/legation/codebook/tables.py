"""The codebook's tables as they are read at run time: one compressed JSON file that comes with the package.

People write YAML and CSV (``build.py`` lays them out as tables); reading those takes seconds, the compiled file
some tens of milliseconds.
"""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from legation.errors import CodebookError

FORMAT = 1
DATA = Path(__file__).parent / "data"
COMPILED = "tables.json.gz"
# The kinds of entries with names, in the order in which they answer for a shared name.
ENTRIES = ("states", "bodies", "groups", "outlets", "people")

Tables = dict[str, Any]
# ``[kind, entry, use, text, since, until, sector, ambiguous, rule, prefer]``: a name in the index.
Row = list[Any]


def write(tables: Tables, path: Path) -> None:
    """Store tables: the same tables give the same bytes."""
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    new = path.with_suffix(".new")
    new.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    new.replace(path)


def read(path: Path) -> Tables:
    """Stored tables; raises CodebookError where the file is missing, damaged or of another format."""
    try:
        tables: Tables = json.loads(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError, gzip.BadGzipFile) as error:
        raise CodebookError(path.name, "file", f"cannot be read: {error}") from error
    if tables.get("format") != FORMAT:
        raise CodebookError(path.name, "format", f"is {tables.get('format')}, not {FORMAT}: compile the codebook anew")
    return tables


@lru_cache(maxsize=1)
def packaged() -> Tables:
    """The tables that come with the package."""
    return read(DATA / COMPILED)
