from __future__ import annotations

from typing import Any

import pytest

from legation.documents.formats.wikinotes import label
from legation.documents.formats.wikitext import render
from legation.documents.parts.encyclopedia import lay_article

WORKS = {
    f"«{n}»": f"{{{{cite news |title={name} opens |newspaper=Post |date=200{n}}}}}"
    for n, name in enumerate(("One", "Two", "Three"), start=1)
}
BOOKS = (
    "== Sources ==\n"
    "* {{cite book |last=Roe |first=Jane |last2=Doe |first2=R. |title=Rivers |publisher=Elm |year=2001}}\n"
    "* {{cite book |last=Roe |first=Jane |title=Wells |publisher=Elm |date=May 2003 |ref=harv}}\n"
)


def article(source: str) -> str:
    """An article's markup, with a citation template in place of each of «1», «2» and «3»."""
    for sign, work in WORKS.items():
        source = source.replace(sign, work)
    return source


def items(source: str) -> list[dict[str, Any]]:
    """The references of an article in wikitext, in order."""
    rendered = render(article(source))
    found = [rendered.refined(one) for one in lay_article(rendered.text).references]
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    for one in found:
        assert one.title is None or one.title.of(rendered.text) == one.csl["title"]
    return [one.csl for one in found]


def titles(source: str) -> list[str]:
    return [csl["title"] for csl in items(source)]


def first_line(source: str) -> str:
    return render(article(source)).text.splitlines()[0]


@pytest.mark.parametrize(
    "listed",
    [
        "<references>\n<ref name=\"c\">«3»</ref>\n<ref name=a>«1»</ref>\n<ref name='b'>«2»</ref>\n</references>",
        '{{reflist|30em|refs=\n<ref name="c">«3»</ref><ref name="a">«1»</ref><ref name="b">«2»</ref>}}',
        "{{Reflist|refs={{refn|name=c|«3»}}{{refn|name=a|«1»}}{{refn|name=b|«2»}}}}",
    ],
)
def test_references_are_numbered_by_their_first_marker_wherever_they_are_defined(listed: str) -> None:
    source = (
        f'Was.<ref name=a /> Is.<ref name="b"/><ref name="a" /> Be.<ref name=\'c\'/>\n\n== References ==\n{listed}\n'
    )
    assert first_line(source) == "Was.[1] Is.[2][1] Be.[3]"
    assert titles(source) == ["One opens", "Two opens", "Three opens"]


def test_a_definition_that_nothing_marks_has_no_number() -> None:
    assert titles(
        "Was.<ref name=b/>\n<references><ref name=a>«1»</ref><ref name=b>«2»</ref></references>"
    ) == ["Two opens"]  # fmt: skip


def test_notes_of_other_groups_have_their_own_markers_and_do_not_count() -> None:
    source = (
        "Was{{efn|A remark.}} and is.<ref>{{cite web |title=One opens}}</ref> Be"
        '<ref group="note">Another remark.</ref>{{efn|name=x|A third.}}{{efn|name=x}}.'
        "<ref group=note name=y>More.</ref>\n"
        "== Notes ==\n{{notelist}}\n{{reflist|group=note}}\n== References ==\n{{reflist}}"
    )
    assert first_line(source) == "Was[a] and is.[1] Be[note 1][b][b].[note 2]"
    assert titles(source) == ["One opens"]
    lines = render(source).text.splitlines()
    listed = ["a. ^ A remark.", "b. ^ A third.", "note 1. ^ Another remark.", "note 2. ^ More.", '1. ^ "One opens".']
    assert [line for line in lines if "^" in line] == listed


def test_a_reference_within_a_note_counts_where_the_note_stands() -> None:
    source = (
        "Was.<ref>«1»</ref> Is.{{efn|A remark.<ref>«2»</ref>}} Be.<ref>«3»</ref>\n"
        "== Notes ==\n{{notelist}}\n== References ==\n{{reflist}}"
    )
    assert first_line(source) == "Was.[1] Is.[a] Be.[3]"
    assert "a. ^ A remark.[2]" in render(article(source)).text
    assert titles(source) == ["One opens", "Two opens", "Three opens"]


def test_lists_stand_where_the_markup_has_them_and_else_at_the_end() -> None:
    placed = "Was.<ref>«1»</ref>\n== References ==\n<references />\n== Further reading ==\n* A book."
    text = render(article(placed)).text
    assert text.index("One opens") < text.index("Further reading")
    text = render(article("Was{{efn|A remark.}}.<ref>«1»</ref>\n== History ==\nMore.")).text
    assert text.index("History") < text.index("Notes") < text.index("remark") < text.index("One opens")


def test_short_notes_are_completed_from_the_works_that_the_article_lists() -> None:
    source = (
        "Was.{{sfn|Roe|Doe|2001|p=3}} Is.<ref>{{harvnb|Roe|2003|pp=4–5}}</ref> Be.{{sfn|Roe|Doe|2001|p=3}} "
        "Been.{{sfn|Moe|1999}}{{sfnm|1a1=Roe|1y=2003|1p=9|2a1=Moe|2y=1999}}\n"
        f"== Notes ==\n{{{{reflist}}}}\n{BOOKS}"
    )
    assert first_line(source) == "Was.[1] Is.[2] Be.[1] Been.[3][4]"
    shown = [line for line in render(source).text.splitlines() if "^" in line]
    assert shown == [
        "1. ^ Roe & Doe 2001, p. 3",
        "2. ^ Roe 2003, pp. 4–5",
        "3. ^ Moe 1999",
        "4. ^ Roe 2003, p. 9; Moe 1999",
    ]
    first, second, third, _ = items(source)
    assert (first["title"], first["page"], first["publisher"]) == ("Rivers", "3", "Elm")
    assert (second["title"], second["page"]) == ("Wells", "4–5")
    assert (third["author"], third["issued"]) == ([{"family": "Moe"}], {"date-parts": [[1999]]})


def test_templates_that_mark_named_references() -> None:
    source = "Was.<ref name=a>«1»</ref> Is.{{r|a}} Be.{{#tag:ref|«2»|name=b}}{{r|b|a}}{{rp|34}}"
    assert first_line(source) == "Was.[1] Is.[1] Be.[2][2][1]"


def test_what_stands_beside_a_template_is_shown_and_its_page_is_read() -> None:
    (csl,) = items(
        "Was.<ref>See {{cite book |last=Roe |title=Rivers |year=2001}}, p. 34. "
        "{{Webarchive|url=https://archive.example/r|date=3 May 2010}}</ref>"
    )
    assert (csl["title"], csl["page"]) == ("Rivers", "34")
    assert csl["archived"] == {"url": "https://archive.example/r", "date": {"date-parts": [[2010, 5, 3]]}}


def test_a_typed_reference_keeps_the_address_of_its_link() -> None:
    (csl,) = items("Was.<ref>Roe, Jane. [https://example.org/a Wells of Mali]. ''The Oasis Post'', 3 May 2001.</ref>")
    assert (csl["title"], csl["URL"]) == ("Wells of Mali", "https://example.org/a")
    assert csl["container-title"] == "The Oasis Post"


@pytest.mark.parametrize(
    ("group", "number", "shown"),
    [("", 3, "3"), ("lower-alpha", 28, "ab"), ("upper-alpha", 2, "B"), ("lower-roman", 4, "iv"), ("nb", 2, "nb 2")],
)
def test_a_group_has_its_kind_of_label(group: str, number: int, shown: str) -> None:
    assert label(group, number) == shown


@pytest.mark.parametrize(
    "source",
    [
        "<ref>", "</ref>", "<ref name=a>", "{{efn|", "{{sfn}}", "{{sfn|}}", "{{r}}", "{{reflist|refs=<ref>}}",
        "<references>", "<references><ref name=a>x</ref>", "{{efn|{{efn|{{efn|{{efn|{{efn|{{efn|a}}}}}}}}}}}}",
        "{{cite web}}", "{{harvnb}}", "<ref><ref>a</ref></ref>",
    ],
)  # fmt: skip
def test_broken_notes_are_rendered(source: str) -> None:
    lay_article(render(f"Was.{source} Is.").text)
