"""The whole adapter over real sockets: what people do, and what they get for it."""

from __future__ import annotations

from bot.commands.events import ChoicePressed, CommandInvoked, DirectMessage
from bot.ports.chat import Say, Sent
from tests.adapters.discord.stage import playing, saying


async def test_a_command_is_answered_privately() -> None:
    async with playing() as stage:
        ana = stage.server.person("ana", locale="es-ES")
        stage.desk.answers.append(Say(saying("Hola")))
        reply = await ana.slash("me show")
        assert (reply.text, reply.is_private) == ("Hola", True)
        assert isinstance(stage.desk.last, CommandInvoked)
        assert stage.desk.last.path == ("me", "show")


async def test_a_message_with_buttons_arrives_and_can_be_pressed() -> None:
    async with playing() as stage:
        ana = stage.server.person("ana")
        sent = await stage.gateway.send_direct(stage.account(ana), saying("Still in?", "still-in"), key="k")
        assert isinstance(sent, Sent)
        stage.desk.answers.append(Say(saying("Thank you!")))
        reply = await ana.presses("Still-In")
        assert reply.text == "Thank you!"
        assert isinstance(stage.desk.last, ChoicePressed)


async def test_what_is_written_to_the_bot_is_answered() -> None:
    async with playing() as stage:
        ana = stage.server.person("ana")
        stage.desk.answers.append(Say(saying("Shall I pass this on?")))
        await ana.writes("hello")
        seen = await ana.receives("pass this on")
        assert seen.text
        assert isinstance(stage.desk.last, DirectMessage)
        assert stage.desk.last.words == "hello"
