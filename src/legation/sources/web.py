"""The one way by which a URL is fetched: guarded, bounded, polite."""

from __future__ import annotations

import os
import ssl
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import httpcore

from legation import __version__
from legation.errors import RefusedError, SettingError
from legation.sources import robots
from legation.sources.addresses import Network, Target, target
from legation.sources.answers import BROKEN_OFF, Fetched, UnfetchedError, answer, header, unpacked, waiting
from legation.sources.contents import SIZE_LIMIT
from legation.sources.guard import Guard, Resolver, resolved
from legation.sources.opened import too_large
from legation.sources.robots import Rules

SECONDS = 30.0
"""The time that fetching one URL may take, redirects and all, without the pauses between requests."""
PAUSE = 1.0
"""The seconds between two requests to one host, where it asks for no longer ones."""
REDIRECTS = 5

_MOST_SITES = 1_000
_RULES_HOLD = 86_400.0
_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"


class Client:
    """Fetches URLs, one at a time, as a polite program does; for one thread.

    ``allow`` names networks that may be fetched from though they are not public. ``limit`` is the largest size of an
    answer in bytes, packed or unpacked, ``seconds`` the time for one URL, ``pause`` the seconds between two requests
    to one host. ``kept`` is called with every answer that has data. ``resolve``, ``clock``, ``sleep`` and ``now`` stand
    in for the system's where a test needs it.
    No proxy, no password file and no cookie of the environment is used.
    """

    def __init__(
        self,
        *,
        allow: Collection[Network] = (),
        limit: int = SIZE_LIMIT,
        seconds: float = SECONDS,
        pause: float = PAUSE,
        kept: Callable[[Fetched], None] | None = None,
        resolve: Resolver = resolved,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.agent = user_agent()
        self._allow = tuple(allow)
        self._limit = limit
        self._seconds = seconds
        self._pause = pause
        self._kept = kept
        self._resolve = resolve
        self._clock = clock
        self._sleep = sleep
        self._now = now
        self._trusted: ssl.SSLContext | None = None
        self._last: OrderedDict[str, float] = OrderedDict()
        self._rules: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    def get(
        self, url: str, etag: str | None = None, modified: str | None = None, *, page: bool = True, limit: int = 0
    ) -> Fetched:
        """What a URL answers, after redirects.

        ``etag`` and ``modified`` are what an earlier answer stated: where nothing changed since, the answer is 304
        and has no data. ``page`` says that the site's robots.txt is asked first; what is published for programs, such
        as a feed, is no page. ``limit`` is another size in bytes than the client's. Raises UnfetchedError, which is
        a RefusedError, with the reason where nothing is fetched.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in headers.items() if value}
        try:
            found = self._follow(_Fetching(url, limit or self._limit, self._seconds, conditions), page=page)
        except UnfetchedError:
            raise
        except RefusedError as refused:
            raise UnfetchedError(refused.name, refused.reason) from None
        if self._kept is not None and found.status == 200:
            self._kept(found)
        return found

    def _follow(self, fetching: _Fetching, *, page: bool) -> Fetched:
        at = target(fetching.asked, fetching.asked)
        before = ""
        for _ in range(REDIRECTS + 1):
            try:
                if page:
                    self._ask_robots(at, fetching)
                found = self._exchange(at, fetching)
                if isinstance(found, Fetched):
                    return found
                at = _next(at, found, fetching.asked)
            except UnfetchedError as refused:
                raise refused.because(fetching.asked, before) from None
            before = f"redirects to {at.site}, which "
        raise UnfetchedError(fetching.asked, f"redirects more than {REDIRECTS} times")

    def _ask_robots(self, at: Target, fetching: _Fetching) -> None:
        """Raises UnfetchedError where the site does not want a path to be fetched by programs."""
        known = self._rules.get(at.site)
        if known is None or self._clock() - known[0] > _RULES_HOLD:
            known = self._rules[at.site] = self._clock(), self._robots(at, fetching)
            _shorten(self._rules)
        if not known[1].allow(at.path):
            raise UnfetchedError(fetching.asked, "does not allow it to be fetched by programs (robots.txt)")

    def _robots(self, at: Target, fetching: _Fetching) -> Rules:
        """A site's rules: none where it has none, nothing allowed where it cannot be asked (RFC 9309, 2.3.1)."""
        asking = _Fetching(f"{at.site}/robots.txt", robots.LIMIT, fetching.left, cut=True)
        try:
            return robots.rules(self._follow(asking, page=False).data, self.agent)
        except UnfetchedError as refused:
            if refused.status is not None and 400 <= refused.status < 500 and refused.status != 429:
                return Rules()
            # where the site does not answer at all, neither would the page
            its_own = refused.status is not None or refused.reason.startswith("redirects")
            before = "has a robots.txt that cannot be asked: it " if its_own else ""
            raise refused.because(fetching.asked, before) from None
        finally:
            fetching.left = asking.left

    def _exchange(self, at: Target, fetching: _Fetching) -> Fetched | str:
        """One request: its answer, or where it redirects to."""
        self._wait(at)
        name, began = fetching.asked, time.monotonic()
        guard = Guard(
            name,
            seconds=self._seconds,
            left=fetching.left,
            limit=fetching.limit,
            allow=self._allow,
            resolve=self._resolve,
        )
        url = httpcore.URL(scheme=at.scheme, host=at.host, port=at.port, target=at.path)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._trust(at), network_backend=guard) as pool,
                pool.stream("GET", url, headers=self._headers(at, fetching)) as response,
            ):
                guard.headed()
                return self._answered(at, response, fetching)
        except httpcore.TimeoutException:
            raise guard.too_slow() from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _failed(name, error) from None
        finally:
            fetching.left -= time.monotonic() - began
            self._last[at.host] = self._clock()
            _shorten(self._last)

    def _wait(self, at: Target) -> None:
        """Leave the host alone for as long as is polite."""
        rules, last = self._rules.get(at.site), self._last.get(at.host)
        pause = max(self._pause, rules[1].delay if rules else 0.0)
        if last is not None and (wait := last + pause - self._clock()) > 0:
            self._sleep(wait)

    def _headers(self, at: Target, fetching: _Fetching) -> dict[bytes | str, bytes | str]:
        headers: dict[bytes | str, bytes | str] = {
            "Host": at.site.partition("://")[2],
            "User-Agent": self.agent,
            "Accept": _ACCEPT,
            "Accept-Language": "en, *;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        return headers | dict(fetching.conditions)

    def _answered(self, at: Target, response: httpcore.Response, fetching: _Fetching) -> Fetched | str:
        name, status, headers, now = fetching.asked, response.status, response.headers, self._now()
        location = header(headers, b"location")
        if status in _REDIRECTS and location:
            return location
        if status == 304 and fetching.conditions:
            return answer(name, at.url, status, headers, b"", now)
        if status != 200:
            passing = status in _PASSING
            raise UnfetchedError(name, f"answers {status}", status=status, passing=passing, wait=waiting(headers, now))
        length = header(headers, b"content-length") or ""
        if length.isdecimal() and int(length[:20]) > fetching.limit and not fetching.cut:
            raise UnfetchedError(name, too_large(fetching.limit))
        coding = header(headers, b"content-encoding")
        data = unpacked(response.iter_stream(), coding, fetching.limit, name, cut=fetching.cut)
        return answer(name, at.url, status, headers, data, now)

    def _trust(self, at: Target) -> ssl.SSLContext | None:
        """Whose certificates are believed; loading them takes a while, so only once and only where it is needed."""
        if at.scheme == "https" and self._trusted is None:
            self._trusted = httpcore.default_ssl_context()
        return self._trusted


@dataclass(slots=True)
class _Fetching:
    """What is being fetched: ``left`` are the seconds left, ``cut`` says that a longer answer is read in part."""

    asked: str
    limit: int
    left: float
    conditions: dict[str, str] = field(default_factory=dict)
    cut: bool = False


def user_agent() -> str:
    """How the client calls itself; raises SettingError where LEGATION_USER_AGENT cannot be a name."""
    own = os.environ.get("LEGATION_USER_AGENT", "").strip()
    if not own:
        return f"legation/{'.'.join(__version__.split('.')[:2])}"
    if len(own) > 200 or not own.isascii() or not own.isprintable():
        raise SettingError("LEGATION_USER_AGENT is not a line of at most 200 ASCII characters")
    return own


def _next(at: Target, location: str, name: str) -> Target:
    """Where a redirect leads; raises UnfetchedError where it is not followed."""
    try:
        found = target(urljoin(at.url, location), name)
    except (RefusedError, ValueError) as error:
        reason = error.reason if isinstance(error, RefusedError) else str(error)
        raise UnfetchedError(name, f"redirects to what is not fetched: {reason}") from None
    if at.scheme == "https" and found.scheme == "http":
        raise UnfetchedError(name, "redirects from https to http, which is not followed")
    return found


def _failed(name: str, error: Exception) -> UnfetchedError:
    """The refusal for what the HTTP library says went wrong."""
    cause = error.args[0] if error.args else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return UnfetchedError(name, f"has a certificate that is not trusted ({cause.verify_message})")
    if isinstance(cause, ssl.SSLError):
        return UnfetchedError(name, f"cannot be reached safely ({cause.reason or 'TLS fails'})")
    words = (cause.strerror if isinstance(cause, OSError) else None) or " ".join(str(error).split())[:100]
    if isinstance(error, httpcore.ConnectError):
        return UnfetchedError(name, f"cannot be reached ({words})", passing=True)
    if isinstance(error, httpcore.NetworkError) or "closed connection" in words or "disconnected" in words:
        return UnfetchedError(name, BROKEN_OFF, passing=True)
    return UnfetchedError(name, f"answers in no proper HTTP ({words})")


def _shorten(known: OrderedDict[str, Any]) -> None:
    """Forget the oldest where there are too many."""
    while len(known) > _MOST_SITES:
        known.popitem(last=False)
