# Rounds, for coordinators. Labels of buttons: at most 40 characters.

round-title = Round { $round }
round-list = Rounds
round-none = There is no round yet. To start one: /round create NAME launch=DATE (a Monday).
round-name = { $round }
round-status = It is { $state }. Launch: { DATETIME($launch, dateStyle: "full") }.
round-status-paused = It is paused; before that it was { $state }. Launch: { DATETIME($launch, dateStyle: "full") }. Let it go on with /round resume.
round-state-draft = being prepared
round-state-open = open for applications
round-state-closed = closed for applications
round-state-matching = being matched
round-state-approved = approved
round-state-running = running
round-state-ended = over
round-next-draft = Next: applications open by themselves on their day, or now with /round open. Take the answers of a form in with /roster import.
round-next-open = Next: applications close by themselves on their day, or now with /round close.
round-next-closed = Next: everybody is asked “still in?”. Then /round match.
round-next-matching = Next: look at the matches with /round review, then /round approve.
round-next-approved = Next: /round launch shows what will be sent, and asks you once.
round-next-running = { $cases ->
    [0] Nothing needs to be done.
    [one] One case is open: /cases list shows it.
   *[other] { $cases } cases are open: /cases list shows them, the oldest first.
} /round undelivered shows what did not arrive.
round-next-ended = This round is over. Start the next one with /round create.
round-applicants = Applied
round-partnerships = Partnerships
round-count = { $count }
round-next-message = Next message
# Read by coordinators beside a number, and by participants as their own state: neither "you" nor "they".
application-applied = Applied, “still in?” not answered yet
application-asked = Asked “still in?”, no answer yet
application-confirmed = Still in
application-declined = Not this time
application-unconfirmed = No answer to “still in?”
application-waiting = On the waiting list
application-matched = Taking part
application-withdrawn = Application taken back
application-left = Left the round
delivery-planned = Messages planned
delivery-sent = Messages sent
delivery-held = Messages waiting for your decision
delivery-undeliverable = Messages that could not be delivered

round-created = Round { $round } is ready. It launches on { DATETIME($launch, dateStyle: "full") }. Nothing has been sent. Here are its dates:
round-opened = Applications for { $round } are open until { DATETIME($close, dateStyle: "full") } is over everywhere on earth.
round-closed = { $count ->
    [0] Applications for { $round } are closed, and nobody has applied. People can still come with a file: /roster import round={ $round }, or you open them again with /round open.
    [one] Applications for { $round } are closed with one person, who will be asked “still in?” in good time.
   *[other] Applications for { $round } are closed with { $count } people. Each will be asked “still in?” in good time.
}
round-closed-with-waiting = Applications for { $round } are closed: { $count ->
    [one] one person is in
   *[other] { $count } people are in
}. { $waiting ->
    [one] One person waits
   *[other] { $waiting } people wait
} because one country may have at most { $cap } % of all applicants.

round-timetable = Timetable of { $round }
round-step-day = Day { $day }, { DATETIME($on, dateStyle: "full") }
round-step-open = applications open ({ $name })
round-step-last-call = “three days left” ({ $name })
round-step-close = applications close when this day is over everywhere on earth ({ $name })
round-step-confirm = { $number ->
    [one] “are you still in?”
   *[other] “are you still in?”, a reminder
} ({ $name })
round-step-unanswered = list of who has not answered ({ $name })
round-step-introduction = introductions, with topic { $topic } ({ $name })
round-step-topic = topic { $topic } ({ $name })
round-step-survey = { $number ->
    [one] survey, five questions
   *[other] final survey, five questions
} ({ $name })
round-step-summary = country summaries ({ $name })
round-step-check-in = “how is it going?” ({ $name })
round-step-call = a call is suggested, with times that suit both ({ $name })
round-step-replacement = last day for a new partner ({ $name })
round-step-ladder-end = from now on nobody new is asked about silence ({ $name })
round-step-last-week = one week left ({ $name })
round-step-farewell = farewell, rooms close ({ $name })
round-step-report = report for coordinators ({ $name })
timetable-how = To change it, for example: /round timetable move topic-3 day=30, or drop survey-1, or replace topic-5 topic=3, or add topic day=70 topic=9. The name of each step stands in brackets.
timetable-changed = Changed. What was already planned for the earlier dates is taken back.

match-started = Matching { $round } … this takes a moment. It goes by this:
match-problem = #{ $first } and #{ $second }: { $why }
match-done = Done: { $pairs ->
    [one] one match
   *[other] { $pairs } matches
}, and everybody who is in has a partner. Nothing is sent before you approve.
match-done-left = Done: { $pairs ->
    [0] no match
    [one] one match
   *[other] { $pairs } matches
} for { $people ->
    [0] anybody
    [one] one person
   *[other] { $people } people
}. { $left ->
    [one] One person has
   *[other] { $left } people have
} no partner; the last page of the review says why. Nothing is sent before you approve.
match-waiting = { $count ->
    [one] One more person was on the waiting list already, and is on the last page of the review too, with the reason.
   *[other] { $count } more people were on the waiting list already, and are on the last page of the review too, with the reason.
}
match-review = Look at the matches
match-approve = Approve all
review-title = { $round }: { $count ->
    [one] one match
   *[other] { $count } matches
}, weakest first (page { $page } of { $pages })
review-match = { $first } and { $second }: { $score } of 200 points
review-pinned = { $first } and { $second }: put together by hand ({ $score } of 200 points)
review-person = #{ $number } { $name } ({ $country })
review-term = For { $name }: { $term }
review-why = { $name } and #{ $number } { $other } would suit one another even better. { $why }
review-nobody-left = Everybody who said “still in” has a partner.
review-left = { $count ->
    [one] One person has no partner
   *[other] { $count } people have no partner
}
review-back = Previous page
review-on = Next page
review-pin = { $first } and { $second } will be together. For this to take effect, run /round match again.
review-forbid = { $first } and { $second } will be kept apart. For this to take effect, run /round match again.
person-line = #{ $number } { $name }
person-title = #{ $number } { $name }
approved = { $round } is approved: { $pairs ->
    [one] one partnership
   *[other] { $pairs } partnerships
}. { $waiting ->
    [0] Nobody waits.
    [one] The one person without a partner is told kindly why.
   *[other] The { $waiting } people without a partner are told kindly why.
} Introductions go out from { DATETIME($launch, dateStyle: "full") } once you launch: /round launch

launch-title = What launching { $round } will send
launch-opening = Introductions reach everybody at 09:00 of their own morning, from { DATETIME($launch, dateStyle: "full") }, on the first day that is a working day for both partners.
launch-moved = The planned day has passed, so the round will start on the next Monday, { DATETIME($launch, dateStyle: "long") }; all later days move with it.
launch-day = { DATETIME($on, dateStyle: "full") }
launch-introductions = introductions to { $count ->
    [one] one person
   *[other] { $count } people
}
launch-step = { $what }, to { $count ->
    [one] one person
   *[other] { $count } people
}
launch-ask = Launch for { $people ->
    [one] one person
   *[other] { $people } people
}? You can still pause the round afterwards.
launch-now = Launch
launch-not-yet = Not yet
launched = { $round } is launched for { $people ->
    [one] one person
   *[other] { $people } people
}. The first introductions go out on { DATETIME($launch, dateStyle: "full") }. There is nothing more to do.
kept = All right, everything stays as it is.
paused = { $round } is paused. { $count ->
    [0] Nothing was about to be sent.
    [one] One planned message is held back.
   *[other] { $count } planned messages are held back.
} Let it go on with /round resume.
resumed = { $round } goes on. { $days ->
    [0] No day has to move.
    [one] Every later step moves by one day.
   *[other] Every later step moves by { $days } days.
}
extended = { $round } now ends on { DATETIME($until, dateStyle: "full") }.
end-ask = End { $round } early? { $people ->
    [one] One person gets
   *[other] { $people } people get
} the farewell from tomorrow morning; all other steps are dropped.
end-now = End the round
ending = { $round } ends: farewells go out from tomorrow morning.

group-planned = To { $group }: { $count ->
    [one] one person
   *[other] { $count } people
}. It goes out at { DATETIME($at, timeStyle: "short") }; until then you can take it back. They will read:
group-take-back = Take it back
group-taken-back = Taken back: { $count ->
    [one] one message
   *[other] { $count } messages
} will not be sent.
group-everybody = everybody in the round
group-matched = everybody with a partner
group-waiting = everybody who waits
group-unanswered = everybody who has not answered “still in?”
group-confirmed = everybody who is still in
group-message-from = A message from { $coordinator }:
words = { $words }

undelivered-none = Everything in { $round } has been delivered so far.
undelivered-title = { $count ->
    [one] One message did not arrive
   *[other] { $count } messages did not arrive
}
undelivered-line = { $number }: { $kind } for { $to }. { $why }
undelivered-how = { $more ->
    [0] Send one again or drop it with the buttons.
    [one] Send one again or drop it with the buttons; one more is not shown.
   *[other] Send one again or drop it with the buttons; { $more } more are not shown.
}
undelivered-resend = Send { $number } again
undelivered-drop = Drop { $number }
undelivered-resend-all = Send all again
undelivered-drop-all = Drop all
undelivered-all-again = { $count ->
    [one] One message goes
   *[other] { $count } messages go
} out again within a minute.
undelivered-all-dropped = { $count ->
    [one] One message is
   *[other] { $count } messages are
} dropped.
failure-no-such-room = The room is gone. The two can still write to each other directly.
undelivered-again = Message { $number } goes out again within a minute.
undelivered-dropped = Message { $number } is dropped.
failure-unknown = We do not know whether it arrived. Please ask the person before you send it again.
failure-direct-messages-closed = This person's direct messages are closed. Please ask by e-mail to have them opened.
failure-account-gone = The account no longer exists. Please ask the person for a new one.
failure-not-yet-present = The person has not come to the server or workspace yet. Please send them the invitation.
failure-no-such-place = There is no such channel. Please set it with /setup.
failure-no-account = We know no account of this person. Please add one to the roster and import it again.
failure-cannot-be-made = The message could not be put together. The log says why.
kind-introduction = introduction
kind-topic = topic
kind-suggestion = suggestion
kind-nudge = reminder
kind-offer = offer of a new partner
kind-agreement = agreement
kind-check-in = check-in
kind-confirmation = “still in?”
kind-call = suggestion of a call
kind-survey = survey
kind-farewell = farewell
kind-case = case
kind-case-reminder = reminder of a case
kind-country-summary = country summary
kind-announcement = announcement
kind-notice = notice
kind-passed-on = passed-on message
kind-meeting = meeting
kind-meeting-reminder = reminder of a meeting
kind-reply = answer

unanswered-title = { $round }: who has not answered “still in?”
unanswered-counts = { $confirmed ->
    [0] Nobody is
    [one] One person is
   *[other] { $confirmed } people are
} in so far. { $silent ->
    [0] Nobody's answer is missing. Next: /round match
    [one] One person has not answered and goes to the waiting list; a late yes counts until you approve the matches.
   *[other] { $silent } people have not answered and go to the waiting list; a late yes counts until you approve the matches.
}
unanswered-more = { $count ->
    [0] That is everybody.
    [one] And one more.
   *[other] And { $count } more.
}

report-title = Report of { $round }
report-applied = People who applied
report-matched = People who were matched
report-stayed = People who stayed to the end
report-partnerships = Partnerships
report-talked = Partnerships in which everybody wrote
report-cases = Cases handed to coordinators
report-by-itself = Cases that closed by themselves: they wrote again
report-sent = Messages delivered
report-undeliverable = Messages that could not be delivered
report-answers = Surveys answered
report-as-of = As of { $when }.
