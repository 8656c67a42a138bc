"""References: formatted, never made up, and their addresses harmless."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.documents.document import Reference
from legation.dossier.citation import citation, safe_url


def test_a_newspaper_article_reads_as_one() -> None:
    csl = {
        "author": [{"family": "Lie", "given": "Kari"}, {"literal": "Sea Desk"}],
        "title": "Quotas  for sale",
        "container-title": "The Bergen Gazette",
        "issued": {"date-parts": [[2018, 3, 2]]},
        "URL": "https://gazette.example/q",
        "archived": {"url": "https://archive.example/q", "date": "2018-03-05"},
    }
    made = citation(Reference(3, 0, 1, csl))
    assert (made.number, made.authors, made.title) == (3, "Lie, Kari; Sea Desk", "Quotas for sale")
    assert made.rest == "The Bergen Gazette, 2 March 2018"
    assert made.links == (("link", "https://gazette.example/q"), ("archived copy", "https://archive.example/q"))


def test_many_authors_are_counted_as_others() -> None:
    csl = {"author": [{"family": name} for name in "ABCDE"]}
    assert citation(Reference(1, 0, 1, csl)).authors == "A; B; C and others"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//host.example/x",
        "http:",
        "https://a.example/ b",
        "https://a.example/\u202etxt",
        "https://[bad",
        "",
        None,
    ],
)
def test_an_address_that_is_no_web_page_is_no_link(url: str | None) -> None:
    assert safe_url(url) is None
    assert citation(Reference(1, 0, 1, {"URL": url, "archived": {"url": url}})).links == ()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_KEYS = ("author", "title", "container-title", "publisher", "issued", "URL", "archived")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(_KEYS, _JSON)))
def test_a_malformed_item_is_formatted_all_the_same(csl: dict[str, Any]) -> None:
    made = citation(Reference(1, 0, 1, csl))
    assert all(url.startswith(("http://", "https://")) for _, url in made.links)
    assert made.title == "" or " ".join(csl["title"].split()) == made.title


@pytest.mark.parametrize(
    "issued", [{"date-parts": [["x"]]}, {"date-parts": [[]]}, {"date-parts": [[None]]}, 7, {"raw": "n.d."}]
)
def test_a_date_that_is_none_is_left_out_or_kept_as_words(issued: object) -> None:
    assert citation(Reference(1, 0, 1, {"issued": issued})).rest in ("", "n.d.")
