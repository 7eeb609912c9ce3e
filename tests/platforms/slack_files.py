"""files.*: an upload in three steps, ready a moment later."""

from __future__ import annotations

import mimetypes
import time
from typing import TYPE_CHECKING

from tests.platforms.slack_blocks import check_message
from tests.platforms.slack_chat import destination
from tests.platforms.slack_methods import Args, method
from tests.platforms.slack_payloads import file_json
from tests.platforms.slack_refusal import Json, Refusal, need
from tests.platforms.slack_workspace import BOT_USER, Workspace
from tests.platforms.slack_world import Conversation, File, Message

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer

WRITE, READ = ("files:write",), ("files:read",)
LONGEST_ALT = 1000


@method("files.getUploadURLExternal", "t4", needs=("length", "filename"), scopes=WRITE)
def get_upload_url(s: SlackServer, args: Args) -> Json:
    need(args.number("length", 0) > 0, "file_uploads_disabled")
    need(len(args.text("alt_txt")) <= LONGEST_ALT, "alt_txt_too_large")
    file = s.new_file(args.text("filename"), BOT_USER)
    file.alt_txt = args.text("alt_txt")
    return {"ok": True, "upload_url": f"{s.base}/upload/{file.id}", "file_id": file.id}


@method("files.completeUploadExternal", "t4", needs=("files",), scopes=WRITE)
def complete_upload(s: SlackServer, args: Args) -> Json:
    asked = args.part("files")
    if not isinstance(asked, list) or not asked:
        raise Refusal("invalid_arguments")
    files = [taken(s.workspace, one) for one in asked]
    for file in files:
        become_ready(file, s.file_ready_after)
    for channel in [*args.names("channel_id"), *args.names("channels")]:
        need(not channel.startswith(("U", "W")), "channel_not_found")
        share(s, destination(s.workspace, channel), files, args)
    return {"ok": True, "files": [{"id": file.id, "title": file.title or file.name} for file in files]}


def taken(workspace: Workspace, asked: Json) -> File:
    file = workspace.files.get(str(asked.get("id")))
    if file is None or not file.content:
        raise Refusal("file_not_found")
    file.title = str(asked.get("title") or file.name)
    return file


def become_ready(file: File, after: float) -> None:
    """From then on it has a type, and may be shown."""
    file.mimetype = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    file.ready_at = time.monotonic() + after


def share(s: SlackServer, place: Conversation, files: list[File], args: Args) -> None:
    """The message that shows the files; Slack posts it by itself, when they are ready."""
    blocks = args.part("blocks", "invalid_blocks_format") or []
    check_message(blocks, s.workspace.is_ready)
    text, thread = args.text("initial_comment"), args.text("thread_ts") or None

    def arrive() -> None:
        message = Message(place.id, s.workspace.new_ts(), BOT_USER, text, blocks, by_bot=True, thread_ts=thread)
        message.files, message.subtype = files, "file_share"
        for file in files:
            file.channels.append(place.id)
        s.tell_of(s.workspace.put(place, message))

    s.later(s.file_shown_after, arrive)


@method("files.info", "t4", needs=("file",), scopes=READ)
def files_info(s: SlackServer, args: Args) -> Json:
    file = s.workspace.files.get(args.text("file"))
    if file is None:
        raise Refusal("file_not_found")
    made = file_json(file)
    return {"ok": True, "file": made if s.workspace.is_ready(file.id) else made | {"mimetype": "", "filetype": ""}}


@method("files.delete", "t3", needs=("file",), scopes=WRITE)
def files_delete(s: SlackServer, args: Args) -> Json:
    need(s.workspace.files.pop(args.text("file"), None), "file_not_found")
    return {"ok": True}


@method("files.upload", "t2", scopes=WRITE)
def files_upload(s: SlackServer, args: Args) -> Json:
    """The old way is gone."""
    raise Refusal("method_deprecated")
