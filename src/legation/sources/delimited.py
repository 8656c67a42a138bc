"""CSV and TSV: one document a row, read one row at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

from legation.errors import RefusedError
from legation.sources.asked import Asked
from legation.sources.capture import Capture
from legation.sources.opened import Opened
from legation.sources.rows import captured, check_columns

_DELIMITERS = (",", "\t", ";", "|")
_PIECE = 1 << 16


def read_delimited(opened: Opened, asked: Asked) -> Iterator[Capture | RefusedError]:
    """A capture for each row under the header, a refusal named ``name:line`` for each bad one.

    The header line says by which of comma, tab, semicolon and bar the cells are divided.
    """
    stream, address = opened.stream, opened.address
    header, lines = _header(stream, address, asked.limit)
    delimiter = _delimiter(header, opened.name)
    names = [name.strip() for name in _cells(header, delimiter, address)]
    check_columns(names, address, asked.columns)
    for number, row in _rows(stream, delimiter.encode(), asked.limit, lines):
        place = f"{address}:{number}"
        try:
            if row is None:
                raise RefusedError(place, f"row larger than the limit of {asked.limit} bytes, or a quote is not closed")
            if row.strip():
                yield captured(_named(names, _cells(_text(row, place), delimiter, place), place), place, asked.columns)
        except RefusedError as refusal:
            yield refusal


def _header(stream: BinaryIO, address: str, limit: int) -> tuple[str, int]:
    """The first line that is not blank, and how many lines that took."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            raise RefusedError(address, f"its first line is larger than the limit of {limit} bytes")
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            if b"\0" in line or line.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise RefusedError(address, "not UTF-8: a table must be UTF-8, with or without a byte order mark")
            return _text(line, address), number
    raise RefusedError(address, "empty")


def _delimiter(header: str, name: str) -> str:
    """What stands most often in the header; where nothing does, what the name of the file says."""
    usual = "\t" if name.lower().endswith(".tsv") else ","
    order = (usual, *(one for one in _DELIMITERS if one != usual))
    return max(order, key=header.count)


def _named(names: list[str], cells: list[str], place: str) -> dict[str, str]:
    if len(cells) != len(names):
        # a text with a delimiter in it and no quotes around it would be cut short, silently
        raise RefusedError(place, f"row has {len(cells)} cells, the header has {len(names)}")
    return dict(zip(names, cells, strict=True))


def _cells(row: str, delimiter: str, place: str) -> list[str]:
    csv.field_size_limit(max(csv.field_size_limit(), len(row) + 1))  # the row itself is already within the limit
    try:
        return next(csv.reader([row], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise RefusedError(place, f"row cannot be told into cells: {error}") from None


def _text(row: bytes, place: str) -> str:
    try:
        return row.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(place, f"not UTF-8 (byte {error.start} of the row)") from None


def _rows(stream: BinaryIO, delimiter: bytes, limit: int, lines: int) -> Iterator[tuple[int, bytes | None]]:
    """Each row with the number of its first line; None in place of a row of more than ``limit`` bytes.

    A row ends at the first line end that is not within quotes, however long it is.
    """
    quotes = _Quotes(delimiter)
    row = bytearray()
    size = 0
    begun = lines + 1
    while piece := stream.readline(_PIECE):
        size += len(piece)
        row += piece
        if size > limit:
            row.clear()
        lines += piece.endswith(b"\n")
        if quotes.end_row(piece):
            yield begun, bytes(row) if size <= limit else None
            row.clear()
            size, begun = 0, lines + 1
    if size:
        yield begun, bytes(row) if size <= limit else None


class _Quotes:
    """Whether a row goes on after a line end: the states that the standard library's reader has."""

    def __init__(self, delimiter: bytes) -> None:
        self._delimiter = delimiter
        self._token = re.compile(b'"|' + re.escape(delimiter) + b'|[^"' + re.escape(delimiter) + b"]+")
        self._state: Literal["start", "plain", "quoted", "quote"] = "start"

    def end_row(self, piece: bytes) -> bool:
        """Whether the row ends with this piece of it."""
        if b'"' in piece:
            for token in self._token.finditer(piece):
                self._step(token[0])
        elif self._state != "quoted":
            self._state = "start" if piece.endswith(self._delimiter) else "plain"
        if self._state == "quoted" or not piece.endswith(b"\n"):
            return False
        self._state = "start"
        return True

    def _step(self, token: bytes) -> None:
        if self._state == "quoted":
            if token == b'"':
                self._state = "quote"
        elif token == b'"' and self._state != "plain":
            self._state = "quoted"  # it opens the cell, or is the second of two that stand for one
        elif token == self._delimiter:
            self._state = "start"
        else:
            self._state = "plain"
