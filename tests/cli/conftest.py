from __future__ import annotations

import pytest
from tests import samples


@pytest.fixture
def sample_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the coder: every document that is not refused is the sample text."""
    monkeypatch.setattr("legation.coder.run", samples.fake_run)
