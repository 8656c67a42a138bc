"""Verbs that need more said of them than a parse says: whose the things below them are, and their lemmas."""

from __future__ import annotations

# what is praised or blamed is the object's: "thanked Kenya for its help", "accused Iran of arming"
JUDGING = frozenset("praise thank accuse blame criticise criticize condemn rebuke denounce fault chide".split())
# what is helped on is the object's: "helped Chad in its search", "assisted Iran in building"
HELPING = frozenset({"help", "assist", "aid", "support", "back"})


# Verbs whose forms the parser's lemmatizer gets wrong ("hoped" as a form of "hop"): found by asking it for the regular
# forms of every verb that the codebook knows.
_ENDING_IN_E = "axe fine hope lambaste rape snipe stage wage"
_OTHERS = {
    "doses": "dose", "forgave": "forgive", "fulfilled": "fulfill", "fulfilling": "fulfill", "installed": "install",
    "installing": "install", "readied": "ready", "relaunches": "relaunch", "relaunched": "relaunch",
    "relaunching": "relaunch", "reoccupies": "reoccupy", "reoccupied": "reoccupy", "reoccupying": "reoccupy",
    "blogged": "blog", "blogging": "blog", "unbanned": "unban", "unbanning": "unban", "waterboarded": "waterboard",
    "waterboarding": "waterboard",
}  # fmt: skip
LEMMAS = _OTHERS | {form: verb for verb in _ENDING_IN_E.split() for form in (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")}
