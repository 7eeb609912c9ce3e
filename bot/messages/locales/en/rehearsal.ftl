# Rehearsals: the page, the story of the demo, the command line.

page-title = Rehearsal of { $round }
page-opening = A whole round in virtual time with invented people. Launch: { DATETIME($launch, dateStyle: "full") }.
page-participants = People who applied
page-status-waiting = On the waiting list
page-status-not-confirmed = Not confirmed
page-status-matched = With a partner
page-status-finished = Stayed to the end
page-status-left = Left
page-partnerships = Partnerships
page-outcome-sent = Messages sent
page-outcome-undeliverable = Messages that could not be delivered
page-outcome-held = Messages held for a person to look at
page-outcome-withdrawn = Planned messages taken back
page-outcome-expired = Messages that had become useless
page-outcome-planned = Messages still planned
page-kinds = What was sent
page-days = Messages a day
page-chart = Messages a day, from the first to the last; the busiest day has { $most ->
    [one] one message
   *[other] { $most } messages
}.
page-load = { $messages ->
    [one] One message
   *[other] { $messages } messages
} on { $days ->
    [one] one day
   *[other] { $days } days
}. The busiest days:
page-unmatched = Who could not be matched, and why
page-nobody-unmatched = Everybody who confirmed got a partner.
page-care = Silence, and what became of it
page-silences-asked-about = Silences that the bot asked about
page-settled-without-a-human = Settled without a human
page-handed-to-coordinators = Handed to coordinators
page-neither = Neither: the round ended, or the bot still asks
page-cases = Cases of each coordinator
page-no-cases = No case was handed to a coordinator.
page-cases-of = { $total } in all, at most { $most } in a week (week { $week })
page-touch = Who was in touch
page-touch-chart = Share of partnerships that were in touch in the fortnight before. It is assumed that a nudge moves { $percent } % of the silent to write; beside it the same round with nudges that move nobody.
page-touch-with = with the assumed effect of nudges
page-touch-without = with none
page-week = Week { $week }
page-assumed = How people behave in a rehearsal is assumed, not measured. The numbers show what the programme does with such people; they are no evidence about people.

story-title = Pairkeeper: a round from beginning to end
story-opening = { $people ->
    [one] One invented person
   *[other] { $people } invented people
} in { $countries ->
    [one] one country
   *[other] { $countries } countries
}, sixteen weeks in a few seconds. Nobody is written to; no account is needed.
story-opens = Applications open. The coordinator starts a round with one command.
story-imports = The coordinator takes in the form's answers, as a file.
story-still-in = Everybody is asked “still in?” on their own morning. One tap is enough.
story-matches = The coordinator asks for matches.
story-reviews = The weakest come first: why these two, and why not somebody else.
story-approves = The matches are approved. Nobody is left without a word.
story-launches = The coordinator sees what will be sent, and launches.
story-introductions = Partners meet, each at 09:00 of their own day. Two of them, as they read it:
story-nudges = Some have not written. The bot asks kindly, twice at the most; nobody is reproached:
story-cases = What needs a person reaches the coordinators: one card, with all it takes to settle it in one tap.
story-channel = In the coordinators' channel
story-topics = Every fortnight a topic, on everybody's own working morning. One of them, in Spanish:
story-farewell = The round ends with a thank-you.
story-outcome = What became of it
story-reads = { $name } reads ({ $when } there):
story-files = The files
story-ledger = every message, one a line
story-report = what became of everybody
story-page = a page to look at in a browser
story-seconds = { $messages ->
    [one] One message
   *[other] { $messages } messages
} in { $seconds } seconds.
story-next = Now be the coordinator yourself: ./dev run console
story-effort = What a coordinator typed in sixteen weeks: { $count ->
    [one] one command
   *[other] { $count } commands
}.

cli-rehearsing = Rehearsing
cli-rehearsed = Done in { $seconds } s with at most { $megabytes } MB: { $messages ->
    [one] one message
   *[other] { $messages } messages
}.
cli-roster-good = { $people ->
    [one] One person
   *[other] { $people } people
}, no fault.
cli-roster-faults = { $count ->
    [one] One fault. Mend it and check again.
   *[other] { $count } faults. Mend them and check again.
}
cli-roster-warnings = { $count ->
    [one] One warning to look at.
   *[other] { $count } warnings to look at.
}
cli-no-file = There is no file “{ $name }”. Please check the path.
cli-database-in-use = Another Pairkeeper is using this database. Stop it first, or use its own commands.
cli-database-unreachable = The database cannot be opened: { $why }
cli-stopped = Stopped. Nothing is lost; start it again any time.
