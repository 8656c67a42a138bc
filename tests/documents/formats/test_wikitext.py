from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.formats.wikitext import is_wikitext, render
from legation.documents.parts.encyclopedia import lay_article

SOURCE = """{{Infobox bilateral relations|Algeria–Mali|mission1=[[Embassy of Algeria, Bamako]]
|mission2=Embassy of Mali|map=x.svg}}
'''Algeria–Mali relations''' link [[Algeria]] and the [[Mali|Republic of Mali]].<ref name="roe">{{cite news |last=Roe
|first=Jane |title=Neighbours in the [[Sahara]] |newspaper=The Example Post |date=3 May 2018 |access-date=2020-02-11
|url=https://example.org/a |archive-url=https://archive.example/a |archive-date=2018-06-01}}</ref><!-- hidden -->

== History ==
[[File:Map.png|thumb|A map of [[Algeria]] and Mali]]
In 2015 Algeria mediated an accord.<ref name=roe /><ref>[https://example.org/b Visit report], Example Agency,
4 May 2017</ref>
* In 2017 the president visited [[Bamako, Mali|Bamako]]. {{citation needed|date=May 2019}}

{| class="wikitable"
! Year !! Trade
|-
| 2015 || 10
|}
== References ==
{{reflist}}
[[Category:Foreign relations]]
"""


def test_markup_becomes_the_text_of_the_rendered_article() -> None:
    text = render(SOURCE).text
    assert "Algeria–Mali relations link Algeria and the Republic of Mali.[1]" in text
    assert "In 2015 Algeria mediated an accord.[1][2]" in text
    assert "- In 2017 the president visited Bamako." in text
    assert "mission | Embassy of Algeria, Bamako | Embassy of Mali |" in text
    assert not any(sign in text for sign in ("{{", "}}", "[[", "'''", "<ref", "hidden", "thumb", "x.svg"))


def test_captions_hatnotes_and_categories_are_told_by_their_markup() -> None:
    rendered = render(
        "{{Main|History of Mali}}\n'''Mali''' is a state.\n[[File:x.jpg|thumb|upright=1.2|The bridge on 3 May 2018]]\n"
        "{| class=wikitable\n|+ Visits by year\n|-\n| 2018 || 4\n|}\n[[Category:Mali]]\n[[fr:Mali]]"
    )
    article = lay_article(rendered.text, rendered.units)
    left_out = {rendered.text[r.start : r.end]: r.reason for r in article.excluded}
    assert left_out["Main article: History of Mali"] == left_out["Category:Mali"] == "navigation"
    assert left_out["The bridge on 3 May 2018"] == "caption"
    assert left_out["Visits by year\n2018 | 4 |"] == "table"
    assert [rendered.text[b.start : b.end] for b in article.blocks] == ["Mali is a state."]


def test_a_news_wiki_states_its_day() -> None:
    rendered = render("{{date|March 14, 2015}}\n'''Belize''' said on Friday that [[Guatemala]] had agreed.")
    assert rendered.published is not None
    assert (rendered.published.edtf, rendered.published.basis) == ("2015-03-14", "metadata")


def test_citation_templates_become_references() -> None:
    rendered = render(SOURCE)
    article = lay_article(rendered.text)
    first, second = (rendered.refined(reference) for reference in article.references)
    assert first.csl["author"] == [{"family": "Roe", "given": "Jane"}]
    assert (first.csl["title"], first.csl["container-title"]) == ("Neighbours in the Sahara", "The Example Post")
    assert first.csl["issued"] == {"date-parts": [[2018, 5, 3]]}
    assert first.csl["archived"] == {"url": "https://archive.example/a", "date": {"date-parts": [[2018, 6, 1]]}}
    assert (second.csl["title"], second.csl["URL"]) == ("Visit report", "https://example.org/b")
    assert [marker.number for marker in article.markers] == [1, 1, 2]


def test_infobox_table_and_headings_are_left_out_of_the_prose() -> None:
    text = render(SOURCE).text
    article = lay_article(text)
    assert [text[b.start : b.end] for b in article.blocks] == [
        "Algeria–Mali relations link Algeria and the Republic of Mali.[1]",
        "In 2015 Algeria mediated an accord.[1][2]",
        "In 2017 the president visited Bamako.",
    ]
    assert [row.label.of(text) for row in article.infobox if row.label] == ["mission"]


def test_a_reference_defined_after_its_first_use_keeps_its_number() -> None:
    text = render("A.<ref name=a/> B.<ref>Second, 2018.</ref> C.<ref name=a>First, 2017.</ref>").text
    assert text.splitlines()[0] == "A.[1] B.[2] C.[1]"
    assert "1. ^ First, 2017." in text


@pytest.mark.parametrize("text", [SOURCE, "'''Mali''' is a state in [[Africa]].\n== History ==\n"])
def test_markup_is_told_by_its_signs(text: str) -> None:
    assert is_wikitext(text)


@pytest.mark.parametrize("text", ["Mali [[sic]] signed.", "He said '''no'''.", "{{a}} == b ==", ""])
def test_a_sign_alone_is_no_markup(text: str) -> None:
    assert not is_wikitext(text)


SIGNS = [
    "{{",
    "}}",
    "[[",
    "]]",
    "|",
    "'''",
    "<ref>",
    "</ref>",
    "<ref name=a/>",
    "{|",
    "|}",
    "|-",
    "\n",
    "== H ==",
    "<!--",
    "-->",
    "Mali ",
    "* ",
    "cite news",
    "title=x",
    "<nowiki>",
    "</nowiki>",
    "&amp;",
    "[http://a b]",
    "<math>",
    "e\u0301",
    "=",
]


@given(st.lists(st.sampled_from(SIGNS), max_size=25))
def test_any_broken_markup_is_rendered(pieces: list[str]) -> None:
    lay_article(render("".join(pieces)).text)
