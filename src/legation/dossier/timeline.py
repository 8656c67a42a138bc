"""The figure of a pair: one row a claim, its date drawn as what is known of it, its status as a shape.

A day is a point, a month, a year or a decade a bar, an open end fades out under an arrow. Each row is a small SVG as
wide as its column; positions are in percent, so that the figure needs no script to fit a telephone and a sheet of
paper. Colours are classes of the style sheet: nothing here says how a status looks but its shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from legation.claims.claim import Status
from legation.dossier.scale import Scale, Tick
from legation.evidence import When

HEIGHT = 22
"""The height of a row, in pixels."""

_MIDDLE = HEIGHT // 2
_BAR = 10
_LEAST = 1.8
"""The least width of a bar, in percent: it must not be taken for a point."""

_RADIUS = 5.5


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of a figure with its ticks, and the SVG of its head."""

    scale: Scale
    ticks: tuple[Tick, ...]

    def head(self) -> Markup:
        """The labels of the ticks."""
        labels = Markup("").join(
            Markup('<text x="{}%" y="14" text-anchor="middle">{}</text>').format(tick.at, tick.label)
            for tick in self.ticks
        )
        return _svg("axis", "", labels + _grid(self.ticks, 18))

    def row(self, when: When, status: Status, label: str) -> Markup:
        """A claim: its date and its status. ``label`` is what a screen reader says."""
        return _svg("row", label, _grid(self.ticks, 0) + _mark(self.scale, when, status))


def dated(when: When) -> bool:
    """Whether there is anything to draw."""
    return bool(when.earliest or when.latest)


def order(when: When) -> tuple[date, date, bool]:
    """For sorting by time: a date with an open beginning stands at its end, the sharper of two comes first."""
    first = date.fromisoformat(when.earliest) if when.earliest else None
    last = date.fromisoformat(when.latest) if when.latest else None
    return first or last or date.max, last or date.max, first is None


def axis(whens: Sequence[When]) -> Axis | None:
    """The axis that all the dates fit on; None where none is dated."""
    days = [date.fromisoformat(end) for when in whens for end in (when.earliest, when.latest) if end]
    if not days:
        return None
    scale = Scale(days)
    return Axis(scale, tuple(scale.ticks()))


def sample(status: Status) -> Markup:
    """The shape of a status, for the legend and beside its word."""
    shape = _point(status)
    return Markup('<svg class="sample status-{}" width="16" height="16" aria-hidden="true">{}</svg>').format(
        status, Markup('<svg x="8" y="8" overflow="visible">{}</svg>').format(shape)
    )


def definitions() -> Markup:
    """The hatching and the fading that rows refer to; once a page."""
    fades = Markup("").join(
        Markup(
            '<linearGradient id="fade-{0}" x1="{1}" x2="{2}"><stop offset="0.35" class="solid"/>'
            '<stop offset="1" class="gone"/></linearGradient>'
        ).format(name, start, end)
        for name, start, end in (("right", 0, 1), ("left", 1, 0))
    )
    return Markup(
        '<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>'
        '<pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<line class="hatching" x1="1" y1="0" x2="1" y2="4"/></pattern>'
        '{}<mask id="mask-right" maskContentUnits="objectBoundingBox"><rect width="1" height="1" '
        'fill="url(#fade-right)"/></mask><mask id="mask-left" maskContentUnits="objectBoundingBox">'
        '<rect width="1" height="1" fill="url(#fade-left)"/></mask></defs></svg>'
    ).format(fades)


def _svg(kind: str, label: str, content: Markup) -> Markup:
    named = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="{}" width="100%" height="{}" {}>{}</svg>').format(kind, HEIGHT, named, content)


def _grid(ticks: Sequence[Tick], top: int) -> Markup:
    return Markup("").join(
        Markup('<line class="grid" x1="{0}%" x2="{0}%" y1="{1}" y2="100%"/>').format(tick.at, top) for tick in ticks
    )


def _mark(scale: Scale, when: When, status: Status) -> Markup:
    first = date.fromisoformat(when.earliest) if when.earliest else None
    last = date.fromisoformat(when.latest) if when.latest else None
    if first is not None and first == last:
        return _group(status, _at(scale.at(first), _point(status)))
    start = scale.at(first) if first else 0.0
    end = scale.at(last) if last else 100.0
    if end - start < _LEAST:
        middle = (start + end) / 2
        start, end = max(0.0, middle - _LEAST / 2), min(100.0, middle + _LEAST / 2)
    shapes = _bar(status, start, end, "left" if first is None else "right" if last is None else "")
    return _group(status, shapes)


def _group(status: Status, shapes: Markup) -> Markup:
    return Markup('<g class="mark status-{}">{}</g>').format(status, shapes)


def _at(percent: float, shape: Markup) -> Markup:
    return Markup('<svg x="{:.2f}%" y="{}" overflow="visible">{}</svg>').format(percent, _MIDDLE, shape)


def _bar(status: Status, start: float, end: float, opening: str) -> Markup:
    width = Markup("{:.2f}").format(end - start)
    mask = Markup(' mask="url(#mask-{})"').format(opening) if opening else Markup("")
    bar = Markup('<rect class="shape" x="{:.2f}%" y="{}" width="{}%" height="{}" rx="2"{}/>').format(
        start, _MIDDLE - _BAR // 2, width, _BAR, mask
    )
    if status == "alleged":
        bar += Markup('<rect class="hatched" x="{:.2f}%" y="{}" width="{}%" height="{}"{}/>').format(
            start, _MIDDLE - _BAR // 2, width, _BAR, mask
        )
    ends = {"right": (100.0, "M-7,-5 L0,0 L-7,5"), "left": (0.0, "M7,-5 L0,0 L7,5")}
    if opening:
        place, path = ends[opening]
        bar += _at(place, Markup('<path class="arrow" d="{}"/>').format(path))
    return bar + _over(status, (start + end) / 2)


def _over(status: Status, middle: float) -> Markup:
    """What crosses a bar out, or marks it as conditional."""
    if status in ("denied", "negated", "conditional"):
        return _at(middle, _sign(status))
    return Markup("")


def _sign(status: Status) -> Markup:
    paths = {"denied": "M-7,-7 L7,7 M-7,7 L7,-7", "negated": "M-9,0 L9,0", "conditional": "M0,-7 L7,0 L0,7 L-7,0 Z"}
    return Markup('<path class="sign" d="{}"/>').format(escape(paths[status]))


def _point(status: Status) -> Markup:
    circle = Markup('<circle class="shape" r="{}"/>').format(_RADIUS)
    if status == "alleged":
        return circle + Markup('<circle class="hatched" r="{}"/>').format(_RADIUS)
    if status == "conditional":
        return Markup('<path class="shape" d="M0,-7 L7,0 L0,7 L-7,0 Z"/>')
    return circle + (_sign(status) if status in ("denied", "negated") else Markup(""))
