"""What the model finds between the parties of a sentence becomes an event only where the sentence has its action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from legation.actors import find_all
from legation.codebook.frames import ROOTS, Status
from legation.coder import Coder
from legation.events import Event, Finder
from legation.events.find import Reading
from legation.events.model import Judgement, Pair, RelationModel
from legation.events.related import Relater
from legation.language import Sentence


def judgement(event: str = "AID", share: float = 0.95, nothing: float = 0.01, status: Status = "asserted") -> Judgement:
    """What a model might say of a pair."""
    events = dict.fromkeys(ROOTS, 0.0) | {event: share}
    return Judgement(events, nothing, dict.fromkeys(events), {"asserted": 0.1, status: 0.9})


NOTHING = judgement(share=0.01, nothing=0.99)


class Told:
    """A model that says what it is told of each pair of words."""

    def __init__(self, told: dict[tuple[str, str], Judgement]) -> None:
        self.told = told
        self.asked: list[tuple[str, str]] = []

    def judge(self, text: str, pairs: Sequence[Pair]) -> list[Judgement]:
        words = [(text[slice(*a)] if a else "", text[slice(*b)] if b else "") for a, b in pairs]
        self.asked += words
        return [self.told.get(pair, NOTHING) for pair in words]


def events(coder: Coder, text: str, told: dict[tuple[str, str], Judgement]) -> tuple[Event, ...]:
    return reading(coder, text, Told(told)).events


def reading(coder: Coder, text: str, told: Told) -> Reading:
    sentence = cast("Sentence", coder.parser.sentence(text))
    mentions, seats = find_all(text, [sentence], coder.book)
    framed = Finder(coder.frames).read(sentence, mentions)
    return Relater(cast("RelationModel", told), coder.frames).read(text, sentence, mentions, framed, seats)


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


def test_what_a_frame_has_coded_is_left_to_it_unless_the_model_sees_another_event(coder: Coder) -> None:
    text = "Norway criticised Chad."
    (event,) = events(coder, text, {("Norway", "Chad"): judgement("ACCUSE", share=0.1, nothing=0.5)})
    assert (event.event, event.told, event.confidence) == ("ACCUSE", None, 0.35)
    (event,) = events(coder, text, {("Norway", "Chad"): judgement("ASSAULT", share=0.97, status="denied")})
    assert (event.event, event.cameo, event.frame, event.told) == ("ASSAULT", "190", "", "denied")
    assert event.because[-1] == "model: 'criticised' is ASSAULT, 0.97"
    assert event.confidence == 0.72


def test_an_announcement_of_what_a_frame_has_coded_is_no_other_event(coder: Coder) -> None:
    (event,) = events(coder, "Norway will attack Chad.", {("Norway", "Chad"): judgement("THREATEN", share=0.98)})
    assert event.event == "ASSAULT"


def test_a_frame_goes_where_the_model_sees_nothing_of_it(coder: Coder) -> None:
    nothing, doubt = judgement("ACCUSE", 0.001, nothing=0.999), judgement("ACCUSE", 0.1, nothing=0.8)
    assert events(coder, "Norway criticised Chad.", {("Norway", "Chad"): nothing}) == ()
    assert events(coder, "Norway criticised Chad.", {("Norway", "Chad"): doubt}) != ()


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


def test_a_sentence_with_one_party_and_no_event_is_not_put_to_the_model(coder: Coder) -> None:
    told = Told({})
    assert reading(coder, "Norway mothballed the harbour.", told).events == ()
    assert told.asked == []


def test_what_one_party_does_alone_goes_where_the_model_is_sure_that_it_does_nothing(coder: Coder) -> None:
    text = "Norway mobilised reservists."
    (event,) = events(coder, text, {("Norway", ""): judgement("MOBILIZE", share=0.2, nothing=0.8)})
    assert (event.event, sides(event)) == ("MOBILIZE", (["NOR"], []))
    assert events(coder, text, {("Norway", ""): NOTHING}) == ()


def test_what_one_party_does_to_nobody_named_is_marked_where_the_model_knows_it_alone(coder: Coder) -> None:
    text = "Norway declared a unilateral ceasefire."
    (unsure,) = events(coder, text, {("Norway", ""): judgement("RETREAT", share=0.2, nothing=0.5)})
    (sure,) = events(coder, text, {("Norway", ""): judgement("RETREAT", share=0.4, nothing=0.3)})
    assert (unsure.alone, sure.alone) == (False, True)


def test_two_actors_of_one_country_are_a_pair(coder: Coder) -> None:
    text = "Norwegian policemen mothballed the van of Norwegian fishermen."
    (event,) = events(coder, text, {("Norwegian policemen", "Norwegian fishermen"): judgement("COERCE")})
    assert (event.event, sides(event)) == ("COERCE", (["NOR"], ["NOR"]))


def test_a_capital_that_reads_as_a_place_may_act_where_the_model_is_surer(coder: Coder) -> None:
    text = "A plea for blankets reached Norway from Lima."
    told = Told({("Lima", "Norway"): judgement("REQUEST", share=0.95)})
    (event,) = reading(coder, text, told).events
    assert (event.event, sides(event)) == ("REQUEST", (["PER"], ["NOR"]))
    assert ("Norway", "Lima") in told.asked
    assert events(coder, text, {("Lima", "Norway"): judgement("REQUEST", share=0.85)}) == ()


def test_the_model_turns_round_what_a_frame_has_the_wrong_way(coder: Coder) -> None:
    text = "Norway criticised Chad."
    back = {("Chad", "Norway"): judgement("ACCUSE", share=0.95)}
    events_ = events(coder, text, back | {("Norway", "Chad"): judgement(share=0.02, nothing=0.95)})
    assert [(e.event, sides(e)) for e in events_] == [("ACCUSE", (["TCD"], ["NOR"]))]
    assert "model: the other way round, 0.95" in events_[0].because
    # unsure either way: the frame's
    for doubt in (judgement("ACCUSE", share=0.3, nothing=0.6), judgement("ACCUSE", share=0.7)):
        (event,) = events(coder, text, back | {("Norway", "Chad"): doubt})
        assert sides(event) == (["NOR"], ["TCD"])


def test_the_model_gives_a_side_that_the_frame_could_not_fill(coder: Coder) -> None:
    text = "Norway's consulate was ransacked for hours to the applause of bystanders, the work of gunmen from Peru."
    doubt = dict.fromkeys(asked(coder, text), judgement(share=0.3, nothing=0.6))
    (bare,) = events(coder, text, doubt)
    pair = next(p for p in doubt if p[0] == "Peru" and "Norway" in p[1])
    (event,) = events(coder, text, doubt | {pair: judgement("PROTEST", share=0.93)})
    assert (bare.frame, sides(bare)) == (event.frame, ([], ["NOR"]))
    assert sides(event) == (["PER"], ["NOR"])
    assert any(why.startswith("model: ") and why.endswith("among the actors, 0.93") for why in event.because)


def asked(coder: Coder, text: str) -> list[tuple[str, str]]:
    """The pairs of words that the model is asked of."""
    told = Told({})
    reading(coder, text, told)
    return told.asked


def test_of_several_recipients_those_go_that_the_model_is_sure_are_passed_by(coder: Coder) -> None:
    text = "Iran condemned the attack by Israel on Syria."
    accused = {("Iran", "Israel"): judgement("ACCUSE")}
    (event,) = events(coder, text, accused)
    assert (sides(event), event.because[-1]) == ((["IRN"], ["ISR"]), "model: nothing to Syria")
    doubtful = accused | {("Iran", "Syria"): judgement("ACCUSE", share=0.2, nothing=0.6)}
    assert sides(events(coder, text, doubtful)[0]) == (["IRN"], ["ISR", "SYR"])


def test_who_is_accused_of_what_befell_ones_own_is_whom_the_model_names(coder: Coder) -> None:
    text = "Iran deplored the arrest of its consul by Turkey."
    (event,) = events(coder, text, {("Iran", "Turkey"): judgement("ACCUSE")})
    assert sides(event) == (["IRN"], ["TUR"])
    (event,) = events(coder, text, {})
    assert sides(event) == (["IRN"], ["IRN"])


def test_who_only_marks_the_spot_fills_no_side_but_that_of_a_protest(coder: Coder) -> None:
    text = "Police in Georgia used water cannon outside parliament."
    told = {("Police", "parliament"): judgement("ASSAULT")}
    assert all(sides(event)[1] == [] for event in events(coder, text, told))


def test_who_judges_in_what_he_says_does_so_by_saying_it(coder: Coder) -> None:
    text = "The Kenyan minister said Uganda was a real problem."
    (event,) = events(coder, text, {("The Kenyan minister", "Uganda"): judgement("ACCUSE")})
    assert (event.event, sides(event), text[event.start : event.end]) == ("ACCUSE", (["KEN"], ["UGA"]), "said")


def test_who_tells_of_others_does_nothing_to_them_by_it(coder: Coder) -> None:
    told = {("The Kenyan minister", "Uganda"): judgement("ASSAULT"), ("Chad", "Uganda"): judgement("ACCUSE")}
    assert events(coder, "The Kenyan minister said Uganda was a real problem for Chad.", told) == ()


def test_a_filled_side_never_has_who_stands_on_the_other(coder: Coder) -> None:
    told = {("Japan", "Canada"): judgement("AGREE"), ("Canada", "Japan"): judgement("AGREE")}
    for event in events(coder, "Japan and Canada pledged 90 million dollars between them.", told):
        assert event.recipients == ()


def test_the_word_of_an_action_is_the_one_whose_subject_does_it(coder: Coder) -> None:
    text = "Australia will leave a contract for French boats, a move that Kenya mothballed."
    found = events(coder, text, {("Kenya", "Australia"): judgement("ACCUSE")})
    assert [text[e.start : e.end] for e in found if e.event == "ACCUSE"] == ["mothballed"]


def test_who_speaks_for_a_state_does_not_turn_against_it(coder: Coder) -> None:
    text = "Iran's Foreign Ministry spokesman condemned the French statement on the country's space program."
    told = {("Iran's Foreign Ministry spokesman", "French"): judgement("ACCUSE")}
    assert [sides(e) for e in events(coder, text, told) if e.event == "ACCUSE"] == [(["IRN"], ["FRA"])]


def test_who_is_told_something_by_somebody_is_told_it_by_him(coder: Coder) -> None:
    text = "The Ogoni people were told by Nigeria's senate that a state of their own is out of the question."
    (event,) = events(coder, text, {("Nigeria's senate", "The Ogoni people"): judgement("REJECT")})
    assert (event.event, sides(event), text[event.start : event.end]) == ("REJECT", (["NGA"], ["NGA"]), "told")


def test_the_envoy_that_is_recalled_is_not_whom_it_is_done_to(coder: Coder) -> None:
    text = "Ecuador recalls envoy after Chad occupies Mali"
    told = {("Ecuador", "envoy"): judgement("SANCTION"), ("Chad", "Mali"): judgement("ASSAULT")}
    assert [e.event for e in events(coder, text, told) if e.recipients] == ["ASSAULT"]


def test_who_does_something_else_has_no_part_in_the_action(coder: Coder) -> None:
    text = "Norway was preparing sanctions against Mali, though Hungary had blocked such measures in the past."
    told = {pair: judgement("SANCTION") for pair in [("Norway", "Mali"), ("Hungary", "Mali")]}
    assert [sides(e) for e in events(coder, text, told)] == [(["NOR"], ["MLI"])]


def test_nobody_who_speaks_for_a_state_does_something_to_it(coder: Coder) -> None:
    text = "Italy's minister called the threat a farce and said Italy was ready."
    assert events(coder, text, {("Italy's minister", "Italy"): judgement("ACCUSE")}) == ()


def test_a_threat_stands_beside_what_is_threatened(coder: Coder) -> None:
    text = "Australia had warned that it would cut its aid to Vanuatu if the deal stood."
    found = events(coder, text, {("Australia", "Vanuatu"): judgement("THREATEN")})
    assert [(e.event, sides(e)) for e in found] == [
        ("SANCTION", (["AUS"], ["VUT"])),
        ("THREATEN", (["AUS"], ["VUT"])),
    ]


def test_business_between_companies_is_no_event_of_the_model(coder: Coder) -> None:
    text = "Airbus outflanked Boeing and Boeing outflanked Norway."
    told = {("Airbus", "Boeing"): judgement("ASSAULT"), ("Boeing", "Norway"): judgement("REJECT")}
    assert [(e.event, sides(e)) for e in events(coder, text, told)] == [("REJECT", (["USA"], ["NOR"]))]
