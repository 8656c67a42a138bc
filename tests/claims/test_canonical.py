"""A claim as a line of JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.coded import claim_of

from legation.claims.canonical import as_json, line
from legation.coder import Coder


def test_a_claim_reads_back_as_it_was(coder: Coder) -> None:
    claim = claim_of(coder, "Reuters reported that Türkiye attacked Chad in March 2015.", "ASSAULT")
    told = json.loads(line(as_json(claim)))
    assert told["trigger"] == {"start": 30, "end": 38, "text": "attacked"}
    assert told["recipients"][0]["country"] == "TCD"
    assert told["when"]["edtf"] == "2015-03"
    assert list(told) == list(as_json(claim))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_one_line_that_reads_back(text: str) -> None:
    written = line({"text": text})
    assert len(written.splitlines()) == 1
    assert json.loads(written) == {"text": text}
    assert json.loads(written.encode()) == {"text": text}


def test_characters_that_turn_the_direction_of_text_are_escaped() -> None:
    assert line({"a": "é\u202eb"}) == '{"a":"é\\u202eb"}'
