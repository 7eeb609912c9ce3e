# A new partner in a running round, leaving, pairs by hand, and what is said in confidence. Labels of buttons: at most
# 40 characters. Nobody is ever told that they were silent, and nobody who asked for what.

introduction-late = Dear { $name }, we have found { $count ->
    [one] a new partner
   *[other] new partners
} for you. The round is well under way, so you begin with the topic that everybody talks about these days.
introduction-third = Dear { $name }, { $third } joins the two of you, so that from now on you talk as three. Thank you for making room! Here is who { $third } is. There is a new room, or a new way to write, for the three of you.

## What somebody reads whose partnership has ended.

partner-left = Dear { $name }, your partner had to leave the round. That has nothing to do with you. The coordinators know. Would you like a new partner? Until then the topics keep coming.
partner-left-late = Dear { $name }, your partner had to leave the round. That has nothing to do with you. The round is nearly over, so there is no new partner this time; the topics keep coming, and you are welcome to talk about them in the open channel. A coordinator is glad to hear from you, too.
partner-left-before = Dear { $name }, we had found a partner for you, but that person had to step back before you could meet. It has nothing to do with you. We are looking for somebody else, and write to you as soon as we have found them.
partner-moved-on = Dear { $name }, life gets busy, and that is all right. So that nobody has to wait, your partner talks with somebody else now.

    You are as welcome as ever. If you are here and would like a new partner, press the button and we look for one.
partnership-ended = Dear { $name }, your partnership has come to its end. That happens, and it says nothing about you. Thank you for what you gave to it.

    We would like to find a new partner for you. Until then the topics keep coming.
partnership-ended-late = Dear { $name }, your partnership has come to its end. That happens, and it says nothing about you. Thank you for what you gave to it.

    The round is nearly over, so there is no new partner this time; the topics keep coming. In the next round we think of you.
partnership-ended-here = Dear { $name }, your partnership has come to its end. That happens, and it says nothing about you.

    You are as welcome as ever. If you are here and would like a new partner, press the button and we look for one.
partnership-ended-talk = Dear { $name }, your partnership has come to its end. A coordinator writes to you about how it goes on.
two-go-on = Dear { $name }, from now on you and { $partner } go on as two; the third person could not stay. Everything else is as it was, and so is your room.
new-partner-please = A new partner, please
new-partner-thanks = No, thank you
here-again = I am here, a new partner please
new-partner-yes = Wonderful. We look for somebody who suits you, and write to you as soon as we have found them.
new-partner-no = All right. The topics keep coming, and if you change your mind, a coordinator is glad to help.

## /partner leave

part-ask = Is it not going well, or has life changed? Both happen. What would you like?
part-new = I would like a new partner
part-leave = I would like to leave the programme
part-stay = I stay
part-wished = Thank you for saying so. The coordinators look for somebody else for you. Until then things stay as they are, and nobody is told that you asked.
part-now = End this partnership
part-not-now = Not now
part-ended = It is ended, and the room is closed. The other is told kindly that it is over, not why. We look for a new partner for you; if you would like a break, /me away until=DATE is enough.

## /partner never-again

never-again-ask = Shall we never bring you together with this person again? It stays between us: the other is not told, now or later.
never-again-yes = Never again with #{ $number }
never-again-with = Not again with #{ $number }
never-again-keep = Leave it as it is
never-again-done = Noted. You will not be brought together again, in this round or any other.
never-again-still-partners = Noted. You will not be brought together again. For now you are still partners. Would you like us to end that, too? The other is told kindly that it is over, not why.

## /partner report

report-form-title = Report, in confidence
report-who = Whom is it about?
report-who-option = { $name }
report-words = What happened?
report-words-hint = As much as you like to say. Only the coordinators read it.
report-send = Send
report-thanks = Thank you for telling us. The coordinators have it now, and one of them writes to you. The other person is told nothing. From now on nothing is passed on between the two of you, and you will not be brought together again.

    If you are in danger, please turn to the police or to people near you first.
report-thanks-unread = Thank you for telling us. The other person is told nothing. From now on nothing is passed on between the two of you, and you will not be brought together again. Your words could not be brought to a coordinator from here, so we have not kept them; please write to a coordinator, whom /help names, in your own way.

    If you are in danger, please turn to the police or to people near you first.
conduct-report = #{ $number } { $name } reports the behaviour of #{ $other } { $about } (case { $case }). In confidence:
conduct-report-how = The other person knows nothing of this. Nothing is passed on between the two any more. /cases write { $case } lets you answer; the bot has not kept these words.
not-conduct-report = We are sorry: what you reported did not reach every coordinator, and the words are no longer kept. The coordinators know that there is something, and will ask you. You can also report it again with /partner report.

## What coordinators see: a new partner for a case

rematch-title = A new partner: case { $number }
rematch-nobody-here = In case { $number } nobody has shown to be here, so there is nobody yet to find a partner for. A word from you may help; /pairs join brings people together by hand.
rematch-nobody-fits = Nobody who is free could be the partner of { $who }. Perhaps two others would take a third?
rematch-no-two-fit = There are no two in touch whom { $who } could join. Perhaps somebody is free in a few days; /cases rematch looks at all who wait.
rematch-others-told = The partnership there is ends with it. { $names } will be told kindly, and can have a new partner, too.
rematch-others = { $count ->
    [one] One other person could be the partner:
   *[other] { $count } others could be the partner, the best of them:
}
rematch-other-pairs = { $count ->
    [one] Another pair could be joined:
   *[other] { $count } other pairs could be joined, the best of them:
}
rematch-approve = Bring them together
rematch-rather = Rather #{ $number }
rematch-rather-pair = Rather pair { $number }
rematch-three = Make a three
rematch-keep = Leave it as it is
rematch-done = { $first } and { $second } are partners now. They are introduced on the first morning that suits both, with the topic of these days.
rematch-go-on-as-two = { $first } and { $second } have one another. Shall they go on as two, without { $gone }? All are told kindly.
rematch-two = Let the two go on
rematch-two-go-on = { $first } and { $second } go on as two. All are told kindly.
rematch-pair = Pair { $number }: { $first }, { $second }
rematch-three-ask = { $who } could join two who are in touch, with { $score } of 400 points. { $pair }. The two are told kindly, and all three get a room of their own.
rematch-three-done = { $who } joins { $first } and { $second }. All are introduced on the first morning that suits the three.

## /cases rematch

rematch-started = { $round }: { $count ->
    [one] one person is
   *[other] { $count } people are
} without a partner or would like another. I look for the best pairs; this takes a moment.
rematch-found = Found: { $pairs ->
    [0] no pair
    [one] one pair
   *[other] { $pairs } pairs
}, { $threes ->
    [0] no three
    [one] one three
   *[other] { $threes } threes
}. { $left ->
    [0] Nobody is left over. Nothing is changed yet.
    [one] Nothing is changed yet. One person is left over:
   *[other] Nothing is changed yet. { $left } people are left over:
}
rematch-left = { $who }: { $why }
rematch-approve-all = Bring all together
rematch-three-line = { $who } joins { $first } and { $second }, with { $score } of 400 points.
rematch-all-done = { $count ->
    [0] Nobody was brought together.
    [one] Done, once. They are introduced on the first morning that suits them.
   *[other] Done, { $count } times. All are introduced on the first morning that suits them.
} { $skipped ->
    [0] { "" }
    [one] One could no longer be: somebody left or found a partner meanwhile.
   *[other] { $skipped } could no longer be: somebody left or found a partner meanwhile.
}
replacement-day-title = Last day for a new partner: { $round }
replacement-day = { $count ->
    [0] Nobody is without a partner. Thank you!
    [one] One person is still without a partner, or would like another. /cases rematch finds one today; later only /pairs join can.
   *[other] { $count } people are still without a partner, or would like another. /cases rematch finds some today; later only /pairs join can.
}

## /pairs

pairs-title = { $round }: { $count ->
    [0] no partnerships
    [one] one partnership
   *[other] { $count } partnerships
}, page { $page } of { $pages }
pairs-line = { $number }. { $names }: { $standing }
pairs-for = { $standing }, { $days ->
    [0] since today
    [one] for one day
   *[other] for { $days } days
}
pairs-one = Pair { $number }
pairs-standing = How it goes
pairs-silent = Quiet
pairs-introduced = Introduced
pairs-ended = Ended
pairs-ended-on = { DATETIME($on, dateStyle: "long") }
pairs-cases = Cases
pairs-split = Part them
pairs-split-ask = Shall this partnership end: { $names }? All are told kindly, and can have a new partner.
pairs-split-now = End it
pairs-split-done = Pair { $number } has ended. All are told kindly; /cases rematch looks for new partners.
pairs-join-ask = Shall these be partners: { $names }?
pairs-join-now = Bring them together
pairs-has-partner = { $who } has a partner now; that partnership ends, and the other is told kindly.
pairs-late = The last day for a new partner has passed, so little of the round is left for them.
pairs-joined = Partners now: { $names }. They are introduced on the first morning that suits all.
standing-awaited = not introduced yet
standing-never-started = not started
standing-one-sided = one is quiet
standing-both-silent = both quiet
standing-in-touch = in touch
standing-in-touch-elsewhere = in touch elsewhere
standing-away = somebody is away
standing-unreachable = somebody cannot be reached
standing-ended = ended

## On the card of a case

case-event-partner-left = kind words about the partner who left reached { $names }
case-event-partner-moved-on = kind words, and the offer of a new beginning, reached { $names }
case-event-partnership-ended = kind words about the end reached { $names }
case-event-two-go-on = the news that they are two now reached { $names }

refused-too-late-for-a-new-partner = The last day for a new partner in { $round } has passed. A coordinator can still bring people together by hand, with /pairs join.
refused-pool-moved = Something has changed meanwhile: #{ $number } has left, is away, or has a partner. Please look again.
refused-nobody-in-the-pool = Nobody in { $round } is without a partner, and nobody has asked for another one.
refused-not-in-the-round = #{ $number } cannot be given a partner in this round: left, away without an end, out of reach, or never in it.
refused-to-be-kept-apart = These people cannot be brought together. Somebody has asked for it, or a coordinator ruled it out, or no chat reaches them both.
refused-partners-already = They are partners already.

command-partner-leave = Say that you would like a new partner, or leave
command-partner-never-again = Never be brought together with somebody again, in confidence
command-partner-report = Report bad behaviour to the coordinators, in confidence
command-cases-rematch = Find new partners for all who have none
command-pairs-list = See the partnerships of a round, and how they go
command-pairs-show = See one partnership
command-pairs-split = End a partnership
command-pairs-join = Bring two or three people together by hand
option-state = Only those of which it goes like this
option-third = A third, if there is one: #number, name or e-mail address
