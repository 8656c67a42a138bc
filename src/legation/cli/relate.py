"""``legation relate``: what happens between two parties of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from legation.cli import terminal
from legation.cli.answering import Rows, answer, shown

if TYPE_CHECKING:
    from legation.exchange import RelateQuestion


def relate(rows: Rows = "-") -> None:
    """Print what happens between two parties.

    One answer a row, in the same order. A row is
    {"id", "sentence", "actor": [start, end], "recipient": [start, end]}; either party may be null, and further
    pieces stand in "actor_also" and "recipient_also". Offsets count in the sentence.

    \b
    Example:
      echo '{"id": 1, "sentence": "Peru thanked Ecuador.", "actor": [0, 4], "recipient": [13, 20]}' | legation relate
    """
    from legation.coder import Coder
    from legation.exchange import relate_line, relate_questions

    coder = Coder()

    def line(question: RelateQuestion) -> str:
        return relate_line(question.id, coder.relate(question.sentence, question.actor, question.recipient))

    raise typer.Exit(answer(relate_questions(terminal.rows(rows), shown(rows)), line))
