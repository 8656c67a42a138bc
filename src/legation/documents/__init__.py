"""Capture → Document: the text as shown, its date and outlet, what in it is prose, and its references."""

from legation.documents.citations import cited
from legation.documents.document import Block, Document, Marker, Reference, Region, Row
from legation.documents.reading import read

__all__ = ["Block", "Document", "Marker", "Reference", "Region", "Row", "cited", "read"]
