"""Run the benchmarks: every module `bench_*.py` here, each with `run(show: Callable[[str], None]) -> None`."""

import importlib
import pkgutil
import platform
import sys

from tests import benchmarks

ON_REQUEST = {"matching_large"}
"""What takes many minutes is run only when its name is given."""


def main(wanted: list[str]) -> None:
    """Run those whose names are wanted, if none is all but those `ON_REQUEST`."""
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for found in pkgutil.iter_modules(benchmarks.__path__):
        name = found.name.removeprefix("bench_")
        if found.name.startswith("bench_") and (name in wanted if wanted else name not in ON_REQUEST):
            print(f"\n{name}", flush=True)
            importlib.import_module(f"{benchmarks.__name__}.{found.name}").run(_show)


def _show(line: str) -> None:
    print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
