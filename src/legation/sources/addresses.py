"""Which addresses of the net are fetched: what a URL may look like, and which hosts it may lead to."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

from legation.errors import RefusedError

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

LONGEST = 2_000
"""The length in characters above which a URL is refused."""

# IANA's registries of special-purpose addresses, with the reason in words.
_SPECIAL = tuple(
    (ip_network(network), what)
    for what, networks in {
        "an unspecified address": ("0.0.0.0/8", "::/128"),
        "a private address": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
        "a provider's inner address": ("100.64.0.0/10",),
        "this machine": ("127.0.0.0/8", "::1/128"),
        "a link-local address": ("169.254.0.0/16", "fe80::/10"),
        "a multicast address": ("224.0.0.0/4", "ff00::/8"),
        "a reserved address": (
            *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
            *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
            # Teredo is among these, and whatever else the IETF gave a purpose of its own
            *("2001::/23", "2001:db8::/32", "3fff::/20"),
        ),
    }.items()
    for network in networks
)
# the one part of IPv6 that is given out to the public
_GLOBAL = IPv6Network("2000::/3")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TRANSLATED = IPv6Network("64:ff9b::/96")

# Ports of well-known services that do not speak HTTP: what is sent there could be taken for their own commands.
_NOT_WEB = frozenset(
    int(port)
    for port in (
        "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 "
        "123 135 137 138 139 143 161 162 179 389 427 445 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 "
        "601 631 636 873 989 990 992 993 995 1080 1433 1521 1719 1720 1723 2049 2375 2376 3128 3306 3389 3659 4045 "
        "4190 5060 5061 5432 5672 5900 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 9042 9200 10080 11211 27017"
    ).split()
)
_DEFAULT_PORT = {"http": 80, "https": 443}
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# IDNA of 2003 and of 2008 lead to different hosts where these stand: ß, final sigma and the two joiners
_AMBIGUOUS = frozenset("\u00df\u1e9e\u03c2\u200c\u200d")
_UNRESERVED = "%/:=&?~+!$,;'@()*[]|"


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart: ``host`` in ASCII without brackets, ``path`` with its query, in ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _DEFAULT_PORT[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The URL in its one spelling, without a fragment."""
        return self.site + self.path


def is_url(path: str) -> bool:
    """Whether what a user names is to be fetched rather than opened."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", path))


def target(url: str, name: str) -> Target:
    """The URL taken apart; raises RefusedError, for ``name``, where it is none that is ever fetched."""
    url = url.strip()
    if len(url) > LONGEST:
        raise RefusedError(name[:100], f"a URL longer than the limit of {LONGEST} characters")
    if any(c <= " " or c in "\\\x7f" or "\ud800" <= c <= "\udfff" for c in url):
        raise RefusedError(name, "no URL: it has a blank, a backslash or a character in it that none has")
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise RefusedError(name, f"no URL ({error})") from None
    if parts.scheme not in _DEFAULT_PORT:
        raise RefusedError(name, "only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise RefusedError(name, "a URL with a user name in it is not fetched")
    if not host:
        raise RefusedError(name, "no URL: it names no host")
    if port in _NOT_WEB:
        raise RefusedError(name, f"port {port} belongs to another service than the web, it is not fetched from")
    host = _host(host, name)
    path = quote(parts.path or "/", safe=_UNRESERVED) + (
        f"?{quote(parts.query, safe=_UNRESERVED)}" if parts.query else ""
    )
    return Target(parts.scheme, host, port or _DEFAULT_PORT[parts.scheme], path)


def _host(host: str, name: str) -> str:
    """The host in ASCII: an address in its one spelling, or a name without a trailing dot."""
    if ":" in host:
        try:
            found = IPv6Address(host)
        except ValueError:
            found = None
        # a zone would name one of this machine's own networks
        if found is None or found.scope_id is not None:
            raise RefusedError(name, f"no URL: {host} is no public IPv6 address")
        return found.compressed
    if _AMBIGUOUS & set(host):
        raise RefusedError(name, f"the host {host} can be read in two ways: write it in its xn-- form")
    try:
        ascii_host = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise RefusedError(name, f"no URL: {host} is no name of a host") from None
    labels = ascii_host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        # 2130706433, 0x7f.1 and 0177.0.0.1 are all this machine; only the plain spelling is taken
        try:
            return str(IPv4Address(ascii_host))
        except ValueError:
            raise RefusedError(
                name, f"no URL: {ascii_host} is neither a name nor an address as it is written"
            ) from None
    if len(ascii_host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError(name, f"no URL: {host} is no name of a host")
    return ascii_host


def hindrance(address: str, allow: Collection[Network]) -> str | None:
    """What an address is that is not fetched ("a private address"); None where it is public or allowed.

    Addresses of IPv6 that stand for one of IPv4 (mapped, 6to4, NAT64) are judged by that one.
    """
    meant = _meant(ip_address(address.partition("%")[0]))
    if any(meant.version == network.version and meant in network for network in allow):
        return None
    for network, what in _SPECIAL:
        if meant.version == network.version and meant in network:
            return what
    if isinstance(meant, IPv6Address) and meant not in _GLOBAL:
        return "a reserved address"
    return None


def _meant(address: Address) -> Address:
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return address
