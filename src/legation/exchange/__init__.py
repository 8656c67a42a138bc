"""Exchange: what goes in and out of legation, one format a file.

``jsonl`` is the contract of the commands: a claim, an annotation or an answer a line. ``questions`` reads the rows
that ``relate`` and ``resolve`` answer. ``FORMATS`` names what the record can be exported as.
"""

from legation.exchange.jsonl import (
    annotation_line,
    claim_line,
    claim_lines,
    relate_line,
    resolve_line,
    schemas,
)
from legation.exchange.questions import RelateQuestion, ResolveQuestion, relate_questions, resolve_questions

FORMATS = {"jsonl": claim_lines}

__all__ = [
    "FORMATS",
    "RelateQuestion",
    "ResolveQuestion",
    "annotation_line",
    "claim_line",
    "claim_lines",
    "relate_line",
    "relate_questions",
    "resolve_line",
    "resolve_questions",
    "schemas",
]
