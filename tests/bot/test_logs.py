"""Logs carry ids, never names or words."""

from __future__ import annotations

import io
import logging

import pytest
import structlog

from bot.logs import keep_log

SECRET = "Ana wrote: hello"


@pytest.fixture
def log() -> io.StringIO:
    kept = io.StringIO()
    keep_log(logging.INFO, kept)
    return kept


def fail() -> None:
    try:
        raise KeyError(SECRET)  # noqa: TRY301  # the point is the chain of two
    except KeyError as cause:
        raise ValueError(SECRET) from cause


def test_an_exception_is_logged_by_its_kind_and_place_and_not_by_its_words(log: io.StringIO) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("x").exception("event %s failed", "e-1")
        structlog.get_logger().exception("delivery failed", delivery=7)

    told = log.getvalue()
    assert SECRET not in told
    assert told.count("builtins.KeyError") == told.count("builtins.ValueError") == 2
    assert "test_logs.py" in told
    assert "e-1" in told
    assert '"delivery": 7' in told


def test_what_is_below_the_level_is_not_logged(log: io.StringIO) -> None:
    structlog.get_logger().debug("delivery tried", delivery=7)

    assert log.getvalue() == ""
