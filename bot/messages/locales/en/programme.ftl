# The programme itself: roster, roles, settings, topics, commands and refusals.

roster-imported = { $added ->
    [0] Nobody new
    [one] One new person
   *[other] { $added } new people
}, { $changed ->
    [0] nobody changed
    [one] one changed
   *[other] { $changed } changed
}, { $unchanged ->
    [0] nobody unchanged
    [one] one unchanged
   *[other] { $unchanged } unchanged
}, { $skipped ->
    [0] no row skipped.
    [one] one row skipped.
   *[other] { $skipped } rows skipped.
}
roster-applied = { $count ->
    [0] Nobody new applied
    [one] One person applied
   *[other] { $count } people applied
} for { $round } with this file.
roster-no-round = They are on the roster, but in no round: no round takes applications now, or several do. Name one with round=NAME.
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
    [one] And one more. "pairkeeper roster check FILE" lists them all.
   *[other] And { $count } more. "pairkeeper roster check FILE" lists them all.
}
roster-exported = { $count ->
    [one] One person, as a file.
   *[other] { $count } people, as a file.
} It can be imported again.
roster-nobody = Nobody on the roster fits "{ $what }". Try a part of the name, the e-mail address, or #number.
roster-several = { $count ->
    [one] One person fits
   *[other] { $count } people fit
}
roster-two-known-people = This row has accounts of two people we know: { $others }.
roster-two-known-people-advice = Please check whose accounts these are, and give each person a row.
roster-same-known-person = This row means the same person as row { $first }.
roster-same-known-person-advice = Please remove one of the two rows.
finding-in-file = { $level ->
    [fault] Fault
   *[warning] Look
}: { $problem } { $advice }
finding-in-row = { $level ->
    [fault] Fault
   *[warning] Look
} in row { $row }: { $problem } { $advice }
finding-in-cell = { $level ->
    [fault] Fault
   *[warning] Look
} in row { $row }, column { $column }: { $problem } { $advice }

roles-granted = { $account } now has this role: { $role }.
roles-revoked = { $account } no longer has this role: { $role }.
roles-none = Nobody has a role yet. Give one with /roles grant coordinator ACCOUNT.
roles-title = Who does what
roles-holder = { $account } { $name } (by { $source })
roles-holder-of-country = { $account } { $name }, { $country } (by { $source })
role-coordinator = coordinator
role-ambassador = ambassador
role-content-officer = content officer
role-director = director

setup-title = Settings of the programme
setup-changed = Saved.
setup-value = { $value }
setup-not-set = not set
setup-programme = Name of the programme
setup-locale = Its language (locale)
setup-zone = Its time zone
setup-contact = Whom participants are told to ask
setup-conduct = Code of conduct
setup-channel-open = Open channel
setup-channel-coordinators = Coordinators' channel
setup-how = Change any of them: /setup programme="Our network" zone=Europe/Madrid contact="Ana Pérez" channel_open=NAME

topics-title = Topics
topic-number = { $number }
topic-row = { $title } ({ $locales })
topic-replaced = Topic { $number } ({ $locale }) is now "{ $title }".

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

refused = This cannot be done.
refused-unexpected = Something went wrong on our side; nothing was changed. Please try again. If it happens again, give a coordinator this number: { $event }
refused-not-found = There is no "{ $what }". Please check the spelling; /help shows the commands.
refused-not-allowed = { $audience ->
    [content-officer] Only content officers and coordinators can do this.
    [ambassador] Only ambassadors and coordinators can do this.
   *[coordinator] Only coordinators can do this.
}
refused-not-a-participant = You are not taking part yet. /join lets you apply.
refused-no-round = There is no round yet. Start one with /round create NAME launch=DATE (a Monday).
refused-wrong-state = { $round } is { $state ->
    [draft] still being prepared; applications are not open: /round open
    [open] open for applications; close them first: /round close
    [closed] closed for applications, but not matched yet: /round match
    [matching] being matched; approve the matches first: /round approve
    [approved] approved, but not launched yet: /round launch
    [running] running. For this it would have to be in another state; /round status shows more
   *[ended] over. Start the next one with /round create
}.
refused-already-done = { $what ->
    [open] Applications are open already.
    [closed] Applications are closed already.
    [matching] It is being matched already.
    [approved] The matches are approved already.
    [running] The round is launched already. It is never launched twice.
    [ended] The round is over already.
    [paused] The round is paused already. /round resume lets it go on.
    [applied] You have applied already. /me show tells how it stands.
    [matched] You already have a partner in this round.
    [waiting] You are on the waiting list already.
    [declined] You said that you are not in this time.
    [sent] It has left already and cannot be taken back.
   *[other] "{ $what }" is there or done already.
}
refused-ambiguous = This could mean several: { $names }. Please say which.
refused-bad-value = { $what ->
    [round-name] "{ $value }" cannot be a round's name. Please use small letters, digits and hyphens, for example spring-2027.
    [launch] { $value } is in the past. Please choose a Monday that is still to come.
    [date] "{ $value }" is not a date. Please write it like 2027-03-01.
    [zone] "{ $value }" is not a time zone we know. Please write it like Europe/Madrid.
    [country] We do not know the country "{ $value }". An ambassador needs one: country=Kenya.
    [locale] "{ $value }" is not a language we have. Please choose en, es or es-AR.
    [until] { $value } cannot be the end: it has passed, comes before the beginning, or is more than a year away.
    [step] The step "{ $value }" cannot be dropped or changed like this: a round needs it, or it is not a topic.
    [timetable] In this order the timetable would make no sense ({ $value }).
    [timetable-change] Please say what to do: move STEP day=DAY, drop STEP, replace STEP topic=NUMBER, or add KIND day=DAY.
    [day] Day { $value } is over. Please choose one that is still to come.
    [words] This is too long: { $value } characters. Please keep to 1,500.
    [group] There is nobody in this group now.
    [pair] { $value } is one and the same person.
    [last-coordinator] You are the last coordinator. Please name another one first.
   *[other] "{ $value }" does not fit here ({ $what }).
}
refused-stale-round = Somebody else changed this round at the same moment; nothing was stored. Please try again.
refused-not-a-monday = A round is launched on a Monday. The nearest ones are { $before } and { $after }.
refused-unknown-command = I do not know "{ $typed }". Perhaps: { $close }
refused-unknown-option = "{ $typed }" does not belong to /{ $command }. /help shows what does; put values with spaces in quotes.
refused-missing-option = /{ $command } also needs: { $option }. /help shows how it is typed.
refused-not-one-of = "{ $value }" is not possible for { $option }. Choose one of: { $choices }.
refused-needs-file = { $option } has to be a file.
refused-faulty-roster = { $count ->
    [one] The file has one fault, so nothing was changed. Mend it and import it again, or take in the good rows with faulty=skip.
   *[other] The file has { $count } faults, so nothing was changed. Mend them and import it again, or take in the good rows with faulty=skip.
}
refused-nobody-to-match = Nobody in { $round } has said "still in" yet, so there is nobody to match. /round match unanswered=in counts everybody who has not said no.
refused-applications-closed = No round takes applications right now. Watch the open channel: we announce the next one there.
refused-topic-too-long = The topic has { $length } characters; at most { $limit } fit into one message. Please shorten it.
refused-topic-unreadable = The topic cannot be read{ $line ->
    [0] {""}
   *[other] {" "}(line { $line })
}: { $fault ->
    [front-matter-missing] it must begin with its front matter between two lines of ---.
    [front-matter-broken] the front matter cannot be read. Please compare it with another topic.
    [key-missing] the front matter lacks "{ $what }".
    [key-unknown] the front matter has "{ $what }", which we do not know.
    [key-wrong] the front matter's "{ $what }" has a value that does not fit.
    [heading-wrong] headings begin with two number signs and a space.
    [question-misplaced] a question stands outside a section.
    [text-misplaced] a text stands where none can be.
    [label-unknown] we do not know the label "{ $what }".
    [part-twice] "{ $what }" stands there twice.
    [part-missing] "{ $what }" is missing.
    [section-text-missing] the section "{ $what }" has no text.
   *[section-questions-missing] the section "{ $what }" has no questions.
}
