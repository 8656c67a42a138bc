"""Whether a claim is asserted, alleged, denied, planned, intended, conditional or negated."""

from legation.claims.status.aside import FRAMING, in_aside, is_aside
from legation.claims.status.judge import Judge
from legation.claims.status.verdict import Operator, Verdict

__all__ = ["FRAMING", "Judge", "Operator", "Verdict", "in_aside", "is_aside"]
