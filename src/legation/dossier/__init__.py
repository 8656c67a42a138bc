"""The dossier: what the record holds on a pair of states, as a page for reading and data for working."""

from legation.dossier.page import Dossier, write

__all__ = ["Dossier", "write"]
