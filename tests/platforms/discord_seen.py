"""What a person sees: messages with their buttons, and the answer to what they did. Always as it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.platforms.discord_rules import SELECTS, texts, walk

if TYPE_CHECKING:
    from tests.platforms.discord_interactions import Interaction
    from tests.platforms.discord_world import Json, Message, Upload


@dataclass(frozen=True, slots=True)
class Seen:
    message: Message

    @property
    def id(self) -> int:
        return self.message.id

    @property
    def text(self) -> str:
        """Everything there is to read, in reading order, buttons apart."""
        said = self.message
        embeds = [each.get(key) or "" for each in said.embeds for key in ("title", "description")]
        return "\n".join(each for each in (said.content, *embeds, *texts(said.components), *self.alt_texts) if each)

    @property
    def alt_texts(self) -> list[str]:
        parts = [*walk(self.message.components)]
        media = [item for part in parts if part.get("type") == 12 for item in part.get("items", [])]
        shown = [*media, *(part for part in parts if part.get("type") == 11)]
        described = [each.get("description") or "" for each in shown]
        return [each for each in [*described, *(file.description or "" for file in self.files)] if each]

    @property
    def parts(self) -> list[Json]:
        return [*walk(self.message.components)]

    @property
    def controls(self) -> list[Json]:
        """Buttons and selects, as Discord was given them."""
        return [part for part in self.parts if part.get("type") in {2, *SELECTS}]

    @property
    def buttons(self) -> list[str]:
        return [part.get("label") or "" for part in self.parts if part.get("type") == 2]

    @property
    def tokens(self) -> list[str]:
        """The custom_ids of what can be pressed or chosen."""
        return [part["custom_id"] for part in self.controls if part.get("custom_id")]

    @property
    def files(self) -> list[Upload]:
        return self.message.uploads

    @property
    def is_private(self) -> bool:
        return self.message.only_for is not None

    @property
    def is_thinking(self) -> bool:
        return bool(self.message.flags & (1 << 7))

    def control(self, wanted: str) -> Json | None:
        """By label, placeholder or custom_id."""
        for part in self.controls:
            if wanted in {part.get("label"), part.get("placeholder"), part.get("custom_id")}:
                return part
        return None

    def __str__(self) -> str:
        return f"{self.text}\n[{'] ['.join(self.buttons)}]" if self.buttons else self.text


@dataclass(frozen=True, slots=True)
class Modal:
    title: str
    components: list[Json]
    custom_id: str

    @property
    def fields(self) -> list[Json]:
        return [part for part in walk(self.components) if part.get("custom_id")]

    @property
    def labels(self) -> list[str]:
        return [part.get("label") or "" for part in self.components if part.get("type") == 18]

    @property
    def text(self) -> str:
        told = [part.get("description") or "" for part in self.components if part.get("type") == 18]
        return "\n".join(each for each in (self.title, *texts(self.components), *self.labels, *told) if each)


@dataclass(frozen=True, slots=True)
class Answer:
    """How an act was answered."""

    interaction: Interaction

    @property
    def kind(self) -> str:
        """One of: message, modal, update, suggestions, thinking (nothing came after), failed (nothing came at all)."""
        kinds = {4: "message", 5: "message", 6: "update", 7: "update", 8: "suggestions", 9: "modal", None: "failed"}
        return "thinking" if self.interaction.is_thinking else kinds[self.interaction.answered_with]

    @property
    def has_failed(self) -> bool:
        return self.kind in {"failed", "thinking"}

    @property
    def message(self) -> Seen | None:
        """What was said in answer, or the message the act changed."""
        said = self.interaction.original
        return None if said is None or said.is_deleted else Seen(said)

    @property
    def more(self) -> list[Seen]:
        return [Seen(each) for each in self.interaction.followed if not each.is_deleted]

    @property
    def modal(self) -> Modal | None:
        told: Any = self.interaction.modal
        return None if told is None else Modal(told["title"], told["components"], told["custom_id"])

    @property
    def text(self) -> str:
        seen = [each for each in (self.message, *self.more) if each is not None]
        return "\n".join([*(each.text for each in seen), *([self.modal.text] if self.modal else [])])

    @property
    def buttons(self) -> list[str]:
        return [label for each in (self.message, *self.more) if each is not None for label in each.buttons]

    @property
    def is_private(self) -> bool:
        seen = [*self.more, *([self.message] if self.message else [])]
        return bool(seen) and all(each.is_private for each in seen)
