from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.documents import Block, Document, Region, read
from legation.errors import RefusedError, SettingError
from legation.evidence import content_id
from legation.sources import Capture

NEWS = (
    "Mali and Algeria Reopen Two Crossings\n\n"
    "Mali and Algeria on Monday reopened two crossings along their border, officials of both countries said.\n\n"
    "The step follows talks in Algiers last month at which the ministers agreed on a list of goods free of duty."
)
ITEM = "Pyongyang, April 17, Juche 107 (2018) (KCNA) -- The president received the ambassador of Mali at his office."


def row(text: str, **given_: str) -> Capture:
    return Capture(
        given_.get("id", "a:1"), text.encode("utf-8", "replace"), address="a:1", text=text, given=dict(given_)
    )


def file(data: bytes, media: str | None = None) -> Capture:
    return Capture("a.txt", data, address="docs/a.txt", media=media)


def assert_whole(document: Document) -> None:
    count = [0] * len(document.text)
    stretches: list[Block | Region] = [*document.blocks, *document.excluded]
    for stretch in stretches:
        assert 0 <= stretch.start < stretch.end <= len(document.text)
        for i in range(stretch.start, stretch.end):
            count[i] += 1
    assert all(n == 1 or (c.isspace() and n == 0) for n, c in zip(count, document.text, strict=True))


def test_a_row_keeps_its_text_to_the_character_and_its_id() -> None:
    text = "Mali e\u0301\r\n\u00a0\u200fleft.\r\n"
    found = read(
        row(text, id="x7", title="T", url="https://example.org/a", outlet="Example", published="2018-04-23T10:00Z")
    )
    assert (found.text, found.id, found.title, found.url, found.outlet) == (
        text,
        "x7",
        "T",
        "https://example.org/a",
        "Example",
    )
    assert (found.published, found.published_basis) == ("2018-04-23", "given")


def test_markup_in_a_row_is_text_as_given() -> None:
    text = "<html><body><p>Mali left [[Algeria]] '''now''' {{x}}.</p>"
    assert read(row(text)).text == text


def test_without_an_id_the_content_is_the_id() -> None:
    assert read(row(NEWS)).id == content_id(NEWS) == read(file(NEWS.encode())).id
    assert read(file(NEWS.encode("utf-8-sig"))).id == content_id(NEWS)


def test_a_plain_file_is_never_altered() -> None:
    text = NEWS.replace("\n", "\r\n") + "\r\n\u00a0e\u0301\u200f"
    assert read(file(text.encode())).text == text


def test_the_row_goes_before_the_text_and_the_text_before_the_option() -> None:
    assert read(row(ITEM)).published == "2018-04-17"
    assert read(row(ITEM)).published_basis == "dateline"
    assert read(row(ITEM), published="2020-01-01").published == "2018-04-17"
    assert read(row(ITEM, published="2020-05-01")).published == "2020-05-01"
    option = read(row(NEWS), published="May 1, 2020", outlet="Example")
    assert (option.published, option.published_basis, option.outlet) == ("2020-05-01", "given", "Example")
    assert read(row(NEWS)).published is None
    by_url = read(row(NEWS, url="https://example.org/2018/04/23/mali"))
    assert (by_url.published, by_url.published_basis) == ("2018-04-23", "url")


def test_a_dateline_names_the_outlet_where_nothing_else_does() -> None:
    assert read(row(ITEM)).outlet == "Korean Central News Agency"
    assert read(row(ITEM, outlet="Example")).outlet == "Example"
    assert read(row(ITEM), outlet="Example").outlet == "Example"


def test_a_day_without_a_year_is_not_dated() -> None:
    found = read(row("Pyongyang, April 17 (KCNA) -- The president received the ambassador of Mali. © 2026 Example"))
    assert found.published is None


def test_a_wrong_option_is_a_setting_and_a_wrong_row_is_refused() -> None:
    with pytest.raises(SettingError, match="not a date: soon"):
        read(row(NEWS), published="soon")
    with pytest.raises(RefusedError, match="a:1: published is not a date: soon"):
        read(row(NEWS, published="soon"))


def test_another_language_is_refused_under_the_documents_address() -> None:
    text = "El presidente de la República recibió ayer al embajador de Malí y destacó las buenas relaciones de ambos."
    with pytest.raises(RefusedError, match=r"docs/a.txt: language is Spanish \(es\), only English is read"):
        read(file(text.encode()))


@pytest.mark.parametrize("text", ["", " \n\u00a0", "\ufeff", "Mali \ud800", "a\x00b"])
def test_texts_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        read(row(text))


def test_markup_of_a_wiki_file_is_rendered_and_its_kind_is_encyclopedia() -> None:
    source = "'''Algeria–Mali relations''' link [[Algeria]] and [[Mali]].<ref>Roe, Jane. \"A\". Post.</ref>"
    found = read(file(source.encode(), "text/x-wiki"))
    assert found.genre == "encyclopedia"
    assert found.text.startswith("Algeria–Mali relations link Algeria and Mali.[1]")
    assert found.references[0].csl["title"] == "A"


ODD = st.sampled_from(
    [
        "\r\n",
        "\n",
        "\n\n",
        "\u2028",
        "\u00a0",
        "\u200f",
        "\u202e",
        "\u200b",
        "e\u0301",
        "\u0301",
        "\U0001f1f2",
        "\t",
        "|",
        "[1]",
        "- ^ ",
        "References\n",
        "edit",
        "Mali left.",
        "By Jane Roe",
        "— ",
        "BAMAKO (AP) ",
        "\u064a",
        "\ufeff",
        "\x0b",
        "\x85",
        "3 May 2018",
        "(",
        '"',
        "* ",
    ]
)


@settings(max_examples=150)
@given(st.lists(ODD, max_size=30))
def test_every_visible_character_of_odd_text_stands_in_one_stretch(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        found = read(row(text))
    except RefusedError:
        return
    assert found.text == text
    assert_whole(found)


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    try:
        found = read(row(text))
    except RefusedError:
        return
    assert_whole(found)
    assert all(text[m.start : m.end].startswith(f"[{m.number}]") for m in found.markers)
