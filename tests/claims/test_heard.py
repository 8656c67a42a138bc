"""Rules and model together: what is heard of who says what."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.coded import annotated, chain, claims_of

from legation.claims.attribution.model import attribution_model
from legation.coder import Coder
from legation.evidence import Span


def listed(coder: Coder, text: str) -> list[tuple[str, str, str]]:
    found = annotated(coder, text).attributions

    def words(spans: Sequence[Span]) -> str:
        return " … ".join(s.of(text) for s in spans)

    return [(words(r.source), words(r.cue), words(r.content)) for r in found]


def test_a_cue_that_the_rules_have_keeps_its_whole_content(coder: Coder) -> None:
    text = "The minister said that Kenya had built two bridges, three schools and a road that nobody uses."
    assert listed(coder, text) == [
        ("The minister", "said", "that Kenya had built two bridges, three schools and a road that nobody uses")
    ]


def test_what_only_the_model_hears_is_listed(coder: Coder) -> None:
    ((source, cue, content),) = listed(coder, "UN: Sudan blocks grain at the border")
    assert (source, cue, content) == ("UN", ":", "Sudan blocks grain at the border")


def test_what_only_the_model_hears_stands_in_the_chain(coder: Coder) -> None:
    said = claims_of(coder, "Pakistani jets hit Afghan villages, Taliban say; Kabul is silent")
    assault = next(c for c in said if c.event == "ASSAULT")
    assert chain(assault) == ["Taliban"]


def test_who_has_not_replied_has_said_nothing(coder: Coder) -> None:
    text = "He has proposed a meeting with Erdogan in Prague, to which Ankara has not replied."
    text = f"Greek Prime Minister Kyriakos Mitsotakis told parliament so. {text}"
    assert [claim.attribution for claim in claims_of(coder, text) if claim.event == "AGREE"] == [()]


def test_the_will_of_who_acts_is_no_report(coder: Coder) -> None:
    for claim in claims_of(coder, "Iran is eager to sell drones to Sudan. Sudan wants to buy drones from Iran."):
        assert claim.attribution == ()


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "Ja, sagte er.",
        "The envoy said in Tokyo: " + "大臣は言った。" * 2 + " He said it again to the whole of the court.",
        "said " * 3000,
        'He said: "' + "we know that " * 1500 + 'it rains."',
        "\U0001f600 said \U0001f600 that \U0001f600.",
    ],
)
def test_odd_texts_break_nothing_and_spans_stay_within(coder: Coder, text: str) -> None:
    for report in annotated(coder, text).attributions:
        for span in (*report.source, *report.cue, *report.content):
            assert 0 <= span.start < span.end <= len(text)


def test_the_model_gives_every_word_shares_that_sum_to_one() -> None:
    text = "Chad denied it."
    words = [Span(0, 4), Span(5, 11), Span(12, 14), Span(14, 15)]
    read = attribution_model().read(text, words)
    assert read is not None
    (cue,) = read.cues
    assert (cue.first, cue.last) == (1, 1)
    (shares,) = read.spans([0])
    assert shares.shape == (4, 3)
    assert shares.sum(axis=1) == pytest.approx([1] * 4, abs=1e-4)
    assert shares.argmax(axis=1).tolist()[::2] == [1, 2]


def test_what_lies_beyond_the_models_reach_is_left_to_the_rules() -> None:
    words = [Span(5 * n, 5 * n + 4) for n in range(2000)]
    read = attribution_model().read("said " * 2000, words)
    assert read is not None
    for shares in read.spans(range(min(3, len(read.cues)))):
        assert shares[1999].tolist() == pytest.approx([1 / 3] * 3)


def test_without_words_there_is_nothing_to_read() -> None:
    assert attribution_model().read("", []) is None
