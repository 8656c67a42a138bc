"""Evidence: pointers into text, intervals in time, and content ids. Imports nothing else of legation."""

from legation.evidence.ident import content_id
from legation.evidence.span import Span, hull, trimmed
from legation.evidence.when import UNKNOWN, Basis, Precision, When

__all__ = ["UNKNOWN", "Basis", "Precision", "Span", "When", "content_id", "hull", "trimmed"]
