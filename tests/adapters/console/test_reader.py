"""Lines from a keyboard or a pipe."""

from __future__ import annotations

import builtins
import signal
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from adapters.console.reader import Keyboard, Script

if TYPE_CHECKING:
    from collections.abc import Sequence


def complete(line: str) -> Sequence[str]:
    return [f"{line}!"]


def test_a_script_reads_as_a_session() -> None:
    """Each line is shown behind its prompt; None at the end."""
    shown: list[str] = []
    script = Script(StringIO("/help\r\n\n/quit"), shown.append)
    assert [script.read("> ") for _ in range(4)] == ["/help", "", "/quit", None]
    assert shown == ["> /help", "> ", "> /quit"]


def test_ctrl_d_is_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(builtins, "input", leave)
    assert Keyboard(complete).read("> ") is None


def test_ctrl_c_interrupts_the_typing_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever handler asyncio has put there, which is back afterwards."""

    def other(*_: object) -> None:
        """Wait until later."""

    before = signal.signal(signal.SIGINT, other)
    monkeypatch.setattr(builtins, "input", lambda _prompt: signal.raise_signal(signal.SIGINT))
    try:
        with pytest.raises(KeyboardInterrupt):
            Keyboard(complete).read("> ")
        assert signal.getsignal(signal.SIGINT) is other
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_machine_without_readline_reads_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.console.reader._readline", lambda: None)
    monkeypatch.setattr(builtins, "input", lambda _prompt: "/help")
    assert Keyboard(complete).read("> ") == "/help"
