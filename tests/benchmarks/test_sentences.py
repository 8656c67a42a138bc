"""Hard sentences are read as well as they were, and as little is made of ordinary news; RESULTS.md has the figures."""

from __future__ import annotations

from collections import Counter

from benchmarks.sentences import ordinary, roles

from legation.coder import Coder


def test_who_and_whom_in_hard_sentences(coder: Coder) -> None:
    kinds = Counter(verdict.kind for verdict in roles(coder))
    assert kinds.total() == 400
    assert kinds["right"] >= 245
    assert kinds["turned"] <= 8


def test_few_events_are_made_of_ordinary_news(coder: Coder) -> None:
    kinds = Counter(verdict.kind for verdict in ordinary(coder))
    assert kinds.total() == 300
    assert kinds["false"] <= 8
