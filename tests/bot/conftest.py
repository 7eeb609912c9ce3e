"""A town for every story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.programme import Town

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()
    yield town
    town.store.close()
