# The programme itself: roster, roles, settings, topics, commands and refusals.

roster-imported = The file is read. New people: { $added }. Changed: { $changed }. As before: { $unchanged }. Rows left out: { $skipped }.
roster-applied = { $count ->
    [0] Nobody new applied
    [one] One person applied
   *[other] { $count } people applied
} for { $round } with this file.
roster-no-round = They are on the roster, but in no round: no round takes applications now, or several do. To choose one, import the file again with round=NAME.
roster-differences = { $count ->
    [one] One value stayed as the person set it
   *[other] { $count } values stayed as people set them
}
roster-difference = Row { $row }, #{ $number }: { $field }
roster-findings = { $count ->
    [one] One thing to look at
   *[other] { $count } things to look at
}
roster-findings-more = { $count ->
    [one] And one more. “pairkeeper roster check FILE” lists them all.
   *[other] And { $count } more. “pairkeeper roster check FILE” lists them all.
}
roster-exported = { $count ->
    [0] Nobody is on the roster yet, so the file has only its headings. Fill it in, and take it in with /roster import.
    [one] One person, as a file. It can be imported again.
   *[other] { $count } people, as a file. It can be imported again.
}
roster-nobody = Nobody on the roster fits “{ $what }”. Try a part of the name, the e-mail address, or #number.
roster-several = { $count ->
    [one] One person fits
   *[other] { $count } people fit
}
roster-two-known-people = This row has accounts of two people we know: { $others }.
roster-two-known-people-advice = Please check whose accounts these are, and give each person a row.
roster-same-known-person = This row means the same person as row { NUMBER($first, useGrouping: 0) }.
roster-same-known-person-advice = Please remove one of the two rows.
finding-in-file = { $level ->
    [fault] Fault
   *[warning] To check
}: { $problem } { $advice }
finding-in-row = { $level ->
    [fault] Fault
   *[warning] To check
} in row { $row }: { $problem } { $advice }
finding-in-cell = { $level ->
    [fault] Fault
   *[warning] To check
} in row { $row }, column { $column }: { $problem } { $advice }

roles-granted = { $account } now has this role: { $role }.
roles-kept = You keep the role of director yourself, so that you can go on. /roles list shows who does what.
roles-revoked = { $account } no longer has this role: { $role }.
roles-none = Nobody has a role yet. Give one with /roles grant coordinator ACCOUNT.
roles-title = Who does what
roles-holder = { $account } ({ $source ->
    [command] by command
   *[other] by { $source }
})
roles-holder-of-country = { $account }, { $country } ({ $source ->
    [command] by command
   *[other] by { $source }
})
role-coordinator = coordinator
role-ambassador = ambassador
role-content-officer = content officer
role-director = director

setup-title = Settings of the programme
setup-changed = Saved.
setup-value = { $value }
setup-not-set = not set
setup-programme = Name of the programme
setup-locale = Language
setup-zone = Time zone
setup-contact = Person whom participants can ask
setup-conduct = Code of conduct
setup-channel-open = Open channel
setup-channel-coordinators = Coordinators' channel
setup-channel-ambassadors = Ambassadors' channel
setup-how = To change any of them: /setup programme="Our network" zone=Europe/Madrid contact="Ana Pérez" channel_open=NAME

topics-title = Topics
topic-number = { $number }
topic-row = { $title } ({ $locales })
topic-replaced = Topic { $number } ({ $locale }) is now “{ $title }”.

command-round-create = Start a new round from a timetable
command-round-list = Show all rounds
command-round-open = Open applications now
command-round-close = Close applications now
command-round-match = Propose matches for everybody who is in
command-round-review = Look at the proposed matches, weakest first
command-round-pin = Put two people together
command-round-forbid = Keep two people apart
command-round-approve = Approve the proposed matches
command-round-launch = See what a launch will send, then launch
command-round-status = See how a round stands
command-round-pause = Stop all sending of a round
command-round-resume = Let a paused round go on
command-round-timetable = See or change what is sent when
command-round-extend = Move the end of a round
command-round-end = End a round early
command-round-write = Write to a group; can be taken back for ten minutes
command-round-undelivered = See what did not arrive, and why
command-roster-import = Take in a roster file
command-roster-export = Get the roster as a file
command-roster-find = Find a person on the roster
command-topics-list = Show all topics
command-topics-preview = Read a topic
command-topics-replace = Replace a topic by a file
command-roles-grant = Give somebody a role
command-roles-revoke = Take a role from somebody
command-roles-list = Show who has which role
command-country-summary = See how a country stands, in numbers behind which nobody can be found
command-setup = See or change the programme's settings
command-join = Apply for a round, or take an application back
command-me-show = See your own status
command-me-edit = Change what we know of you
command-me-language = Choose the language we write to you in
command-me-timezone = Change your time zone
command-me-away = Tell us that you are away
command-me-back = Tell us that you are back
command-me-leave = Leave the programme
command-help = See what you can ask

# What may follow a command: at most 100 characters.
option-name = What the round is called, in small letters, digits and hyphens
option-launch = The Monday on which partners are introduced
option-timetable = What is sent when
option-rules = How partners are chosen
option-platform = Whether partners must use the same chat platform, or the bot may carry their messages
option-locale = The language for whoever has not chosen one: en, es or es-AR
option-zone = A time zone, such as Europe/Madrid
option-cap = How much of all applicants may come from one country, in percent
option-seed = A number that lets a matching be repeated; by itself it follows from the name
option-round = Which round; needed only where it could be several
option-unanswered = Whether those who have not answered “still in?” wait, or are in
option-page = Which page
option-first = One of the two: #number, name or e-mail address
option-second = The other: #number, name or e-mail address
option-change = What to change
option-step = The name of the step as the timetable shows it, such as topic-3
option-day = The day, counted from the launch
option-topic = The number of a topic
option-days = How many days later it ends
option-group = Who is written to
option-words = What they will read
option-resend = The number of a message to send again
option-drop = The number of a message to give up
option-file = The file
option-faulty = If some rows have faults: refuse the file, or skip these rows
option-format = The kind of file
option-who = #number, account, e-mail address or a part of the name
option-number = The number of the topic or the case
option-language = The language: en, es or es-AR
option-role = What this account may do
option-account = The chat account, such as discord:123456789012345678
option-country = The country an ambassador looks after, or whose days off coordinators keep
option-programme = What the programme is called
option-contact = The name of whoever participants can ask
option-conduct = The address of the code of conduct
option-channel-open = The channel that everybody reads
option-channel-coordinators = The channel of the coordinators
option-channel-ambassadors = The private channel of the ambassadors; without one they are written to
option-action = Apply, or take the application back
option-until = The last day away (without it, until you are back), or the day to look at a case again
option-since = The first day away; without it, today
option-about = A command, such as me away

# Every word for yes and no, with spaces between them. Those of all languages are understood by everybody.
answer-yes = yes y
answer-no = no n

refused = This cannot be done now. /help shows what you can ask.
refused-unexpected = Something went wrong on our side; nothing was changed. Please try again. If it happens again, give a coordinator this number: { $event }
refused-not-found = { $what ->
    [application] There is no application of yours to take back. /join lets you apply.
    [absence] You are not away, so everything goes on as usual.
   *[other] We have not found “{ $what }”. Please check the spelling; /help shows the commands.
}
refused-not-allowed = { $audience ->
    [content-officer] Only content officers and coordinators can do this.
    [ambassador] Only ambassadors and coordinators can do this.
   *[coordinator] Only coordinators can do this.
}
refused-not-a-participant = You are not taking part yet. /join lets you apply.
refused-no-round = There is no round yet. Start one with /round create NAME launch=DATE (a Monday).
refused-wrong-state = { $state ->
    [draft] { $round } is still being prepared. First open applications with /round open.
    [open] { $round } is open for applications. First close them with /round close.
    [closed] Applications for { $round } are closed, but it is not matched yet. Next comes /round match.
    [matching] { $round } is being matched. First approve the matches with /round approve.
    [approved] { $round } is approved, but not launched yet. Next comes /round launch.
    [running] { $round } is running, so this cannot be done now. /round status shows how it stands.
   *[ended] { $round } is over. Start the next one with /round create.
}
refused-already-done = { $what ->
    [open] Applications are open already.
    [closed] Applications are closed already.
    [matching] It is being matched already.
    [approved] The matches are approved already.
    [running] The round is launched already. It is never launched twice.
    [ended] The round is over already.
    [parted] This partnership has ended already. /pairs list shows those that go on.
    [paused] The round is paused already. /round resume lets it go on.
    [applied] You have applied already. /me show tells how it stands.
    [matched] You already have a partner in this round.
    [waiting] You are on the waiting list already.
    [declined] You said “not this time”. You are welcome in the next round.
    [unconfirmed] The matches have been made meanwhile. You are welcome in the next round.
    [withdrawn] It has been taken back already.
    [left] You have left this round. You are welcome in the next one.
    [planned] It is on its way already.
    [sent] It has gone out already, so it can be neither taken back nor sent again.
    [round-name] There is a round of this name already. Please choose another name; /round list shows those there are.
   *[other] “{ $what }” is there already.
}
refused-ambiguous = This fits more than one: { $names }. Please say which one you mean.
refused-bad-value = { $what ->
    [round-name] “{ $value }” cannot be a round's name. Please use small letters, digits and hyphens, for example spring-2027.
    [launch] { $value } is in the past. Please choose a Monday that is still to come.
    [date] “{ $value }” is not a date. Please write it like 2027-03-01.
    [zone] “{ $value }” is not a time zone we know. Please write it like Europe/Madrid.
    [country] Please name a country that we know, for example country=Kenya. You wrote: “{ $value }”
    [locale] “{ $value }” is not a language we have. Please choose en, es or es-AR.
    [until] { $value } cannot be the last day: it has passed, comes before the first, or is more than a year away. Please choose another.
    [step] The step “{ $value }” cannot be changed like this: a round needs it, or it is not a topic. It can be moved to another day.
    [topic] There is no topic { $value }. /topics list shows those there are.
    [timetable] In a timetable, the first of these comes before the second: { $value }. Please choose another day.
    [timetable-change] Please say what to do: move STEP day=DAY, drop STEP, replace STEP topic=NUMBER, or add KIND day=DAY.
    [number] “{ $value }” is not a number that fits here. Please write it in digits, for example 7.
    [day] “{ $value }” cannot be the day. Please give the number of a day that is still to come.
    [words] This has { $value } characters. Please shorten it to 1,500.
    [group] There is nobody in this group now. /round status shows who is where.
    [pair] { $value } is the same person twice. Please name two people.
    [last-coordinator] You are the last coordinator. Please name another one first.
   *[other] “{ $value }” cannot be used for { $what }. /help shows what fits there.
}
refused-stale-round = Somebody else changed this round at the same moment; nothing was stored. Please try again.
refused-outdated-matches = { $count ->
    [one] One person who was matched has said no or left since, so nothing was approved. Please match again: /round match
   *[other] { $count } people who were matched have said no or left since, so nothing was approved. Please match again: /round match
}
refused-not-a-monday = A round is launched on a Monday. Please choose one; the nearest are { $before } and { $after }.
refused-unfinished-command = /{ $typed } needs one more word, which says what to do: { $close }
refused-unknown-command = I do not know “{ $typed }”. Perhaps you meant: { $close }
refused-unknown-option = “{ $typed }” does not belong to /{ $command }. /help { $command } shows what does; put values with spaces in quotes.
refused-missing-option = /{ $command } also needs: { $option }. /help { $command } shows how it is typed.
refused-not-one-of = “{ $value }” is not possible for { $option }. Please choose one of: { $choices }.
refused-group-is-everybody = This group is everybody here, so everybody would be a coordinator and could see every case. Nothing was changed. Please choose a group of only those who coordinate, or name them one by one: /roles grant coordinator ACCOUNT
refused-needs-file = This needs a file ({ $option }). Please attach it and try again.
refused-faulty-roster = { $count ->
    [one] The file has one fault, so nothing was changed. Please mend it and import it again, or take in the good rows with faulty=skip.
   *[other] The file has { $count } faults, so nothing was changed. Please mend them and import it again, or take in the good rows with faulty=skip.
}
refused-nobody-to-match = Nobody in { $round } has said “still in” yet, so there is nobody to match. To match those too who have not answered: /round match unanswered=in
refused-applications-closed = No round takes applications right now. We announce the next one in the open channel.
refused-topic-too-long = The topic has { $length } characters; at most { $limit } fit into one message. Please shorten it.
refused-topic-unreadable = The topic cannot be read{ $line ->
    [0] {""}
   *[other] {" "}(line { $line })
}: { $fault ->
    [front-matter-missing] it must begin with its front matter between two lines of ---.
    [front-matter-broken] the front matter cannot be read; any other topic shows what it looks like.
    [key-missing] the front matter lacks “{ $what }”.
    [key-unknown] the front matter has “{ $what }”, which we do not know.
    [key-wrong] the front matter's “{ $what }” has a value that does not fit.
    [heading-wrong] headings begin with two number signs and a space.
    [question-misplaced] a question stands outside a section.
    [text-misplaced] a text stands where none can be.
    [label-unknown] we do not know the label “{ $what }”.
    [part-twice] “{ $what }” stands there twice.
    [part-missing] “{ $what }” is missing.
    [section-text-missing] the section “{ $what }” has no text.
   *[section-questions-missing] the section “{ $what }” has no questions.
} Please mend this and try again.
