"""The half of the encoder that the models share."""

from __future__ import annotations

import numpy as np
import pytest

from legation.encoder import Encoder, Model, encoder, softmax
from legation.errors import CodebookError

TEXT = "Libya attacked Chad on Monday."


def test_tokens_know_their_letters_and_marks_have_none() -> None:
    found = encoder().tokens(TEXT, 128)
    assert [TEXT[a:b].lower() for a, b in found.offsets] == [
        "", "libya", "attacked", "chad", "on", "monday", ".", "",
    ]  # fmt: skip


def test_of_a_longer_text_the_first_tokens_are_read_and_the_end_is_marked() -> None:
    whole, cut = encoder().tokens(TEXT * 50, 10_000), encoder().tokens(TEXT * 50, 20)
    assert len(cut.ids) == len(cut.offsets) == 20
    assert cut.ids[:19] == whole.ids[:19]
    assert cut.ids[-1] == whole.ids[-1]


def test_words_do_not_see_the_markers_of_pairs() -> None:
    tokens = encoder().tokens(TEXT, 128)
    bare, _ = encoder().read(tokens, np.zeros((0, 4), dtype=np.int64))
    marked, _ = encoder().read(tokens, np.array([[1, 1, 3, 3]], dtype=np.int64))
    assert bare.shape == (1, len(tokens.ids), 384)
    assert marked.shape == (1, len(tokens.ids) + 4, 384)
    # what is left is the rounding of int8, which depends on all that is in the pass
    assert np.abs(bare[0] - marked[0, : len(tokens.ids)]).mean() < 0.05


def test_another_half_than_the_card_describes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Encoder()
    monkeypatch.setitem(other._model.card, "sha256", {"lower.onnx": "0" * 64})
    with pytest.raises(CodebookError, match=r"lower\.onnx"):
        other.read(other.tokens(TEXT, 128), np.zeros((0, 4), dtype=np.int64))


def test_the_attribution_model_stands_on_the_half_that_is_shipped() -> None:
    ours, theirs = (
        Model(*of).card for of in (("legation.encoder", "weights"), ("legation.claims.attribution", "weights"))
    )
    assert theirs["lower"] == ours["sha256"]["lower.onnx"]


def test_shares_sum_to_one_however_large_the_scores() -> None:
    shares = softmax(np.array([[1000.0, 1000.0], [-1000.0, 0.0]]))
    assert shares.tolist() == [[0.5, 0.5], [0.0, 1.0]]
