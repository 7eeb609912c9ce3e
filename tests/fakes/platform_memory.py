"""A platform's memory that a test can read."""

from __future__ import annotations


class FakePlatformMemory:
    """Keeps what it is told, in `kept`."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def recall(self, name: str) -> str | None:
        return self.kept.get(name)

    async def keep(self, name: str, value: str) -> None:
        self.kept[name] = value

    async def forget(self, name: str) -> None:
        self.kept.pop(name, None)

    async def names(self, prefix: str) -> list[str]:
        return sorted(name for name in self.kept if name.startswith(prefix))
