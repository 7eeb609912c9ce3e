"""What the simulations share."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
import structlog

from tests.fakes.thawed import thawed

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True, scope="package")
def _quiet() -> Iterator[None]:
    """Leave out a line a delivery: a round has a thousand, and writing them takes longer than the round."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    yield
    structlog.configure(**before)


@pytest.fixture(autouse=True, scope="package")
def _thawed() -> Iterator[None]:
    with thawed():
        yield
