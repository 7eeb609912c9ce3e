# How people come to where the programme lives, and what their platform says of their accounts.

here-title = { $programme }: are you here?
here-why = If you have applied or were invited, please press the button, so that the bot may write to you. { $programme } can only send you your partner and the topics once you have come. It takes a second; if we do not know your account yet, you will be asked for the code from your invitation.
here-button = I'm here

come-title = Your invitation
come-code = Code from your invitation
come-code-hint = For example 482-K7QM-3XPD-R2VW
come-send = I'm here
come-how = Welcome to { $programme }! We do not know this account yet. The code is in the e-mail a coordinator sent you. No e-mail? Please ask a coordinator for one; if you have not applied yet, type /join.
come-code-wrong = This is not a code we can use: it may have a typing mistake, or have been used already. Please copy it from the e-mail, or ask a coordinator for a new one.
come-welcome = It is good that you are here, { $name }. From now on { $programme } can write to you. What has been waiting for you comes on your next working mornings; /me show tells you how things stand.
refused-too-many-codes = That were many tries, and none of them fitted. Please wait an hour, or ask a coordinator for a new code.

expected-nobody = Everybody in { $round } can be written to; nobody has to come first.
expected-title = { $count ->
    [one] One person in { $round } has not come yet
   *[other] { $count } people in { $round } have not come yet
}
expected-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
expected-how = The bot may not write to them before they have come. /roster invite posts the button “I'm here” in the open channel; /roster expected format=csv gives you a file with an invitation and a code for each, to send by e-mail.
expected-file = { $count ->
    [one] One invitation, in the language this person reads. Please send it by e-mail
   *[other] { $count } invitations, each in the language its reader reads. Please send each one by e-mail
}, to that person alone: whoever has a code can come in their place. Codes from earlier files still work; each works once.
expected-no-link = The invitations name no address to come to, because none is set. To add one that does not expire: /setup invite=LINK. Then ask for the file again.
expected-column-number = Number
expected-column-name = Name
expected-column-email = E-mail
expected-column-code = Code
expected-column-invitation = Invitation
expected-invitation =
    Dear { $name },

    welcome to { $programme }! To meet your partner, please come to us in chat{ $link ->
        [none] .
       *[other] : { $link }
    }

    In the open channel you will find a message with the button “I'm here”. Please press it. If you are asked for a code, this is yours: { $code }

    It works once and is only for you. See you soon!
invite-nowhere = Nowhere: on no platform do people have to come first, or the open channel is not set there. /setup shows the channels.
invited = { $posts ->
    [one] The button “I'm here” is being posted to the open channel.
   *[other] The button “I'm here” is being posted to { $posts } open channels.
} { $count ->
    [0] Nobody is missing now.
    [one] One person has not come yet.
   *[other] { $count } people have not come yet.
}

connect-begun = I am looking for the accounts that belong to the e-mail addresses on the roster. This can take a minute.
connected = { $count ->
    [0] No further account was found.
    [one] One account was found and connected.
   *[other] { $count } accounts were found and connected.
}
connect-silent = { $platform } did not answer. Please try again in a few minutes.
connect-missing = { $count ->
    [one] One person still has no account
   *[other] { $count } people still have no account
}
connect-how = { $more ->
    [0] Please
   *[other] And { $more } more. Please
} check their e-mail addresses, or ask them under which address they are in chat.

zone-changed = Your chat account says that your time zone is { $zone }; we write to you by { $own }. Which one shall we use?
zone-take = Use the new one
zone-keep = Keep mine
language-changed = Your chat account is set to { $language }. Shall we write to you in it from now on?
language-take = Yes, in English
language-keep = No, as until now
account-kept = Everything stays as it is.
refused-nothing-new = There is nothing new to take over. /me show tells you what we go by.

home-title = { $programme }
home-what = Two colleagues from different places talk for a few months: about their work, and whatever else they like. It costs nothing and takes about an hour a week. The bot introduces partners, brings a topic every fortnight and helps when something does not work.
home-join = Applications are open; partners meet from { $launch } on. Would you like to take part?
home-closed = No round takes applications now. The next one will be announced in the open channel.
home-begin = How to begin
home-no-round = No round is planned or running. These steps lead to one; nothing is sent to anybody before it opens.
home-step-setup = /setup shows the settings: the name of the programme, its language, and its channels.
home-step-coordinators = /roles grant coordinator ACCOUNT lets a colleague help you.
home-step-round = /round create NAME launch=DATE plans a round; the date is a Monday.
home-step-open = /round open NAME lets people apply, if you do not want to wait for the day in the timetable.
home-step-roster = /roster import takes in a file of people, if you have one; plan the round first, so that they are in it.
join-button = Join

place-check = This is where I will write from now on: { $what }.
place-refused = I cannot write to the place you chose on { $platform } ({ $what }). Please check that I am in it and may post there, then choose it again with /setup.
setup-checking = I am writing a line to each channel, to see whether I can. If none appears within a minute, type /setup again: it tells why.
setup-place-untried = { $place }
setup-place-waiting = { $place } (being tried)
setup-place-reached = { $place } (works)
setup-place-refused = { $place } (I cannot write there: please check that I am in it and may post)
setup-invite = Link by which people come
setup-channel-country = Channel for { $country }
setup-group = Group with the role “{ $role }”
setup-hide = To show commands for coordinators to them alone: in the settings of the server choose Integrations, then this bot, and allow each of those commands for the coordinators' role only. Whether hidden or not, nobody else can use them.
refused-channel-and-country = Please name both, the channel and the country: /setup channel_country=CHANNEL of_country=COUNTRY
refused-which-platform = Please say on which platform this is, as PLATFORM:ID. You wrote: “{ $value }”
roles-group = everybody in the group { $group }

round-expected = Have not come yet
launch-not-come = { $count ->
    [one] One person has not come yet and cannot be written to: their introduction waits until they have.
   *[other] { $count } people have not come yet and cannot be written to: their introductions wait until they have.
} /roster expected shows who.

introduction-arrived = Dear { $name }, it is good that you are here. Here is { $count ->
    [one] your partner
   *[other] who your partners are
}. The round is under way already, so you begin with the topic that everybody talks about these days.
public-introduction = { $names }: you are partners in this round. Welcome!
public-how = This is posted here because a direct message could not be delivered. To get messages from the bot yourself, please allow direct messages from this server in your privacy settings, then type /me show.

reach-account = { $account }
reach-open = can be written to
reach-expected = has not come yet
reach-closed = direct messages are closed
reach-gone = the account is gone
reach-no-account = We know no account of this person.
reach-person-expected = #{ $number } has not come yet. /roster expected format=csv gives you an invitation to send.
reach-person-closed = #{ $number } has closed direct messages, so nothing is sent any more until they use the bot again.
reach-person-gone = Our messages do not reach #{ $number }: we know no account that still exists.

command-roster-expected = See who has not come yet, with invitations to send
command-roster-invite = Post the button “I'm here” in the open channel
command-roster-connect = Find the chat accounts of people on the roster
option-invite = The link by which people come to the server or workspace
option-channel-country = The channel of one country; name the country too
option-of-country = The country whose channel this is
option-group-coordinators = The role or user group whose members coordinate
