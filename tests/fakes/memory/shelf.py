"""Values by key and the ways they are looked for; a journal that takes back what a failed transaction did."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy.exc import IntegrityError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

K = TypeVar("K")
V = TypeVar("V")
_NOTHING: Any = object()
"""What stands for a value that is not there."""


def refused(what: str) -> IntegrityError:
    """Give what a database raises that refuses a row."""
    return IntegrityError(f"{what} constraint failed", None, ValueError(what))


class Journal:
    """What the transaction under way has changed."""

    def __init__(self) -> None:
        self._before: list[tuple[Shelf[Any, Any], Any, Any, int]] = []

    def note(self, shelf: Shelf[K, V], key: K, before: V, last_id: int) -> None:
        """Note what was there before a change."""
        self._before.append((shelf, key, before, last_id))

    def close(self) -> None:
        """Let it stand."""
        self._before.clear()

    def undo(self) -> None:
        """Take everything back, the latest first."""
        for shelf, key, before, last_id in reversed(self._before):
            shelf.put_back(key, before, last_id)
        self._before.clear()


class Index(Generic[K, V]):
    """The keys of those values that belong to a group."""

    def __init__(self, groups: Callable[[V], Collection[Any]]) -> None:
        """Take what gives a value's groups."""
        self._groups = groups
        self._keys: dict[Any, set[K]] = defaultdict(set)

    def of(self, group: object) -> Collection[K]:
        """Give the keys of a group, in no order."""
        return self._keys.get(group, ())

    def moved(self, key: K, before: V, after: V) -> None:
        """Take a value from its groups into those it belongs to now."""
        left = self._groups(before) if before is not _NOTHING else ()
        entered = self._groups(after) if after is not _NOTHING else ()
        if left == entered:
            return
        for group in left:
            self._keys[group].discard(key)
        for group in entered:
            self._keys[group].add(key)


class Shelf(Generic[K, V]):
    """Values by key. What is put here is not changed afterwards: the domain's values are frozen."""

    def __init__(self, journal: Journal) -> None:
        """Write every change down in the journal."""
        self._journal = journal
        self._indices: list[Index[K, V]] = []
        self.rows: dict[K, V] = {}
        self.last_id = 0

    def index(self, groups: Callable[[V], Collection[Any]]) -> Index[K, V]:
        """Keep an index from now on."""
        index: Index[K, V] = Index(groups)
        self._indices.append(index)
        return index

    def next_id(self) -> int:
        """Give the id of the next value, as a database counts: on, and back if the transaction fails."""
        return self.last_id + 1

    def put(self, key: K, value: V, *, moving: Index[K, V] | None = None) -> None:
        """Put a value in, in the place of one with the same key; where `moving` is given no other index can change."""
        before = self.rows.get(key, _NOTHING)
        self._journal.note(self, key, before, self.last_id)
        if moving is not None:
            moving.moved(key, before, value)
            self.rows[key] = value
            return
        if isinstance(key, int) and key > self.last_id:
            self.last_id = key
        self._set(key, before, value)

    def drop(self, key: K) -> None:
        """Take a value out, if it is there."""
        before = self.rows.get(key, _NOTHING)
        if before is not _NOTHING:
            self._journal.note(self, key, before, self.last_id)
            self._set(key, before, _NOTHING)

    def put_back(self, key: K, value: V, last_id: int) -> None:
        """Undo a change."""
        self.last_id = last_id
        self._set(key, self.rows.get(key, _NOTHING), value)

    def these(self, keys: Iterable[K]) -> Sequence[V]:
        """Give those of these keys that are known, in the order of the keys."""
        rows = self.rows
        return [rows[key] for key in keys if key in rows]

    def of(self, index: Index[K, V], *groups: object) -> Sequence[V]:
        """Give those of any of these groups, each once, by key."""
        keys = index.of(groups[0]) if len(groups) == 1 else {key for group in groups for key in index.of(group)}
        return self.these(sorted(keys))  # type: ignore[type-var]  # every key is an int, a str or a tuple of them

    def grouped(
        self, index: Index[K, V], groups: Iterable[Any], *, by: Callable[[V], Any] | None = None, since: Any = None
    ) -> dict[Any, Sequence[V]]:
        """Give those of each of these groups, by key or by what `by` gives first; a group of none is left out.

        Where `since` is given, only those whose key is not before.

        The groups stand in the order of their first, as rows do that are sorted and then grouped.
        """
        rows = self.rows
        found: list[tuple[Any, list[Any]]] = []
        for group in groups:
            keys = index.of(group) if since is None else [key for key in index.of(group) if key >= since]
            if keys:
                order = sorted(keys)  # type: ignore[type-var]  # every key is an int, a str or a tuple of them
                found.append((group, sorted(order, key=lambda key: by(rows[key])) if by else order))
        first = (lambda group: (by(rows[group[1][0]]), group[1][0])) if by else _first
        found.sort(key=first)
        return {group: [rows[key] for key in order] for group, order in found}

    def must_know(self, *keys: K | None) -> None:
        """Refuse as a foreign key does."""
        if not all(key is None or key in self.rows for key in keys):
            raise refused("FOREIGN KEY")

    def _set(self, key: K, before: V, after: V) -> None:
        for index in self._indices:
            index.moved(key, before, after)
        if after is _NOTHING:
            self.rows.pop(key, None)
        else:
            self.rows[key] = after


def _first(group: tuple[Any, list[Any]]) -> Any:
    return group[1][0]
