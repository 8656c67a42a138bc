"""Servers on this machine that tests fetch from: one that answers as it is told, one that misbehaves byte by byte."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from typing import Any

from legation.sources.web import Client

HERE = (ip_network("127.0.0.1/32"),)
"""The network that these servers are in."""

Answer = tuple[int, dict[str, str], bytes]


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Say nothing of clients that have had enough."""


class Site:
    """A web site: ``pages`` holds what each path answers, ``asked`` what was asked for, with the headers."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append((self.path, headers))
                found = site.pages.get(self.path, (404, {}, b""))
                status, more, body = found(headers) if callable(found) else found
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **more}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def page(self, path: str, body: str, media: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Put a page there; its URL."""
        stated = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = 200, {"Content-Type": media, **stated}, body.encode()
        return self.url + path

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def site(certificate: str | None = None) -> Iterator[Site]:
    """A web site while it is needed; encrypted where a file with a certificate and its key is given."""
    one = Site()
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        one.server.socket = context.wrap_socket(one.server.socket, server_side=True)
        one.url = one.url.replace("http:", "https:")
    thread = threading.Thread(target=one.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield one
    finally:
        one.server.shutdown()
        one.server.server_close()
        thread.join()


@contextmanager
def speaking(talk: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """A server that reads a request and then does whatever ``talk`` does until its event is set; its URL."""
    ended = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    threads: list[threading.Thread] = []

    def answer(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                connection.recv(65536)
                talk(connection, ended)
            except OSError:
                return  # the client has had enough

    def serve() -> None:
        while not ended.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            threads.append(threading.Thread(target=answer, args=(connection,), daemon=True))
            threads[-1].start()

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        ended.set()
        serving.join()
        for thread in threads:
            thread.join()
        listener.close()


def client(**more: Any) -> Client:
    """A client that fetches from this machine and waits for nothing."""
    return Client(**{"allow": HERE, "sleep": lambda _: None, "seconds": 20.0, **more})
