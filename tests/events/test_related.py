"""What the model finds between the parties of a sentence becomes an event only where the sentence has its action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from legation.actors import find
from legation.codebook.frames import Status
from legation.coder import Coder
from legation.events import Event, Finder
from legation.events.model import Judgement, RelationModel, Stretch
from legation.events.related import Relater
from legation.language import Sentence


def judgement(event: str = "AID", share: float = 0.95, nothing: float = 0.01, status: Status = "asserted") -> Judgement:
    """What a model might say of a pair."""
    events = dict.fromkeys(("AID", "ASSAULT", "CONSULT", "SANCTION"), 0.0) | {event: share}
    return Judgement(events, nothing, None, {"asserted": 0.1, status: 0.9})


NOTHING = judgement(share=0.01, nothing=0.99)


class Told:
    """A model that says what it is told of each pair of words."""

    def __init__(self, told: dict[tuple[str, str], Judgement]) -> None:
        self.told = told
        self.asked: list[tuple[str, str]] = []

    def judge(self, text: str, pairs: Sequence[tuple[Stretch, Stretch]]) -> list[Judgement]:
        words = [(text[a:b], text[c:d]) for (a, b), (c, d) in pairs]
        self.asked += words
        return [self.told.get(pair, NOTHING) for pair in words]


def events(coder: Coder, text: str, told: dict[tuple[str, str], Judgement]) -> tuple[Event, ...]:
    sentence = cast("Sentence", coder.parser.sentence(text))
    mentions = find(text, [sentence], coder.book)
    reading = Finder(coder.frames).read(sentence, mentions)
    return Relater(cast("RelationModel", Told(told)), coder.frames).read(text, sentence, mentions, reading).events


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [m.actor.country for m in event.actors], [m.actor.country for m in event.recipients]


def test_what_no_frame_knows_the_model_says_with_the_word_of_the_action(coder: Coder) -> None:
    text = "Norway mothballed the harbour for Chad."
    (event,) = events(coder, text, {("Norway", "Chad"): judgement("AID", status="planned")})
    assert (event.event, sides(event), text[event.start : event.end]) == ("AID", (["NOR"], ["TCD"]), "mothballed")
    assert (event.cameo, event.frame, event.told) == ("070", "", "planned")
    assert event.because == ("model: 'mothballed' is AID, 0.95",)


def test_below_its_share_the_model_says_nothing(coder: Coder) -> None:
    text = "Norway mothballed the harbour for Chad."
    assert events(coder, text, {("Norway", "Chad"): judgement("AID", share=0.6, nothing=0.3)}) == ()


def test_what_a_frame_has_coded_is_left_to_it(coder: Coder) -> None:
    (event,) = events(coder, "Norway criticised Chad.", {("Norway", "Chad"): judgement("ASSAULT")})
    assert (event.event, event.told) == ("ACCUSE", None)


def test_a_frame_goes_where_the_model_is_sure_that_nothing_happens(coder: Coder) -> None:
    assert events(coder, "Norway criticised Chad.", {("Norway", "Chad"): judgement(share=0.001, nothing=0.999)}) == ()
    assert events(coder, "Norway criticised Chad.", {("Norway", "Chad"): judgement(share=0.1, nothing=0.9)}) != ()


def test_what_holds_both_ways_is_mutual(coder: Coder) -> None:
    both = {pair: judgement("CONSULT") for pair in (("Norway", "Chad"), ("Chad", "Norway"))}
    (event,) = events(coder, "Norway and Chad mothballed the harbour.", both)
    assert event.reciprocal
    assert sides(event) == (["NOR", "TCD"], [])


def test_several_recipients_of_one_action_are_one_event(coder: Coder) -> None:
    told = {("Norway", "Chad"): judgement(), ("Norway", "Peru"): judgement()}
    (event,) = events(coder, "Norway mothballed the harbour for Chad and Peru.", told)
    assert sides(event) == (["NOR"], ["TCD", "PER"])


@pytest.mark.parametrize("text", ["Norway, Chad.", "Norway says of Chad that it is large."])
def test_without_a_word_of_action_there_is_no_event(coder: Coder, text: str) -> None:
    assert events(coder, text, {("Norway", "Chad"): judgement()}) == ()


def test_a_sentence_with_one_party_is_not_put_to_the_model(coder: Coder) -> None:
    text = "Norway mothballed the harbour."
    sentence = cast("Sentence", coder.parser.sentence(text))
    told = Told({})
    mentions = find(text, [sentence], coder.book)
    reading = Finder(coder.frames).read(sentence, mentions)
    assert Relater(cast("RelationModel", told), coder.frames).read(text, sentence, mentions, reading) is reading
    assert told.asked == []
