"""How many direct messages a bot may open; Discord does not publish the figure, so a test sets it."""

from tests.platforms.discord_errors import Refused
from tests.platforms.discord_world import Account


class Openings:
    def __init__(self) -> None:
        self.most: int | None = None
        self.seconds = 600.0
        self.at: list[float] = []
        self.cold: list[str] = []
        self.refused = 0

    def note(self, account: Account, now: float) -> None:
        """Raise 40003 where one opens too many."""
        recent = [each for each in self.at if now - each < self.seconds]
        if self.most is not None and len(recent) >= self.most:
            self.refused += 1
            raise Refused(40003)
        self.at.append(now)
        if not account.has_acted:
            self.cold.append(account.name)
