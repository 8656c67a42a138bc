"""Claims: who says what, with which status, when and where."""

from legation.claims.amounts import Amounts
from legation.claims.assemble import Assembler, Reading
from legation.claims.attribution import Attributor, Report, attitudes, heard, quotations, utterances
from legation.claims.claim import (
    Amount,
    Attribution,
    Claim,
    Evidence,
    Party,
    Quotation,
    Source,
    Status,
    Trigger,
    Where,
)
from legation.claims.standing import Fact, Standing
from legation.claims.status import Judge
from legation.claims.timex import Anchor, Tense, TimeExpression
from legation.claims.timex import find as find_times
from legation.claims.when import Clock
from legation.claims.where import Place, Places

__all__ = [
    "Amount",
    "Amounts",
    "Anchor",
    "Assembler",
    "Attribution",
    "Attributor",
    "Claim",
    "Clock",
    "Evidence",
    "Fact",
    "Judge",
    "Party",
    "Place",
    "Places",
    "Quotation",
    "Reading",
    "Report",
    "Source",
    "Standing",
    "Status",
    "Tense",
    "TimeExpression",
    "Trigger",
    "Where",
    "attitudes",
    "find_times",
    "heard",
    "quotations",
    "utterances",
]
