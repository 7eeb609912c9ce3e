"""What each operation asks of a gateway, how to find out whether it happened, and whether it may be repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from bot.domain.deliveries import Operation

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import datetime

    from bot.domain.people import Account
    from bot.ports.chat import ChatGateway, Sent, Undeliverable
    from bot.services.addressing import Ready

    Do: TypeAlias = "Callable[[ChatGateway, Ready, Account | None], Awaitable[Sent | Undeliverable]]"
    Find: TypeAlias = "Callable[[ChatGateway, Ready, Account | None, datetime], Awaitable[Sent | None]]"

T = TypeVar("T")


class NotReady(Exception):
    """A delivery was handed over without something that its operation needs."""


@dataclass(frozen=True, slots=True)
class Act:
    """An operation on a gateway.

    `find` looks for its trace; None where doing it a second time changes nothing, so that nobody need look.
    `carries_nonce` says that a platform with nonces drops a second one by itself while the first is fresh.
    """

    do: Do
    find: Find | None = None
    carries_nonce: bool = False


def _needed(value: T | None) -> T:
    if value is None:
        raise NotReady
    return value


async def _send_direct(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    if account is None or ready.message is None:
        raise NotReady
    return await gateway.send_direct(account, ready.message, key=ready.delivery.key)


async def _find_direct(gateway: ChatGateway, ready: Ready, account: Account | None, since: datetime) -> Sent | None:
    return await gateway.find_sent(_needed(account), key=ready.delivery.key, since=since)


async def _post(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    if ready.place_id is None or ready.message is None:
        raise NotReady
    return await gateway.post(ready.place_id, ready.message, key=ready.delivery.key)


async def _find_post(gateway: ChatGateway, ready: Ready, account: Account | None, since: datetime) -> Sent | None:
    return await gateway.find_sent(_needed(ready.place_id), key=ready.delivery.key, since=since)


async def _open_room(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    return await gateway.open_room(ready.accounts, ready.title, key=ready.delivery.key)


async def _find_room(gateway: ChatGateway, ready: Ready, account: Account | None, since: datetime) -> Sent | None:
    return await gateway.find_room(key=ready.delivery.key)


async def _change_members(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    room, key = _needed(ready.place_id), ready.delivery.key
    return await gateway.change_members(room, ready.accounts, ready.leaving, key=key)


async def _close_room(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    return await gateway.close_room(_needed(ready.place_id), key=ready.delivery.key)


async def _edit(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    return await gateway.edit(_needed(ready.sent), _needed(ready.message), key=ready.delivery.key)


async def _retract(gateway: ChatGateway, ready: Ready, account: Account | None) -> Sent | Undeliverable:
    return await gateway.retract(_needed(ready.sent), key=ready.delivery.key)


ACTS: Mapping[Operation, Act] = {
    Operation.SEND_DIRECT: Act(_send_direct, _find_direct, carries_nonce=True),
    Operation.POST_TO_CHANNEL: Act(_post, _find_post, carries_nonce=True),
    Operation.POST_TO_ROOM: Act(_post, _find_post, carries_nonce=True),
    Operation.OPEN_ROOM: Act(_open_room, _find_room),
    Operation.CHANGE_MEMBERS: Act(_change_members),
    Operation.CLOSE_ROOM: Act(_close_room),
    Operation.EDIT: Act(_edit),
    Operation.RETRACT: Act(_retract),
}
"""The whole of what can be asked of a platform."""
