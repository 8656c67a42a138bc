from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.documents import Document, read
from legation.documents.formats.webpage import is_html
from legation.errors import RefusedError
from legation.sources import Capture

BODY = [
    "Mali and Algeria signed an accord on Monday that opens two crossings along their shared border, officials said.",
    "The Algerian foreign minister, who led the delegation, said that the accord would help trade in the whole region.",
    "“We are neighbours and we will remain neighbours for ever,” the Malian minister told reporters afterwards.",
]
CAPTION = "The foreign ministers of Mali and Algeria shake hands in Bamako on January 5, 2017. AFP"
LINKED = '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Mali and Algeria sign", '


def page(head: str = "", article: str | None = None) -> bytes:
    inner = article or (
        f"<h1>Mali and Algeria sign border accord</h1><p>By Jane Roe</p><figure><img src='a.jpg'><figcaption>{CAPTION}"
        f"</figcaption></figure><p>BAMAKO, Mali (AP) — {BODY[0]}</p><p>{BODY[1]}</p><h2>Long history</h2>"
        f"<ul><li>Algeria mediated a peace deal in 2015.</li></ul><blockquote><p>{BODY[2]}</p></blockquote>"
        "<p>Follow us on Twitter</p>"
    )
    return (
        f"<!DOCTYPE html><html><head><title>Mali and Algeria sign border accord - The Example Post</title>{head}</head>"
        f"<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World news</a></li></ul></nav>"
        f"<article>{inner}</article><footer>© 2019 The Example Post</footer></body></html>"
    ).encode()


def document(data: bytes, **given_: str) -> Document:
    return read(Capture("a.html", data, media="text/html", given=dict(given_)))


def parts(found: Document) -> list[tuple[str, str]]:
    stretches = [(b.start, b.end, b.part) for b in found.blocks] + [(r.start, r.end, r.reason) for r in found.excluded]
    return [(kind, found.text[start:end]) for start, end, kind in sorted(stretches)]


def test_a_page_becomes_its_article_with_the_headline_first() -> None:
    assert parts(document(page())) == [
        ("navigation", "Home"),
        ("navigation", "World news"),
        ("headline", "Mali and Algeria sign border accord"),
        ("byline", "By Jane Roe"),
        ("caption", CAPTION),
        ("dateline", "BAMAKO, Mali (AP) —"),
        ("paragraph", BODY[0]),
        ("paragraph", BODY[1]),
        ("heading", "Long history"),
        ("list item", "Algeria mediated a peace deal in 2015."),
        ("paragraph", BODY[2]),
        ("boilerplate", "Follow us on Twitter"),
        ("boilerplate", "© 2019 The Example Post"),
    ]


def test_the_same_page_gives_the_same_document() -> None:
    assert document(page()) == document(page())


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        (
            f'<script type="application/ld+json">{LINKED}"datePublished": "2019-03-04T10:00:00Z"}}]}}</script>',
            "2019-03-04",
            "json-ld",
        ),
        ('<meta property="article:published_time" content="2019-03-04T23:59:00+09:00">', "2019-03-04", "metadata"),
        ('<meta name="date" content="4 March 2019">', "2019-03-04", "metadata"),
        ('<link rel="canonical" href="https://example.org/2019/03/04/accord">', "2019-03-04", "url"),
        ('<meta property="article:modified_time" content="2019-03-05">', None, None),
        ('<script type="application/ld+json">{"datePublished": </script>', None, None),
        ("", None, None),
    ],
)
def test_the_day_comes_from_the_markup_and_never_from_a_caption(
    head: str, published: str | None, basis: str | None
) -> None:
    found = document(page(head))
    assert (found.published, found.published_basis) == (published, basis)


def test_a_time_element_counts_outside_captions_only() -> None:
    shown = "<p>Published <time datetime='2019-03-04'>yesterday</time></p>"
    hidden = "<figure><figcaption>Seen on <time datetime='2017-01-05'>5 January</time></figcaption></figure>"
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    assert document(page(article=f"<h1>Mali and Algeria sign</h1>{shown}{hidden}{prose}")).published == "2019-03-04"
    assert document(page(article=f"<h1>Mali and Algeria sign</h1>{hidden}{prose}")).published is None


def test_outlet_and_address_come_from_the_markup() -> None:
    head = '<meta property="og:site_name" content="The Example Post">'
    head += '<meta property="og:url" content="https://example.org/a">'
    found = document(page(head))
    assert (found.outlet, found.url, found.title) == (
        "The Example Post",
        "https://example.org/a",
        "Mali and Algeria sign border accord",
    )
    linked = f'<script type="application/ld+json">{LINKED}"publisher": {{"name": "Example News"}}}}]}}</script>'
    assert document(page(linked)).outlet == "Example News"


def test_an_encyclopedias_page_is_read_as_an_article_with_its_references() -> None:
    article = (
        f"<div class='mw-parser-output'><p><b>Algeria–Mali relations</b> are close. {BODY[0]}<sup>[1]</sup></p>"
        f"<p>{BODY[1]}</p><h2>References</h2><ol><li>"
        '^ Roe, Jane (3 May 2018). "Neighbours". The Example Post.</li></ol></div>'
    )
    head = '<meta name="generator" content="MediaWiki 1.43">'
    assert document(page(head, article)).genre == "encyclopedia"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html></html>", "no article text found"),
        (b"<html><<<>>><!--", "no article text found"),
        (b"<html><body>" + b"<b>" * 100_000 + b"Mali", "no article text found|nested deeper"),
        (b"<html><body>" + b"<div>" * 1_000 + b"Mali signed.", "no article text found|nested deeper"),
        (b"<html><body>" + b"<p>Mali</p>" * 9_000, "more than 8,000 paragraphs"),
        (b"<html><body>" + b"<i>a</i>" * 30_000, "more than 25,000 elements"),
        (b"<html><body>" + b"x" * 2_000_001, "longer than the limit of 2 million"),
        (b"<html><script>" + b"x" * 1_000 + b"</script>", "no article text found"),
    ],
)
def test_a_page_without_an_article_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        document(data)


@pytest.mark.parametrize(
    "data", [b"<!doctype html><p>a", b"\xef\xbb\xbf\n<!-- a --><html>", b"<?xml version='1.0'?><html>"]
)
def test_a_page_is_told_by_its_beginning(data: bytes) -> None:
    assert is_html(data)


@pytest.mark.parametrize("data", [b"Mali <html>", b"<ref>a</ref>", b"", b"<!---->" * 500])
def test_what_only_mentions_a_page_is_none(data: bytes) -> None:
    assert not is_html(data)


TAGS = [
    "<p>",
    "</p>",
    "<div class='caption'>",
    "</div>",
    "<figure>",
    "<figcaption>",
    "</figcaption>",
    "<table><tr><td>",
    "<h1>",
    "</h1>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&nbsp;",
    "&#0;",
    "\u200f",
    "<time datetime='x'>",
    *BODY,
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TAGS), max_size=25))
def test_any_broken_page_is_read_or_refused(pieces: list[str]) -> None:
    try:
        found = document(("<html><body>" + "".join(pieces)).encode())
    except RefusedError:
        return
    assert found.blocks


def test_the_sites_name_in_a_heading_is_no_headline() -> None:
    body = "".join(f"<p>{one}</p>" for one in BODY)
    found = document(
        b"<html><head><title>Statement on the border | Ministry of the Interior</title></head><body><header>"
        b"<h1>Ministry of the Interior</h1></header><main><h2>Statement on the border</h2><div>"
        + body.encode()
        + b"</div></main></body></html>"
    )
    assert found.title == "Statement on the border"
    assert ("headline", "Statement on the border") in parts(found)
    assert "Ministry of the Interior" not in [text for kind, text in parts(found) if kind in ("headline", "paragraph")]


def test_a_day_above_the_headline_counts_only_where_there_is_none_below() -> None:
    body = "".join(f"<p>{one}</p>" for one in BODY)
    above, below = "<div>Kept on 3 May 2020</div><div>2 June 2021</div>", "<div>4 March 2019</div>"
    for lines, day in ((below, "2019-03-04"), ("", "2021-06-02")):
        page_ = f"<html><body>{above}<main><h1>Accord on the border</h1>{lines}<div>{body}</div></main></body></html>"
        assert document(page_.encode()).published == day


def test_a_line_in_a_face_of_its_own_is_a_piece_of_its_own() -> None:
    lines = (
        "<font size=1>MONDAY 05.05.03</font><br><font size=5><b>Mali and Algeria sign border accord</b></font><br>"
        "<i>From our correspondent in Gao</i>"
    )
    inner = f"<table><tr><td>{lines}<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p></td></tr></table>"
    data = f"<html><head><title>untitled</title></head><body>{inner}</body></html>".encode()
    found = document(data)
    assert (found.title, found.published) == ("Mali and Algeria sign border accord", "2003-05-05")
    assert ("byline", "From our correspondent in Gao") in parts(found)


def test_a_wrapped_paragraph_is_not_cut_where_a_word_is_bold() -> None:
    wrapped = BODY[0].replace("Algeria", "<b>Algeria</b>", 1).replace("that", "that<br>")
    inner = f"<h1>Mali and Algeria sign</h1><p>{wrapped}</p><p>{BODY[1]}</p><p>{BODY[2]}</p>"
    assert ("paragraph", BODY[0]) in parts(document(page(article=inner)))


def test_the_words_under_a_picture_in_a_table_are_its_caption() -> None:
    rows = "<tr><td><img src=a.jpg></td></tr><tr><td><font size=1>The crossing at dawn (Foto: J. Roe)</font></td></tr>"
    box = f"<table align=right>{rows}</table>"
    inner = f"<h1>Mali and Algeria sign</h1><p>{BODY[0]}</p>{box}<p>{BODY[1]}</p><p>{BODY[2]}</p>"
    assert ("caption", "The crossing at dawn (Foto: J. Roe)") in parts(document(page(article=inner)))


def test_notes_behind_an_essay_are_references_and_it_keeps_its_day() -> None:
    notes = "".join(f"<li>Jane Roe, “Paper {i},” Sahel Notes {i} (199{i}): 4. <a href=#r{i}>↩</a></li>" for i in (1, 2))
    body = f"<p>{BODY[0]}<sup><a href=#1>1</a></sup></p><p>{BODY[1]}<sup><a href=#2>2</a></sup></p><p>{BODY[2]}</p>"
    inner = f"<h1>Mali and Algeria sign</h1><div class=pubdate>May 30, 2017</div>{body}<h2>Notes</h2><ol>{notes}</ol>"
    found = document(page(article=inner))
    assert found.published == "2017-05-30"
    assert [r.number for r in found.references] == [1, 2]


def test_the_headline_is_the_first_of_two_headings_above_the_text() -> None:
    heads = "<h3>Mali and Algeria sign border accord</h3><h4>Customs men are to work on Fridays from May</h4>"
    data = f"<html><head></head><body><div>{heads}<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p></div></body></html>"
    assert document(data.encode()).title == "Mali and Algeria sign border accord"


def test_a_blog_is_not_the_headline_of_its_post() -> None:
    head = "<title>Sahel Notebook: Mali and Algeria sign</title>"
    inner = "<h1><a href='/'>Sahel Notebook</a></h1><h3>Mali and Algeria sign</h3>" + "".join(
        f"<p>{p}</p>" for p in BODY
    )
    found = document(f"<html><head>{head}</head><body><div>{inner}</div></body></html>".encode())
    assert found.title == "Mali and Algeria sign"
