"""An announced act of cooperation is an AGREE, as far as the announcing itself is told as a fact, and by whom."""

import pytest

from legation import Capture, Claim, Coder, read


def _agreed(coder: Coder, text: str) -> list[Claim]:
    found = coder.annotate(read(Capture("a.txt", text.encode()), published="2019-05-12"))
    return [c for c in found.claims if c.event == "AGREE"]


@pytest.mark.parametrize(
    ("text", "status", "speakers"),
    [
        ("Latvia announced that it would send aid to Ukraine.", "asserted", []),
        ("Estonia said Latvia announced that it would send aid to Ukraine.", "asserted", ["Estonia"]),
        ("Estonia claimed that Latvia said it would send aid to Ukraine.", "alleged", ["Estonia"]),
        ("Latvia did not announce that it would send aid to Ukraine.", "negated", []),
        ("Latvia plans to announce that it will send aid to Ukraine.", "planned", []),
        ("If Latvia announces that it will send aid to Ukraine, Estonia will protest.", "conditional", []),
    ],
)
def test_an_announcement_is_as_sure_as_its_telling(coder: Coder, text: str, status: str, speakers: list[str]) -> None:
    (claim,) = _agreed(coder, text)
    assert claim.status == status
    assert [a.name for a in claim.attribution] == speakers


def test_a_promise_is_told_once(coder: Coder) -> None:
    (claim,) = _agreed(coder, "Estonia claimed that Latvia had promised to send aid to Ukraine.")
    assert claim.status == "alleged"
    assert claim.trigger is not None
    assert claim.trigger.text == "promised"
