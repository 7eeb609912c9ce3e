"""views.*: modals opened with a trigger that dies quickly, and the home tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.slack_blocks import check_view
from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_payloads import view_json
from tests.platforms.slack_refusal import Json, Refusal, need
from tests.platforms.slack_world import View

if TYPE_CHECKING:
    from tests.platforms.slack_eyes import Eyes
    from tests.platforms.slack_server import SlackServer
    from tests.platforms.slack_workspace import Workspace

DEEPEST = 3


@method("views.open", "t4", needs=("view",))
def open_view(s: SlackServer, args: Args) -> Json:
    made = checked(s.workspace, args)
    person = s.triggers.use(args.text("trigger_id"))
    need(len(person.views) < DEEPEST, "push_limit_reached")
    return shown_to(s, person, made, on_top=bool(person.views))


@method("views.push", "t4", needs=("view",))
def push_view(s: SlackServer, args: Args) -> Json:
    made = checked(s.workspace, args)
    person = s.triggers.use(args.text("trigger_id"))
    need(person.views, "not_found")
    need(len(person.views) < DEEPEST, "push_limit_reached")
    return shown_to(s, person, made, on_top=True)


@method("views.update", "t4", needs=("view",))
def update_view(s: SlackServer, args: Args) -> Json:
    made = checked(s.workspace, args, updating=args.text("external_id"))
    view = found(s.workspace, args)
    need(args.get("hash") in {None, "", view.hash}, "hash_conflict")
    change(s.workspace, view, made)
    return {"ok": True, "view": view_json(view)}


@method("views.publish", "t4", needs=("user_id", "view"))
def publish(s: SlackServer, args: Args) -> Json:
    made = checked(s.workspace, args)
    need(made["type"] == "home", "invalid_arguments")
    need(s.workspace.installation.home_tab, "not_enabled")
    person = s.workspace.person(args.text("user_id"))
    need(person.home is None or args.get("hash") in {None, "", person.home.hash}, "hash_conflict")
    person.home = new_view(s.workspace, person, made)
    return {"ok": True, "view": view_json(person.home)}


def checked(workspace: Workspace, args: Args, updating: str = "") -> Json:
    made = args.part("view")
    if not isinstance(made, dict):
        raise Refusal("invalid_arguments")
    check_view(made, workspace.is_ready)
    name = made.get("external_id")
    taken = {view.made.get("external_id") for view in workspace.views.values()}
    need(not name or name not in taken or name == updating, "duplicate_external_id")
    workspace.number(made["blocks"])
    return made


def found(workspace: Workspace, args: Args) -> View:
    """A view that is still open, by its id or the name its app gave it."""
    homes = [person.home for person in workspace.people.values() if person.home is not None]
    for view in [*workspace.views.values(), *homes]:
        if view.id == args.get("view_id") or (args.get("external_id") and same_name(view, args)):
            return view
    raise Refusal("not_found")


def same_name(view: View, args: Args) -> bool:
    return bool(view.made.get("external_id") == args.get("external_id"))


def new_view(workspace: Workspace, person: Eyes, made: Json) -> View:
    view_id = workspace.new_id("V")
    return View(view_id, made, person.id, hash=workspace.new_id("h"), root_id=view_id)


def shown_to(s: SlackServer, person: Eyes, made: Json, *, on_top: bool) -> Json:
    view = put_before(s.workspace, person, made, on_top=on_top)
    return {"ok": True, "view": view_json(view)}


def put_before(workspace: Workspace, person: Eyes, made: Json, *, on_top: bool) -> View:
    """A modal comes up, alone or on top of those already open."""
    view = new_view(workspace, person, made)
    if on_top and person.views:
        view.previous_id, view.root_id = person.views[-1].id, person.views[0].id
    else:
        close(workspace, person)
    person.views.append(view)
    workspace.views[view.id] = view
    return view


def change(workspace: Workspace, view: View, made: Json) -> None:
    """A view shows something else; what was filled in stays where the same field is still there."""
    view.made, view.hash = made, workspace.new_id("h")
    kept = {block["block_id"] for block in made["blocks"]}
    view.values = {block: values for block, values in view.values.items() if block in kept}


def close(workspace: Workspace, person: Eyes) -> None:
    """Every modal before a person goes."""
    for view in person.views:
        workspace.views.pop(view.id, None)
    person.views.clear()
