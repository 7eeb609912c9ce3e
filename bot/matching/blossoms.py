"""Edmonds' algorithm for the heaviest matching of a graph, from any feasible start.

The programme it solves (Edmonds 1965; Galil, ACM Computing Surveys 18, 1986, whose names are used): people have prices
`y`, odd sets of people (blossoms) have prices `z`. Prices are counted in quarters of a weight, so that whole numbers
stay whole, and

    slack(u, v) = y_u + y_v + (z of every blossom that holds both) - 4 w_uv.

What holds before and after every search:

    I1  every y and every z is at least 0, and every z is even;
    I2  no edge has a negative slack;
    I3  the edges of the matching, and those that tie a blossom together, have no slack;
    I4  in a blossom with z > 0 all but one person, its base, are matched inside it.

Somebody alone at price 0 is content to be alone. Everybody alone at a higher price is the root of a tree; the trees
grow side by side until two of them meet, or one reaches somebody who is or can be alone at price 0. That is a search;
after it one root is gone, or two. When there is none left, I1 to I4 are the conditions of complementary slackness:
nothing is heavier, and a quarter of sum(y) + sum(z * (size - 1) / 2) is the weight of the matching, which anybody can
check.

A search is Dijkstra's with blossoms. `now` is how far the prices of outer people have fallen since it began, so every
event has its moment: an edge becomes tight, an inner blossom's z reaches 0, an outer person's price reaches 0. All
prices begin even. Roots fall together and tight edges have even weights, 4 w, so outer people's prices are all even or
all odd, and half of the slack between two of them is a whole number.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Edge = tuple[int, int]

ALONE = -1
"""The partner of somebody who has none."""
OUTER, INNER = 1, -1
"""Labels. Outer: at an even distance from the root, its price falls; inner: odd, its price rises."""
MOST_KEPT = 24
"""So many copies, spread over the whole way, are enough to go back to."""
_OPENS = -2
"""Stands in an event for "this inner blossom opens"."""


class Nest(NamedTuple):
    """Blossoms within blossoms: everybody who is in one, in an `order` in which those of one blossom are side by side.

    `spans` are (start, end, z): a blossom holds `order[start:end]`. Outer ones come before those within.
    """

    order: list[int]
    spans: list[tuple[int, int, int]]


class Blossoms:
    """A matching with its prices, and the blossoms they are tied up in.

    People are 0 to n - 1, blossoms have numbers from n on; a node is either. `cycle[b]` are the nodes a blossom is made
    of, its base's first; `ties[b][i]` is the edge from `cycle[b][i]` to the next one, and every second tie, from the
    second on, is matched. People of one outermost node are in one group, so that opening a blossom within a blossom
    within a blossom need not call everybody each time: the largest part keeps the group.
    """

    def __init__(self, edges: Sequence[Sequence[Edge]], y: list[int], partner: list[int]) -> None:
        """Take everybody's edges as (other, 4 w); `y`, all even, and `partner` fulfil I1 to I3. Both change."""
        self.n = len(edges)
        self.y = y
        self.partner = partner
        self.z: dict[int, int] = {}
        self.edges = edges
        self.ordered: list[list[tuple[int, int, int]]] = []
        self.moved = 0
        self._cycle: dict[int, list[int]] = {}
        self._ties: dict[int, list[Edge]] = {}
        self._parent: dict[int, int] = {}
        self.base = list(range(self.n))
        self.group = list(range(self.n))
        self.outermost = list(range(self.n))
        self._size = [1] * self.n

    def solve(
        self,
        *,
        reaches: Sequence[float] = (inf,),
        tell: Callable[[int, int], None] | None = None,
        kept: list[Blossoms] | None = None,
    ) -> bool:
        """Search until everybody has a partner or is content (True), or prices would move too far in all.

        Most searches end early and need not look at what is far, so each tries one of the `reaches` after another.
        `tell` hears how many of how many roots are placed; a copy of how things stand before each search is `kept`.
        """
        roots = everybody = self._discontent()
        left, last = reaches[-1], 0
        while roots:
            if tell is not None:
                tell(len(everybody) - len(roots), len(everybody))
            if kept is not None:
                kept.append(self.copy())
                if len(kept) > MOST_KEPT:
                    del kept[1::2]
            if not self.ordered or last <= reaches[0] < self.moved:
                self._put_in_order()
            search = _Search(self)
            found = search.run(roots, [*reaches[:-1], left])
            last = search.now
            left -= last
            self.moved += last
            if not found:
                return False
            roots = self._discontent()
        return True

    def _put_in_order(self) -> None:
        """Give everybody's edges, those first that may be used first, as (distance, other, 4 w).

        The distance is the slack, which shrinks by two for each moment at most. Within a blossom it is z, which
        shrinks as fast: as long as there is any of it the edge cannot be used.
        """
        y, group = self.y, self.group
        z = [self.z.get(self.outermost[each], 0) for each in group]
        self.ordered = [
            sorted(
                (z[person] if group[person] == group[other] else y[person] + y[other] - w4, other, w4)
                for other, w4 in edges
            )
            for person, edges in enumerate(self.edges)
        ]
        self.moved = 0

    def _discontent(self) -> list[int]:
        return [person for person in range(self.n) if self.partner[person] == ALONE and self.y[person] > 0]

    def copy(self, edges: Sequence[Sequence[Edge]] | None = None) -> Blossoms:
        """Give the same, to go on from; perhaps with other edges, of which none may have a negative slack (I2)."""
        other = Blossoms(self.edges if edges is None else edges, self.y.copy(), self.partner.copy())
        other.ordered, other.moved = self.ordered if edges is None else [], self.moved
        other.z, other.base, other.group = self.z.copy(), self.base.copy(), self.group.copy()
        other.outermost, other._size = self.outermost.copy(), self._size.copy()
        other._cycle, other._ties = self._cycle.copy(), self._ties.copy()
        other._parent = self._parent.copy()
        return other

    @property
    def nest(self) -> Nest:
        """Give every blossom with its price."""
        order: list[int] = []
        spans: dict[int, tuple[int, int, int]] = {}
        waiting = [b for b in self._cycle if b not in self._parent]
        while waiting:
            node = waiting.pop()
            if node < 0:
                start, _, z = spans[~node]
                spans[~node] = start, len(order), z
            elif node < self.n:
                order.append(node)
            else:
                spans[node] = len(order), len(order), self.z[node]
                waiting += [~node, *self._cycle[node]]
        return Nest(order, list(spans.values()))

    @property
    def quarters(self) -> int:
        """Give four times the weight that no matching can exceed, as long as I1 and I2 hold."""
        return sum(self.y) + sum(z * (end - start - 1) // 2 for start, end, z in self.nest.spans)

    def people(self, node: int) -> Iterator[int]:
        """Give everybody in a node."""
        waiting = [node]
        while waiting:
            node = waiting.pop()
            if node < self.n:
                yield node
            else:
                waiting += self._cycle[node]

    def tie_up(self, cycle: list[int], ties: list[Edge]) -> int:
        """Make a blossom of an odd cycle of nodes, the base's first."""
        b = len(self.base)
        self._cycle[b], self._ties[b], self.z[b] = cycle, ties, 0
        self.base.append(self.base[cycle[0]])
        self._size.append(sum(self._size[node] for node in cycle))
        self._parent.update(dict.fromkeys(cycle, b))
        return b

    def untie(self, b: int) -> tuple[list[int], list[Edge]]:
        """Open an outermost blossom without a price; its nodes stand for themselves again."""
        cycle = self._cycle.pop(b)
        largest = max(cycle, key=self._size.__getitem__)
        for node in cycle:
            del self._parent[node]
            if node == largest:
                self.outermost[self.group[self.base[node]]] = node
            else:
                self.gather(node)
        del self.z[b]
        return cycle, self._ties.pop(b)

    def gather(self, node: int) -> None:
        """Make one group of everybody in an outermost node."""
        group = len(self.outermost)
        self.outermost.append(node)
        for person in self.people(node):
            self.group[person] = group

    def rebase(self, b: int, person: int) -> None:
        """Match everybody in a blossom but this one inside it, which keeps I4."""
        waiting = [(b, person)]
        while waiting:
            b, person = waiting.pop()
            if b < self.n or self.base[b] == person:
                continue
            node = person
            while self._parent[node] != b:
                node = self._parent[node]
            cycle, ties = self._cycle[b], self._ties[b]
            at = cycle.index(node)
            waiting.append((node, person))
            for i in range(at + 1, len(cycle), 2) if at % 2 else range(0, at, 2):
                u, v = ties[i]
                waiting += [(cycle[i], u), (cycle[(i + 1) % len(cycle)], v)]
                self.partner[u], self.partner[v] = v, u
            self._cycle[b], self._ties[b] = cycle[at:] + cycle[:at], ties[at:] + ties[:at]
            self.base[b] = person


class _Search:
    """Trees, grown side by side. Prices are brought up to date (`_settle`) only where somebody's label changes.

    For a labelled node, `entry` is the edge through which it was reached, (from, into), None for a root. Whoever is
    outer stays so, in the same `tree` (named by its root), however many blossoms they are tied up in: `zero_at` is the
    moment at which their price, `zero_at - now`, will be 0. The price of inner people is `y + (now - rose_from)`, by
    node: an inner blossom that is opened hands it down to its inner parts. `since` is when a node's own price began to
    move, two for each moment: z rises if it is outer, falls if it is inner.

    Blossoms made in this search are not told to all their people at once: `within` leads from a node to one that holds
    it (a union-find with halved ways, see `top`). `nearest` is the first moment at which somebody who is not outer can
    be reached; later edges to them need no event. An event is (moment, person, other, 4 w): an edge that is then
    tight, unless `other` is `ALONE` (the person's price is then 0) or `_OPENS` (the person is a blossom). Events
    are never taken back; when its moment comes, an event that no longer holds is passed over.

    Nothing later than the `horizon` needs an event: it is the earliest moment at which the search is sure to end, or
    as far as it looks for the time being.
    """

    def __init__(self, state: Blossoms) -> None:
        self.state = state
        self.now = 0
        self.horizon: float = -1
        self.label: dict[int, int] = {}
        self.entry: dict[int, Edge | None] = {}
        self.since: dict[int, int] = {}
        self.zero_at: list[int | None] = [None] * state.n
        self.tree = [ALONE] * state.n
        self.rose_from: dict[int, int] = {}
        self.within: dict[int, int] = {}
        self.nearest: list[float] = [inf] * state.n
        self.events: list[tuple[int, int, int, int]] = []

    def run(self, roots: Iterable[int], reaches: Iterable[float]) -> bool:
        """Grow until a root has a partner, or somebody can be alone in its place; False if that is out of reach."""
        for root in roots:
            self._make_outer(self.top(root), None, root)
        found = any(self._grow(reach) for reach in reaches)
        self._finish()
        return found

    def _grow(self, reach: float) -> bool:
        """Grow as far as this; say whether the search has ended well."""
        state, label, events = self.state, self.label, self.events
        before, self.horizon = self.horizon, reach
        self._note([person for person, moment in enumerate(self.zero_at) if moment is not None], before + 1)
        while events and events[0][0] <= self.horizon:
            at, u, v, w4 = heappop(events)
            self.now = max(self.now, at)  # an edge to somebody whose price has risen since was noted too early
            if v == ALONE:
                self._exchange(u)
                state.partner[u] = ALONE
                return True
            if v == _OPENS:
                if label.get(u) == INNER and self.since[u] + state.z[u] // 2 == self.now:
                    self._open(u)
                continue
            a, b = self.top(u), self.top(v)
            kind = label.get(b)
            if a == b or kind == INNER or self._price(u) + self._price(v) != w4:
                continue  # it was noted before what it leads to changed its label
            if kind == OUTER and self.tree[u] == self.tree[v]:
                self._close(u, v)
            elif kind is None and (mate := state.partner[state.base[b]]) != ALONE:
                self._make_inner(b, (u, v))
                self._make_outer(self.top(mate), (state.base[b], mate), self.tree[u])
            else:
                self._exchange(u)
                if kind is None:
                    state.rebase(b, v)
                else:
                    self._exchange(v)
                state.partner[u], state.partner[v] = v, u
                return True
        return False

    def top(self, person: int) -> int:
        """Give the outermost node somebody is in: that of before the search, or what it was tied up in since."""
        within = self.within
        state = self.state
        node = top = state.outermost[state.group[person]]
        while top in within:
            top = within[top]
        while node != top:
            within[node], node = top, within[node]
        return top

    def _price(self, person: int) -> int:
        """Give the price of somebody who is outer or in no tree."""
        zero_at = self.zero_at[person]
        return self.state.y[person] if zero_at is None else zero_at - self.now

    def _make_inner(self, node: int, entry: Edge, rose_from: int | None = None) -> None:
        self.label[node], self.entry[node], self.since[node] = INNER, entry, self.now
        if rose_from is None:
            self.rose_from[node] = self.now
            for person in self.state.people(node):
                self.nearest[person] = -inf
        else:
            self.rose_from[node] = rose_from
        if node >= self.state.n:
            heappush(self.events, (self.now + self.state.z[node] // 2, node, _OPENS, 0))

    def _make_outer(self, node: int, entry: Edge | None, tree: int) -> None:
        self.label[node], self.entry[node], self.since[node] = OUTER, entry, self.now
        self._join(list(self.state.people(node)), tree)

    def _join(self, people: Sequence[int], tree: int) -> None:
        """Let people be outer from now on."""
        y = self.state.y
        for person in people:
            self.zero_at[person] = self.now + y[person]
            self.tree[person] = tree
        self._note(people, self.now)

    def _note(self, people: Iterable[int], since: float) -> None:
        """Note when the edges of outer people will be tight, if not before `since`, and when their price will be 0.

        Edges to inner people are not (they are as near as can be: `nearest`), nor those within a blossom, which alone
        can have been tight before now. No slack has shrunk by more than two for each moment since edges were put in
        order.
        """
        state, y, events, nearest, zero_at = self.state, self.state.y, self.events, self.nearest, self.zero_at
        for person in people:
            own, tree, at = zero_at[person], self.tree[person], self.top(person)
            if own is None:
                raise AssertionError("only of outer people")
            if own <= self.horizon:
                heappush(events, (own, person, ALONE, 0))
                self.horizon = own
            for slack, other, w4 in state.ordered[person]:
                if slack > 2 * (self.horizon + state.moved):
                    break
                theirs = zero_at[other]
                if theirs is None:
                    tight_at = own + y[other] - w4
                    if tight_at < nearest[other] and tight_at <= self.horizon:
                        nearest[other] = tight_at
                        heappush(events, (tight_at, person, other, w4))
                    continue
                tight_at = (own + theirs - w4) // 2
                if tight_at < since or tight_at > self.horizon:
                    continue
                if self.tree[other] != tree:
                    self.horizon = tight_at
                elif self.top(other) == at:
                    continue
                heappush(events, (tight_at, person, other, w4))

    def _close(self, u: int, v: int) -> None:
        """Tie up the odd cycle that the edge u-v closes in a tree: its inner people become outer."""
        state = self.state
        down, up = self._ways(self.top(u), self.top(v))
        meeting = down.pop()
        up.pop()
        ties = [self._entry(node) for node in reversed(down)]
        ties += [(u, v), *(self._entry(node)[::-1] for node in up)]
        cycle = [meeting, *reversed(down), *up]
        entry = self.entry[meeting]
        fresh: list[int] = []
        for node in cycle:
            if self.label[node] == INNER:
                fresh += state.people(node)
            self._settle(node)
        b = state.tie_up(cycle, ties)
        self.within.update(dict.fromkeys(cycle, b))
        self.label[b], self.entry[b], self.since[b] = OUTER, entry, self.now
        self._join(fresh, self.tree[u])

    def _entry(self, node: int) -> Edge:
        entry = self.entry[node]
        if entry is None:
            raise AssertionError("a root is nobody's child")
        return entry

    def _ways(self, a: int, b: int) -> tuple[list[int], list[int]]:
        """Give the nodes from a and from b up to where their ways meet."""
        ways, seen = ([a], [b]), ({a}, {b})
        side = 0
        while (node := ways[side][-1]) not in seen[1 - side]:
            if self.entry[node] is not None:
                inner = self.top(self._entry(node)[0])
                ways[side].extend((inner, self.top(self._entry(inner)[0])))
                seen[side].add(ways[side][-1])
            side = 1 - side
        return ways[0][: ways[0].index(node) + 1], ways[1][: ways[1].index(node) + 1]

    def _open(self, b: int) -> None:
        """Open an inner blossom whose price is 0: the way from its entry to its base stays, the rest leaves."""
        state, entry, rose_from = self.state, self._entry(b), self.rose_from[b]
        del self.label[b]
        cycle, ties = state.untie(b)
        at = cycle.index(self.top(entry[1]))
        if at % 2:
            way, through = [*range(at, len(cycle)), 0], ties[at:]
        else:
            way, through = list(range(at, -1, -1)), [tie[::-1] for tie in reversed(ties[:at])]
        self._make_inner(cycle[at], entry, rose_from)
        fresh: list[int] = []
        for step, (place, tie) in enumerate(zip(way[1:], through, strict=True)):
            node = cycle[place]
            if step % 2:
                self._make_inner(node, tie, rose_from)
            else:
                self.label[node], self.entry[node], self.since[node] = OUTER, tie, self.now
                fresh += state.people(node)
        left = [person for place in {*range(len(cycle))} - {*way} for person in state.people(cycle[place])]
        for person in chain(fresh, left):
            state.y[person] += self.now - rose_from
        self._join(fresh, self.tree[entry[0]])
        self._find_again(sorted(left))

    def _find_again(self, people: Iterable[int]) -> None:
        """Note by which edge people who have left the tree can be reached first."""
        y, zero_at = self.state.y, self.zero_at
        for person in people:
            best: tuple[int, int, int, int] | None = None
            own = y[person]
            for slack, other, w4 in self.state.ordered[person]:
                if slack > 2 * (self.horizon + self.state.moved):
                    break
                theirs = zero_at[other]
                if theirs is not None:
                    tight_at = own + theirs - w4
                    if tight_at <= self.horizon and (best is None or tight_at < best[0]):
                        best = (tight_at, other, person, w4)
            self.nearest[person] = inf if best is None else best[0]
            if best is not None:
                heappush(self.events, best)

    def _exchange(self, u: int) -> None:
        """Free an outer person: on the way up to the root everybody takes the partner of the one before."""
        state = self.state
        while True:
            node = self.top(u)
            state.rebase(node, u)
            entry = self.entry[node]
            if entry is None:
                return
            inner = self.top(entry[0])
            u, v = self._entry(inner)
            state.rebase(inner, v)
            state.partner[u], state.partner[v] = v, u

    def _settle(self, node: int) -> None:
        """Bring a node's price up to date, with those of its people if it is inner, and take away its label."""
        state = self.state
        moved = self.now - self.since.pop(node)
        if self.label.pop(node) == OUTER:
            if node >= state.n:
                state.z[node] += 2 * moved
            return
        rise = self.now - self.rose_from[node]
        for person in state.people(node) if rise else ():
            state.y[person] += rise
        if node >= state.n:
            state.z[node] -= 2 * moved

    def _finish(self) -> None:
        """Bring everything up to date (I1 to I4 hold again), and open what was tied up for nothing."""
        state = self.state
        for person, zero_at in enumerate(self.zero_at):
            if zero_at is not None:
                state.y[person] = zero_at - self.now
        nodes, tied = list(self.label), set(self.within.values())
        for node in nodes:
            if node in tied:
                state.gather(node)
            self._settle(node)
        empty = [node for node in nodes if node >= state.n and not state.z[node]]
        while empty:
            cycle, _ = state.untie(empty.pop())
            empty += [node for node in cycle if node >= state.n and not state.z[node]]
