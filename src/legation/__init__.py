"""Legation reads documents about states and keeps a sourced, dated, attributed record of what they do and say.

The names below are the public ones; each is loaded when it is first used, so that importing legation costs nothing.
``__init__.pyi`` states their types.
"""

import importlib

__version__ = "0.1.0"

_HOME = {
    "Actor": "legation.actors",
    "Annotation": "legation.coder",
    "Capture": "legation.sources",
    "Claim": "legation.claims",
    "Coder": "legation.coder",
    "Document": "legation.documents",
    "LegationError": "legation.errors",
    "RefusedError": "legation.errors",
    "View": "legation.record",
    "Writer": "legation.record",
    "captures": "legation.sources",
    "read": "legation.documents",
    "run": "legation.coder",
}

__all__ = sorted((*_HOME, "__version__"))


def __getattr__(name: str) -> object:
    """Load a public name from the room it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'legation' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
