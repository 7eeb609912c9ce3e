"""The trace of a delivery that Slack's history gives back, and the names that events have for ever."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

METADATA = "pairkeeper_delivery"
"""The type of a message's metadata. A block's id is the surer carrier: unregistered metadata may be dropped."""


def key_hash(key: str) -> str:
    """Give a delivery's key in 32 characters that say nothing to whoever reads them."""
    return blake2b(key.encode(), digest_size=16).hexdigest()


def block_id(key: str) -> str:
    """Give the id of a message's first block."""
    return f"k:{key_hash(key)}"


def metadata(key: str) -> Mapping[str, Any]:
    """Give a message's metadata."""
    return {"event_type": METADATA, "event_payload": {"key": key_hash(key)}}


def carries(message: Mapping[str, Any], key: str) -> bool:
    """Say whether a message of history is the delivery with that key."""
    noted = message.get("metadata") or {}
    if noted.get("event_type") == METADATA and (noted.get("event_payload") or {}).get("key") == key_hash(key):
        return True
    return any(block.get("block_id") == block_id(key) for block in message.get("blocks") or ())


def event_id(*parts: object) -> str:
    """Give the id of something that happened, the same when Slack tells it again."""
    said = "\n".join(str(part) for part in parts)
    return f"slack-{blake2b(said.encode(), digest_size=12).hexdigest()}"
