"""What a page, a feed or a user may not lead the client to, and servers that mean it no good."""

from __future__ import annotations

import gzip
import re
import socket
import threading
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.serving import HERE, client, site, speaking

from legation.errors import RefusedError
from legation.sources import robots
from legation.sources.addresses import hindrance, target
from legation.sources.answers import UnfetchedError, answer, content_type
from legation.sources.guard import Guard
from legation.sources.web import Client

Talk = Callable[[socket.socket, threading.Event], None]


@pytest.fixture(autouse=True)
def fence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test leads the client to, nothing but this machine is ever connected to."""
    real = socket.create_connection

    def only_here(address: tuple[str, int], *rest: Any, **more: Any) -> socket.socket:
        assert address[0] == "127.0.0.1", f"would have connected to {address}"
        return real(address, *rest, **more)

    monkeypatch.setattr(socket, "create_connection", only_here)


def refusal(url: str, *, page: bool = False, **more: Any) -> str:
    with pytest.raises(UnfetchedError) as caught:
        client(**more).get(url, page=page)
    assert caught.value.name == url[: len(caught.value.name)]
    assert caught.value.reason.isprintable()
    return caught.value.reason


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "this machine"),
        ("127.8.8.8", "this machine"),
        ("0.0.0.0", "an unspecified address"),
        ("10.0.0.8", "a private address"),
        ("172.16.0.1", "a private address"),
        ("172.31.255.255", "a private address"),
        ("192.168.1.1", "a private address"),
        ("169.254.169.254", "a link-local address"),
        ("100.64.0.1", "a provider's inner address"),
        ("224.0.0.1", "a multicast address"),
        ("255.255.255.255", "a reserved address"),
        ("240.0.0.1", "a reserved address"),
        ("192.0.2.1", "a reserved address"),
        ("198.18.0.1", "a reserved address"),
        ("::1", "this machine"),
        ("::", "an unspecified address"),
        ("fe80::1", "a link-local address"),
        ("fe80::1%lo", "a link-local address"),
        ("fc00::1", "a private address"),
        ("fd12:3456::1", "a private address"),
        ("fec0::1", "a private address"),
        ("ff02::1", "a multicast address"),
        ("::ffff:127.0.0.1", "this machine"),
        ("::ffff:10.0.0.8", "a private address"),
        ("::127.0.0.1", "a reserved address"),
        ("2002:7f00:1::", "this machine"),
        ("2002:a00:8::1", "a private address"),
        ("64:ff9b::7f00:1", "this machine"),
        ("64:ff9b::a9fe:a9fe", "a link-local address"),
        ("64:ff9b:1::a00:8", "a reserved address"),
        ("2001:0:7f00:1::", "a reserved address"),
        ("2001:db8::1", "a reserved address"),
        ("3fff::1", "a reserved address"),
    ],
)
def test_an_address_that_is_not_public_is_named_and_not_fetched(address: str, what: str) -> None:
    assert hindrance(address, ()) == what
    reason = refusal("http://news.test/a", allow=(), resolve=lambda *_: [address])
    assert reason == f"leads to {what} ({address}), which is not fetched"


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "2a00:1450:4001::1", "2002:808:808::1", "64:ff9b::808:808"]
)
def test_an_address_that_is_public_may_be_fetched(address: str) -> None:
    assert hindrance(address, ()) is None


def test_one_bad_address_among_good_ones_refuses_them_all() -> None:
    reason = refusal("http://news.test/", allow=(), resolve=lambda *_: [*["8.8.8.8"] * 9, "10.0.0.8"])
    assert "a private address (10.0.0.8)" in reason


def test_only_the_network_that_is_allowed_is() -> None:
    allow = [ip_network("10.1.0.0/16"), ip_network("fd00::/64")]
    found = [hindrance(a, allow) for a in ("10.1.2.3", "::ffff:10.1.2.3", "fd00::1", "10.2.0.1", "fd00:1::1")]
    assert found == [None, None, None, "a private address", "a private address"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://localhost/", "leads to this machine"),
        ("http://localhost./", "leads to this machine"),
        ("http://127.0.0.1./", "leads to this machine"),
        ("http://[::1]/", "leads to this machine (::1)"),
        ("http://[::ffff:127.0.0.1]/", "leads to this machine"),
        ("http://[fe80::1%25lo]/", "no public IPv6 address"),
        ("http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/", "leads to this machine"),
        ("http://127\u30020\u30020\u30021/", "leads to this machine"),
        ("http://2130706433/", "neither a name nor an address"),
        ("http://0x7f000001/", "neither a name nor an address"),
        ("http://0177.0.0.1/", "neither a name nor an address"),
        ("http://127.1/", "neither a name nor an address"),
        ("http://0x7f.0.0.0x1/", "neither a name nor an address"),
        ("http://1.2.3.4.5/", "neither a name nor an address"),
        ("http://user@example.org/", "a user name"),
        ("http://example.org@127.0.0.1/", "a user name"),
        ("http://:@example.org/", "a user name"),
        ("http://example.org\\@127.0.0.1/", "a backslash"),
        ("http://127.0.0.1\t.example.org/", "a blank"),
        ("http://example.org/a b", "a blank"),
        ("http://example.org/\r\nHost: other", "a blank"),
        ("http://example.org/\ud800", "a character in it"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://127.0.0.1:6379/_FLUSHALL", "only http and https"),
        ("ftp://example.org/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("//example.org/", "only http and https"),
        ("http:///etc/passwd", "names no host"),
        ("http://", "names no host"),
        ("http://[::1", "no URL"),
        ("http://example.org:99999/", "no URL"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:6379/", "port 6379"),
        ("http://example.org:0/", "port 0"),
        ("http://fa\u00df.example/", "two ways"),
        ("http://exa..mple/", "no name of a host"),
        ("http://-a.example/", "no name of a host"),
        ("http://a$b.example/", "no name of a host"),
        ("http://" + "a" * 64 + ".example/", "no name of a host"),
        ("http://example.org/" + "a" * 5000, "longer than the limit"),
    ],
)
def test_a_url_that_is_none_or_leads_inside_is_refused(url: str, reason: str) -> None:
    # names of this machine are known without asking anybody
    assert reason in refusal(url, allow=(), resolve=lambda host, _: ["127.0.0.1" if host == "localhost" else host])


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_a_refusal(text: str) -> None:
    for url in (text, "http://" + text, f"http://example.org/{text}"):
        try:
            found = target(url, "it")
        except RefusedError:
            continue
        assert found.url.isascii()
        assert target(found.url, "it") == found


def test_a_name_cannot_lead_elsewhere_between_the_check_and_the_connection() -> None:
    asked: list[str] = []

    def rebinding(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.8"]

    with site() as one:
        one.page("/a", "fine")
        url = f"http://news.test:{one.server.server_port}/a"
        assert client(resolve=rebinding).get(url, page=False).data == b"fine"
        assert asked == ["news.test"], "one look-up, whose answer is what is connected to"
        assert "a private address (10.0.0.8)" in refusal(url, resolve=rebinding)


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.8/x", "redirects to http://10.0.0.8, which leads to a private address (10.0.0.8)"),
        ("http://169.254.169.254/latest/meta-data/", "a link-local address"),
        ("http://[::1]/", "this machine"),
        ("//10.0.0.8/", "a private address"),
        ("file:///etc/passwd", "redirects to what is not fetched: only http and https"),
        ("gopher://127.0.0.1/", "only http and https"),
        ("http://user:pass@example.org/", "a user name"),
        ("http://2130706433/", "neither a name nor an address"),
        ("http://[", "redirects to what is not fetched"),
        ("http://127.0.0.1:22/", "port 22"),
    ],
)
@pytest.mark.parametrize("page", [True, False])
def test_a_redirect_is_checked_as_if_it_had_been_asked_for(location: str, reason: str, page: bool) -> None:
    with site() as one:
        one.pages["/a"] = 302, {"Location": location}, b""
        assert reason in refusal(one.url + "/a", page=page)


def test_redirects_end() -> None:
    with site() as one:
        one.pages["/a"] = 302, {"Location": "/a"}, b""
        assert refusal(one.url + "/a") == "redirects more than 5 times"
        assert one.paths == ["/a"] * 6
        for number in range(5):
            one.pages[f"/{number}"] = 302, {"Location": f"/{number + 1}"}, b""
        one.page("/5", "there")
        assert client().get(one.url + "/0").data == b"there"


def test_a_redirect_to_nowhere_is_an_answer_like_another() -> None:
    with site() as one:
        one.pages["/a"] = 302, {}, b""
        assert refusal(one.url + "/a") == "answers 302"


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def hangs(connection: socket.socket, ended: threading.Event) -> None:
    ended.wait(10)


def trickles_headers(connection: socket.socket, ended: threading.Event) -> None:
    connection.sendall(HEAD + b"X-Slow: ")
    while not ended.wait(0.02):
        connection.sendall(b"a")


def trickles_a_body(connection: socket.socket, ended: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    while not ended.wait(0.02):
        connection.sendall(b"a")


def trickles_promises(connection: socket.socket, ended: threading.Event) -> None:
    while not ended.wait(0.02):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("talk", [hangs, trickles_headers, trickles_a_body, trickles_promises])
def test_a_server_that_takes_its_time_is_left(talk: Talk) -> None:
    with speaking(talk) as url, pytest.raises(UnfetchedError, match=r"takes longer than 0\.4 seconds") as caught:
        client(seconds=0.4).get(url, page=False)
    assert caught.value.passing


def test_a_server_that_never_agrees_on_a_cipher_is_left() -> None:
    with speaking(hangs) as url:
        assert "takes longer than 0.4 seconds" in refusal(url.replace("http:", "https:"), seconds=0.4)


def test_slow_redirects_and_robots_share_the_time_of_one_url() -> None:
    def slow(connection: socket.socket, ended: threading.Event) -> None:
        ended.wait(0.15)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")

    with speaking(slow) as url:
        assert "takes longer than 0.4 seconds" in refusal(url, seconds=0.4, page=True)


def test_a_look_up_that_never_ends_is_left() -> None:
    ended = threading.Event()
    try:
        assert "takes longer than 0.2" in refusal("http://news.test/", seconds=0.2, resolve=lambda *_: ended.wait(10))
    finally:
        ended.set()


@pytest.mark.parametrize(("number", "passing"), [(socket.EAI_AGAIN, True), (socket.EAI_NONAME, False)])
def test_a_host_that_is_not_known_is_named(number: int, passing: bool) -> None:
    def fails(*_: object) -> list[str]:
        raise socket.gaierror(number, "no")

    with pytest.raises(UnfetchedError, match="has a host that") as caught:
        client(resolve=fails).get("http://news.test/")
    assert caught.value.passing is passing


def test_a_host_without_addresses_is_named() -> None:
    assert refusal("http://news.test/", resolve=lambda *_: []) == "has a host without an address (news.test)"


def endless(line: bytes) -> Talk:
    def talk(connection: socket.socket, ended: threading.Event) -> None:
        connection.sendall(HEAD)
        for _ in range(3_000):
            connection.sendall(line * 10)

    return talk


@pytest.mark.parametrize("line", [b"X-More: " + b"a" * 90 + b"\r\n", b"a" * 100])
def test_endless_headers_are_left(line: bytes) -> None:
    with speaking(endless(line)) as url:
        assert refusal(url) == "has headers of more than 64 KiB"


def test_an_endless_body_is_left_at_the_limit() -> None:
    def talk(connection: socket.socket, ended: threading.Event) -> None:
        connection.sendall(HEAD + b"\r\n")
        for _ in range(200):
            connection.sendall(b"a" * 10_000)

    with speaking(talk) as url:
        assert refusal(url, limit=100_000) == "larger than the limit of 100000 bytes"


def test_chunks_that_are_mostly_wrapping_are_left() -> None:
    def talk(connection: socket.socket, ended: threading.Event) -> None:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        for _ in range(2_000):
            connection.sendall((b"1;" + b"x" * 90 + b"\r\na\r\n") * 10)

    with speaking(talk) as url:
        assert refusal(url, limit=100_000) == "larger than the limit of 100000 bytes"


def test_what_says_that_it_is_too_long_is_not_read() -> None:
    sent: list[int] = []

    def talk(connection: socket.socket, ended: threading.Event) -> None:
        connection.sendall(HEAD + b"Content-Length: 99999999999\r\n\r\n")
        for _ in range(1_000):
            sent.append(connection.send(b"a" * 10_000))
            if ended.wait(0.01):
                return

    with speaking(talk) as url:
        assert refusal(url) == "larger than the limit of 16 MiB"
    assert sum(sent) < 16 << 20


@pytest.mark.parametrize(
    "bomb",
    [
        gzip.compress(bytes(40 << 20)),
        b"".join(gzip.compress(bytes(1 << 20)) for _ in range(40)),
        zlib.compress(bytes(40 << 20)),
    ],
)
def test_a_bomb_is_left_before_it_goes_off(bomb: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    coding = "gzip" if bomb.startswith(b"\x1f") else "deflate"
    with site() as one:
        one.pages["/a"] = 200, {"Content-Encoding": coding}, bomb
        assert refusal(one.url + "/a") == "unpacks to more than 200 times its size"


def test_what_unpacks_to_more_than_the_limit_is_left() -> None:
    with site() as one:
        one.pages["/a"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(b"peru" * 30_000)
        assert refusal(one.url + "/a", limit=100_000) == "larger than the limit of 100000 bytes"


@pytest.mark.parametrize(
    ("headers", "body", "reason"),
    [
        ({"Content-Encoding": "gzip"}, b"not packed at all", "is damaged: it cannot be unpacked"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"peru" * 999)[:-20], "breaks off before its end"),
        ({"Content-Encoding": "br"}, b"x", "is packed in a way that was not asked for (br)"),
        ({"Content-Encoding": "gzip, gzip"}, b"x", "is packed in a way that was not asked for (gzip, gzip)"),
        ({"Content-Length": "1000"}, b"short", "breaks off before its end"),
        ({"Content-Length": "-5"}, b"x", "answers in no proper HTTP"),
        ({"Content-Length": "5, 6"}, b"x", "answers in no proper HTTP"),
        ({"Transfer-Encoding": "chunked"}, b"zz\r\nx", "answers in no proper HTTP"),
    ],
)
def test_a_damaged_answer_is_refused(headers: dict[str, str], body: bytes, reason: str) -> None:
    def talk(connection: socket.socket, ended: threading.Event) -> None:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        connection.sendall(HEAD + f"{lines}\r\n".encode() + body)

    with speaking(talk) as url, pytest.raises(UnfetchedError) as caught:
        client().get(url, page=False)
    assert reason in caught.value.reason


@pytest.mark.parametrize("said", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"\x00" * 100, b"HTTP/1.1 abc\r\n\r\n"])
def test_what_speaks_no_http_is_refused(said: bytes) -> None:
    with speaking(lambda connection, _: connection.sendall(said)) as url:
        assert re.match("answers in no proper HTTP|breaks off", refusal(url))


def test_more_than_was_announced_is_left_out() -> None:
    with speaking(lambda c, _: c.sendall(HEAD + b"Content-Length: 4\r\n\r\nperuHTTP/1.1 200 OK\r\n\r\nother")) as url:
        assert client().get(url, page=False).data == b"peru"


def test_an_answer_that_nobody_asked_to_be_short_is_refused() -> None:
    with site() as one:
        one.pages["/a"] = 304, {}, b""
        assert refusal(one.url + "/a") == "answers 304"


@given(st.binary(max_size=400))
def test_any_bytes_are_rules_for_programs(data: bytes) -> None:
    found = robots.rules(b"User-agent: *\nDisallow: " + data, "legation/0.1")
    assert found.allow("/" + data.decode("latin-1")) in (True, False)
    assert 0 <= found.delay <= 30


def test_rules_with_many_stars_are_read_in_one_go() -> None:
    found = robots.rules(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 900 + b"b$\n" * 50, "legation")
    assert found.allow("/" + "a" * 1_900)


@given(
    st.dictionaries(
        st.sampled_from([b"Content-Type", b"Retry-After", b"Expires", b"ETag", b"Cache-Control"]), st.binary()
    )
)
def test_any_header_is_read_or_left_out(headers: dict[bytes, bytes]) -> None:
    found = answer("a", "b", 200, tuple(headers.items()), b"", datetime.now(UTC))
    assert found.media is None or "/" in found.media
    assert found.wait is None or found.wait >= 0
    assert found.etag is None or found.etag.isprintable()


def test_a_content_type_is_read_in_small_letters_or_not_at_all() -> None:
    assert content_type('Text/HTML ; charset="UTF-8"') == ("text/html", "utf-8")
    assert content_type("nonsense; charset=\u00fc") == (None, None)


def test_no_socket_of_this_machine_is_ever_opened() -> None:
    with pytest.raises(UnfetchedError):
        Guard("x", seconds=1, left=1, limit=1, allow=HERE).connect_unix_socket("/run/docker.sock")


def test_nothing_is_allowed_unless_it_is_said() -> None:
    with site() as one, pytest.raises(UnfetchedError, match="this machine"):
        Client().get(one.url)
