"""Long work: a snapshot in one short transaction, the computation elsewhere, the result stored in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.services import (
    change_matches,
    connect,
    match_pool,
    match_round,
    matching_snapshot,
    placing,
    rematch_pool,
    show_change,
    show_quality,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.ports.chat import Reply
    from bot.services.asked import Asked


@dataclass(frozen=True, slots=True)
class Job:
    """What long work is made of: `look(unit, arguments, world)`, `compute(snapshot, watch)`, `store(asked, result)`.

    The first gives the snapshot, the second the result, the third the reply. `watch` is told how far it is, and says
    when the best so far is wanted (bot/matching/watch.py). `compute` must be a function of a module, its argument and
    result plain values: they travel to another process. `store` refuses if what the snapshot was taken of has changed.
    Where `can_stop` is False there is no best so far.
    """

    look: Callable[..., Any]
    compute: Callable[[Any, Any], Any]
    store: Callable[..., Reply]
    can_stop: bool = True


@dataclass(frozen=True, slots=True)
class Errand:
    """Long work that is asking platforms instead of computing: `look` gives what to ask, `store` takes the answers."""

    look: Callable[..., Any]
    store: Callable[..., Reply]


JOBS: Mapping[str, Job | Errand] = {
    "connect": Errand(connect.look, connect.store),
    "match": Job(matching_snapshot.look, placing.compute, match_round.store),
    "try": Job(change_matches.look, change_matches.compute, show_change.store),
    "quality": Job(show_quality.look, show_quality.compute, show_quality.store, can_stop=False),
    "rematch": Job(match_pool.look, match_pool.compute, rematch_pool.store),
}


def press_stop(asked: Asked, row: str) -> Reply:
    """Take note that the work is to stop. The one who began it then gets the best so far (bot/commands/underway.py)."""
    return asked.replace("job-stopping")
