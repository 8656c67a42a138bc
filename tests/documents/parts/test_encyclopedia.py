from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents import Block, Region
from legation.documents.parts.encyclopedia import is_encyclopedia, lay_article

LEAD = (
    "Algeria–Mali relations (Arabic: العلاقات الجزائرية المالية) have been close since the 1960s, when Algeria "
    "helped its neighbour.[1] Both states maintain embassies in the other's capital.[2]"
)
INFOBOX = "Algeria |\nMali |\n---|---|\nDiplomatic mission | |\nEmbassy of Algeria, Bamako | Embassy of Mali, Algiers |"
PROSE = "Algeria mediated a peace accord in 2015. The accord was signed in Bamako.[1][3] Mali left it in 2024."
ENTRIES = [
    'a b Roe, Jane (12 June 2014). "Neighbours in the Sahara". The Example Post. Retrieved 3 May 2019.',
    'Jane Roe, Yoon Mi-rae (7 October 2012). "Missions in Bamako". The Example Times.',
    '"Accord signed". Example Agency. 2015-05-15.',
]
ARTICLE = f"{LEAD}\n{INFOBOX}\n{PROSE}\nReferences\nedit" + "\n".join(f"- ^ {entry}" for entry in ENTRIES)


def parts(text: str) -> list[tuple[str, str]]:
    found = lay_article(text)
    stretches = [(b.start, b.end, b.part) for b in found.blocks] + [(r.start, r.end, r.reason) for r in found.excluded]
    return [(kind, text[start:end]) for start, end, kind in sorted(stretches)]


def test_a_pasted_article_is_lead_infobox_prose_and_references() -> None:
    assert [kind for kind, _ in parts(ARTICLE)] == ["paragraph", "infobox", "paragraph", "heading", "references"]
    assert parts(ARTICLE)[1][1] == INFOBOX
    found = lay_article(ARTICLE)
    assert found.title == "Algeria–Mali relations"
    assert [row.cells[0].of(ARTICLE) for row in found.infobox] == ["Embassy of Algeria, Bamako"]


def test_references_are_numbered_in_order_and_the_markers_point_at_them() -> None:
    found = lay_article(ARTICLE)
    assert [reference.number for reference in found.references] == [1, 2, 3]
    assert [reference.csl["title"] for reference in found.references] == [
        "Neighbours in the Sahara",
        "Missions in Bamako",
        "Accord signed",
    ]
    assert [marker.number for marker in found.markers] == [1, 2, 1, 3]
    assert all(ARTICLE[m.start : m.end] == f"[{m.number}]" for m in found.markers)


@pytest.mark.parametrize(
    "form", ["{n}. ^ {e}", "[{n}] {e}", "^ {e}", "^ Jump up to: {e}", "- ^ {e}", "{n}. {e}", " {e}"]
)
def test_every_printed_form_of_the_list_is_read(form: str) -> None:
    listed = "\n".join(form.format(n=n, e=entry) for n, entry in enumerate(ENTRIES, start=1))
    text = f"{LEAD}\n{PROSE}\nReferences\n{listed}"
    assert is_encyclopedia(text)
    found = lay_article(text)
    assert [reference.number for reference in found.references] == [1, 2, 3]
    assert found.references[0].csl["author"] == [{"family": "Roe", "given": "Jane"}]


def test_headings_contents_links_and_feet_are_left_out() -> None:
    text = "\n".join(
        [
            "Algeria–Mali relations",
            "From Wikipedia, the free encyclopedia",
            LEAD,
            "Contents",
            "1 History",
            "2 References",
            "History[edit]",
            "Main article: History of Mali",
            PROSE,
            "See also[edit]",
            "- Foreign relations of Mali",
            "References[edit]",
            *[f"- ^ {entry}" for entry in ENTRIES],
            "External links[edit]",
            "- Embassy of Mali in Algiers",
            "Categories: Bilateral relations of Mali",
            "This page was last edited on 3 May 2019, at 12:00 (UTC).",
        ]
    )
    kept = [words for kind, words in parts(text) if kind in ("paragraph", "list item", "headline")]
    assert kept == [LEAD, PROSE]
    assert lay_article(text).title == "Algeria–Mali relations"
    left_out = {words: kind for kind, words in parts(text)}
    assert left_out["From Wikipedia, the free encyclopedia"] == "boilerplate"
    assert left_out["Main article: History of Mali"] == left_out["Contents"] == left_out["1 History"] == "navigation"
    assert left_out["Foreign relations of Mali".join(["- ", ""])] == "related"
    assert left_out["This page was last edited on 3 May 2019, at 12:00 (UTC)."] == "dateline"


def test_items_under_a_section_are_read() -> None:
    text = (
        f"{LEAD}\nHistory[edit]\n- In 2004 the president of Mali visited Algiers.\n{PROSE}\n"
        + f"References\n- ^ {ENTRIES[2]}"
    )
    assert ("list item", "In 2004 the president of Mali visited Algiers.") in parts(text)


def test_notes_are_no_references_where_there_is_a_list_of_those_too() -> None:
    notes = "Notes\n- ^ A remark on names.\nReferences\n" + "\n".join(f"- ^ {entry}" for entry in ENTRIES)
    found = lay_article(f"{LEAD}\n{PROSE}\n{notes}")
    assert found.references[0].csl["title"] == "Neighbours in the Sahara"
    alone = lay_article(f"{LEAD}\n{PROSE}\nNotes\n- ^ {ENTRIES[0]}\n- ^ {ENTRIES[1]}")
    assert len(alone.references) == 2


WRAPPED = """The Sahel well question was a dispute between Mali and Algeria about the well
of Ghadir, which the caravans of both used. It began in 1961 and ended in 1964
with an exchange of letters.[1] The well is dry.[2]

NOTES

1. Lina Haddad, "Who Owns the Well? A Dispute in the Desert," Oasis Observer
   (Tamanrasset), March 3, 1962.
2. Anna Frye and Omar Sayed, Wells of the Sahel: Water and Law (London: Elm,
   1999). The well is described on p. 44 of this book, with a map of
   1987.
"""


def test_a_wrapped_article_is_read_by_paragraphs_and_whole_entries() -> None:
    found = lay_article(WRAPPED)
    assert len(found.blocks) == 1
    assert [reference.number for reference in found.references] == [1, 2]
    assert [reference.csl["title"] for reference in found.references] == [
        "Who Owns the Well? A Dispute in the Desert",
        "Wells of the Sahel: Water and Law",
    ]
    assert found.references[1].csl["publisher-place"] == "London"


def test_an_unnumbered_list_is_told_apart_by_how_far_its_lines_stand_in() -> None:
    text = (
        f"{LEAD}\n{PROSE}\nWorks cited\n\nFrye, Anna, and Omar Sayed. Wells of the Sahel. London:\n    Elm, 1999.\n"
        "Haddad, Lina. Oases. Algiers: Presse, 2001.\n"
    )
    found = lay_article(text)
    assert [reference.csl["title"] for reference in found.references] == ["Wells of the Sahel", "Oases"]
    assert found.references[0].csl["publisher"] == "Elm"


def test_the_notes_count_where_only_they_have_numbers_and_the_other_list_is_of_works() -> None:
    notes = "Notes[edit]\n1. ^ Roe 2001, p. 3.\n2. ^ a b Doe 1999, p. 4.\n3. ^ Roe 2001, p. 9."
    works = "References[edit]\nDoe, R. (1999). Wells. Elm Press.\nRoe, J. (2001). Oases. Elm Press."
    found = lay_article(f"{LEAD}\n{PROSE}\n{notes}\n{works}")
    assert [(one.csl["author"][0]["family"], one.csl["title"], one.csl["page"]) for one in found.references] == [
        ("Roe", "Oases", "3"),
        ("Doe", "Wells", "4"),
        ("Roe", "Oases", "9"),
    ]


def test_explanatory_notes_with_letters_are_no_references() -> None:
    notes = "Notes[edit]\na. ^ A remark of 1999.\nb. ^ Another remark.\nReferences[edit]\n"
    found = lay_article(f"{LEAD}\n{PROSE}\n{notes}" + "\n".join(f"{n}. ^ {e}" for n, e in enumerate(ENTRIES, 1)))
    assert found.references[0].csl["title"] == "Neighbours in the Sahara"
    assert not any("remark" in words for kind, words in parts(f"{LEAD}\n{PROSE}\n{notes}") if kind == "paragraph")


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Algeria reopened two crossings.\n\nThe minister said [1] that trade would grow.",
        "References to the treaty were removed.\n\nMali signed it in 2018.",
        "The minister edited the accord.\n\nShe | left |",
        "",
    ],
)
def test_a_news_text_is_no_encyclopedia(text: str) -> None:
    assert not is_encyclopedia(text)


LINES = st.sampled_from(
    [
        LEAD,
        *INFOBOX.splitlines(),
        PROSE,
        "References",
        "edit",
        "History[edit]",
        "Contents",
        "1 History",
        "See also",
        "- item",
        "-",
        "edit-",
        "editMali left.",
        "\u200f",
        "^",
        "Further reading",
        "Notes",
        "a\tb",
        "x | y",
        *[f"- ^ {entry}" for entry in ENTRIES],
        "continued e\u0301.",
    ]
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " \n\u00a0\n"]))
def test_every_visible_character_stands_in_exactly_one_stretch(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = lay_article(text)
    count = [0] * len(text)
    stretches: list[Block | Region] = [*found.blocks, *found.excluded]
    for stretch in stretches:
        for i in range(stretch.start, stretch.end):
            count[i] += 1
    assert all(n == 1 or (c.isspace() and n == 0) for n, c in zip(count, text, strict=True))
    assert [r.number for r in found.references] == sorted({r.number for r in found.references})
