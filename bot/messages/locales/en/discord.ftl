# Discord: what the adapter says of its own. The names of commands are in words.ftl; the rest is said by the programme.

discord-refuses = { $why ->
    [intents] Discord closed the connection because of the bot's intents. The bot needs none of the privileged ones; please check the application on Discord's developer pages, and start again.
   *[token] Discord does not accept the bot's token. Please copy it again from Discord's developer pages (Bot, Reset Token), put it into PAIRKEEPER_DISCORD_TOKEN, and start again.
}
discord-failed = Something went wrong on our side. Please try again. If it happens again, give a coordinator this number: { $event }
discord-unknown-press = This button is not one of ours any more. /help shows what you can ask.
discord-page-ready = Your form is ready.
discord-page-next = Saved. Next comes page { $page } of { $pages }.
discord-page-wrong = Nearly there. Please look at this once more:
discord-page-gone = This form is too old to go on with. What you sent before is saved; please open it again where you found it.
discord-continue = Continue
discord-mend = Correct it
discord-file-too-big = This file is larger than { $megabytes } MB, which is more than we can take. Please send a smaller one.
discord-none-of-these = None of these: type it again

discord-group-round = A round, from applications to farewell
discord-group-roster = The people of the programme
discord-group-pairs = Partnerships
discord-group-cases = Partnerships that need a coordinator
discord-group-topics = What partners talk about
discord-group-roles = Who does what
discord-group-country = The countries you look after
discord-group-me = You: language, time zone, time away
discord-group-partner = You and your partner
