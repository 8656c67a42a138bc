"""What many rooms' tests share: one parser and one coder for the whole run, since loading them takes seconds."""

import pytest

from legation.coder import Coder
from legation.language import Parser


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder as installed."""
    return Coder()


@pytest.fixture(scope="session")
def parser(coder: Coder) -> Parser:
    """The coder's parser."""
    return coder.parser
