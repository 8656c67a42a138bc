"""Status is never upgraded: what is denied, alleged, planned, wished, negated or put under a condition is no fact."""

import pytest
from tests.coded import claims_of

from legation.coder import Coder

# actor, verb forms, object: what really would be an event if the sentence simply asserted it
_EVENTS = [
    ("Libya", "attack", "attacked", "attacked", "attacking", "Chad", "ASSAULT"),
    ("Norway", "expel", "expelled", "expelled", "expelling", "the Danish ambassador", "SANCTION"),
    ("Kenya", "visit", "visited", "visited", "visiting", "Uganda", "CONSULT"),
    ("Peru", "sell", "sold", "sold", "selling", "weapons to Ecuador", "COOPERATE"),
    ("Greece", "condemn", "condemned", "condemned", "condemning", "Turkey", "ACCUSE"),
    ("Sudan", "invade", "invaded", "invaded", "invading", "Ethiopia", "ASSAULT"),
    ("Japan", "impose", "imposed", "imposed", "imposing", "sanctions on Myanmar", "SANCTION"),
    ("Algeria", "withdraw", "withdrew", "withdrawn", "withdrawing", "troops from Mali", "RETREAT"),
]
_FORMS = [
    "{a} denied that it {past} {o}.",
    "{a} denied {ing} {o}.",
    "Brazil denied that {a} {past} {o}.",
    "It was denied that {a} {past} {o}.",
    "{a} reportedly {past} {o}.",
    "{a} allegedly {past} {o}.",
    "{a} is said to have {part} {o}.",
    "{a} is believed to have {part} {o}.",
    "There were reports that {a} {past} {o}.",
    "Rumours that {a} {past} {o} spread quickly.",
    "Brazil alleged that {a} {past} {o}.",
    "Brazil claimed that {a} {past} {o}.",
    "Brazil suspects that {a} {past} {o}.",
    "Chad suspects that {a} {past} {o}.",
    "Chad charges that {a} {past} {o}.",
    "Brazil did not say that {a} {past} {o}.",
    "Brazil did not confirm that {a} {past} {o}.",
    "Brazil has never reported that {a} {past} {o}.",
    "Brazil accused {a} of {ing} {o}.",
    "{a} plans to {inf} {o}.",
    "{a} will {inf} {o}.",
    "{a} is expected to {inf} {o}.",
    "{a} is preparing to {inf} {o}.",
    "{a} wants to {inf} {o}.",
    "{a} threatened to {inf} {o}.",
    "{a} vowed to {inf} {o}.",
    "{a} offered to {inf} {o}.",
    "{a} considered {ing} {o}.",
    "If {a} {past} {o}, Brazil would protest.",
    "Brazil would protest if {a} {past} {o}.",
    "Unless {a} {past} {o}, nothing would change.",
    "{a} could {inf} {o}.",
    "{a} may have {part} {o}.",
    "{a} should {inf} {o}.",
    "{a} has not {part} {o}.",
    "{a} did not {inf} {o}.",
    "{a} never {past} {o}.",
    "{a} failed to {inf} {o}.",
    "{a} refused to {inf} {o}.",
    "{a} declined to {inf} {o}.",
    "{a} stopped short of {ing} {o}.",
    "Brazil called on {a} to {inf} {o}.",
    "Brazil urged {a} to {inf} {o}.",
    "Brazil asked {a} to {inf} {o}.",
    "Brazil stopped {a} from {ing} {o}.",
    "Brazil ruled out that {a} {past} {o}.",
    "Has {a} {part} {o}?",
    "{a} has a right to {inf} {o}.",
    "Nobody believes that {a} {past} {o}.",
    "Instead of {ing} {o}, {a} thanked Brazil.",
    "{a} thanked Brazil rather than {ing} {o}.",
    "{a} thanked Brazil without {ing} {o}.",
    "Far from {ing} {o}, {a} thanked Brazil.",
    "{a} came close to {ing} {o}.",
    "{a} almost {past} {o}.",
    "{a} nearly {past} {o}.",
    "{a} dreamed of {ing} {o}.",
    "{a} is capable of {ing} {o}.",
    "{a} was cleared of {ing} {o}.",
    "{a} was accused by Brazil of {ing} {o}.",
    "Brazil warned against {ing} {o}.",
    "It is false that {a} {past} {o}.",
    "It is possible that {a} {past} {o}.",
    "It is unclear whether {a} {past} {o}.",
    "The parliament of {a} voted to {inf} {o}.",
    "The plan would see {a} {inf} {o}.",
    "{a} hopes to {inf} {o}.",
    "{a} hoped that it {past} {o}.",
    "Calls for {a} to {inf} {o} grew.",
    "{a} abandoned a plan to {inf} {o}.",
]


def _filled(form: str, event: tuple[str, ...]) -> str:
    a, inf, past, part, ing, o, _ = event
    return form.format(a=a, inf=inf, past=past, part=part, ing=ing, o=o)


@pytest.mark.parametrize("form", _FORMS)
def test_no_form_of_denial_report_plan_wish_condition_or_negation_comes_out_asserted(coder: Coder, form: str) -> None:
    wrong = []
    for event in _EVENTS:
        sentence = _filled(form, event)
        wrong += [
            (sentence, c.event, c.because)
            for c in claims_of(coder, sentence)
            if c.event == event[-1] and c.status == "asserted" and c.trigger and event[1][:4] in c.trigger.text
        ]
    assert not wrong


@pytest.mark.parametrize("event", _EVENTS, ids=lambda e: f"{e[0]}-{e[1]}")
def test_the_plain_sentence_is_asserted(coder: Coder, event: tuple[str, ...]) -> None:
    found = claims_of(coder, _filled("{a} {past} {o}.", event))
    assert [c.status for c in found if c.event == event[-1]] == ["asserted"]
