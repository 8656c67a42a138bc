"""Which feeds are meant: URLs, files with one a line, and the lists that feed readers export (OPML)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from legation.errors import RefusedError, SettingError
from legation.limits import bounded
from legation.sources.addresses import is_url, target

LIMIT = 4 * 1024 * 1024
"""The size in bytes above which a list is refused."""


def feed_urls(named: Sequence[str]) -> list[str]:
    """The URLs of the feeds, each once, in their order.

    Raises SettingError, with the file and the line, where something is no URL that is ever fetched, or a file holds
    none.
    """
    found: dict[str, None] = {}
    for name in named:
        for place, url in [(name, name)] if is_url(name) else _of_file(name):
            try:
                found[target(url, place).url] = None
            except RefusedError as refused:
                where = place if place == url else f"{place}: {url[:100]}"
                raise SettingError(f"{where}: {refused.reason}") from None
    return list(found)


def _of_file(name: str) -> list[tuple[str, str]]:
    try:
        with Path(name).open("rb") as file:
            data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingError(f"{name}: neither a URL nor a file of URLs that can be read ({reason})") from None
    if len(data) > LIMIT:
        raise SettingError(f"{name}: a list of feeds larger than the limit of {LIMIT >> 20} MiB")
    try:
        text = data.decode("utf-8-sig")
        if text.lstrip().startswith("<"):
            urls = [(name, url) for url in bounded(outlines, name, 5.0, data)]
        else:
            urls = list(_lines(name, text))
    except UnicodeDecodeError:
        raise SettingError(f"{name}: no list of feeds: it is not UTF-8") from None
    except RefusedError as refused:
        raise SettingError(str(refused)) from None
    if not urls:
        raise SettingError(f"{name}: names no feed")
    return urls


def _lines(name: str, text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if (line := line.strip()) and not line.startswith("#"):
            yield f"{name}:{number}", line


def outlines(data: bytes) -> list[str]:
    """The addresses that an OPML list names (``xmlUrl``), in its order; nothing outside it is looked at."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(data, parser)
    if tree is None:
        return []
    urls = (value for e in tree.iter("outline", "{*}outline") for key, value in e.items() if key.lower() == "xmlurl")
    return [url.strip() for url in urls if url.strip()]
