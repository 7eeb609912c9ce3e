"""Frozen values, made as quickly as others while simulations play: freezing costs a call a field, a tenth of a round.

That nobody writes to a frozen value is seen by the types, and by every other test.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import field, fields, is_dataclass, make_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Making = Callable[..., None]

PACKAGES = ("bot", "adapters", "data", "scheduler", "tests")
MAKES, GUARDS = "__init__", ("__setattr__", "__delattr__")
"""What a frozen class has of its own: how a value is made, and what refuses to change it."""


@contextmanager
def thawed() -> Iterator[None]:
    """Thaw the frozen classes that are known by now; freeze them again at the end."""
    classes = _frozen_classes()
    before = {each: {name: vars(each)[name] for name in (MAKES, *GUARDS)} for each in classes}
    for each, making in classes.items():
        setattr(each, MAKES, making)
        for guard in GUARDS:
            delattr(each, guard)
    try:
        yield
    finally:
        for each, own in before.items():
            for name, value in own.items():
                setattr(each, name, value)


def _frozen_classes() -> Mapping[type[Any], Making]:
    """Give the project's dataclasses that are frozen now, each with what makes an open value of the same fields."""
    modules = [module for name, module in sys.modules.items() if name.split(".", maxsplit=1)[0] in PACKAGES]
    held = {id(each): each for module in modules for each in vars(module).values() if isinstance(each, type)}
    return {each: _open_making(each) for each in held.values() if _is_frozen(each)}


def _is_frozen(of: type[Any]) -> bool:
    return is_dataclass(of) and all(name in vars(of) for name in (MAKES, *GUARDS))


@cache
def _open_making(of: type[Any]) -> Making:
    """Give the `__init__` that the class would have, were it not frozen."""
    asked = [
        (each.name, each.type, field(default=each.default, default_factory=each.default_factory, init=each.init))
        for each in fields(of)
    ]
    after = {"__post_init__": of.__post_init__} if hasattr(of, "__post_init__") else {}
    making: Making = vars(make_dataclass(of.__name__, asked, namespace=after))[MAKES]
    return making
