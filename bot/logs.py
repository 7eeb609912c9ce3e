"""Logs carry ids, never names or words: what an exception says stays out, only its kind and place go in."""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING, TextIO

import structlog

if TYPE_CHECKING:
    from types import TracebackType

    from structlog.typing import EventDict, WrappedLogger


class WithoutWords(logging.Formatter):
    """Formats a record; of an exception it tells the kind and the places it passed, not the message or the values."""

    def formatException(  # noqa: N802  # logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Give the kind of an exception and where it came through."""
        return told_without_words(ei[1])


def told_without_words(error: BaseException | None) -> str:
    """Give an exception's kind, where it came through, and the same of what caused it."""
    if error is None:
        return ""
    places = "\n".join(f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__))
    told = f"{type(error).__module__}.{type(error).__qualname__}\n{places}"
    cause = error.__cause__ or error.__context__
    return told if cause is None else f"{told_without_words(cause)}\nled to {told}"


def _without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Put an exception's kind and places in the place of its traceback."""
    raised = event.pop("exc_info", None)
    error = sys.exc_info()[1] if raised is True else raised[1] if isinstance(raised, tuple) else raised
    if isinstance(error, BaseException):
        event["exception"] = told_without_words(error)
    return event


def keep_log(level: int, to: TextIO) -> None:
    """Log from this level on, as lines of JSON (our own) and plain lines (the libraries')."""
    handler = logging.StreamHandler(to)
    handler.setFormatter(WithoutWords("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.set_exc_info,
            _without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(to),
    )
