"""Where the socket lies: beside the database, open to its owner alone."""

from __future__ import annotations

import os
import socket
import tempfile
from hashlib import blake2b
from pathlib import Path

LONGEST_PATH = 100
"""Bytes; systems allow 104 to 108."""


class NotOurs(Exception):
    """Somebody else has made the folder in which the socket should lie."""


def beside(database: Path) -> Path:
    """Give the socket of a database file; far down in the tree it lies in a short place of its owner's own."""
    path = database.absolute().with_name(f"{database.name}.sock")
    return path if len(os.fsencode(path)) <= LONGEST_PATH else _short(str(path))


def named_after(folder: Path, address: str) -> Path:
    """Give the socket of a database that is no file, by its address without the password."""
    name = blake2b(address.encode(), digest_size=8).hexdigest()
    return beside(folder / f"pairkeeper-{name}")


def _short(long: str) -> Path:
    name = blake2b(long.encode(), digest_size=8).hexdigest()
    return _own_folder() / f"{name}.sock"


def _own_folder() -> Path:
    """Give a folder that only this person can look into. Raises NotOurs."""
    folder = Path(tempfile.gettempdir()) / f"pairkeeper-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    about = folder.lstat()
    if folder.is_symlink() or about.st_uid != os.getuid() or about.st_mode & 0o077:
        raise NotOurs(str(folder))
    return folder


def bind(path: Path) -> socket.socket:
    """Listen at a path. What an earlier process left there is removed: only the database's one holder comes here."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)  # nobody but the owner, from the first moment on
    try:
        listening.bind(str(path))
    finally:
        os.umask(before)
    listening.setblocking(False)
    return listening
