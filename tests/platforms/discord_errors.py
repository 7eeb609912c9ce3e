"""What Discord answers when it refuses, by its own numbers."""

from typing import Any

# code: (HTTP status, sentence). Discord: topics/opcodes-and-status-codes.
CODES = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    30033: (400, "Maximum number of thread participants has been reached (1000)"),
    30034: (400, "Maximum number of daily application command creates has been reached (200)"),
    40003: (403, "You are opening direct messages too fast"),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    160006: (400, "Maximum number of active threads reached"),
}


class Refused(Exception):
    """The request is answered with one of Discord's errors."""

    def __init__(self, code: int, errors: dict[str, Any] | None = None, *, status: int | None = None) -> None:
        super().__init__(code)
        usual, sentence = CODES[code]
        self.status = status or usual
        self.body: dict[str, Any] = {"message": sentence, "code": code}
        if errors:
            self.body["errors"] = errors


class Broken(Exception):
    """Discord itself fails at this request (above some 10,170 bytes of text, for one)."""


def unfit(problems: list[tuple[str, str, str]]) -> Refused:
    """50035, with where each problem is, as Discord nests it."""
    errors: dict[str, Any] = {}
    for path, code, message in problems:
        place = errors
        for part in path.split("."):
            place = place.setdefault(part, {})
        place.setdefault("_errors", []).append({"code": code, "message": message})
    return Refused(50035, errors)
