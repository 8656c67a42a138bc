"""Training sentences with their parties as the coder finds them.

Whoever writes a sentence marks its parties with care; the coder takes what its names and its parse give it, "200
policemen" and "the smugglers" among them, who are things given or topics and do nothing. A model that has met marked
parties only takes these for parties too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.actors import Mention, find_all
from legation.coder import Coder
from legation.events import widened
from legation.events.related import candidates, is_owned
from legation.evidence import Span, hull
from training.markup import Example, Party

# The share of the letters of both that a found party must have in common with a marked one to stand for it.
_LIKE = 0.5


def found(examples: Iterable[Example], coder: Coder) -> Iterator[Example]:
    """Each example with the spans that the coder finds for its parties, and with what else it takes for parties.

    A party that the coder does not find keeps its words; what lies within a party and is not it is left out, and so is
    what may mean a party that does something, or to whom something is done: of its country, or "its" something.
    """
    for example in examples:
        sentence = coder.parser.sentence(example.text)
        if sentence is None:
            continue
        mentions, seats = find_all(example.text, [sentence], coder.book)
        asked = {m.whole: m for pair in candidates([*widened(sentence, mentions, coder.frames), *seats]) for m in pair}
        yield replace(example, parties=tuple(_parties(example, [asked[span] for span in sorted(asked)])))


def _parties(example: Example, mentions: Sequence[Mention]) -> Iterator[Party]:
    busy = {name for t in example.told for name in (t.actor, t.recipient)}
    marked, countries = set(), set()
    for party in example.parties:
        span = Span(party.start, party.end)
        over = [m for m in mentions if m.whole.overlap(span)]
        marked |= {m.whole for m in over}
        if party.name in busy:
            countries |= {m.actor.country for m in over}
        best = max((m.whole for m in over), key=lambda whole: _shared(whole, span), default=span)
        kept = best if _shared(best, span) >= _LIKE else span
        yield replace(party, start=kept.start, end=kept.end)
    others = (
        m
        for m in mentions
        if m.whole not in marked and (m.actor.country is None or m.actor.country not in countries) and not is_owned(m)
    )
    for number, mention in enumerate(others):
        yield Party(f"+{number}", mention.whole.start, mention.whole.end)


def _shared(one: Span, other: Span) -> float:
    """The letters that two spans share, of all that they reach over."""
    over = hull([one, other])
    return one.overlap(other) / (over.end - over.start)
