from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents import Block, Region
from legation.documents.parts.layout import paragraphs
from legation.documents.parts.news import Laid, lay_news

HEADLINE = "Mali and Algeria Reopen Two Crossings as Trade Talks Resume"
BODY = [
    "Mali and Algeria on Monday reopened two crossings along their common border, officials of both countries said.",
    "The step follows talks in Algiers last month at which the ministers agreed on a list of goods free of duty.",
    "“We are neighbours and we remain neighbours,” the Malian minister told reporters after the ceremony in Kidal.",
]


def laid(text: str, title: str | None = None) -> Laid:
    return lay_news(text, paragraphs(text), title)


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    found = laid(text, title)
    stretches = [(b.start, b.end, b.part) for b in found.blocks] + [(r.start, r.end, r.reason) for r in found.excluded]
    return [(kind, text[start:end]) for start, end, kind in sorted(stretches)]


def test_headline_byline_caption_and_furniture_are_told_from_the_prose() -> None:
    text = "\n\n".join(
        [
            HEADLINE,
            "By Jane Roe",
            "April 23, 2018",
            "In this photo taken on January 5, 2017, the two ministers shake hands in Algiers. / AFP",
            "KIDAL, Mali (AP) — " + BODY[0],
            *BODY[1:],
            "Follow Jane Roe on Twitter.",
            "© 2018 The Example Post. All rights reserved.",
        ]
    )
    assert parts(text) == [
        ("headline", HEADLINE),
        ("byline", "By Jane Roe"),
        ("dateline", "April 23, 2018"),
        ("caption", "In this photo taken on January 5, 2017, the two ministers shake hands in Algiers. / AFP"),
        ("dateline", "KIDAL, Mali (AP) —"),
        *[("paragraph", paragraph) for paragraph in BODY],
        ("boilerplate", "Follow Jane Roe on Twitter."),
        ("boilerplate", "© 2018 The Example Post. All rights reserved."),
    ]


def test_the_day_above_the_text_is_its_publication_and_the_captions_is_not() -> None:
    caption = "In this photo taken on January 5, 2017, the two ministers shake hands. / AFP"
    assert laid("\n\n".join([HEADLINE, caption, *BODY])).dated is None
    found = laid("\n\n".join([HEADLINE, caption, "Published: 23 April 2018", *BODY]))
    assert (found.dated, found.dated_evidence) == ("2018-04-23", "Published: 23 April 2018")


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "Mali reopens crossings with Algeria",
        "Mali reopens crossings with Algeria.",
        "“We Remain Neighbours”",
        "Why did Mali reopen the crossings?",
        "# Mali reopens crossings",
        "Analysis: Mali reopens crossings",
    ],
)
def test_a_headline_is_the_first_line_and_is_read(headline: str) -> None:
    first = laid("\n\n".join([headline, *BODY])).blocks[0]
    assert first.part == "headline"
    assert laid("\n\n".join([headline, *BODY])).headline == headline.removeprefix("# ")


def test_a_headline_needs_no_blank_line_below_it() -> None:
    assert [kind for kind, _ in parts("\n".join([HEADLINE, *BODY]))] == [
        "headline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_the_given_title_tells_the_headline() -> None:
    sentence = "The foreign minister of Mali said that the crossings were open."
    assert parts(f"{sentence}\n\n{BODY[0]}", title=sentence)[0][0] == "headline"
    assert parts(f"{sentence}\n\n{BODY[0]}")[0][0] == "paragraph"


@pytest.mark.parametrize("text", [BODY[0], "Mali reopened the crossings", "", "   \n", HEADLINE])
def test_a_text_of_one_sentence_is_one_paragraph_at_most(text: str) -> None:
    assert [kind for kind, _ in parts(text)] == (["paragraph"] if text.strip() else [])


def test_short_lines_between_paragraphs_are_headings_and_items_are_read_without_their_bullets() -> None:
    text = "\n\n".join([HEADLINE, BODY[0], "Long history", BODY[1], "- Algeria mediated in 2015.", BODY[2]])
    assert ("heading", "Long history") in parts(text)
    assert ("list item", "Algeria mediated in 2015.") in parts(text)


def test_comments_of_readers_are_left_out_to_the_end() -> None:
    text = "\n\n".join([HEADLINE, *BODY, "2 Comments", "Jane", "Mali attacked Algeria yesterday, I was there."])
    assert parts(text)[-1][0] == "comments"
    assert not any("attacked" in words for kind, words in parts(text) if kind == "paragraph")


def test_links_below_their_heading_are_left_out_until_prose_comes() -> None:
    text = "\n\n".join([HEADLINE, BODY[0], "Related articles", "Niger closes its border with Mali", *BODY[1:]])
    assert [kind for kind, _ in parts(text)] == [
        "headline",
        "paragraph",
        "related",
        "related",
        "paragraph",
        "paragraph",
    ]


def test_a_dateline_on_a_line_of_its_own_keeps_its_agency() -> None:
    found = laid(f"{HEADLINE}\n\nPyongyang, April 17 (KCNA)\n\n{BODY[0]}\n\n{BODY[1]}")
    assert found.dateline is not None
    assert found.dateline.agency == "Korean Central News Agency"


PIECES = st.sampled_from(
    [
        HEADLINE,
        *BODY,
        "By Jane Roe",
        "BAMAKO (AP) — Mali e\u0301lu.",
        "\u00a0",
        "\u200f",
        "\u200b",
        "- item",
        "# Title",
        "2 Comments",
        "Related",
        "Advertisement",
        "FILE - The president.",
        "April 23, 2018",
        "1. one",
        "***",
        "\u0627\u0644",
    ]
)


@given(st.lists(PIECES, max_size=9), st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", " \n \n"]))
def test_every_visible_character_stands_in_exactly_one_stretch(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = laid(text)
    count = [0] * len(text)
    stretches: list[Block | Region] = [*found.blocks, *found.excluded]
    for stretch in stretches:
        assert 0 <= stretch.start < stretch.end <= len(text)
        for i in range(stretch.start, stretch.end):
            count[i] += 1
    assert all(n == 1 or (c.isspace() and n == 0) for n, c in zip(count, text, strict=True))


def test_what_stands_behind_the_end_is_no_prose_but_its_notes() -> None:
    prose = [
        f"The ministry of Mali said on Monday that the {word} crossing would open in the spring." for word in "abc"
    ]
    note = "1. The crossing has been closed since the decree of 2012."
    text = "\n\n".join([*prose, "– ENDS –", "About us", "We are an office that defends the crews of ships.", note])
    laid = lay_news(text, paragraphs(text))
    read = [text[b.start : b.end] for b in laid.blocks]
    assert read == [*prose, note.removeprefix("1. ")]


def test_a_press_databases_fields_are_told_by_their_labels() -> None:
    text = (
        "1 of 37 DOCUMENTS\n\nFebruary 21, 2014\n\nHEADLINE: Mali opens two crossings\n\nBYLINE: Jane Roe\n\n"
        "LENGTH: 412 words\n\nMali opened two crossings to Algeria on Monday, the ministry of the interior in Bamako "
        "said.\n\nThey had been closed for two years.\n\nLOAD-DATE: March 3, 2014\n"
    )
    laid = lay_news(text, paragraphs(text))
    assert (laid.headline, laid.dated) == ("Mali opens two crossings", "2014-02-21")
    assert [r.reason for r in laid.excluded if "Jane Roe" in text[r.start : r.end]] == ["byline"]
    assert not any("LENGTH" in text[b.start : b.end] or "LOAD" in text[b.start : b.end] for b in laid.blocks)


def test_the_name_of_a_bulletin_above_its_number_is_no_headline() -> None:
    text = "\n\n".join(["SAHEL BULLETIN", "Vol. 7, No. 4, May 2018", HEADLINE, *BODY])
    found = laid(text)
    assert found.headline == HEADLINE
    assert ("boilerplate", "SAHEL BULLETIN") in parts(text)


def test_what_is_printed_on_each_page_cuts_a_paragraph_and_is_no_prose() -> None:
    wrapped = [
        line
        for i in range(6)
        for line in (
            f"Paragraph {i} tells that the ministers of the two states met in Gao and",
            "agreed that trade should go on as before, and nothing else was said.",
            "",
        )
    ]
    half = [
        "Sahel Bulletin No. 4                          Page 1 of 2",
        "",
        "and came to an end in the evening of the same day, as had been planned.",
        "",
    ]
    text = "\n".join(
        [
            HEADLINE,
            "",
            *wrapped,
            "The talks began in the morning at the seat of the provincial council",
            "",
            *half,
            *wrapped,
            "Sahel Bulletin No. 4                          Page 2 of 2",
        ]
    )
    told = parts(text)
    assert [kind for kind, shown in told if "Page " in shown] == ["boilerplate", "boilerplate"]
    assert any(shown.startswith("and came to an end") and kind == "paragraph" for kind, shown in told)


def test_rows_of_figures_are_a_table_and_a_menu_is_none() -> None:
    text = "\n\n".join(
        [HEADLINE, *BODY, "Table 1. Lorries a day\nYear   Gao   Kidal\n2016   12    40\n2017   31    52", BODY[1]]
    )
    assert {kind for kind, shown in parts(text) if "Lorries" in shown or "2016" in shown} == {"table"}


def test_the_head_of_a_message_and_its_signature_are_no_prose() -> None:
    head = ["From: list@lists.example (Jane Roe)", "To: all@lists.example", "Date: Sat, 19 Mar 2005 23:10:52 +0100"]
    text = "\n\n".join(["\n".join(head), HEADLINE, *BODY, "--\nJane Roe\nWater Desk, Bamako"])
    told = {shown: kind for kind, shown in parts(text)}
    assert [told[line] for line in head] == ["byline", "boilerplate", "dateline"]
    assert not any("Water Desk" in shown and kind == "paragraph" for kind, shown in parts(text))


def test_many_short_lines_together_are_a_list_of_links_and_no_headings() -> None:
    menu = ["Politics", "Economy", "Sport", "Weather"]
    told = {shown: kind for kind, shown in parts("\n\n".join([HEADLINE, *BODY, *menu, *BODY]))}
    assert {told[item] for item in menu} == {"navigation"}


def test_a_dateline_with_its_day_opens_a_paragraph_anywhere() -> None:
    text = "\n\n".join([HEADLINE, *BODY, f"Kidal, 6 June 2017 – {BODY[0]}"])
    assert ("dateline", "Kidal, 6 June 2017 –") in [(k, " ".join(s.split())) for k, s in parts(text)]
