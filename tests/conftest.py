"""What many rooms' tests share: one parser and one coder for the whole run, since loading them takes seconds."""

import signal
from collections.abc import Iterator

import pytest

from legation import limits
from legation.coder import Coder
from legation.language import Parser

# a shell that runs the tests in the background has them, and all that they start, ignore the keyboard
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder as installed."""
    return Coder()


@pytest.fixture(scope="session")
def parser(coder: Coder) -> Parser:
    """The coder's parser."""
    return coder.parser


@pytest.fixture(scope="session", autouse=True)
def worker() -> Iterator[None]:
    """The process that reads other people's formats ends before what it covered is counted."""
    yield
    limits.close()
