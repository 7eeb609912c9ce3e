"""Long work: a snapshot in one short transaction, the computation elsewhere, the result stored in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.services import match_pool, match_round, rematch_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.ports.chat import Reply


@dataclass(frozen=True, slots=True)
class Job:
    """`look(unit, arguments, world)` gives a snapshot, `compute(snapshot)` a result, `store(asked, result)` the reply.

    `compute` must be a function of a module, its argument and result plain values: they travel to another process.
    `store` refuses if what the snapshot was taken of has changed meanwhile.
    """

    look: Callable[..., Any]
    compute: Callable[[Any], Any]
    store: Callable[..., Reply]


JOBS: Mapping[str, Job] = {
    "match": Job(match_round.look, match_round.compute, match_round.store),
    "rematch": Job(match_pool.look, match_pool.compute, rematch_pool.store),
}
