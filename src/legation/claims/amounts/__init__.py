"""How much and how many: amounts with their units, and the events that they belong to."""

from legation.claims.amounts.owned import Amounts

__all__ = ["Amounts"]
