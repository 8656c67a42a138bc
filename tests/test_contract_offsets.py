"""Every field that quotes text satisfies ``text[start:end] == value``, whatever Unicode the text is made of."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests import contract

from legation import Capture, Coder, RefusedError, read
from legation.exchange import annotation_line

SENTENCES = [
    "Norway and Russia signed a treaty on fishing in Murmansk on 15 September 2010.",
    "Côte d'Ivoire’s president, Félix Houphouët-Boigny, visited Paris in May 1988.",
    "The foreign ministry of Iceland said that Britain had rammed the gunboat Þór twice.",
    "“We deny that we rammed the vessel,” a British spokesman told reporters on Monday.",
    "Perú reopened its embassy in Quito, according to El Comercio.[2]",
    "Finland plans to give Estonia $2.5 million in aid next year.",
    "Türkiye accused Greece of violating its airspace near Kastellórizo.",
    "If São Tomé and Príncipe agrees, Portugal will withdraw its ships.",
]
Form = Literal["NFC", "NFD", "NFKC"]
FORMS: list[Form | None] = ["NFC", "NFD", "NFKC", None]
JOINTS = [" ", "  ", "\n", "\n\n", "\r\n\r\n", "\u00a0", "\u2003", "\u2028", " \u200f", "\u200b ", "\t", "\n\u3000"]
ODD = [
    "\u0301",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u0000",
    "😀",
    "👩‍🚀",
    "ﬁ",
    "İ",
    "ß",
    "Ǆ",
    "한",
    "ا",
    "…",
    "\u2019",
    "\u0130",
    "[3]",
    "\U0001f1f3\U0001f1f4",
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences with odd joints between them, odd characters in them, composed or decomposed."""
    text = draw(st.sampled_from(SENTENCES))
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), max_size=4)):
        text += draw(st.sampled_from(JOINTS)) + sentence
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=4)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + odd + text[place:]
    form = draw(st.sampled_from(FORMS))
    return text if form is None else unicodedata.normalize(form, text)


def annotated(coder: Coder, text: str) -> dict[str, Any]:
    capture = Capture("odd", text.encode(), text=text, given={"id": "odd", "published": "2018-04-23"})
    row: dict[str, Any] = json.loads(annotation_line(coder.annotate(read(capture))))
    return row


@given(texts())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_quotes_text_quotes_what_stands_there(coder: Coder, text: str) -> None:
    try:
        row = annotated(coder, text)
    except RefusedError:
        event("refused")
        return
    assert row["text"] == text
    contract.check_annotation(row, "odd")
    event(f"{min(len(row['claims']), 3)} claims or more")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("joint", [" ", "\u00a0", "\r\n\r\n", " \u200f"])
def test_odd_text_is_read_and_not_only_survived(coder: Coder, form: Form, joint: str) -> None:
    row = annotated(coder, unicodedata.normalize(form, joint.join(SENTENCES)))
    contract.check_annotation(row, "odd")
    assert {"NOR", "ISL", "FIN"} <= {mention["country"] for mention in row["mentions"]}
    assert contract.check_quotes(row["claims"], row["text"]) > 10
