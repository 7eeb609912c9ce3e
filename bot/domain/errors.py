"""What may be refused, named by the situation. Each docstring is what it means to a person."""

from __future__ import annotations


class Refused(Exception):
    """Something a person asked for cannot be done; `key` names the sentence that tells them why."""

    key = "refused"

    def __init__(self, **details: object) -> None:
        """Keep the numbers and ids the sentence needs."""
        super().__init__(self.key, details)
        self.details = details


class NotFound(Refused):
    """Nothing is known under that name or number."""

    key = "refused-not-found"


class NotAllowed(Refused):
    """The person who asked does not hold the role that this needs."""

    key = "refused-not-allowed"


class WrongState(Refused):
    """The round is not in the state this step starts from."""

    key = "refused-wrong-state"


class AlreadyDone(Refused):
    """It was done before and is not done a second time."""

    key = "refused-already-done"


class BadValue(Refused):
    """A value that was typed cannot be understood."""

    key = "refused-bad-value"


class Ambiguous(Refused):
    """What was asked could mean several things; the person must say which."""

    key = "refused-ambiguous"


class StaleRound(Refused):
    """Somebody else changed the round meanwhile; nothing was stored."""

    key = "refused-stale-round"
