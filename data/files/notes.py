"""The findings of a reading as they are made, and the suggestions that go with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.roster import Finding, FindingCode, Level, found

if TYPE_CHECKING:
    from collections.abc import Callable

NO_SUGGESTION = "none"
"""What a sentence gets for `$suggestion` where nothing is near."""

_MAX_SUGGESTIONS = 100
"""Each costs some five milliseconds: a file of 10,000 strange countries shall not take a minute."""


@dataclass(slots=True)
class Notes:
    """Collects findings row by row."""

    findings: list[Finding] = field(default_factory=list)
    faulty_rows: set[int] = field(default_factory=set)
    suggestions: dict[str, str] = field(default_factory=dict)

    def add(
        self,
        code: FindingCode,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        **details: str | int,
    ) -> None:
        """Note a finding."""
        self.take(found(code, row=row, column=column, value=value, **details))

    def take(self, finding: Finding) -> None:
        """Note a finding made elsewhere."""
        self.findings.append(finding)
        if finding.level is Level.FAULT and finding.row is not None:
            self.faulty_rows.add(finding.row)

    def suggestion(self, value: str, nearest: Callable[[], str | None]) -> str:
        """Give what was probably meant by `value`, as long as there are not too many."""
        if value not in self.suggestions and len(self.suggestions) < _MAX_SUGGESTIONS:
            self.suggestions[value] = nearest() or NO_SUGGESTION
        return self.suggestions.get(value, NO_SUGGESTION)
