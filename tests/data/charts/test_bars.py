"""Pictures: as wide as a phone, and nothing runs over the edge."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from bot.ports.charts import Bar, Panel
from bot.ports.chat import Text
from data.charts.bars import BarCharts

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = Text("Estados Unidos – Filipinas")


def pixels(content: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(BytesIO(content)).convert("RGB"))


def drawn(*values: int, upright: bool = False) -> bytes:
    bars = tuple(Bar(Text(str(v)) if upright else LONGEST, v, Text("1.234.567 (12.345 personas)")) for v in values)
    return BarCharts().bars(Text("A"), Text("b"), (Panel(Text("c"), bars, upright=upright),))


def test_it_is_as_wide_as_a_phone() -> None:
    assert pixels(drawn(3, 2, 1)).shape[1] == 1080


def test_the_longest_words_stay_on_the_paper() -> None:
    sheet = pixels(drawn(1000, 3, 0))

    assert (sheet[:, :4] == 255).all()
    assert (sheet[:, -4:] == 255).all()


def test_nothing_to_show_is_drawn_all_the_same() -> None:
    assert pixels(drawn(0, 0)).size
    assert pixels(drawn(0, 0, upright=True)).size


def test_who_draws_travels_to_another_process() -> None:
    assert isinstance(pickle.loads(pickle.dumps(BarCharts())), BarCharts)


def test_the_same_numbers_give_the_same_picture() -> None:
    assert drawn(3, 2) == drawn(3, 2)
