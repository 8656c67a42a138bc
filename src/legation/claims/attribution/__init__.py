"""According to whom: the reports of a document, with source, cue and content."""

from legation.claims.attribution.attitude import attitudes
from legation.claims.attribution.finding import Attributor
from legation.claims.attribution.heard import heard
from legation.claims.attribution.quotes import quotations
from legation.claims.attribution.report import Report
from legation.claims.attribution.utterance import utterances

__all__ = ["Attributor", "Report", "attitudes", "heard", "quotations", "utterances"]
