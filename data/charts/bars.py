"""Bars under headings, one panel below the other: tall and with large letters, for a phone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from bot.ports.charts import Bar, Panel

DOTS = 100
"""Dots an inch: the picture is `WIDTH` inches, a thousand and eighty dots, as wide as a phone's screen."""
WIDTH = 10.8

PAPER, INK, QUIET = "#ffffff", "#1d2b33", "#5a6b75"
LEADING, OTHER, LINE = "#0b6e8a", "#b9cdd6", "#d9e2e7"
"""Dark enough to be told apart without colour (5.7 to 1 on white for what counts)."""

TITLE, HEADING, LABEL = 30, 25, 21
"""Points of letters; the smallest is a phone's own size once the picture is as wide as its screen."""

HEAD, SPACE, ROW, UPRIGHT, EDGE = 1.5, 0.95, 0.72, 3.4, 0.35
"""Inches: the title, a panel's heading, a lying bar, a panel of standing bars, the margins."""

LABELS, MOST_LABELS = 0.42, 0.55
"""The share of the width that is kept for what bars stand for, and the most of it where that is long."""

LETTER = 0.175
"""Inches that a letter of a label or a note takes at most, on average."""


class BarCharts:
    """Draws with matplotlib, without a screen; nothing is kept, so it travels to another process."""

    def bars(self, title: str, below: str, panels: tuple[Panel, ...]) -> bytes:
        """Draw panels one below the other, as a PNG; `below` stands in smaller letters under the title."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  # who draws nothing need not wait
        from matplotlib.figure import Figure  # noqa: PLC0415  # likewise

        height = HEAD + sum(SPACE + _inches(panel) for panel in panels) + EDGE
        figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor=PAPER)
        FigureCanvasAgg(figure)
        figure.text(EDGE / WIDTH, 1 - 0.65 / height, title, size=TITLE, weight="bold", color=INK, va="center")
        figure.text(EDGE / WIDTH, 1 - 1.2 / height, below, size=LABEL, color=QUIET, va="center")
        top = height - HEAD
        for panel in panels:
            self._draw(figure, panel, top, height)
            top -= SPACE + _inches(panel)
        content = BytesIO()
        figure.savefig(content, format="png", facecolor=PAPER)
        return content.getvalue()

    def _draw(self, figure: Figure, panel: Panel, top: float, height: float) -> None:
        heading_at = (top - 0.45) / height
        figure.text(EDGE / WIDTH, heading_at, panel.title, size=HEADING, color=INK, weight="bold", va="center")
        low = (top - SPACE - _inches(panel)) / height
        tall = _inches(panel) / height
        if panel.upright:
            axes = figure.add_axes((EDGE / WIDTH, low + 0.5 / height, 1 - 2 * EDGE / WIDTH, tall - 0.6 / height))
            _standing(axes, panel.bars)
        else:
            labels = _labels(panel.bars)
            axes = figure.add_axes((labels, low, 1 - labels - EDGE / WIDTH, tall))
            _lying(axes, panel.bars)


def _inches(panel: Panel) -> float:
    return UPRIGHT if panel.upright else ROW * len(panel.bars)


def _bare(axes: Axes) -> None:
    """Take away what says nothing: the frame, the ticks, the scale that the notes already give."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)


def _colours(bars: Sequence[Bar]) -> list[str]:
    return [LEADING if bar.leading else OTHER for bar in bars]


def _lying(axes: Axes, bars: Sequence[Bar]) -> None:
    places = list(range(len(bars)))
    axes.barh(places, [bar.value for bar in bars], height=0.62, color=_colours(bars))
    axes.set_yticks(places, [bar.label for bar in bars], size=LABEL, color=INK)
    axes.set_xticks([])
    axes.set_ylim(len(bars) - 0.5, -0.5)
    longest = max([bar.value for bar in bars] or [0]) or 1
    axes.set_xlim(0, longest / (1 - _room(bars)))
    for place, bar in zip(places, bars, strict=True):
        axes.text(bar.value + longest * 0.02, place, bar.note, size=LABEL, color=QUIET, va="center")
    _bare(axes)


def _labels(bars: Sequence[Bar]) -> float:
    """Give the share of the width that a lying panel's labels need, the margin with them."""
    letters = max((len(bar.label) for bar in bars), default=0)
    return min(MOST_LABELS, max(LABELS, (EDGE + letters * LETTER) / WIDTH))


def _room(bars: Sequence[Bar]) -> float:
    """Give the share of a lying panel that notes need beside the longest bar."""
    letters = max((len(bar.note) for bar in bars), default=0)
    return min(0.75, (letters + 1) * LETTER / (WIDTH * (1 - _labels(bars)) - EDGE))


def _standing(axes: Axes, bars: Sequence[Bar]) -> None:
    places = list(range(len(bars)))
    axes.bar(places, [bar.value for bar in bars], width=0.86, color=_colours(bars))
    axes.set_xticks(places, [bar.label for bar in bars], size=LABEL - 3, color=INK)
    axes.set_yticks([])
    highest = max([bar.value for bar in bars] or [0]) or 1
    axes.set_ylim(0, highest * 1.14)
    for place, bar in zip(places, bars, strict=True):
        axes.text(place, bar.value + highest * 0.02, bar.note, size=LABEL - 3, color=QUIET, ha="center", va="bottom")
    _bare(axes)
    axes.axhline(0, color=LINE, linewidth=2)
