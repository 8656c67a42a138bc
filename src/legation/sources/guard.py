"""The way to the net: each address is checked and then connected to itself, and nothing lasts longer than it may.

A name that is checked and then looked up again could lead elsewhere the second time. So the look-up, the check and the
connection are one step here, beneath the HTTP library, which knows the name alone.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import httpcore

from legation.sources.addresses import Network, hindrance
from legation.sources.answers import UnfetchedError
from legation.sources.opened import too_large

Resolver = Callable[[str, int], Sequence[str]]
"""From a host and a port to the addresses as text; raises OSError where there are none."""

HEADERS = 64 * 1024
"""The size in bytes above which the headers of an answer are refused."""

_MOST_ADDRESSES = 4
_PIECE = 4096


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host as the system knows them, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Guard(httpcore.NetworkBackend):
    """The connection of one exchange. ``limit`` is the size of the body in bytes, ``left`` the seconds that are left.

    ``name`` is how refusals call what is fetched, ``seconds`` the time that they name. What is refused is an
    UnfetchedError, whichever step it stops.
    """

    def __init__(
        self,
        name: str,
        *,
        seconds: float,
        left: float,
        limit: int,
        allow: Collection[Network],
        resolve: Resolver = resolved,
    ) -> None:
        self.name = name
        self._limit = limit
        self._allow = allow
        self._resolve = resolve
        self._seconds = seconds
        self._end = time.monotonic() + left
        self._come = 0
        self._heading = True

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes one; every address must be one that is fetched."""
        addresses = self._looked_up(host, port)
        for address in addresses:
            if what := hindrance(address, self._allow):
                raise UnfetchedError(self.name, f"leads to {what} ({address}), which is not fetched")
        tried = addresses[:_MOST_ADDRESSES]
        failure: Exception = httpcore.ConnectError("no address")
        for place, address in enumerate(tried):
            # a dead address must not use up the time of those after it
            share = self.left() / (len(tried) - place)
            try:
                return Stream(httpcore.SyncBackend().connect_tcp(address, port, share, None, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Never: what is fetched is on the net."""
        raise UnfetchedError(self.name, "leads to a socket of this machine, which is not fetched")

    def sleep(self, seconds: float) -> None:
        """Never long: nothing is tried again here."""

    def left(self) -> float:
        """The seconds that are left; raises UnfetchedError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.too_slow()
        return left

    def too_slow(self) -> UnfetchedError:
        """The refusal of what takes too long."""
        return UnfetchedError(self.name, f"takes longer than {self._seconds:.3g} seconds", passing=True)

    def headed(self) -> None:
        """The headers are in; what comes now is the body."""
        self._heading = False
        self._come = 0

    def come(self, data: bytes) -> bytes:
        """Note what came; raises UnfetchedError where it is more than it may be."""
        self._come += len(data)
        if self._heading and self._come > HEADERS:
            raise UnfetchedError(self.name, f"has headers of more than {HEADERS // 1024} KiB")
        # chunks have a length and two line ends each: a body of many small ones is longer on the wire than in itself
        if self._come > 2 * self._limit + HEADERS:
            raise UnfetchedError(self.name, too_large(self._limit))
        return data

    @property
    def piece(self) -> int:
        """How much to read at once: little, while what comes is no body yet."""
        return _PIECE if self._heading else 16 * _PIECE

    def _looked_up(self, host: str, port: int) -> list[str]:
        """The addresses of the host. The system's look-up knows no time limit, so another thread waits for it."""
        found: list[Sequence[str] | OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                found.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                found.append(error)

        waiting = threading.Thread(target=look_up, daemon=True)
        waiting.start()
        waiting.join(self.left())
        if not found:
            raise self.too_slow()
        if isinstance(found[0], Exception):
            passing = isinstance(found[0], socket.gaierror) and found[0].errno == socket.EAI_AGAIN
            reason = "has a host that cannot be looked up now" if passing else f"has a host that is not known ({host})"
            raise UnfetchedError(self.name, reason, passing=passing)
        if not found[0]:
            raise UnfetchedError(self.name, f"has a host without an address ({host})")
        return list(found[0])


class Stream(httpcore.NetworkStream):
    """A connection whose every step ends when the time of the exchange does."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come, as ``Guard.come`` allows it."""
        return self._guard.come(self._stream.read(min(max_bytes, self._guard.piece), self._guard.left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the request."""
        self._stream.write(buffer, self._guard.left())

    def close(self) -> None:
        """Let go of the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        try:
            return Stream(self._stream.start_tls(ssl_context, server_hostname, self._guard.left()), self._guard)
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        """What the library asks of the connection."""
        return self._stream.get_extra_info(info)
