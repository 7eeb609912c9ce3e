"""enforce_nonce: the same nonce within the past few minutes returns the first message."""

from typing import Any

from tests.platforms.discord_errors import Refused
from tests.platforms.discord_world import Channel, Message

FEW_MINUTES = 300.0
LONGEST = 25


class Nonces:
    def __init__(self) -> None:
        self.seconds = FEW_MINUTES
        self.kept: dict[tuple[int, str], tuple[float, Message]] = {}
        self.repeated: list[Message] = []  # messages that were asked for again, and not sent again

    def find(self, place: Channel, body: dict[str, Any], now: float) -> Message | None:
        nonce = body.get("nonce")
        if nonce is None:
            return None
        if len(str(nonce)) > LONGEST:
            raise Refused(50035, {"nonce": {"_errors": [{"code": "NONCE_TYPE_TOO_LONG", "message": "25 at most."}]}})
        at, said = self.kept.get((place.id, str(nonce)), (0.0, None))
        if said is None or not body.get("enforce_nonce") or now - at > self.seconds:
            return None
        self.repeated.append(said)
        return said

    def keep(self, said: Message, body: dict[str, Any], now: float) -> None:
        if body.get("nonce") is not None:
            self.kept[said.channel.id, str(body["nonce"])] = (now, said)
