"""``legation resolve``: who is meant by some words, on a date, in a context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from legation.cli import terminal
from legation.cli.answering import Rows, answer, shown
from legation.cli.reading import OwnCodebook

if TYPE_CHECKING:
    from legation.exchange import ResolveQuestion


def resolve(rows: Rows = "-", own: OwnCodebook = None) -> None:
    """Print who is meant by some words.

    One answer a row, in the same order. A row is {"id", "text", "date", "context"}; the last two may be left out.

    \b
    Example:
      echo '{"id": 1, "text": "the Norwegian foreign minister", "date": "2010-09-15"}' | legation resolve
    """
    from legation.coder import Coder
    from legation.exchange import resolve_line, resolve_questions

    coder = Coder(codebook=own)

    def line(question: ResolveQuestion) -> str:
        return resolve_line(question.id, coder.resolve(question.text, question.date, question.context))

    raise typer.Exit(answer(resolve_questions(terminal.rows(rows), shown(rows)), line))
