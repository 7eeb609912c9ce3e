# The console: what a session says of its own. Command words (/as, /clock …) are the same in every language.

console-welcome =
    Welcome. You are at the console as { $name }. The clock here is yours to move, and nothing leaves this machine.

    /help shows what you can do, /quit leaves.
console-goodbye = Goodbye.
console-interrupted = Stopped. /quit leaves, /help shows what you can do.
console-done = Done.
console-visible = everybody here sees this
console-replaced = in the place of the message with the button
console-coordinator = coordinator
console-you-are = You are now { $name }. Your time zone: { $zone }. /inbox shows what you were sent.
console-own-commands = The console's own commands: { $names }

## Looking around

console-roster =
    { $count ->
        [0] Nobody here fits. /who alone shows everybody; /roster import brings people in.
        [one] One person.
       *[other] { $count } people, the first { $listed } of them here. /who and a part of a name shows fewer.
    }
console-roster-row = { $time } in { $zone }, { $accounts }
console-standing = { $where }, { $at }
console-channels = The channels. /channel and a name shows what stands there.
console-channel =
    { $name } ({ $platform }): { $count ->
        [0] empty
        [one] one message
       *[other] { $count } messages
    }
console-inbox-empty = You have not been sent anything since this session began. /clock next moves the clock on to the next thing that is due.
console-channel-empty = Nothing stands there yet. /clock next moves the clock on to the next thing that is due.
console-room-empty = You are in no room with messages yet. Rooms open when partners are introduced.
console-said = { $name }: { $words }
console-said-in = Written in “{ $room }”. /room shows what stands there.
console-say-what = Please write what you would like to say: /say and your words.

console-stop-work = (Ctrl-C: take the best so far.)

## The clock

console-now = It is { $at }.
console-next = next
console-nothing-sent = Nothing was sent in that time.
# $act = sent, edited, retracted, room-opened, members-changed, room-closed; $place = who or where
console-arrival =
    { $act ->
        [sent] to { $place }
        [edited] changed for { $place }
        [retracted] taken back from { $place }
        [room-opened] opened: { $place }
        [members-changed] members changed: { $place }
       *[room-closed] closed: { $place }
    }, { $at }
console-act =
    { $act ->
        [room-opened] A room was opened
        [members-changed] Who is in a room was changed
        [room-closed] A room was closed
       *[retracted] A message was taken back
    }
console-channel-name = the channel { $name } ({ $platform })
console-room-name = the room { $title } ({ $names })
console-more-arrived =
    { $more ->
        [one] And one more, by how it begins:
       *[other] And { $more } more in { $places ->
            [one] one place
           *[other] { $places } places
        }, by how they begin:
    }
console-other-kinds = of other kinds
console-how-to-look = To read one as its reader does: /as #12, then /inbox. To read a channel: /channel open.

## Forms

console-form-title =
    { $pages ->
        [1] { $title }
       *[other] { $title } (page { $page } of { $pages })
    }
console-form-how = One question at a time. An empty line keeps what is in brackets, - empties it, cancel leaves the form.
console-form-option = { $number }. { $label }
# $wanted = consent, several, answer; $empty says what an empty answer means
console-form-prompt =
    { $wanted ->
        [consent] { $label } (yes or no){ $empty }:
        [several] { $label } (numbers, with commas){ $empty }:
       *[answer] { $label }{ $empty }:
    }
console-form-empty =
    { $empty ->
        [value] {" "}[{ $value }]
        [optional] {" "}(if you like)
       *[needed] {""}
    }
console-cancel = cancel
console-form-left = You have left the form. The pages you sent are kept: give the same command again to go on.
console-not-an-option = Please answer with a number or a word from the list.
console-answer-needed = This one needs an answer before you can go on. cancel leaves the form.

## What could not be done, and what to do next

console-nobody-there = Nobody here is called “{ $typed }”. /who shows the roster; /as coordinator makes you the coordinator, and /as discord:999 a visitor with that account.
console-several-there = { $count } people could be meant: { $names }. Please use the number, like /as #12.
console-no-such-button =
    { $count ->
        [0] There is no button to press now. /inbox shows your messages with their buttons.
       *[other] There is no button { $number } on the screen; the last one is { $count }. /inbox shows your messages with their buttons.
    }
console-no-such-channel = There is no channel “{ $name }”. These are here: { $names }.
console-no-room-yet = You share no room with anybody at the moment. Rooms open when partners are introduced; /clock next moves the clock on.
console-no-such-file = There is no file “{ $path }” (looked for from { $folder }). Please give its name with the folder; put it in quotes if it has spaces.
console-not-a-moment = “{ $typed }” is no moment I can read. Try /clock +1d, /clock +2h30m, /clock 2027-03-01, /clock 2027-03-01 09:00 or /clock next.
console-clock-goes-forward = That moment has passed, and what was sent cannot be unsent. Please choose a later one, like /clock +1d.
console-too-far-ahead = That is more than { $days } days away. Please go there in several steps.
console-nothing-to-reply-to = Nothing of a partner has been passed on to you since this session began. /inbox shows what you were sent.
console-nothing-planned = Nothing is planned for the next day and a half. /clock +1d moves on by a day; /round status shows where a round stands.

## /help

console-help = The console's own commands
console-help-as = /as #12: be somebody on the roster. /as coordinator, or /as discord:999 for a visitor.
console-help-who = /who, or /who and a part of a name: the roster, with everybody's local time.
console-help-inbox = /inbox: what you were sent. A number presses a button on the screen. Anything else without a stroke is said to the bot.
console-help-reply = /reply Good morning!: answer the last words of your partner that were passed on to you.
console-help-channel = /channel open, /channel coordinators: what stands in a channel. Cases come to the coordinators' as cards with buttons.
console-help-room = /room: the rooms you share with your partner.
console-help-say = /say hello: write in the room you share with your partner. The bot learns that you wrote, never what.
console-help-clock = /clock +1d, /clock 2027-03-01, /clock next: move the clock on, and see what the bot sends meanwhile.
console-help-help = /help: this list, and the bot's own commands.
console-help-quit = /quit: leave.
console-saved = Saved as { $path }
