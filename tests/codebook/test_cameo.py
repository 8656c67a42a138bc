"""CAMEO's codes."""

import pytest

from legation.codebook import cameo, plover


@pytest.mark.parametrize(
    ("code", "event", "mode", "goldstein"),
    [
        ("016", "REJECT", None, -5),
        ("017", "SUPPORT", None, 0),
        ("057", "SUPPORT", None, 8),
        ("062", "COOPERATE", None, 7.4),
        ("072", "AID", None, 8.3),
        ("112", "ACCUSE", "allege", -2),
        ("163", "SANCTION", "discontinue", -8),
        ("166", "SANCTION", "expel", -7),
        ("195", "ASSAULT", "aerial", -10),
        ("042", "CONSULT", "visit", 1.9),
        ("1712", "ASSAULT", "destroy", -9.2),
    ],
)
def test_a_code_has_its_event_mode_and_icews_value(code: str, event: str, mode: str | None, goldstein: float) -> None:
    found = cameo.plover_of(code)
    assert found is not None
    assert (found.event, found.mode) == (event, mode)
    assert cameo.goldstein(code) == goldstein
    assert cameo.GOLDSTEIN_TABLE == "ICEWS"


def test_appeals_and_plain_statements_have_no_event() -> None:
    assert [code for code in ("010", "014", "02", "025", "0256") if cameo.plover_of(code)] == []


def test_every_event_mode_and_context_is_plovers() -> None:
    for code in cameo.codes().values():
        if code.plover:
            assert code.plover.event in plover.events()
            assert code.plover.mode is None or code.plover.mode in plover.modes(code.plover.event)
            assert set(code.plover.contexts) <= plover.contexts()


def test_codes_are_text_of_two_to_four_digits_and_a_longer_one_has_its_root() -> None:
    codes = cameo.codes()
    assert len(codes) == 313
    assert all(code.isdigit() and 2 <= len(code) <= 4 and code[:2] in codes for code in codes)
    assert sum(len(code) == 2 for code in codes) == 20


def test_a_code_that_the_table_lacks_has_no_value_and_an_unknown_one_is_refused() -> None:
    assert cameo.goldstein("1214") is None
    with pytest.raises(KeyError):
        cameo.goldstein("999")
    assert cameo.name("057") == "Sign formal agreement"
