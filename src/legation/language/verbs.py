"""Verbs that say whose the things below them are: what a pronoun or an understood subject there means."""

from __future__ import annotations

# what is praised or blamed is the object's: "thanked Kenya for its help", "accused Iran of arming"
JUDGING = frozenset("praise thank accuse blame criticise criticize condemn rebuke denounce fault chide".split())
# what is helped on is the object's: "helped Chad in its search", "assisted Iran in building"
HELPING = frozenset({"help", "assist", "aid", "support", "back"})
