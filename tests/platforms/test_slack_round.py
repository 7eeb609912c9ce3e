"""A round of 40 people from `round create` to farewell, through the real slack-bolt over sockets."""

from __future__ import annotations

import time

from tests.platforms.rounds import PEOPLE
from tests.platforms.slack_server import SlackServer
from tests.platforms.theatres import OnSlack, its_rehearsal, performed, plan_for


async def test_a_round_on_slack_sends_what_its_rehearsal_sends() -> None:
    async with SlackServer() as server:
        theatre = OnSlack(server, PEOPLE)
        plan = plan_for(theatre)
        began = time.monotonic()
        async with performed(plan, theatre) as play:
            await play.run()
            sent, _said = play.deliveries(), play.ears.everything
        took = time.monotonic() - began

    rehearsal = await its_rehearsal(plan, theatre)

    assert sent - rehearsal.deliveries() == {}
    assert rehearsal.deliveries() - sent == {}
    assert theatre.complaints() == []
    assert took < 60
