"""Feeds: what their entries state, which of them carry their text, and feeds that mean no good."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.documents import read
from legation.errors import RefusedError
from legation.limits import bounded
from legation.sources import Capture, captures, feeds
from legation.sources.feeds import LIMIT, MOST_ENTRIES, ONLY_SUMMARY, Feed, read_feed

SENTENCE = (
    "Peru thanked Ecuador on Monday for its help with the talks in Lima, the foreign ministry said in a statement. "
)
FULL = f"<p>{SENTENCE * 2}</p><p>{SENTENCE * 2}</p>"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example Post</title><link>https://post.example/</link><ttl>30</ttl>
<item><title>Peru &amp;amp; Ecuador: &lt;b&gt;thanks&lt;/b&gt;</title>
<link>https://post.example/a</link><guid isPermaLink="false">7</guid>
<pubDate>Mon, 23 Apr 2018 23:30:00 -0500</pubDate><dc:creator>R. Roe</dc:creator>
<description>Short.</description><content:encoded><![CDATA[{FULL}]]></content:encoded></item>
<item><title>Only in short</title><link>/b</link><pubDate>24 April 2018</pubDate>
<description>{SENTENCE * 9}</description></item>
<item><title>Goes on elsewhere</title><link>https://post.example/c</link>
<content:encoded><![CDATA[<p>{SENTENCE * 4} [&#8230;]</p>]]></content:encoded></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Andes &lt;i&gt;Wire&lt;/i&gt;</title><id>urn:f</id>
<entry><title>Thanks</title><id>urn:1</id><link rel="alternate" href="https://wire.example/1"/>
<published>2018-04-23T23:30:00-05:00</published><updated>2018-04-25T08:00:00Z</updated>
<author><name>R. Roe</name></author>
<source><title>Lima Daily</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL}</div></content></entry>
<entry><title>Undated</title><id>urn:2</id><updated>0001-01-01T00:00:00Z</updated>
<content type="text">{SENTENCE * 5}</content></entry>
</feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="https://r.example/"><title>R</title><sy:updatePeriod>daily</sy:updatePeriod>
<sy:updateFrequency>4</sy:updateFrequency></channel>
<item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><dc:date>2018-04-23</dc:date></item>
</rdf:RDF>"""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds are read in this process, which is quicker and measured; what is about the other one asks for it."""

    def called(function: Any, name: str, seconds: float, *given: Any) -> Any:
        return function(*given)

    monkeypatch.setattr(feeds, "bounded", called)


@pytest.fixture
def elsewhere(here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds are read in a process of their own, as they always are outside these tests."""
    monkeypatch.setattr(feeds, "bounded", bounded)


def feed(text: str | bytes, url: str | None = None, charset: str | None = None) -> Feed:
    return read_feed(text.encode() if isinstance(text, str) else text, "it.rss", url, charset)


def refused(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read_feed(data, "it.rss")
    assert caught.value.name == "it.rss"
    return caught.value.reason


def item(inside: str) -> str:
    return f'<rss version="2.0"><channel><title>T</title><item>{inside}</item></channel></rss>'


def test_an_entry_of_rss_states_its_document() -> None:
    found = feed(RSS, "https://post.example/feed")
    first, second, _ = found.entries
    assert (found.title, found.wait) == ("The Example Post", 1800.0)
    assert (first.id, first.url, first.title, first.author) == (
        "7",
        "https://post.example/a",
        "Peru & Ecuador: thanks",
        "R. Roe",
    )
    assert (first.published, first.moment) == ("2018-04-23", "Mon, 23 Apr 2018 23:30:00 -0500"), (
        "the publisher's own day"
    )
    assert (first.outlet, first.content, first.media, first.summary) == (
        "The Example Post",
        FULL,
        "text/html",
        "Short.",
    )
    assert (second.id, second.url, second.published) == (
        "https://post.example/b",
        "https://post.example/b",
        "2018-04-24",
    )
    assert [entry.content for entry in found.entries[1:]] == [None, None]


def test_an_entry_of_atom_states_its_document() -> None:
    first, second = feed(ATOM).entries
    assert (first.id, first.url, first.published, first.updated) == (
        "urn:1", "https://wire.example/1", "2018-04-23", "2018-04-25T08:00:00Z",
    )  # fmt: skip
    assert first.outlet == "Lima Daily", "who wrote it, not who passes it on"
    assert first.content is not None
    assert SENTENCE.strip() in first.content
    assert (second.outlet, second.published, second.media) == ("Andes Wire", None, "text/plain"), (
        "no clock says the year 1"
    )


def test_an_entry_of_rdf_states_its_document() -> None:
    found = feed(RDF)
    assert found.wait == 6 * 3600
    assert [(e.id, e.url, e.published, e.outlet) for e in found.entries] == [
        ("https://r.example/1", "https://r.example/1", "2018-04-23", "R")
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Mon, 23 Apr 2018 00:10:00 +1200", "2018-04-23"),
        ("2018-04-23T23:59:59-11:00", "2018-04-23"),
        ("2018-04-23", "2018-04-23"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("2018-13-45T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_the_publishers_own_or_none(words: str, day: str | None) -> None:
    (entry,) = feed(item(f"<title>a</title><pubDate>{words}</pubDate>")).entries
    assert entry.published == day


def test_entries_without_an_id_are_told_apart_by_their_words() -> None:
    one, two = feed(
        '<rss version="2.0"><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>'
    ).entries
    assert one.id != two.id
    assert feed(item("<title>a</title>")).entries[0].id == one.id


def test_of_two_entries_with_one_id_the_first_is_meant() -> None:
    twice = "<guid>1</guid><title>first</title></item><item><guid>1</guid><title>second</title>"
    assert [e.title for e in feed(item(twice)).entries] == ["first"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "mailto:a@b.example"])
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    (entry,) = feed(item(f"<title>a</title><link>{link}</link>")).entries
    assert entry.url is None


@pytest.mark.parametrize(
    ("end", "full"),
    [
        ("", True),
        ("They hope to see more.", True),
        ("[…]", False),
        ("[...]", False),
        ("and then…", False),
        ("Read more", False),
        ("Continue reading Peru thanks Ecuador →", False),
        ("Read the full story", False),
    ],
)
def test_a_text_that_goes_on_elsewhere_is_no_text_in_whole(end: str, full: bool) -> None:
    inside = f"<content:encoded><![CDATA[<p>{SENTENCE * 4}</p><p>{end}</p>]]></content:encoded>"
    (entry,) = feed(
        item(inside).replace("<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ')
    ).entries
    assert (entry.content is not None) is full


def test_line_breaks_alone_are_made_paragraphs() -> None:
    body = f"{SENTENCE * 2}<br><br />{SENTENCE * 2}"
    inside = f"<content:encoded><![CDATA[{body}]]></content:encoded>"
    (entry,) = feed(
        item(inside).replace("<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ')
    ).entries
    assert entry.content == f"<p>{SENTENCE * 2}</p><p>{(SENTENCE * 2).strip()}</p>"


def test_the_servers_charset_is_believed() -> None:
    data = item("<title>Per\u00fa</title>").encode("latin-1")
    assert feed(data, charset="iso-8859-1").entries[0].title == "Per\u00fa"


def test_a_saved_feed_yields_the_documents_that_it_carries(tmp_path: Path) -> None:
    path = tmp_path / "post.rss"
    path.write_text(RSS)
    first, second, third = captures([str(path)])
    assert isinstance(first, Capture)
    assert (first.name, first.address, first.media) == ("post.rss:1", f"{path}:1", "text/html")
    assert first.given == {
        "title": "Peru & Ecuador: thanks",
        "url": "https://post.example/a",
        "outlet": "The Example Post",
        "published": "2018-04-23",
    }
    assert first.given_by == "feed"
    document = read(first)
    assert (document.title, document.published, document.outlet) == (
        "Peru & Ecuador: thanks",
        "2018-04-23",
        "The Example Post",
    )
    assert document.text.count("Peru thanked Ecuador") == 4
    for number, other in ((2, second), (3, third)):
        assert isinstance(other, RefusedError)
        assert (other.name, other.reason) == (f"{path}:{number}", ONLY_SUMMARY)


def test_a_page_that_is_xml_is_a_page_however_slowly_it_comes() -> None:
    class Slow(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read1(self, size: int | None = -1) -> bytes:
            return self.readline(size or -1)

    page = f'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body>{FULL}</body></html>'
    (found,) = captures(["-"], stdin=Slow(page.encode()))
    assert isinstance(found, Capture)
    assert found.data == page.encode()


@pytest.mark.parametrize("name", ["it.xml", "it.atom", "saved"])
def test_a_feed_is_told_by_its_first_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(ATOM)
    assert [type(found) for found in captures([str(tmp_path / name)])] == [Capture, Capture]


def test_an_entry_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    first, *_ = captures([str(tmp_path / "a.rss")], limit=300)
    assert isinstance(first, RefusedError)
    assert "larger than the limit" in first.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>', "XML, not a feed"),
        (b"<!doctype html><html><body>no feed</body></html>", "a web page, not a feed"),
        (b"plain words", "something else, not a feed"),
        (b"<rss version='2.0'><channel/></rss>" + b" " * LIMIT, "larger than the limit of 4 MiB"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_is(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_xml_that_is_no_feed_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text('<?xml version="1.0"?>\n<urlset><url/></urlset>')
    (tmp_path / "page.xml").write_text(f'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body>{FULL}</body></html>')
    (tmp_path / "empty.rss").write_text('<rss version="2.0"><channel><title>T</title></channel></rss>')
    empty, page, sitemap = captures([str(tmp_path)])
    assert isinstance(page, Capture)
    assert isinstance(sitemap, RefusedError)
    assert (sitemap.name, sitemap.reason) == (str(tmp_path / "sitemap.xml"), "XML, not a feed (RSS, Atom or RDF)")
    assert isinstance(empty, RefusedError)
    assert empty.reason == "a feed without entries"


@pytest.mark.usefixtures("elsewhere")
def test_a_hostile_feed_costs_a_second_and_its_name() -> None:
    assert (
        refused(item(f"<title>a</title><author>{'a.' * 60_000}</author>").encode())
        == "takes more than 1 seconds to read"
    )
    assert feed(RSS).title == "The Example Post", "the next one is read"


@pytest.mark.usefixtures("elsewhere")
def test_entities_are_no_bomb() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]>' + item("<title>&e9;</title>")
    try:
        titles = [entry.title or "" for entry in feed(bomb).entries]
    except RefusedError as given_up:
        titles = [given_up.reason]
    assert titles
    assert all(len(title) < 1_000 for title in titles)


def test_entities_reach_no_file_and_no_net(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    for system in (secret.as_uri(), str(secret), "http://127.0.0.1:9/x"):
        hostile = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{system}">]>' + item(
            "<title>a &x; b</title>"
        )
        assert "do not tell" not in repr(feed(hostile))


def test_a_name_of_a_file_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "it.rss"
    path.write_text(RSS)
    assert "not a feed" in refused(str(path).encode())


def test_only_so_many_entries_are_read() -> None:
    many = "".join(f"<item><title>{n}</title><guid>{n}</guid></item>" for n in range(MOST_ENTRIES + 5))
    found = feed(f'<rss version="2.0"><channel>{many}</channel></rss>')
    assert [e.title for e in found.entries] == [str(n) for n in range(MOST_ENTRIES)]


def test_what_no_file_of_text_holds_is_no_part_of_an_entry() -> None:
    inside = "<title>a&#xD800;b&#0;c&#x110000;d&#99999999999999;e</title><description>x</description><broken"
    (entry,) = feed(item(inside)).entries
    assert entry.title == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    assert len(feed(RSS.replace("</channel></rss>", "<br")).entries) == 3


@pytest.mark.usefixtures("elsewhere")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_a_feed_or_a_refusal(data: bytes) -> None:
    for whole in (data, b'<rss version="2.0"><channel><item><title>' + data + b"</title></item></channel></rss>"):
        try:
            found = read_feed(whole, "it.rss")
        except RefusedError:
            continue
        assert all(entry.id for entry in found.entries)


def test_reading_is_done_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []

    def noted(function: Any, name: str, seconds: float, *given: Any) -> Any:
        asked.append((name, seconds))
        return bounded(function, name, seconds, *given)

    monkeypatch.setattr(feeds, "bounded", noted)
    feed(RSS)
    assert asked == [("it.rss", 1.0)]


def test_a_pipe_can_be_a_feed() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert isinstance(next(captures(["-"], stdin=Pipe(RSS.encode()))), Capture)
