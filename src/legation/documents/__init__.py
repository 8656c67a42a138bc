"""Capture → Document: the text as shown, its date and outlet, what in it is prose, and its references."""

from legation.documents.document import Block, Document, Marker, Reference, Region, Row
from legation.documents.reading import read
from legation.documents.references.citations import cited

__all__ = ["Block", "Document", "Marker", "Reference", "Region", "Row", "cited", "read"]
