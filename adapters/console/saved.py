"""Files that came with a message, put where whoever sits at the machine can open them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 100


def save(folder: Path, files: Iterable[tuple[str, bytes]]) -> Sequence[Path]:
    """Write files, each a name and its content, into a folder; whatever they are called, they stay in it."""
    paths = []
    for name, content in files:
        path = folder / (_UNFIT.sub("-", name).strip(".-")[-_LONGEST:] or "file")
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        paths.append(path)
    return paths
