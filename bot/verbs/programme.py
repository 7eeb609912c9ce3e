"""`console` to play, `run` to keep a programme going, and what the platforms need to connect."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.errors import Refused
from bot.verbs.speaking import FAULTY, fail, locale, not_opened, refused, screen, settings, tell

discord_app = typer.Typer(no_args_is_help=True, help="Discord: what is needed to connect.")
slack_app = typer.Typer(no_args_is_help=True, help="Slack: what is needed to connect.")


def console(
    database: Annotated[Path, typer.Option(help="A database for trying things out")] = Path("var/console.sqlite3"),
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew")] = False,
) -> None:
    """Play a programme: be the coordinator or anybody on the roster, and move the clock."""
    import asyncio

    from adapters.console.markup import Screen
    from bot.bootstrap import play
    from data.engine import DatabaseInUse, DatabaseUnreachable, open_store

    if fresh:
        for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
            path.unlink(missing_ok=True)
    try:
        store = open_store(f"sqlite:///{database}", direct=True, synchronous="NORMAL")
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise not_opened(failure) from None
    try:
        asyncio.run(
            play(store, Screen(screen, database.with_name(f"{database.stem}-files")), sys.stdin, locale=locale())
        )
    finally:
        store.close()


def run_programme() -> None:
    """Keep the programme going, on every platform that has a token, until it is stopped with Ctrl-C."""
    from bot.operating import keep_going
    from data.engine import DatabaseInUse, DatabaseUnreachable

    given = settings()
    if given.is_slack_half_set:
        raise fail("process-slack-needs-both")
    try:
        nothing_left = keep_going(given, tell)
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise not_opened(failure) from None
    except Refused as refusal:
        raise refused(refusal) from None
    tell("cli-stopped")
    if nothing_left:
        raise typer.Exit(FAULTY)


@discord_app.command("invite")
def invite_to_discord(
    application: Annotated[str, typer.Argument(help="The application id, from the page “General Information”")],
) -> None:
    """Print the link that lets the bot into a server, with exactly the permissions it needs, and why."""
    from adapters.discord.permissions import PERMISSIONS, invite_link
    from bot.messages.render import text

    if not application.isdecimal():
        raise fail("process-no-application", value=application)
    for permission in PERMISSIONS:
        screen.print(f"  {permission.name}: {text(locale(), permission.reason)}", highlight=False, markup=False)
    sys.stdout.write(invite_link(application) + "\n")


@slack_app.command("manifest")
def write_slack_manifest() -> None:
    """Print the manifest to make the Slack app from."""
    from adapters.slack.manifest import manifest_json

    sys.stdout.write(manifest_json(settings().slack_command) + "\n")
