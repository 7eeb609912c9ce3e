"""A delivery's key, in the forms in which Discord takes it and gives it back; and whose a form's page is.

Discord keeps no nonce. What its history gives back of a message are its components with their numbers, and of a thread
its name: the key's trace is there.
"""

from __future__ import annotations

import base64
import hmac
from hashlib import blake2b

NONCE_LENGTH = 24
"""Discord takes 25 characters."""
_HIGH = 1 << 30
"""Numbers below are left to the components that Discord numbers itself."""
_MARK = " · "
AGAIN = "again"
"""The kind of the button that opens a page of a form: the adapter's own, nothing of the programme's."""


def nonce(key: str) -> str:
    """Give what Discord knows a repeated message by, for some minutes."""
    return blake2b(key.encode()).hexdigest()[:NONCE_LENGTH]


def trace(key: str) -> int:
    """Give the number that the first component of the message carries."""
    return _HIGH | int.from_bytes(blake2b(key.encode(), digest_size=4).digest()) % _HIGH


def mark(key: str) -> str:
    """Give what a room's name ends in."""
    return _MARK + base64.b32encode(blake2b(key.encode(), digest_size=5).digest()).decode().lower()


def room_name(title: str, key: str, *, longest: int = 100) -> str:
    """Give a room's name with its mark."""
    return title[: longest - len(mark(key))].strip() + mark(key)


class Seal:
    """Says that a page of a form is for one account: buttons can be forged, and must not open what others wrote."""

    def __init__(self, token: str) -> None:
        """Take the bot's token, which nobody else has."""
        self._secret = blake2b(token.encode()).digest()

    def token(self, event_id: str, account_id: str) -> str:
        """Give the token of a button that opens the page which answered an event, for one account."""
        return f"{AGAIN}:1:{event_id}.{self._sign(event_id, account_id)}"

    def event_id(self, token: str, account_id: str) -> str | None:
        """Give the event whose answer a button opens, None if the button was not made for this account."""
        event_id, _, signature = token.split(":", 2)[2].rpartition(".")
        fits = hmac.compare_digest(signature.encode(), self._sign(event_id, account_id).encode())
        return event_id if fits else None

    def _sign(self, event_id: str, account_id: str) -> str:
        return blake2b(f"{event_id} {account_id}".encode(), key=self._secret, digest_size=8).hexdigest()
