"""What every test may rely on: the zone data of the tzdata package, and examples that are the same everywhere."""

import zoneinfo
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import HealthCheck, settings

# The machine's own zone data may be years older; the bot does the same when it starts.
zoneinfo.reset_tzpath(to=[])

# No deadline: a busy machine must not fail a test. The same examples every time; ./dev soak looks further.
settings.register_profile("pairkeeper", deadline=None, derandomize=True)
settings.register_profile(
    "soak",
    deadline=None,
    max_examples=2_000,
    suppress_health_check=[HealthCheck.too_slow],  # long is what a soak is for
)


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile that fits the run."""
    settings.load_profile("soak" if config.getoption("markexpr") == "soak" else "pairkeeper")


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """Let no test leave behind a log that goes where nobody can write any more."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)
