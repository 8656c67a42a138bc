"""A series as CSV: every line has every column, and what is not known is empty."""

from __future__ import annotations

import csv

from legation.exchange.series import COLUMNS, csv_lines
from legation.record.series import Act, series


def test_lines_have_all_columns_and_nothing_known_is_empty() -> None:
    act = Act("h", "=", "verbal cooperation", 1.0, 2.0, 0.5, "2018-04-02", "2018-04-02")
    found = series(
        ("ISL", "NOR"), [act, Act("g", ">", "verbal conflict", -2.0, -3.0, 0.5, "2018-06-02", "2018-06-02")], {}
    )
    rows = list(csv.DictReader(csv_lines(found)))
    assert all(list(row) == COLUMNS for row in rows)
    both = [row for row in rows if row["actor"] == "ISL+NOR" and row["happenings"] == "1"]
    assert [(row["period"], row["recipient"], row["goldstein"]) for row in both] == [("2018-04", "", "1")]
    assert {row["happenings"] for row in rows if row["period"] == "2018-05"} == {""}
    assert {row["documents"] for row in rows} == {"0"}
