"""The commands, one a file. Nothing heavy is imported before a command needs it."""

from legation.cli.app import main

__all__ = ["main"]
