"""Evidence: pointers into text, intervals in time (EDTF), and content ids. Imports nothing else of legation."""

from legation.evidence import edtf
from legation.evidence.ident import content_id
from legation.evidence.span import Span, hull, trimmed
from legation.evidence.when import UNKNOWN, Basis, Precision, When

__all__ = ["UNKNOWN", "Basis", "Precision", "Span", "When", "content_id", "edtf", "hull", "trimmed"]
