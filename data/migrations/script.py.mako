"""${message}."""

# ruff: noqa: E501  # a CHECK lists every word it allows

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes as types
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}
<% without_remarks = lambda steps: "\n".join(line for line in steps.splitlines() if "###" not in line).strip() %>

def upgrade() -> None:
    ${without_remarks(upgrades) or "pass"}


def downgrade() -> None:
    ${without_remarks(downgrades) or "pass"}
