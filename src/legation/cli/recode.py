"""``legation recode``: the documents of a record, coded anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation import __version__
from legation.cli import filing, terminal
from legation.cli.reading import OwnCodebook, RecordFile
from legation.errors import RefusedError


def recode(
    record: RecordFile,
    every: Annotated[bool, typer.Option("--all", help="Also what this version of legation has coded already.")] = False,
    own: OwnCodebook = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many processes code.")] = 1,
) -> None:
    """Code the documents of a record anew.

    Those that an earlier version of legation coded, from the text that the record keeps. Judgements hold:
    corrections and rejections go with the words they were made of. What stood before is kept, and --as-of still
    shows it.

    \b
    Example:
      legation read examples/documents --record record.duckdb
      legation recode --record record.duckdb --all
    """
    from legation.coder import run
    from legation.record import View, Writer

    with View(Path(record)) as view:
        due = view.coded_before(None if every or own else __version__)
    changed = done = refused = 0
    with Writer(Path(record), coder=__version__) as writer:
        for note in writer.notes:
            terminal.say(note)
        documents = writer.documents(due)
        for coded in terminal.counted(run(documents, workers=workers, codebook=own), "coded", results_follow=False):
            try:
                if isinstance(coded, RefusedError):
                    raise coded
                changed += writer.recode(coded.document, coded.claims)
                done += 1
            except RefusedError as failed:
                refused += 1
                terminal.say(str(failed))
    for line in filing.summary(record, {"documents coded": done, "claims changed": changed, "refused": refused}):
        terminal.put(line)
    raise typer.Exit(1 if refused else 0)
