# What participants read. Labels of buttons: at most 40 characters; of fields: 45; titles of forms: 24.

still-in = Hello { $name }, { $programme } will soon look for a partner for you. We start on { DATETIME($launch, dateStyle: "full") }. Are you still in? One tap is enough.
still-in-again = Hello { $name }, a short reminder: we are about to look for your partner and would like to know whether you are still in. We start on { DATETIME($launch, dateStyle: "full") }. “Not this time” is a perfectly good answer too.
still-in-yes = Yes, I am in
still-in-no = Not this time
still-in-thanks = Wonderful, you are in. Now we look for a partner for you. If all goes well, you meet on the morning of { DATETIME($launch, dateStyle: "full") } or soon after.
not-in-thanks = Thank you for telling us. You are welcome in a later round; there is nothing else to do.

introduction-title = Meet your partner
introduction-opening = Good morning, { $name }! { $count ->
    [one] Here is somebody who is looking forward to getting to know you.
   *[other] Here are two people who are looking forward to getting to know you.
}
introduction-time = { $difference }
introduction-how = You can write first, or wait and answer: both are good ways to begin. Once a week is best, once every two weeks is enough, by any means you both like. New topics come until { DATETIME($until, dateStyle: "full") }. They are suggestions, not homework.
introduction-help = If anything is unclear, { $coordinator } is glad to help: write in the open channel. If your partner does not answer, tell us in confidence: /partner silent. /help shows what you can ask here.
introduction-help-unnamed = If anything is unclear, the coordinators are glad to help: write in the open channel. If your partner does not answer, tell us in confidence: /partner silent. /help shows what you can ask here.
card-name = Name
card-place = Lives in
card-institution = Works or studies at
card-workplace = Kind of workplace
card-stage = In the profession
card-languages = Languages
card-interests = Interests
card-motivation = Reason for taking part
card-time = Time there now

topic-heading = { $title }
topic-title = { $title }
topic-example = Example: { $example }
topic-jargon = Words: { $jargon }
topic-returning = If you have taken part before: { $question }
topic-credit = Picture: { $credit }
topic-missed = { $count ->
    [one] This earlier topic has not reached you yet. Talk about it too if you like:
   *[other] These earlier topics have not reached you yet. Talk about them too if you like:
}
topic-closing = Take what you like and leave the rest. Enjoy your conversation!
topic-missing = This time there is no topic from us. Talk about anything you have wanted to ask each other.
topic-in-room = New topic: { $title }. The questions are in your direct messages.
room-opening = Welcome, { $names }! This room is yours for the round. Say hello whenever it suits you; nobody has to answer at once.

    The bot only notes that somebody has written here, never what. The people who run this server or workspace may be able to read the room.

survey-middle = Half of the round is behind us, { $name }. How is it going? Five short questions, two minutes, and you may leave any of them empty.
survey-final = Before the round ends, { $name }: five short questions about all of it. Two minutes, and you may leave any of them empty.
survey-open = Answer
survey-title = Five questions
survey-contact = How often were you in touch?
survey-contact-weekly = Once a week or more
survey-contact-fortnightly = About every two weeks
survey-contact-monthly = About once a month
survey-contact-rarely = Less often
survey-contact-never = Not yet
survey-topics = How useful are the topics?
survey-topics-very = Very useful
survey-topics-quite = Quite useful
survey-topics-little = A little
survey-topics-not = Not really
survey-worth = Is taking part worth your time?
survey-worth-very = Yes, very much
survey-worth-quite = Mostly
survey-worth-little = A little
survey-worth-not = Not really
survey-liked = What did you like best?
survey-change = What should we change?
survey-thanks = Thank you! Your answers help the next round.

last-week-title = One week left
last-week = The round ends on { DATETIME($until, dateStyle: "full") }, { $name }. If you would like to stay in touch, this is a good week to exchange addresses: /partner contact does it if you both say yes.

    It is also a good moment to ask the one question you have not asked yet.
farewell-title = Thank you, and goodbye for now
farewell = Dear { $name }, this round of { $programme } ends today. Thank you for the time, the questions and the stories. { $topics ->
    [one] One topic
   *[other] { $topics } topics
} and one new colleague in another place: that is worth a lot.

    If you stay in touch, all the better. If the round was quieter than you hoped, that happens to many of us, and you are just as welcome next time. When applications open again, we say so in the open channel.
waiting-opening = Hello { $name }, thank you for wanting to take part. We have not found a partner for you yet.
# The next three are read by the person who waits, and by coordinators. What follows them is for the person alone; what
# coordinators read instead is matching-left-… with the same ending and the same values.
waiting-no-reason = This time there were not enough people for everybody to have a partner.
waiting-country-cap = A great many people from { $country } applied. So that everybody can meet somebody from elsewhere, at most { $cap } % come from one country, in the order of application.
waiting-late = The yes came when the matches had already been made.
waiting-alone = So far nobody else takes part in this round.
waiting-unknown-country = Partners are from different countries, and we do not know yours yet. Tell us with /me edit.
waiting-no-account = When we looked for partners, we did not know yet where to write to you. Now we do, and you can be part of the next search.
waiting-no-language = We did not find anybody who writes in one of your languages ({ $languages }). If you would also write in another one, tell us with /me edit.
waiting-no-platform = Partners use the same chat, and nobody else in this round is on { $platforms }. If you use another one too, tell a coordinator in the open channel.
waiting-same-country = Partners are from different countries, and everybody else in this round lives in yours too: { $country }.
waiting-same-institution = Partners are from different institutions, and everybody else in this round is from yours too.
waiting-language-only-at-home = Partners are from different countries, and we found nobody elsewhere who writes in one of your languages ({ $languages }). If you would also write in another one, tell us with /me edit.
waiting-not-all-at-once = This time nobody had all of it together: one of your languages, the same chat, and a place that is new to you. If you would also write in another language, tell us with /me edit.
waiting-met-all = Everybody who could have been your partner has been your partner before. The next round brings new people.
# Why exactly is nobody's business: somebody may have asked not to meet again.
waiting-kept-apart = This time nobody was free who could have been your partner.
waiting-pinned-away = { waiting-kept-apart }
waiting-odd-one-out = The people who could be matched with you were an odd number, so one had to stay without a partner. It says nothing about you.
waiting-dominant-country = More people from { $country } applied than there are people elsewhere for them to meet. It says nothing about you.
waiting-dominant-institution = More people from your institution applied than there are people elsewhere for them to meet. It says nothing about you.
waiting-dominant-language = More people who write in { $languages } applied than there are people for them to meet. If you would also write in another language, tell us with /me edit.
waiting-too-few = There were fewer people who could be matched with you than people looking for them. It says nothing about you.
waiting-stopped = This time the search ended before we had found a partner for you. It says nothing about you.
waiting-choices = What would you like best?
waiting-three = Join two others
waiting-wait = Wait for a partner
waiting-next = Next round, please
wish-three = Noted. If two partners would like a third person, a coordinator writes to you.
wish-wait = Noted. We think of you when somebody needs a partner.
wish-next = Noted. When the next round opens, we say so in the open channel; /join then shows the answers you have given already.

announce-open-title = Applications are open
announce-open = { $programme } brings two people together who work or study in libraries, archives or museums, to learn from one another. It is free and takes about an hour a week. We start on { DATETIME($launch, dateStyle: "full") }.

    Apply with /join until { DATETIME($close, dateStyle: "full") } is over everywhere on earth.
announce-last-call-title = Three days left
announce-last-call = You can apply with /join until { DATETIME($close, dateStyle: "full") } is over everywhere on earth. So far { $countries ->
    [0] nobody has applied; you could be the first.
    [one] people from one country have applied.
   *[other] people from { $countries } countries have applied.
}
announce-launched-title = The round has begun
announce-launched = With us this time: { $people ->
    [one] one person
   *[other] { $people } people
} from { $countries ->
    [one] one country
   *[other] { $countries } countries
}, each with a new partner. Welcome, and enjoy your conversations!
announce-first-time = { $count ->
    [one] With us for the first time: { $countries }.
   *[other] With us for the first time: { $countries }.
}

join-title = Join
join-begin =
    { $programme } starts on { DATETIME($launch, dateStyle: "full") }. This takes { $pages } short pages. You can stop after any of them and go on later with /join.

    { $page }
join-resumed =
    Welcome back. What you sent is kept, and here you go on.

    { $page }
join-page-1 = About you. Only your partner and the coordinators will see what you write here.
join-page-2 = About your work or your studies. It helps us to find somebody who suits you.
join-page-3 = Nearly done. Please read our code of conduct: { $conduct }
join-continue = Continue
join-send = Send
joined = Thank you, { $name }! We have your application. Shortly before the start we ask you whether you are still in, and from { DATETIME($launch, dateStyle: "full") } you meet your partner. Change anything with /me edit; take it back with /join withdraw.
join-withdrawn = Your application is taken back. You are welcome any time.
field-name = Your name
field-name-hint = As your partner should call you
field-country = Country
field-country-hint = Where you live now
field-zone = Time zone
field-zone-hint = A city in your time zone, for example Europe/Madrid
field-languages = Languages you would like to write in
field-languages-hint = With commas, best first
field-workplace = Kind of workplace
field-workplace-hint = The nearest one is fine
field-institution = Where do you work or study?
field-institution-hint = Optional
field-career-stage = How long have you been in the profession?
field-career-stage-hint = Optional
field-interests = What are you interested in?
field-interests-hint = With commas, for example: open access, archives
field-match-mode = How shall we find your partner?
field-match-mode-hint = We do our best
field-email = E-mail
field-email-hint = Optional, only for the coordinators
field-motivation = Why would you like to take part?
field-motivation-hint = One sentence; your partner reads it
field-consent = I accept the code of conduct and privacy note
field-consent-hint = The bot never keeps what partners say to each other
field-province = Province
field-city = City
field-taken-part = Taken part before
field-locale = Language of the bot
# Stages and workplaces also stand in the middle of sentences.
stage-student = student
stage-new = new (0 to 5 years)
stage-middle = mid-career (6 to 15 years)
stage-experienced = experienced (16 years and more)
mode-interests = By interests
mode-career = By career stage
mode-workplace = By kind of workplace
mode-different = Somebody quite different
mode-open = Open to any match
workplace-public = public library
workplace-academic = academic library
workplace-school = school library
workplace-special = special library
workplace-national = national library
workplace-archive = archive
workplace-museum = museum
workplace-popular = community library
workplace-consultant = consultant
workplace-student = student
workplace-between-jobs = between jobs
form-needed = Please fill this in.
form-consent-needed = We need your agreement to take your application.
form-too-long = Please shorten this to { $limit } characters.
form-choose = Please choose one from the list.
form-country-unknown = We do not know this country. Please write its name in English, Spanish or your own language.
form-country-unknown-close = We do not know this country. Did you mean one of these? { $hits }
form-zone-unknown = Please write a time zone such as Europe/Madrid or America/Bogota.
form-zone-unknown-close = Please write a time zone, for example: { $hits }.
form-language-unknown = We do not know the language “{ $language }”. Please write its name in English, in Spanish or in the language itself.
form-interests-long = Please name fewer or shorter interests: a few words each, with commas between them.
form-email-odd = This does not look like an e-mail address. You can also leave it empty.

me-title = You in this programme
me-number = Your number
me-zone = Time zone
me-partner = Partner
me-away = Away
me-away-open = until you say /me back
me-away-until = until { DATETIME($until, dateStyle: "full") }
me-next = Next message from us
me-card = What your partner sees
me-how = Change it with /me edit, /me language, /me timezone. Going away? /me away until=DATE
me-edit-title = Your details
me-save = Save
me-changed = Saved. From now on this is what counts, even if a list says something else.
me-language = From now on we write to you in English.
me-zone-set = Your time zone is { $zone }; it is { DATETIME($now, timeStyle: "short") } there. From now on our messages reach you in the morning there.
away-open = All right, we do not write to you until you say /me back. Take all the time you need.
away-until = All right, we do not write to you until { DATETIME($until, dateStyle: "full") } is over. What you miss waits for you in one message.
welcome-back = Welcome back! What you missed comes in one message.
leave-ask = Would you like to leave the programme? Your partner is told kindly, and we stop writing to you. If you only need a break, /me away until=DATE is enough.
leave-now = Leave
leave-not = Stay
left = Goodbye, { $name }, and thank you. You are welcome back any time with /join.

free-text = Thank you for writing! There are no words in your message that I could take anywhere. /help shows what I can do.
free-text-visitor = Hello! I am a bot that brings people together who work or study in libraries, archives and museums. /join lets you apply, /help shows more. I do not keep what you write here.
help-title = What you can ask
help-opening = Type a command, or press a button under a message.
help-opening-visitor = This programme brings two people together to learn from one another: it is free and takes about an hour a week. /join lets you apply.
help-name = { $command }
help-command = { $command } { $options }
help-families = For whoever runs the programme: one of these, and the word for what to do.
help-family = { $commands }
help-more = More about any of them, for example: { $command }
help-option = { $option }
help-option-optional = { $option } (optional)
help-choices = { $meaning } ({ $choices })
help-example = For example: { $example }
help-human = If you would rather ask a person: write in the open channel, a coordinator will answer.
