"""Values by key and the ways they are looked for; a journal that takes back what a failed transaction did."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from itertools import islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy.exc import IntegrityError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date, datetime

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
        self.before: list[tuple[Shelf[Any, Any], Any, Any, int]] = []
        """Of each change: where, the key, what was there before, and the last id given there."""

    def close(self) -> None:
        """Let it stand."""
        self.before.clear()

    def undo(self) -> None:
        """Take everything back, the latest first."""
        for shelf, key, before, last_id in reversed(self.before):
            shelf.put_back(key, before, last_id)
        self.before.clear()


class Index(Generic[K, V]):
    """The keys of those values that belong to a group, in their order."""

    def __init__(self, read: Callable[[V], Any]) -> None:
        """Take what gives a value's group."""
        self.read = read
        self._keys: dict[Any, list[Any]] = defaultdict(list)

    def of(self, group: object, *, since: Any = None) -> Sequence[K]:
        """Give the keys of a group; where `since` is given, only those that are not before."""
        keys = self._keys.get(group, ())
        return keys if since is None else keys[bisect_left(keys, since) :]

    def move(self, key: K, left: Any, entered: Any) -> None:
        """Take a value from its group into another."""
        if left is not _NOTHING:
            _take_out(self._keys[left], key)
        if entered is not _NOTHING:
            insort(self._keys[entered], key)


class Groups(Index[K, V]):
    """An index of values that belong to any number of groups each."""

    def move(self, key: K, left: Any, entered: Any) -> None:
        """Take a value from its groups into others."""
        for group in left if left is not _NOTHING else ():
            _take_out(self._keys[group], key)
        for group in entered if entered is not _NOTHING else ():
            insort(self._keys[group], key)


class Calendar(Generic[K, V]):
    """The days of those values that belong to somebody and have one, by whose they are, in their order."""

    def __init__(self, read: Callable[[V], tuple[Any, date] | None]) -> None:
        """Take what gives whose a value is, and its day; one without a day is left out."""
        self.read = read
        self._days: dict[Any, list[tuple[date, Any]]] = defaultdict(list)

    def since(self, whose: object, day: date) -> Sequence[date]:
        """Give somebody's days that are not before a day."""
        theirs = self._days.get(whose, [])
        return [each for each, _ in theirs[bisect_left(theirs, (day,)) :]]

    def move(self, key: K, left: Any, entered: Any) -> None:
        """Let a value have another day, or none."""
        if left is not _NOTHING and left is not None:
            _take_out(self._days[left[0]], (left[1], key))
        if entered is not _NOTHING and entered is not None:
            insort(self._days[entered[0]], (entered[1], key))


class Queue(Generic[K, V]):
    """The keys of those values that wait for a moment, the first to come at the front."""

    def __init__(self, read: Callable[[V], datetime | None]) -> None:
        """Take what gives a value's moment; one without a moment does not wait."""
        self.read = read
        self._waiting: list[tuple[datetime, Any]] = []

    def until(self, moment: datetime, *, limit: int | None = None) -> Sequence[K]:
        """Give the keys whose moment has come, at most `limit`."""
        come = takewhile(lambda waiting: waiting[0] <= moment, self._waiting)
        return [key for _, key in islice(come, limit)]

    def first(self) -> datetime | None:
        """Give the moment that comes first."""
        return self._waiting[0][0] if self._waiting else None

    def move(self, key: K, left: Any, entered: Any) -> None:
        """Let a value wait for another moment, or no longer."""
        if left is not _NOTHING and left is not None:
            _take_out(self._waiting, (left, key))
        if entered is not _NOTHING and entered is not None:
            insort(self._waiting, (entered, key))


Way = Index[Any, Any] | Calendar[Any, Any] | Queue[Any, Any]
"""A way to the values of a shelf: what it reads of a value says where the value stands."""
W = TypeVar("W", Index[Any, Any], Groups[Any, Any], Calendar[Any, Any], Queue[Any, Any])


def _take_out(row: list[Any], one: Any) -> None:
    """Take one out of a sorted row, which holds it."""
    del row[bisect_left(row, one)]


class Shelf(Generic[K, V]):
    """Values by key. What is put here is not changed afterwards: the domain's values are frozen."""

    def __init__(self, journal: Journal) -> None:
        """Write every change down in the journal."""
        self._journal = journal
        self._ways: list[Way] = []
        self._changing: list[Way] = []
        self.rows: dict[K, V] = {}
        self.last_id = 0

    def by(self, *names: str, lasts: bool = False) -> Index[K, V]:
        """Keep an index by these attributes from now on; `lasts` if a value keeps them for life."""
        return self._followed(Index(attrgetter(*names)), lasts=lasts)

    def groups(self, read: Callable[[V], Collection[Any]], *, lasts: bool = False) -> Groups[K, V]:
        """Keep an index by what a function gives, any number of groups for each value."""
        return self._followed(Groups(read), lasts=lasts)

    def calendar(self, read: Callable[[V], tuple[Any, date] | None]) -> Calendar[K, V]:
        """Keep a calendar from now on."""
        return self._followed(Calendar(read))

    def queue(self, waits_for: Callable[[V], datetime | None]) -> Queue[K, V]:
        """Keep a queue from now on."""
        return self._followed(Queue(waits_for))

    def next_id(self) -> int:
        """Give the id of the next value, as a database counts: on, and back if the transaction fails."""
        return self.last_id + 1

    def put(self, key: K, value: V) -> None:
        """Put a value in, in the place of one with the same key."""
        before = self.rows.get(key, _NOTHING)
        self._journal.before.append((self, key, before, self.last_id))
        if isinstance(key, int) and key > self.last_id:
            self.last_id = key
        self._set(key, before, value)

    def drop(self, key: K) -> None:
        """Take a value out, if it is there."""
        before = self.rows.get(key, _NOTHING)
        if before is not _NOTHING:
            self._journal.before.append((self, key, before, self.last_id))
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
        rows = self.rows
        if len(groups) == 1:
            return [rows[key] for key in index.of(groups[0])]
        every = {key for group in groups for key in index.of(group)}
        return [rows[key] for key in sorted(every)]  # type: ignore[type-var]  # ints, strs or tuples of them

    def grouped(
        self, index: Index[K, V], groups: Iterable[Any], *, by: Callable[[V], Any] | None = None, since: Any = None
    ) -> dict[Any, Sequence[V]]:
        """Give those of each of these groups, by key or by what `by` gives first; a group of none is left out.

        Where `since` is given, only those whose key is not before.

        The groups stand in the order of their first, as rows do that are sorted and then grouped.
        """
        rows = self.rows
        found: list[tuple[Any, Sequence[Any]]] = []
        for group in groups:
            keys = index.of(group, since=since)
            if keys:
                found.append((group, sorted(keys, key=lambda key: by(rows[key])) if by else keys))
        first = (lambda group: (by(rows[group[1][0]]), group[1][0])) if by else _first
        found.sort(key=first)
        return {group: [rows[key] for key in order] for group, order in found}

    def must_know(self, *keys: K | None) -> None:
        """Refuse as a foreign key does."""
        for key in keys:
            if key is not None and key not in self.rows:
                raise refused("FOREIGN KEY")

    def _followed(self, way: W, *, lasts: bool = False) -> W:
        """Let a way to the values know of those that are there, and of every change."""
        for key, value in self.rows.items():
            way.move(key, _NOTHING, way.read(value))
        self._ways.append(way)
        if not lasts:
            self._changing.append(way)
        return way

    def _set(self, key: K, before: Any, after: Any) -> None:
        if before is not _NOTHING and after is not _NOTHING:
            for way in self._changing:
                left, entered = way.read(before), way.read(after)
                if left != entered:
                    way.move(key, left, entered)
            self.rows[key] = after
        elif after is not _NOTHING:
            for way in self._ways:
                way.move(key, _NOTHING, way.read(after))
            self.rows[key] = after
        elif before is not _NOTHING:
            for way in self._ways:
                way.move(key, way.read(before), _NOTHING)
            del self.rows[key]


def _first(group: tuple[Any, Sequence[Any]]) -> Any:
    return group[1][0]
