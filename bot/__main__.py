"""The command line: `pairkeeper …`, or `./dev run …` in a checkout."""

from __future__ import annotations

import signal

_USUAL = signal.signal(signal.SIGINT, signal.SIG_DFL)
"""Until a verb begins, Ctrl-C just ends the program: nothing has been done, so nothing is said."""

import logging
import sys

import typer

from bot.verbs.families import ANYTHING, FAMILIES, as_verb
from bot.verbs.match import match_file
from bot.verbs.programme import console, discord_app, run_programme, slack_app
from bot.verbs.rehearsal import demo, rehearse_round
from bot.verbs.roster import roster_app
from bot.verbs.speaking import settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Partnership programmes, kept going by a kind bot.")
app.add_typer(roster_app, name="roster")
app.command("match")(match_file)
for _family in FAMILIES:
    _about = f"As /{_family} in a chat, for whoever sits at this machine."
    app.command(_family, context_settings=ANYTHING, help=_about)(as_verb(_family))
app.command("console")(console)
app.command("run")(run_programme)
app.add_typer(discord_app, name="discord")
app.add_typer(slack_app, name="slack")
app.command("rehearse")(rehearse_round)
app.command("demo")(demo)


@app.callback()
def _begin() -> None:
    """Keep a log of whatever is done, and let Ctrl-C stop it as it likes to be stopped."""
    from bot.logs import keep_log

    signal.signal(signal.SIGINT, _USUAL)
    level = getattr(logging, settings().log_level.upper(), logging.WARNING)
    keep_log(level, sys.stderr)


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app()


signal.signal(signal.SIGINT, _USUAL)  # whoever only reads this keeps their own

if __name__ == "__main__":
    main()
