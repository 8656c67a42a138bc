"""The client where all goes well, and what it asks of whom, how often and in which words."""

from __future__ import annotations

import gzip
import pickle
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from tests.serving import HERE, client, site

from legation.errors import RefusedError, SettingError
from legation.sources import Capture, captures, robots
from legation.sources.answers import Fetched, UnfetchedError
from legation.sources.web import Client

CERTIFICATE = str(Path(__file__).with_name("certificate.pem"))
PAGE = "<html><body><p>Peru thanked Ecuador for its help.</p></body></html>"


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def test_an_answer_has_its_bytes_and_what_the_server_says_of_them() -> None:
    with site() as one:
        url = one.page(
            "/a", PAGE, "Text/HTML; Charset=UTF-8", ETag='"v1"', Last_Modified="Mon, 23 Apr 2018 12:00:00 GMT"
        )
        found = client(now=lambda: datetime(2018, 4, 23, 12, 30, tzinfo=UTC)).get(url)
    assert (found.status, found.data, found.media, found.charset) == (200, PAGE.encode(), "text/html", "utf-8")
    assert (found.etag, found.last_modified) == ('"v1"', "Mon, 23 Apr 2018 12:00:00 GMT")
    assert (found.asked, found.url, found.fetched) == (url, url, "2018-04-23T12:30:00Z")


def test_a_question_names_the_program_and_sends_nothing_of_its_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9")
    with site() as one:
        one.pages["/a"] = 200, {"Set-Cookie": "who=you"}, PAGE.encode()
        for _ in range(2):
            client().get(one.url + "/a")
        headers = one.asked[-1][1]
    assert headers["user-agent"] == "legation/0.1"
    assert not {"cookie", "authorization", "referer", "from"} & set(headers)


def test_the_setting_names_the_program_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_USER_AGENT", "institute-reader/2")
    assert Client().agent == "institute-reader/2"
    monkeypatch.setenv("LEGATION_USER_AGENT", "two\r\nlines")
    with pytest.raises(SettingError, match="LEGATION_USER_AGENT"):
        Client()


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE.encode())),
        ("x-gzip", gzip.compress(PAGE[:10].encode()) + gzip.compress(PAGE[10:].encode())),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())[2:-4]),
        ("identity", PAGE.encode()),
    ],
)
def test_what_is_packed_is_unpacked(coding: str, packed: bytes) -> None:
    with site() as one:
        one.pages["/a"] = 200, {"Content-Encoding": coding}, packed
        assert client().get(one.url + "/a").data == PAGE.encode()


def test_a_long_answer_is_unpacked_to_its_last_byte() -> None:
    data = Random(1).randbytes(200_000) + b"\x00" * 700_000 + b"the end"
    with site() as one:
        one.pages["/a"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(data)
        assert client().get(one.url + "/a").data == data


def test_what_has_not_changed_is_not_sent_again() -> None:
    def answer(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        same = headers.get("if-none-match") == '"v1"' and headers.get("if-modified-since") == "then"
        return (304, {"ETag": '"v1"'}, b"") if same else (200, {"ETag": '"v1"'}, b"data")

    with site() as one:
        one.pages["/a"] = answer
        assert client().get(one.url + "/a").status == 200
        again = client().get(one.url + "/a", '"v1"', "then")
    assert (again.status, again.data, again.etag) == (304, b"", '"v1"')


@pytest.mark.parametrize("latin", [True, False])
def test_a_redirect_is_followed_and_the_answer_says_where_from(latin: bool) -> None:
    with site() as one:
        one.pages["/a"] = 301, {"Location": "b?x=\u00e9" if latin else "b?x=\u00c3\u00a9"}, b""
        one.pages["/b?x=%C3%A9"] = 307, {"Location": f"{one.url}/c#part"}, b""
        one.page("/c", PAGE)
        found = client().get(one.url + "/a")
    assert (found.asked, found.url, found.data) == (one.url + "/a", one.url + "/c", PAGE.encode())


@pytest.mark.parametrize(
    ("headers", "fresh", "wait"),
    [
        ({"Cache-Control": "public, max-age=600"}, 600.0, None),
        ({"Cache-Control": "no-cache, max-age=600"}, None, None),
        ({"Expires": "Mon, 23 Apr 2018 13:00:00 GMT"}, 1800.0, None),
        ({"Expires": "0"}, None, None),
        ({"Expires": "Mon, 01 Jan 2001 00:00:00 GMT"}, 0.0, None),
        ({"Retry-After": "120"}, None, 120.0),
        ({"Retry-After": "Mon, 23 Apr 2018 12:31:00 GMT"}, None, 60.0),
        ({"Retry-After": "soon"}, None, None),
        ({"Retry-After": "\u00b2"}, None, None),
    ],
)
def test_hints_when_to_ask_again_are_told(headers: dict[str, str], fresh: float | None, wait: float | None) -> None:
    plain = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    with site() as one:
        one.pages["/a"] = 200, plain, b"x"
        found = client(now=lambda: datetime(2018, 4, 23, 12, 30, tzinfo=UTC)).get(one.url + "/a")
    assert (found.fresh, found.wait) == (fresh, wait)


@pytest.mark.parametrize(("status", "passing"), [(404, False), (410, False), (206, False), (429, True), (503, True)])
def test_a_refusal_says_what_the_server_answers_and_whether_it_passes(status: int, passing: bool) -> None:
    with site() as one:
        one.pages["/a"] = status, {"Retry-After": "30"}, b"sorry"
        with pytest.raises(UnfetchedError, match=f"answers {status}$") as caught:
            client().get(one.url + "/a")
    assert (caught.value.name, caught.value.status, caught.value.passing) == (one.url + "/a", status, passing)
    assert caught.value.wait == 30.0
    travelled = pickle.loads(pickle.dumps(caught.value))
    assert (str(travelled), travelled.passing, travelled.wait) == (str(caught.value), passing, 30.0)


def test_a_server_that_is_not_there_is_a_passing_refusal() -> None:
    with site() as one:
        url = one.url
    with pytest.raises(UnfetchedError, match="cannot be reached") as caught:
        client().get(url)
    assert caught.value.passing


def test_https_is_trusted_by_its_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    with site(CERTIFICATE) as one:
        one.page("/a", PAGE)
        with pytest.raises(UnfetchedError, match=r"certificate that is not trusted \(self"):
            client().get(one.url + "/a")
        monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
        assert client().get(one.url + "/a").data == PAGE.encode()
        port = one.server.server_port
        named = client(resolve=lambda *_: ["127.0.0.1"])
        assert named.get(f"https://here.test:{port}/a").url == f"https://here.test:{port}/a"
        with pytest.raises(UnfetchedError, match=r"not trusted \(Hostname mismatch"):
            named.get(f"https://elsewhere.test:{port}/a")


def test_https_is_never_left_for_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
    with site() as plain, site(CERTIFICATE) as one:
        plain.page("/a", PAGE)
        one.pages["/a"] = 302, {"Location": plain.url + "/a"}, b""
        with pytest.raises(UnfetchedError, match="redirects from https to http"):
            client().get(one.url + "/a")
        assert plain.asked == []


def test_one_host_is_left_alone_between_two_questions() -> None:
    time = Time()
    with site() as one:
        one.page("/a", PAGE)
        patient = client(sleep=time.sleep, clock=lambda: time.now, pause=2.0, resolve=lambda *_: ["127.0.0.1"])
        for host, passes in (("here", 0.5), ("there", 0.0), ("here", 9.0), ("here", 0.0)):
            patient.get(f"http://{host}.test:{one.server.server_port}/a", page=False)
            time.now += passes
    assert time.slept == [1.5]


def test_robots_txt_is_asked_once_and_obeyed() -> None:
    with site() as one:
        one.page("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
        one.page("/a", PAGE)
        one.page("/private/feed", PAGE)
        polite = client()
        assert polite.get(one.url + "/a").status == 200
        with pytest.raises(UnfetchedError, match=r"does not allow it to be fetched by programs \(robots\.txt\)"):
            polite.get(one.url + "/private/feed")
        assert polite.get(one.url + "/private/feed", page=False).status == 200
        assert [path for path, _ in one.asked] == ["/robots.txt", "/a", "/private/feed"]


def test_robots_txt_of_where_a_redirect_leads_is_obeyed_too() -> None:
    with site() as one, site() as another:
        one.pages["/a"] = 302, {"Location": another.url + "/a"}, b""
        another.page("/robots.txt", "User-agent: legation\nDisallow: /\n", "text/plain")
        with pytest.raises(UnfetchedError, match=r"redirects to .*, which does not allow it"):
            client().get(one.url + "/a")
        assert another.paths == []


def test_robots_txt_that_cannot_be_asked_allows_nothing_and_none_allows_all() -> None:
    with site() as one:
        one.page("/a", PAGE)
        one.pages["/robots.txt"] = 503, {"Retry-After": "60"}, b""
        with pytest.raises(UnfetchedError, match=r"robots\.txt that cannot be asked: it answers 503") as caught:
            client().get(one.url + "/a")
        assert (caught.value.passing, caught.value.wait, one.paths) == (True, 60.0, [])
        one.pages["/robots.txt"] = 403, {}, b""
        assert client().get(one.url + "/a").status == 200


def test_robots_txt_is_asked_again_after_a_day_and_read_only_up_to_its_limit() -> None:
    time = Time()
    long = "User-agent: *\nDisallow: /x\n" + "#" * robots.LIMIT + "\nDisallow: /\n"
    with site() as one:
        one.page("/robots.txt", long, "text/plain")
        one.page("/a", PAGE)
        daily = client(clock=lambda: time.now, sleep=time.sleep)
        daily.get(one.url + "/a")
        daily.get(one.url + "/a")
        time.now += 90_000
        daily.get(one.url + "/a")
        assert [path for path, _ in one.asked] == ["/robots.txt", "/a", "/a", "/robots.txt", "/a"]


def test_a_site_that_asks_for_longer_pauses_gets_them_within_reason() -> None:
    time = Time()
    with site() as one:
        one.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
        one.page("/a", PAGE)
        slow = client(sleep=time.sleep, clock=lambda: time.now)
        slow.get(one.url + "/a")
        slow.get(one.url + "/a")
        assert time.slept == [7.0, 7.0]
    assert robots.rules(b"User-agent: *\nCrawl-delay: 86400\n", "legation/1").delay == 30.0


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nAllow: /\nDisallow: /p", "/p/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /p", "/p/a", True),
        ("User-agent: *\nDisallow: /p\nAllow: /p", "/p", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbxxc/d", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxcxxb", True),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("User-agent: *\nDisallow: /$", "/", False),
        ("User-agent: *\nDisallow: /$", "/a", True),
        ("User-agent: *\nDisallow: /?q=", "/?q=1", False),
        ("User-agent: *\nDisallow: /%7eroe/\u00e9", "/~roe/%c3%a9x", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Legation\nDisallow: /p", "/a", True),
        ("User-agent: legation\nUser-agent: other\nDisallow: /", "/a", False),
        (
            "User-agent: legation\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: legation\nDisallow: /c",
            "/c",
            False,
        ),
        ("Disallow: /\nUser-agent: *\nDisallow: /p # why", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: http://[\nCrawl-delay: \u00b2\nnonsense", "/a", True),
    ],
)
def test_the_rule_that_fits_longest_decides(text: str, path: str, allowed: bool) -> None:
    assert robots.rules(text.encode(), "legation/0.1").allow(path) is allowed


def test_a_url_is_read_as_a_file_is_with_where_it_came_from() -> None:
    with site() as one:
        url = one.page("/2018/peru.html", PAGE)
        (found,) = captures([url], allow=HERE)
    assert isinstance(found, Capture)
    assert (found.name, found.address, found.data, found.media, found.charset) == (
        url, url, PAGE.encode(), "text/html", "utf-8",
    )  # fmt: skip
    assert found.given == {"url": url}
    assert found.fetched is not None
    assert datetime.fromisoformat(found.fetched).tzinfo is not None


@pytest.mark.parametrize(
    ("path", "media", "reason"),
    [
        ("/a.docx", "application/octet-stream", "Word files are not read yet"),
        ("/a.docx", "text/html", None),
        ("/page.py", "text/html; charset=utf-8", None),
        ("/empty", "text/html", "empty file"),
    ],
)
def test_what_a_url_leads_to_is_told_by_its_bytes_its_media_type_and_its_path(
    path: str, media: str, reason: str | None
) -> None:
    with site() as one:
        url = one.page(path, "" if path == "/empty" else PAGE, media)
        (found,) = captures([url], allow=HERE)
    assert (found.reason if isinstance(found, RefusedError) else None) == reason


def test_the_host_of_a_url_is_no_ending_of_a_file() -> None:
    with site() as one:
        one.page("/", PAGE, "text/plain")
        reading = client(resolve=lambda *_: ["127.0.0.1"])
        answer = reading.get(f"http://abc.com.py:{one.server.server_port}")
    from legation.sources.contents import Asked, contents

    (found,) = contents(answer.opened(), Asked())
    assert isinstance(found, Capture)


def test_a_url_that_is_refused_does_not_stop_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru thanked Ecuador.")
    refused, found = captures(["http://10.0.0.1/a", str(tmp_path / "a.txt")])
    assert isinstance(refused, RefusedError)
    assert str(refused) == "http://10.0.0.1/a: leads to a private address (10.0.0.1), which is not fetched"
    assert isinstance(found, Capture)


def test_what_is_fetched_is_handed_on_where_it_is_to_be_kept() -> None:
    kept: list[Fetched] = []
    with site() as one:
        one.page("/robots.txt", "", "text/plain")
        keeping = client(kept=kept.append)
        found = keeping.get(one.page("/a", PAGE))
        with pytest.raises(UnfetchedError):
            keeping.get(one.url + "/gone")
    assert kept == [found]


@pytest.mark.parametrize("arguments", [["--help"], ["code", "{file}"]])
def test_who_fetches_nothing_does_not_wait_for_the_library_to_load(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    given = [a.format(file=tmp_path / "empty.txt") for a in arguments]
    script = (
        f"import sys; from legation.cli import main; main({given!r});"
        "print(sorted({'httpcore', 'h11', 'ssl', 'feedparser'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "httpcore" not in done.stderr.splitlines()[-1]
    assert "feedparser" not in done.stderr.splitlines()[-1]
