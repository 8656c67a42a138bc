"""The command line: which commands there are, and what each way of ending means."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from legation import __version__
from legation.cli import terminal
from legation.cli.annotate import annotate
from legation.cli.backup import backup
from legation.cli.captures import captures
from legation.cli.code import code
from legation.cli.codebook import codebook
from legation.cli.dossier import dossier
from legation.cli.export import export
from legation.cli.judge import judge
from legation.cli.merge import merge
from legation.cli.read import read
from legation.cli.recode import recode
from legation.cli.relate import relate
from legation.cli.resolve import resolve
from legation.cli.review import review
from legation.cli.schema import schema
from legation.cli.series import series
from legation.cli.standing import standing
from legation.cli.verify import verify
from legation.cli.watch import watch
from legation.errors import LegationError

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:
    if wanted:
        terminal.put(f"legation {__version__}")
        raise typer.Exit


@app.callback()
def legation(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Read documents about states; keep a record of what they do to and say about each other, and who says so.

    Results go to standard output as UTF-8 JSON lines, messages to standard error. Exit status: 0 done,
    1 some input was refused (each named with its reason, the rest answered), 2 usage.
    """


for command in (
    code,
    annotate,
    relate,
    resolve,
    read,
    watch,
    dossier,
    series,
    standing,
    captures,
    judge,
    review,
    recode,
    merge,
    export,
    verify,
    backup,
    schema,
    codebook,
):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status.

    0 done; 1 some documents or rows were refused; 2 usage, a missing record, or a setting that makes no sense;
    130 interrupted; 141 the reader of standard output went away.
    """
    if sys.stdout is None or sys.stderr is None:
        return USAGE
    terminal.speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = app(args=given or ["--help"], prog_name="legation", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        terminal.say(_usage(error))
        return USAGE
    except LegationError as error:
        terminal.say(str(error))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        terminal.abandon_output()
        terminal.say(f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error))
        return USAGE
    return int(status or DONE) if given else USAGE


def _usage(error: typer.TyperException) -> str:
    """One line that says what is wrong, and where help is."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "legation"
    return f"{' '.join(message.split())} (see: {path} --help)"
