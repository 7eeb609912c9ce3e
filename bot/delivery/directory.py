"""Looking people's accounts up on their platforms, one after the other, at each platform's own pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.desk import tell
from bot.ports.chat import ChatUnavailable
from bot.services.connect import Search

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.people import Account
    from bot.ports.chat import ChatGateway
    from bot.services.connect import Wanted


class Directory:
    """Asks the gateways. A platform that does not answer is not asked again in the same search."""

    def __init__(self, gateways: Mapping[str, ChatGateway]) -> None:
        """Keep the gateways."""
        self._gateways = gateways

    async def find(self, wanted: Sequence[Wanted]) -> Search:
        """Look for all of these."""
        found: list[tuple[int, Account]] = []
        silent: set[str] = set()
        for each in wanted:
            if each.platform in silent or each.platform not in self._gateways:
                continue
            try:
                account = await self._gateways[each.platform].find_account(each.hint)
            except ChatUnavailable as fault:
                tell("account not looked up", fault, platform=each.platform)
                silent.add(each.platform)
                continue
            if account is not None:
                found.append((each.participant_id, account))
        return Search(found, frozenset(silent))
