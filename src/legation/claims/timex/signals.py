"""The words beside a time expression: how it relates to the event (since, by, until), and what tense it is told in."""

from __future__ import annotations

from legation.claims.timex import lexicon
from legation.claims.timex.expression import Function, Tense
from legation.claims.timex.meaning import Hit
from legation.claims.timex.tokens import Words

_ONE: dict[str, Function] = {
    "in": "in", "on": "in", "at": "in", "during": "during", "throughout": "during", "since": "since", "from": "from",
    "until": "until", "till": "until", "til": "until", "through": "until", "by": "by", "before": "before",
    "after": "after", "following": "after", "around": "around", "circa": "around",
    "for": "for", "within": "within", "over": "over", "approximately": "around", "roughly": "around",
}  # fmt: skip
_TWO: dict[str, Function] = {
    "up to": "until", "not until": "in", "up until": "until", "prior to": "before", "ahead of": "before",
    "as of": "as of", "later than": "by", "back to": "since", "starting in": "since", "starting on": "since",
    "beginning in": "since", "beginning on": "since", "starting from": "since",
    "effective from": "since", "ever since": "since",
}  # fmt: skip
_BETWEEN = lexicon.words("the at least about around approximately roughly early as late a")

_AHEAD = lexicon.words("will shall must may might should upcoming scheduled tentatively forthcoming")
_AHEAD_TWO = {
    "set to", "due to", "due on", "due in", "going to", "plans to", "plan to", "planning to", "planned for",
    "intends to", "expected to", "expected in", "expected on", "slated for", "slated to", "scheduled for", "hopes to",
    "ready to", "about to", "’ ll", "' ll",
}  # fmt: skip
_BEHIND = lexicon.words(
    """was were had did said told met held began went came took gave made saw became left won lost fell rose ran sent
    kept put set got found brought built bought sold spoke wrote flew fought struck shot hit broke led paid called
    has have"""
)
_STOPS = lexicon.words(", ; : – — because after before following since that who which when where if")
_REACH = 14


def function(w: Words, hit: Hit, floor: int) -> tuple[Function | None, int, int]:
    """The relation to the event and the tokens of its signal (start, end); the expression's own where there is none."""
    none = (None, hit.start, hit.end)
    if hit.attributive:
        return none
    last = w.low(hit.end - 1)
    if last in ("ago", "later", "earlier"):
        found: Function = "ago" if last == "ago" else "later" if last == "later" else "earlier"
        return found, hit.end - 1, hit.end
    if w.low(hit.end) in ("onward", "onwards") or (w.low(hit.end) == "on" and w.low(hit.start - 1) == "from"):
        return "since", hit.end, hit.end + 1
    j = hit.start - 1
    while j >= floor and hit.start - j <= 4:
        two = _TWO.get(f"{w.low(j - 1)} {w.low(j)}")
        if two and j - 1 >= floor:
            return two, j - 1, j + 1
        if w.low(j) == "from" and w.low(j - 1) in ("aside", "apart", "away", "different"):
            break
        if w.phrase(j, "at", "least"):
            j -= 1
            continue
        if w.low(j) in _ONE and not (w.low(j) in ("around", "about") and w.low(j - 1) in _ONE):
            return _ONE[w.low(j)], j, j + 1
        if w.low(j) not in _BETWEEN:
            break
        j -= 1
    return none


def tense(w: Words, hit: Hit) -> Tense | None:
    """The tense of the nearest verb before it in its clause, else, where it opens the sentence, of the first after it.

    A hint for where no parse is at hand; None where neither is plain.
    """
    reach, first = max(-1, hit.start - _REACH), hit.start
    for i in range(hit.start - 1, reach, -1):
        if w.ends_sentence(i) or (w.low(i) in _STOPS and i < hit.start - 1):
            break
        first = i
        found = _shown(w, i)
        if found:
            return found
    if hit.start - first > 2 or w.low(hit.end) in lexicon.APOSTROPHES:
        return None
    for i in range(hit.end, min(len(w), hit.end + _REACH)):
        if w.ends_sentence(i):
            break
        found = _shown(w, i)
        if found:
            return found
    return None


def _shown(w: Words, i: int) -> Tense | None:
    low = w.low(i)
    if low in _AHEAD or f"{low} {w.low(i + 1)}" in _AHEAD_TWO:
        return "future"
    if f"{w.low(i - 1)} {low}" in _AHEAD_TWO:
        return "future"
    before = {w.low(i - 1), w.low(i - 2)}
    if low in _BEHIND or (low.endswith("ed") and len(low) > 4 and not w.capital(i)):
        return "future" if before & _AHEAD or ("be" in before and "to" in {*before, w.low(i - 3)}) else "past"
    return None
