from __future__ import annotations

from legation.documents import Document, cited, read
from legation.evidence import Span
from legation.sources import Capture

WIKI = """<!DOCTYPE html><html><head><meta name="generator" content="MediaWiki 1.43"><title>Wells</title></head><body>
<div class="mw-parser-output"><p>The wells of Mali are old and were shared for a long time by all of the villages.
<sup class="reference">[1]</sup> They were counted in 1999 by a commission of two states.<sup>[2]</sup></p>
<h2>References</h2><ol class="references">
<li>^ <a href="https://well.example/a">"Wells of Mali"</a>. <i>Oasis Post</i>.
<a href="https://archive.example/web/20160202/https://well.example/a">Archived</a> from the original on 2 February 2016.
<a href="https://issn.example/1234-5679">1234-5679</a></li>
<li>^ Roe, Jane (1999). <i>Counting Wells</i>. Elm Press.
<a href="https://doi.org/10.1000/182">10.1000/182</a></li></ol></div></body></html>"""

PAGE = """<!DOCTYPE html><html><head><title>Wells – Compendium of Deserts</title></head><body>
<nav><a href="/">Home</a><a href="/a-z">A to Z</a></nav><article><h1>Wells of the Sahel</h1>
<p>The wells of the Sahel are old, and were shared for a long time by all the villages around them.<sup>1</sup> Nobody
counted them. A commission of two states did so in the spring of 1999, and found four hundred.<sup>2,3</sup></p>
<h2>Works Cited</h2><ol><li>Roe, Jane. <i>Counting Wells</i>. Elm Press, 1999. <a href="#r1">↩</a></li>
<li>“Four Hundred Wells.” <i>Oasis Post</i>, 3 May 1999, p. 6.</li><li>Ibid., p. 7.</li></ol></article></body></html>"""


def document(page: str) -> Document:
    return read(Capture("a.html", page.encode(), media="text/html"))


def test_the_links_of_a_reference_are_its_addresses_and_not_those_of_its_identifiers() -> None:
    first, second = (reference.csl for reference in document(WIKI).references)
    assert first["URL"] == "https://well.example/a"
    assert first["archived"] == {
        "url": "https://archive.example/web/20160202/https://well.example/a",
        "date": {"date-parts": [[2016, 2, 2]]},
    }
    assert "URL" not in second


def test_an_encyclopedia_that_no_wiki_made_has_its_references_and_their_markers() -> None:
    found = document(PAGE)
    assert [one.csl["title"] for one in found.references] == [
        "Counting Wells",
        "Four Hundred Wells",
        "Four Hundred Wells",
    ]
    assert [marker.number for marker in found.markers] == [1, 2, 3]
    text = found.text
    starts = [text.index(words) for words in ("The wells of", "Nobody", "A commission")]
    ends = [*starts[1:], text.index("Works Cited")]
    spans = [Span(start, len(text[:end].rstrip())) for start, end in zip(starts, ends, strict=True)]
    assert cited(found, spans) == ((1,), (2, 3), (2, 3))
    assert not any("Elm Press" in text[block.start : block.end] for block in found.blocks)
