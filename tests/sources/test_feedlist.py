"""Which feeds are meant: URLs, files of them, and what feed readers export."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import SettingError
from legation.sources.feedlist import LIMIT, feed_urls, outlines

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>mine</title></head><body>
<outline text="Andes"><outline type="rss" text="Post" xmlUrl="https://post.example/feed?a=1&amp;b=2"/>
<outline text="folder"/></outline>
<outline type="rss" text="Wire" XMLURL=" https://wire.example/atom "/></body></opml>"""


def test_urls_come_each_once_in_one_spelling_and_in_order(tmp_path: Path) -> None:
    lines = tmp_path / "feeds.txt"
    lines.write_text("\ufeff# Andes\n\nhttps://wire.example/atom\r\n  HTTPS://Post.Example#top \n", encoding="utf-8")
    assert feed_urls(["https://post.example/", str(lines)]) == ["https://post.example/", "https://wire.example/atom"]


def test_a_list_of_a_feed_reader_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    assert feed_urls([str(tmp_path / "mine.opml")]) == [
        "https://post.example/feed?a=1&b=2",
        "https://wire.example/atom",
    ]


def test_a_hostile_list_tells_nothing_and_does_not_explode(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://secret.example/")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    hostile = (
        f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY e0 "ha">{levels}]>'
        '<opml><body><outline xmlUrl="https://post.example/"/><outline xmlUrl="&x;"/>&e9;</body></opml>'
    )
    (tmp_path / "a.opml").write_text(hostile)
    assert feed_urls([str(tmp_path / "a.opml")]) == outlines(hostile.encode()) == ["https://post.example/"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"https://post.example/\nwire.example/atom\n", r"feeds\.txt:2: wire\.example/atom: only http and https"),
        (b"gopher://post.example/\n", r"feeds\.txt:1: gopher://post\.example/: only http and https"),
        (b"# nothing\n\n", r"feeds\.txt: names no feed"),
        (b"<opml><body/></opml>", r"feeds\.txt: names no feed"),
        (b"<opml><body><outline xmlUrl='nonsense'/></body></opml>", r"feeds\.txt: nonsense: only http and https"),
        (b"<", r"feeds\.txt: names no feed"),
        (b"https://post.example/\xff\n", r"feeds\.txt: no list of feeds: it is not UTF-8"),
        (b"#" * (LIMIT + 1), r"feeds\.txt: a list of feeds larger than the limit of 4 MiB"),
    ],
)
def test_a_bad_list_is_one_line_with_its_place(text: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_bytes(text)
    with pytest.raises(SettingError, match=said):
        feed_urls([str(tmp_path / "feeds.txt")])


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\x00b"])
def test_what_is_no_file_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingError, match="neither a URL nor a file of URLs"):
        feed_urls([name])


def test_a_bad_url_is_named_once() -> None:
    with pytest.raises(SettingError, match=r"^ftp://post\.example/: only http and https addresses are fetched$"):
        feed_urls(["ftp://post.example/"])
