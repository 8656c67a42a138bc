"""What the user asked for, and what a reader of a kind of file is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from legation.errors import RefusedError
from legation.sources.capture import Capture
from legation.sources.opened import Opened

SIZE_LIMIT = 16 * 1024 * 1024
"""The size in bytes above which a document is refused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for.

    ``limit`` is the largest size of one document in bytes; ``columns`` says which column of a table (or key of a JSON
    line) holds a field, where it is not called like the field. ``own`` is the file that is written to: in a folder it
    is no document, nor is what lies beside it under its name (its log).
    """

    limit: int = SIZE_LIMIT
    columns: Mapping[str, str] = field(default_factory=dict)
    own: str | None = None


Found = Capture | RefusedError | Opened
"""What a reader finds: a document, its refusal, or a file within the file, which is then read by its own reader."""

Reader = Callable[[Opened, Asked], Iterator[Found]]
"""Reads a file of one kind. It may raise RefusedError for the file as a whole: what came before it stands."""
