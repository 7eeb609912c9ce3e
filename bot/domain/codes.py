"""One-time codes: how somebody who is expected shows that they are the one a coordinator invited.

A code reads `482-K7QM-3XPD-R2VW`: the person's number, and twelve characters drawn by chance (60 bits, so a plain
salted hash keeps them). Letters that are taken for one another are not used, and are understood when typed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32."""
MEANT = str.maketrans("OILU", "011V")
"""What people type for what they read."""
LENGTH = 12
GROUP = 4
DRAWN = LENGTH
"""Bytes of chance that a code is made of, one a character."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is kept: never itself."""

    participant_id: ParticipantId
    round_id: RoundId
    salt: str = field(repr=False)
    digest: str = field(repr=False)
    made_at: datetime


def spell(number: ParticipantId, drawn: bytes) -> str:
    """Give the code of a person from what was drawn by chance (`DRAWN` bytes)."""
    letters = "".join(ALPHABET[each % len(ALPHABET)] for each in drawn[:LENGTH])
    return "-".join((str(number), *(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))))


def seal(code: str, salt: str) -> str:
    """Give what is kept of a code."""
    return hashlib.sha256(f"{salt}:{code}".encode()).hexdigest()


def read_code(typed: str) -> tuple[ParticipantId, str] | None:
    """Give whose code was typed, and the code as it is spelt; None if it is none."""
    number, _, rest = typed.strip().lstrip("#").replace(" ", "-").partition("-")
    letters = rest.replace("-", "").upper().translate(MEANT)
    if not (number.isascii() and number.isdecimal() and len(number) < LENGTH):
        return None
    if len(letters) != LENGTH or not set(letters) <= set(ALPHABET):
        return None
    groups = (letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))
    return int(number), "-".join((str(int(number)), *groups))


def find_code(spelt: str, kept: Iterable[Code]) -> Code | None:
    """Give the one of the kept codes that this is."""
    return next((each for each in kept if compare_digest(seal(spelt, each.salt), each.digest)), None)
