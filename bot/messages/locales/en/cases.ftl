# Cases: what coordinators read and press, and what somebody reads whom a coordinator writes to.

case-title = Case { $number }: { $names }
case-why-never-started = { $names } were introduced and have not written to each other yet. Nobody need be at fault: a word from a person often helps.
case-why-one-sided = { $names } { $count ->
    [one] has
   *[other] have
} been quiet while the other wrote. We have asked kindly and heard no more.
case-why-both-silent = { $names } were in touch, and have both been quiet since. We have asked kindly and heard no more.
case-why-unreachable = Our messages do not reach { $names }. Perhaps you know another way.
case-why-asked-for-help = Of { $names }, one has asked for a person's help.
case-why-conduct = In the partnership of { $names }, somebody has reported behaviour that is not right. This is confidential. Nothing is passed on between them now.
case-why-left = { $names } had to leave. { $others } would be glad of a new partner.
case-why-apart = { $names } are partners no more, and not everybody has a new one.
case-person-place = { $place }.
case-person-languages = { $languages }.
case-person-clock = It is { $time } there as this is written.
case-person-away = Away now.
case-person-left = Has left.
case-person-unreachable = Our messages do not arrive.
case-person-email = E-mail: { $email }
case-person-before = { $count ->
    [one] Had another partner
   *[other] Had { $count } other partners
} in this round before.

case-line = Day { $day }, { DATETIME($on, dateStyle: "medium") }: { $event }
case-event-introduced = introduced to each other
case-event-suggestion = an idea for a first message reached { $names }
case-event-nudge-1 = the first reminder reached { $names }
case-event-nudge-2 = the second reminder reached { $names }
case-event-kind-word = a kind word reached { $names }
case-event-offer = the offer of a new partner reached { $names }
case-event-letter = a coordinator's words reached { $names }
case-event-refused = a message could not be delivered to { $names }
case-event-in-touch = { $names } { $count ->
    [one] was
   *[other] were
} in contact
case-event-present = the latest answer to the bot from { $names }
case-event-no-reply = { $names } told us in confidence that no answer comes
case-event-away = { $names } away until { DATETIME($until, dateStyle: "medium") }
case-event-away-open = { $names } away from here on
case-left-out = { $count ->
    [one] One earlier line is left out.
   *[other] { $count } earlier lines are left out.
}

case-hands = In whose hands
case-free = Nobody's yet
case-suggested = Suggested to { $who }
case-with = { $who }
# Who acts from the console or the command line, so that no name is known.
case-at-the-machine = the coordinator at the machine
case-resting = { $who }, who looks again on { DATETIME($until, dateStyle: "medium") }
case-wish = { $name }, asked about a new partner
case-wish-yes = yes, please
case-wish-later = perhaps later
case-wish-no = no, thank you
case-earlier = Earlier case { $number }

case-reason-never-started = not started
case-reason-one-sided = one is quiet
case-reason-both-silent = both quiet
case-reason-unreachable = cannot be reached
case-reason-asked-for-help = asked for help
case-reason-conduct = conduct
# Once the partnership has ended, whatever the case was opened for.
case-reason-left = somebody left
case-reason-apart = partners no more

case-outcome-revived = Closed: they are in touch again.
case-outcome-re-matched = Closed: there is a new partner.
case-outcome-became-a-three = Closed: they are three now.
case-outcome-left = Closed: somebody left.
case-outcome-ended = Closed: left at that.
case-outcome-conduct = Closed: the report was looked into.
case-closed-by = By { $who }.

case-claim = I will see to it
case-take = Take it over
case-write = Write to { $name }
case-snooze = Look again in a week
case-rematch = Find a new partner
case-three = Make a three
case-close-revived = Close: in touch again
case-close-ended = Close: leave it at that
case-close-conduct = Close: looked into
case-open = Open { $number }
case-more = Next page

case-digest-title = { $count ->
    [one] One more case
   *[other] { $count } more cases
}
case-digest = They have no card yet, so that this channel stays readable. A button opens one.
case-reminder-title = { $count ->
    [one] A case waits for somebody
   *[other] { $count } cases wait for somebody
}
case-reminder = Nobody has taken this up yet. Perhaps you can?
case-awake-title = { $count ->
    [one] A case is back after a rest
   *[other] { $count } cases are back after a rest
}
case-awake = The day has come to look again.
case-listed = { $number } { $names }: { $reason }, { $days ->
    [0] open since today
    [one] open for one day
   *[other] open for { $days } days
}
case-listed-more = { $count ->
    [one] And one more: /cases list shows all.
   *[other] And { $count } more: /cases list shows all.
}

case-list-title = { $count ->
    [one] One case
   *[other] { $count } cases
}
case-list-none = No case is open. Nothing to do here.
case-list-line = { $number } { $names }: { $reason }, { $days ->
    [0] open since today
    [one] open for one day
   *[other] open for { $days } days
} · { $hands }
case-claimed = Case { $number } is in your hands now. Thank you!
case-resting-now = Case { $number } rests until { DATETIME($until, dateStyle: "medium") }. Then it comes back here.
case-closed = Case { $number } is closed. Thank you!
case-reopened = Case { $number } is in your hands now. { $who } had it before; perhaps a word to them is kind.

letter-from = { $who }, who helps to run { $programme }, writes to you:
letter-somebody = A coordinator
letter-answer = You can answer right here: then choose to send it to a coordinator.
letter-title = Write to somebody
letter-label = What { $name } will read
letter-opening = It goes out at once, in your name. Nobody else reads it.
letter-send = Send
letter-sent = It is on its way to { $name }, in your name. When it has arrived, the card of case { $number } shows it.

refused-case-taken = Case { $number } is in the hands of { $who } already. If you agree between you, “Take it over” on its card makes it yours.
refused-case-closed = Case { $number } is closed already. /cases list shows what is open.
refused-own-case = This is about a partnership of your own, so another coordinator sees to it.
refused-not-in-case = #{ $person } does not belong to case { $number }. /cases show { $number } shows who does.
refused-not-reachable = Our messages do not reach { $name } now. Perhaps by e-mail?

command-cases-list = See the cases, the oldest first
command-cases-show = See one case whole
command-cases-claim = Take a case into your hands
command-cases-snooze = Let a case rest until a day
command-cases-resolve = Close a case
command-cases-write = Write to somebody in your name, through the bot
option-whose = All cases, or those that are yours
option-outcome = How it ended
option-to = Who is written to: #number, name or e-mail address
setup-country = Country whose days off coordinators keep
