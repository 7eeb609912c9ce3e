"""The app's manifest: what one pastes into Slack to make the app, projected from the commands and the scopes."""

from __future__ import annotations

import json
from typing import Any

from adapters.slack.naming import COMMAND, checked
from adapters.slack.scopes import EVENTS, SCOPES
from bot.commands.catalogue import COMMANDS
from bot.messages.render import text

LOCALE = "en"
"""Slack shows one language to everybody here."""
HINT_LIMIT = 1000
COLOUR = "#2C5F5D"


def manifest(command: str = COMMAND) -> dict[str, Any]:
    """Give the manifest. Raises CommandNameTaken."""
    return {
        "display_information": {
            "name": text(LOCALE, "slack-title"),
            "description": text(LOCALE, "slack-app-description"),
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": text(LOCALE, "slack-title"), "always_online": True},
            "slash_commands": [_command(checked(command))],
        },
        "oauth_config": {"scopes": {"bot": sorted(scope.name for scope in SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _command(name: str) -> dict[str, Any]:
    families = dict.fromkeys(spec.path[0] for spec in COMMANDS)
    return {
        "command": f"/{name}",
        "description": text(LOCALE, "slack-command-description"),
        "usage_hint": f"[{' | '.join(families)}]"[:HINT_LIMIT],
        "should_escape": True,
    }


def manifest_json(command: str = COMMAND) -> str:
    """Give the manifest as it is pasted."""
    return json.dumps(manifest(command), indent=2, ensure_ascii=False)
