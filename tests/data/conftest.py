"""What the tests of data/ share: the PostgreSQL of the contract, where there is one."""

from tests.contracts.postgres import postgres

__all__ = ["postgres"]
