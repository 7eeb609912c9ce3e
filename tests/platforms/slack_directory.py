"""auth, team, users, user groups: who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_payloads import user_json
from tests.platforms.slack_reading import cursor, paged
from tests.platforms.slack_refusal import Json, need
from tests.platforms.slack_workspace import APP, BOT, BOT_USER, TEAM

if TYPE_CHECKING:
    from tests.platforms.slack_eyes import Eyes
    from tests.platforms.slack_server import SlackServer

GROUPS = ("usergroups:read",)
MOST_USERS = 1000  # on a page


@method("api.test", "t4")
def api_test(s: SlackServer, args: Args) -> Json:
    need(not args.get("error"), args.text("error"))
    return {"ok": True, "args": dict(args)}


@method("auth.test", "t5")
def auth_test(s: SlackServer, args: Args) -> Json:
    return {
        "ok": True,
        "url": "https://example.slack.com/",
        "team": "Example",
        "user": "pairkeeper",
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", "t3", by_app=True)
def connections_open(s: SlackServer, args: Args) -> Json:
    need(s.workspace.installation.socket_mode, "socket_mode_disabled")
    return {"ok": True, "url": s.socket.new_url()}


@method("team.info", "t3", scopes=("team:read",))
def team_info(s: SlackServer, args: Args) -> Json:
    return {"ok": True, "team": {"id": TEAM, "name": "Example", "domain": "example", "email_domain": ""}}


@method("bots.info", "t3", scopes=("users:read",))
def bots_info(s: SlackServer, args: Args) -> Json:
    return {"ok": True, "bot": {"id": BOT, "app_id": APP, "user_id": BOT_USER, "name": "pairkeeper", "deleted": False}}


@method("users.info", "t4", needs=("user",), scopes=("users:read",))
def users_info(s: SlackServer, args: Args) -> Json:
    everybody = {**s.workspace.machines, **s.workspace.people}
    need(args.text("user") in everybody, "user_not_found")
    return {"ok": True, "user": described(s, everybody[args.text("user")], args)}


@method("users.list", "t2", scopes=("users:read",))
def users_list(s: SlackServer, args: Args) -> Json:
    """Everybody, the deactivated, Slackbot and the bot too; strangers are in nobody's list."""
    people = s.workspace.people.values()
    ours = [*s.workspace.machines.values(), *(person for person in people if not person.stranger)]
    page, more = paged(ours, args, min(args.number("limit", 0) or MOST_USERS, MOST_USERS))
    return {"ok": True, "members": [described(s, person, args) for person in page], **cursor(more)}


@method("users.lookupByEmail", "t3", needs=("email",), scopes=("users:read.email",))
def lookup_by_email(s: SlackServer, args: Args) -> Json:
    wanted = args.text("email").lower()
    found = [p for p in s.workspace.people.values() if p.email.lower() == wanted and not (p.stranger or p.deleted)]
    need(found, "users_not_found")
    return {"ok": True, "user": described(s, found[0], args)}


def described(s: SlackServer, person: Eyes, args: Args) -> Json:
    emails = "users:read.email" in s.workspace.installation.scopes
    return user_json(person, with_locale=args.flag("include_locale"), with_email=emails)


@method("usergroups.list", "t2", scopes=GROUPS)
def usergroups_list(s: SlackServer, args: Args) -> Json:
    need(s.workspace.paid, "plan_upgrade_required")
    shown = [group for group in s.workspace.groups.values() if group.enabled or args.flag("include_disabled")]
    with_users = args.flag("include_users")
    return {
        "ok": True,
        "usergroups": [
            {
                "id": group.id,
                "team_id": TEAM,
                "is_usergroup": True,
                "name": group.handle,
                "handle": group.handle,
                "date_delete": 0 if group.enabled else 1,
                "user_count": len(group.users),
                **({"users": group.users} if with_users else {}),
            }
            for group in shown
        ],
    }


@method("usergroups.users.list", "t2", needs=("usergroup",), scopes=GROUPS)
def usergroups_users_list(s: SlackServer, args: Args) -> Json:
    need(s.workspace.paid, "plan_upgrade_required")
    group = s.workspace.groups.get(args.text("usergroup"))
    need(group is not None and (group.enabled or args.flag("include_disabled")), "no_such_subteam")
    return {"ok": True, "users": group.users if group else []}


@method("reactions.add", "t3", needs=("name", "timestamp", "channel"), scopes=("reactions:write",))
def reactions_add(s: SlackServer, args: Args) -> Json:
    message = s.workspace.place(args.text("channel")).find(args.text("timestamp"))
    need(message, "message_not_found")
    return {"ok": True}
