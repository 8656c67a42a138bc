"""How far the words of a party reach."""

import pytest

from legation.coder import Coder
from legation.documents import read
from legation.sources import Capture


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's navy detained two Cypriot ships on Monday.", "two Cypriot ships"),
        ("Mali bombed a depot of the Chadian army on Monday.", "depot of the Chadian army"),
        ("Serbia attacked towns in Croatia in 1991.", "towns in Croatia"),
        ("Mali attacked Chad on Monday.", "Chad"),
        # an action is no thing of anybody's
        ("Mali rejected the Chadian demand on Monday.", "Chadian"),
    ],
)
def test_the_words_of_a_party_take_in_what_is_said_to_be_his(coder: Coder, text: str, words: str) -> None:
    claims = coder.annotate(read(Capture("made.txt", text.encode(), text=text))).claims
    assert words in [p.text for c in claims for p in c.recipients]
