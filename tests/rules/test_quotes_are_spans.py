"""Every field that quotes a document is the document's own text at its offsets, whatever characters stand in it."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.coder import Annotation, Coder
from legation.documents import read
from legation.evidence import Span
from legation.sources import Capture

_SENTENCES = [
    "Libya attacked Chad in March 2015.",
    "“Türkiye condemned Côte d’Ivoire,” the Kenyan president said on Tuesday.",
    'Reuters reported that "São Tomé visited México" last year.',
    "Denmark maintains an embassy in Reykjavík.",
    "Danish Ambassador Åsa Öberg met Kenya’s Foreign Minister in Yaoundé.",
    "Iceland denied that it had sold weapons to N’Djamena’s army.",
    "According to the newspaper, Norway awarded Peru the Order of Saint Olav.",
    "Kenyan–Ugandan relations have been close since the 1960s.",
    "The Norwegian parliament passed the Kenya Trade Act.",
    "Kenya was attacked by Kim Jong-un’s troops near Khartoum.",
]
# what stands between words or inside them in real files and is not seen
_BLANKS = [" ", "\u00a0", "\u2009", "\u202f", "  ", "\t", "\r\n", " \u200e", "\u200f ", "\u200b ", " \u2066"]
_MARKS = ["", "", "", "\u00ad", "\u200d", "\u0301", "\ufeff", "\u202e"]
_FORMS = ["NFC", "NFD", "NFKD"]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A few sentences whose blanks, composition, marks and line ends were changed at random."""
    paragraphs = []
    for sentence in draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3)):
        words = unicodedata.normalize(draw(st.sampled_from(_FORMS)), sentence).split(" ")
        place, mark = draw(st.integers(0, len(words) - 1)), draw(st.sampled_from(_MARKS))
        words[place] = words[place][:2] + mark + words[place][2:]
        blank = draw(st.sampled_from(_BLANKS))
        paragraphs.append("".join(w + (blank if n % 3 == 0 else " ") for n, w in enumerate(words)))
    if draw(st.booleans()):
        paragraphs = [p.replace("“", '"').replace("”", '"').replace("’", "'") for p in paragraphs]
    return draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n", "\u2029\n"])).join(paragraphs)


def quoting(value: object) -> Iterator[tuple[int, int, str]]:
    """Every ``start``, ``end`` and ``text`` that stand together anywhere inside a value."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from quoting(item)
    elif dataclasses.is_dataclass(value):
        start, end, text = (getattr(value, name, None) for name in ("start", "end", "text"))
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for field in dataclasses.fields(value):
            if field.name not in ("tokens", "document"):
                yield from quoting(getattr(value, field.name))


def spans(value: object) -> Iterator[Span]:
    """Every span inside a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def annotation_of(coder: Coder, text: str) -> Annotation:
    return coder.annotate(read(Capture("odd.txt", text.encode(), text=text), published="2019-06-10"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=documents())
def test_what_is_quoted_is_what_stands_there(coder: Coder, text: str) -> None:
    found = annotation_of(coder, text)
    shown = found.document.text
    assert shown == text
    quoted = list(quoting((found.claims, found.mentions, found.times, found.places, found.sentences)))
    assert [(start, end) for start, end, words in quoted if shown[start:end] != words] == []
    for report in found.attributions:
        assert all(0 <= s.start < s.end <= len(shown) for s in spans(report))
        assert not report.source or report.source[0].of(shown) == report.words


def test_the_plain_forms_of_the_sentences_do_quote_something(coder: Coder) -> None:
    for sentence in _SENTENCES:
        found = annotation_of(coder, sentence)
        assert found.claims, sentence
        assert len(list(quoting(found.claims))) >= 3
