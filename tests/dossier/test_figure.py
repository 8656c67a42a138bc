"""The figure of a series: a picture whose data are the series'."""

from __future__ import annotations

from legation.dossier.figure import drawn, figure
from legation.record.series import Act, series

FOUND = series(
    ("ISL", "GBR"),
    [
        Act("h", ">", "material conflict", -9.0, -8.0, 0.5, "2018-04-02", "2018-04-02"),
        Act("g", "<", "verbal cooperation", 3.0, 3.0, 0.5, "2018-06-02", "2018-06-02"),
    ],
    {},
)


def test_what_parts_two_states_counts_downwards_and_what_is_not_known_is_marked() -> None:
    counts, scores = (panel["data"]["values"] for panel in figure(FOUND)["vconcat"])
    signed = {(row["period"][:7], row["quad"]): row["signed"] for row in counts if row["signed"]}
    assert signed == {("2018-04", "material conflict"): -1, ("2018-06", "verbal cooperation"): 1}
    assert {row["period"][:7] for row in counts if not row["told"]} == {"2018-05"}
    assert [row.get("goldstein") for row in scores] == [-9, None, 3]


def test_the_figure_is_a_picture_that_names_the_states() -> None:
    assert drawn(FOUND, "png").startswith(b"\x89PNG")
    assert "Iceland and United Kingdom" in drawn(FOUND, "svg").decode()
