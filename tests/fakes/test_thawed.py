"""Thawed values are what they were, and freeze again."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass

import pytest

from tests.fakes.thawed import thawed


@dataclass(frozen=True, slots=True)
class Flake:
    """Something frozen."""

    arms: int
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no flake has."""
        if self.arms < 1:
            raise ValueError(self.arms)


def test_a_value_made_while_thawed_is_the_same_value() -> None:
    with thawed():
        made = Flake(6, names=("a",))
    assert (made, hash(made), repr(made)) == (Flake(6, ("a",)), hash(Flake(6, ("a",))), repr(Flake(6, ("a",))))


def test_what_a_value_refuses_it_refuses_thawed() -> None:
    with thawed(), pytest.raises(ValueError, match="0"):
        Flake(0)


def test_all_is_frozen_again_whatever_ends_the_thaw() -> None:
    flake = Flake(6)
    with pytest.raises(KeyboardInterrupt), thawed():
        raise KeyboardInterrupt
    with pytest.raises(FrozenInstanceError):
        flake.arms = 5  # type: ignore[misc]  # that is the point
