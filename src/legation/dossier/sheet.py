"""What pages for reading have in common: the look, the environment their templates run in, how a file is put down."""

from __future__ import annotations

import base64
import hashlib
import os
from importlib.resources import files
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from legation.dossier.wording import visible

_HERE = "legation.dossier"


def style(package: str, name: str) -> str:
    """The common look and then a style sheet among the templates of a package."""
    sheets = ((_HERE, "look.css"), (package, name))
    return "".join(files(p).joinpath("templates", n).read_text(encoding="utf-8") for p, n in sheets)


def fingerprint(css: str) -> str:
    """The hash by which a Content-Security-Policy allows one style sheet and no other."""
    return base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


def environment(package: str) -> Environment:
    """Where the templates of a package run, and the dossier's macros for them: everything is escaped and made visible.

    A name that a template lacks raises.
    """
    packages = dict.fromkeys((package, _HERE))
    return Environment(
        loader=ChoiceLoader([PackageLoader(one) for one in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )


def put(path: Path, text: str) -> None:
    """Write aside and rename, so that nobody reads half a file; raises OSError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _plain(value: object) -> object:
    """What every expression of a template goes through: our own markup stays, all else is made visible."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
