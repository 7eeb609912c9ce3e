# Times to talk. Every time is shown by the reader's own clock. Labels of buttons: at most 40 characters.

meeting-title = A time to talk
meeting-proposed = { $name } would like to talk with you. Does one of these times suit you?
meeting-own-proposal = Here are times to talk with { $names }, who sees them too.
meeting-hint = Choose every time that suits you. As soon as one suits all of you, it is agreed. 45 minutes are enough; the times are those of your own clock.
meeting-volunteer = When you are awake it is night for the other, and the other way round: you have no waking hour in common. Voice notes and letters are a fine way to talk over such a distance, and nobody has to get up for them.

    If one of you likes to get up early or stay up late for once, these times are possible. Nobody has to.
meeting-no-hour = When you are awake it is night for { $names }, and the other way round: you have no waking hour in common. Voice notes and letters are a fine way to talk over such a distance, and nobody has to get up for them. If your day is longer than we think, tell us with /me hours.
meeting-no-day = In the next two weeks there is no working day on which all of you are there. Try /partner meet again in a few days, or find a time between yourselves.
meeting-no-more = None of these times is possible any more. “Other times” shows new ones.
meeting-no-other = These are all the times we can find for the next two weeks. You can also agree on any other time between yourselves.
meeting-time = Time { $number }
meeting-slot = { $at }{ $suits ->
    [yours] { "" } (suits you)
    [theirs] { "" } (suits the other person)
    [both] { "" } (suits you and the other person)
   *[nobody] { "" }
}
meeting-take = Time { $number } suits me
meeting-drop = Time { $number } no longer suits me
meeting-none = None of these
meeting-other = Other times
meeting-noted = Noted. As soon as one time suits all of you, each gets it for the calendar.
meeting-none-noted = All right, none of these. “Other times” shows more; or find a time between yourselves.
meeting-unmatched = So far no time suits all of you. Would one of these do, or shall we look for other times?
meeting-slot-gone = That time is not possible any more. Here is what still is.
meeting-over = This suggestion is closed. For new times, type /partner meet.

meeting-agreed = You talk with { $names } on { $at }. The file puts it into your calendar. By phone, by video, with or without a camera: agree between yourselves what you like best.
meeting-agreed-now = Agreed: you talk with { $names } on { $at }. A file for your calendar is on its way to you.
meeting-agreed-already = You have agreed to talk with { $names } on { $at }.
meeting-summary = Talk with { $names }
meeting-description = { $programme }: 45 minutes with { $names }.
meeting-change = Another time
meeting-cancel = Cancel the meeting
meeting-reminder = A reminder: you talk with { $names } on { $at }. Enjoy it!
meeting-changed = { $name } cannot make it on { $at } after all and would like another time. The file takes the old one out of your calendar. Does one of these suit you?
meeting-changed-own = All right, { $at } is given up, and { $names } knows. The file takes it out of your calendar.
meeting-clocks-law = The clocks where one of you lives have been changed by law, so the time you had agreed on is now another time of day for somebody. Does it still suit you?
meeting-clocks-moved = One of you lives by another clock now, so the time you had agreed on is another time of day for somebody. Does it still suit you?
meeting-cancelled-person = { $names } had to cancel the meeting on { $at }. Such things happen; it says nothing about you. The file takes it out of your calendar.
meeting-cancelled-own = The meeting on { $at } is cancelled, and { $names } has been told kindly. The file takes it out of your calendar. For another time, type /partner meet.
meeting-cancelled-away = One of you is away on { $at }, so the meeting with { $names } does not take place. The file takes it out of your calendar. You can look for another time whenever you like.
meeting-cancelled-ended = The meeting on { $at } with { $names } does not take place any more, because your time as partners in this round has ended. The file takes it out of your calendar. Thank you for having found a time.

meeting-question = You had a time to talk with { $names } on { $at }. How did it go?
meeting-talked = We talked
meeting-missed = We did not
meeting-talked-noted = How nice! Thank you for telling us. We only note that you have talked, never about what.
meeting-missed-noted = That happens to all of us. Would you like to look for another time?

call = Hello { $name }, you and { $partners } are in touch; how nice! Have you thought of hearing each other's voices for once? Many say that it was what they liked best.

    Only if you both like. Writing is just as good.
refused-not-yet-introduced = Your partner has not had our introduction yet. Try again in a day or two.
refused-bad-hours = Please give two different full hours from 0 to 24, for example: /me hours 7 22
me-hours-set = Noted: you are available from { $start } to { $end } of your own day. Times to talk are looked for between these.
command-partner-meet = Find a time to talk that suits both of you
command-me-hours = Say between which hours of your day you can talk
option-start = Full hour from which you can talk, for example 7
option-end = Full hour until which you can talk, for example 22
