"""What people do with what is before them: they click, choose, fill in, submit and close."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tests.platforms.slack_blocks import check_view
from tests.platforms.slack_eyes import Eyes
from tests.platforms.slack_forms import PRESSED, NotPossible, begin, complete, fill_in, put, value_of
from tests.platforms.slack_payloads import in_message, in_view, interaction, message_json, view_json
from tests.platforms.slack_refusal import Json, Refusal
from tests.platforms.slack_screen import Spot, find, option
from tests.platforms.slack_views import change, close, put_before
from tests.platforms.slack_world import Conversation, Message, View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.platforms.slack_envelopes import Envelope


class Hands(Eyes):
    """Every act comes back with the envelope it went out in, acknowledged or given up."""

    def must_be_active(self) -> None:
        if self.deleted:
            raise NotPossible(f"{self.name} is deactivated and can do nothing.")

    def response_url(self, place: Conversation, message: Message | None = None) -> str:
        return self.server.base + self.server.response_urls.new(self, place, message)

    # ---- buttons and menus

    async def clicks(self, name: str, *, on: Message | View | None = None) -> Envelope:
        """The newest button of that text, action_id or value before this person, or the one on what is named."""
        where, spot = self.finds(name, on, PRESSED)
        pressed: Json = {}
        if spot.element["type"] == "overflow":
            pressed = {"selected_option": option(spot.element, name)}
        return await self.acts(where, spot, pressed)

    async def selects(self, name: str, answer: Any, *, on: Message | View | None = None) -> Envelope:
        """Choose in a menu, a date picker or among checkboxes that tell the app at once."""
        where, spot = self.finds(name, on, None)
        value = value_of(self, spot.element, answer)
        put(where, spot, value)
        return await self.acts(where, spot, value)

    def finds(self, name: str, on: Message | View | None, kinds: set[str] | None) -> tuple[Message | View, Spot]:
        """In the open modal first, then in messages from the newest, then in the home tab."""
        seen: list[Message | View] = [*self.views[-1:], *reversed(self.sees)]
        for where in [on] if on is not None else [*seen, *([self.home] if self.home else [])]:
            spot = find(where.blocks, name, kinds)
            if spot is not None:
                return where, spot
        buttons = [where.buttons for where in seen if where.buttons]
        raise NotPossible(f"{self.name} sees no {name!r}; there are {buttons[:10]}")

    async def acts(self, where: Message | View, spot: Spot, value: Json) -> Envelope:
        begin(where)
        element = spot.element
        action: Json = {"type": element["type"], "action_id": spot.action_id, "block_id": spot.block_id, **value}
        action |= {key: element[key] for key in ("text", "value") if key in element and "selected_option" not in value}
        return await self.sends_action(action, on=where)

    async def sends_action(self, action: Json, *, on: Message | View) -> Envelope:
        """Any action at all, forged ones too."""
        self.must_be_active()
        if not self.server.workspace.installation.interactive:
            raise NotPossible("This app is not configured to handle interactive responses.")
        payload = interaction("block_actions", self)
        payload["actions"] = [{"action_ts": self.server.workspace.new_ts(), **action}]
        payload["trigger_id"] = self.server.triggers.new(self)
        if isinstance(on, View):
            payload |= in_view(on)
        else:
            place = self.server.workspace.conversations[on.channel]
            live = place.find(on.ts) or on  # Slack tells of the message as it is now
            payload |= in_message(live, place) | {"response_url": self.response_url(place, live)}
        envelope = await self.server.socket.deliver("interactive", payload)
        if envelope.given_up:
            self.notices.append("This app did not respond.")
        return envelope

    async def searches(self, name: str, typed: str) -> list[str]:
        """What an external menu offers for the first letters."""
        where, spot = self.finds(name, None, {"external_select", "multi_external_select"})
        if len(typed) < spot.element.get("min_query_length", 3):
            return []
        payload = interaction("block_suggestion", self)
        payload |= {"action_id": spot.action_id, "block_id": spot.block_id, "value": typed}
        payload |= in_view(where) if isinstance(where, View) else {"message": message_json(where)}
        envelope = await self.server.socket.deliver("interactive", payload, accepts=True)
        offered = envelope.answer or {}
        spot.element["options"] = offered.get("options", [])
        spot.element["option_groups"] = offered.get("option_groups") or None
        groups = offered.get("option_groups") or [offered]
        return [one["text"]["text"] for group in groups for one in group.get("options", [])]

    # ---- forms

    async def submits(self, answers: Mapping[str, Any] | None = None) -> Envelope:
        """Fill in the open form and send it. What it complains of is in `errors` then."""
        view = self.form
        fill_in(self, view, answers or {})
        complete(view)
        if view.made.get("submit") is None:
            raise NotPossible(f"{view.title!r} has nothing to submit.")
        self.errors = {}
        payload = interaction("view_submission", self) | {"view": view_json(view), "response_urls": []}
        payload["trigger_id"] = self.server.triggers.new(self)
        shows = partial(self.goes_on, view)
        envelope = await self.server.socket.deliver("interactive", payload, accepts=True, on_ack=shows)
        if envelope.given_up:
            self.notices.append("We had some trouble connecting. Try again?")
        return envelope

    def goes_on(self, view: View, answer: Json) -> None:
        """What the acknowledgement says is to happen with the form."""
        workspace = self.server.workspace
        match answer.get("response_action"):
            case "errors":
                unknown = set(answer["errors"]) - {b["block_id"] for b in view.blocks if b["type"] == "input"}
                assert not unknown, f"Slack knows no input block {unknown} in {view.title!r}."
                self.errors = dict(answer["errors"])
            case "update" | "push" as how:
                self.shows(view, answer["view"], push=how == "push")
            case "clear":
                close(workspace, self)
            case _ if view in self.views:
                self.views.remove(view)
                workspace.views.pop(view.id, None)

    def shows(self, view: View, made: Json, *, push: bool) -> None:
        workspace = self.server.workspace
        try:
            check_view(made, workspace.is_ready)
        except Refusal as refusal:
            self.notices.append(f"We had some trouble connecting. Try again? {refusal.answer}")
            return
        workspace.number(made["blocks"])
        if push:
            put_before(workspace, self, made, on_top=True)
        else:
            change(workspace, view, made)

    async def closes(self) -> Envelope | None:
        """Put the open form away; its app hears of it where it asked to."""
        view = self.form
        self.views.remove(view)
        self.server.workspace.views.pop(view.id, None)
        if not view.made.get("notify_on_close"):
            return None
        payload = interaction("view_closed", self) | {"view": view_json(view), "is_cleared": False}
        return await self.server.socket.deliver("interactive", payload)
