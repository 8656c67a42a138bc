"""A series as a figure: what happened, above the line what joins two states, below it what parts them."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any, Literal

import vl_convert

from legation.codebook import load
from legation.codebook.plover import QUADS
from legation.record import Series

# two shades each of a blue and an orange that the colour-blind tell apart (Okabe and Ito)
_COLOURS = ("#56b4e9", "#0072b2", "#f0b060", "#d55e00")
_BARE = "#e4e4e4"
_SCALE = 2.0
_PNG = b"\x89PNG\r\n\x1a\n"


def drawn(series: Series, form: Literal["png", "svg"]) -> bytes:
    """The figure of a series: the happenings of each period, and beneath them their Goldstein scores with bounds."""
    specification = json.dumps(figure(series))
    if form == "svg":
        return vl_convert.vegalite_to_svg(specification).encode()
    return _packed(vl_convert.vegalite_to_png(specification, scale=_SCALE))


def _packed(png: bytes) -> bytes:
    """The same picture in a tenth of the bytes: the renderer hardly compresses."""
    chunks, at = [], len(_PNG)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        chunks.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + size]))
        at += size + 12
    pixels = zlib.compress(zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")), 9)
    kept = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    packed = [*kept[:-1], (b"IDAT", pixels), kept[-1]]
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in packed
    )
    return _PNG + b"".join(written)


def figure(series: Series) -> dict[str, Any]:
    """The figure as a Vega-Lite specification, its data inside."""
    book = load()
    names = [state.name if (state := book.state(code)) is not None else code for code in (series.a, series.b)]
    unit = "yearmonth" if series.by == "month" else "year"
    x = {"field": "period", "type": "temporal", "timeUnit": unit, "title": None}
    middle = {**x, "bandPosition": 0.5}
    bare = {
        "transform": [{"filter": "!datum.told"}],
        "mark": {"type": "bar", "color": _BARE, "width": {"band": 1}},
        "encoding": {"x": x, "y": {"value": 0}, "y2": {"value": "height"}},
    }
    counts = {
        "transform": [{"filter": "datum.told"}],
        "mark": {"type": "bar", "width": {"band": 0.85}},
        "encoding": {
            "x": x,
            "y": {
                "field": "signed",
                "type": "quantitative",
                "title": "happenings",
                "axis": {"format": "d", "tickMinStep": 1, "labelExpr": "abs(datum.value)"},
            },
            "color": {
                "field": "quad",
                "type": "nominal",
                "title": None,
                "scale": {"domain": list(QUADS), "range": list(_COLOURS)},
                "legend": {"orient": "bottom"},
            },
            "order": {"field": "rank", "type": "quantitative"},
        },
    }
    band = {
        "mark": {"type": "rule", "color": "#777777"},
        "encoding": {
            "x": middle,
            "y": {
                "field": "low",
                "type": "quantitative",
                "title": "Goldstein, 95 %",
                "scale": {"domain": _extent(series), "nice": True},
            },
            "y2": {"field": "high"},
        },
    }
    points = {
        "mark": {"type": "point", "filled": True, "color": "#222222", "size": 22},
        "encoding": {"x": middle, "y": {"field": "goldstein", "type": "quantitative"}},
    }
    scores = {
        "data": {"values": _scores(series)},
        "height": 90,
        "width": 640,
        "layer": [bare, {"transform": [{"filter": "datum.told"}], "layer": [band, points]}],
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "title": {
            "text": f"{names[0]} and {names[1]}, by {series.by}",
            "subtitle": "what is asserted and dated; grey: no document of that time",
            "anchor": "start",
        },
        "vconcat": [
            {"data": {"values": _counts(series)}, "width": 640, "height": 220, "layer": [bare, counts]},
            scores,
        ],
        "config": {"view": {"stroke": None}, "axis": {"gridColor": "#eeeeee"}},
    }


def _counts(series: Series) -> list[dict[str, Any]]:
    """A row for each period and quad; what parts two states counts downwards."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for point in series.points:
        row = found.setdefault(
            (point.period, point.quad),
            {"period": _day(point.period), "quad": point.quad, "rank": QUADS.index(point.quad), "signed": 0.0},
        )
        row["told"] = point.happenings is not None
        if point.happenings is not None:
            row["signed"] += point.happenings.value * (-1 if "conflict" in point.quad else 1)
    return list(found.values())


def _scores(series: Series) -> list[dict[str, Any]]:
    """A row for each period, with what all of its happenings come to."""
    rows = []
    for period in dict.fromkeys(point.period for point in series.points):
        net = series.net.get(period)
        row: dict[str, Any] = {"period": _day(period), "told": net is not None}
        if net is not None:
            row |= {"goldstein": net.value, "low": net.low, "high": net.high}
        rows.append(row)
    return rows


def _extent(series: Series) -> list[float]:
    """The least and the greatest bound of the scores, with zero."""
    bounds = [bound for net in series.net.values() for bound in net]
    return [min(bounds, default=0.0), max(bounds, default=0.0)] if any(bounds) else [-1.0, 1.0]


def _day(period: str) -> str:
    return f"{period}-01T00:00:00" if len(period) > len("2018") else f"{period}-01-01T00:00:00"
