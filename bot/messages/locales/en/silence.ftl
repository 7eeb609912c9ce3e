# When it is quiet between partners. Never a reproach, always a next step. Labels of buttons: at most 40 characters.
# $partners are the names of one or two people.

suggestion = Hello { $name }, so far nobody has written between you and { $partners }. The first message is often the hardest, so here is an idea for it.
suggestion-idea-work = You could ask { $name } what a normal day looks like at { $institution }.
suggestion-idea-place = You could ask { $name } what people come to a library, an archive or a museum for in { $country }.
suggestion-idea = You could ask { $name } what they did last week that they enjoyed.
# Where two have no room: how a first line gets to the other.
silence-write = I carry your words: type /partner write and what you would like to say.
suggestion-enough = A hello and one question are enough. It does not have to be long, or clever.

## The two questions. The first word of the key after the number is how it stands: nobody has begun; the other waits for
## the reader; it is quiet on both sides (`yours`: the reader wrote last).

nudge-1-never-started = Hello { $name }, you and { $partners } have not written to each other yet. Life gets busy. Is everything all right?

    A hello and one question are enough to begin. Or tell us with one tap how it is.
nudge-1-one-sided = Hello { $name }, { $partners } would be glad to hear from you. Life gets busy. Is everything all right?

    Two lines are enough; “I have little time just now” is a good message too. Or tell us with one tap how it is.
nudge-1-both-silent = Hello { $name }, it has been quiet between you and { $partners } for a while. Life gets busy. Is everything all right?

    A question, a photo or a line about your week is a good way back. Or tell us with one tap how it is.
nudge-1-both-silent-yours = Hello { $name }, the last message between you and { $partners } was yours: thank you for keeping the conversation going. It has been quiet since then. Is everything all right with you?

    If you feel like it, another line may be just what is needed to begin again. Or tell us with one tap how it is.
nudge-2-never-started = Hello { $name }, would you still like to take part? “Yes”, “later” and “no” are all good answers. One tap is enough, and we see to the rest.

    If yes: { $partners } would be glad about a first hello.
nudge-2-one-sided = Hello { $name }, one more short word from us, and then we leave you in peace. { $partners } would still be glad to hear from you, be it only two lines.

    If it does not fit at the moment, one tap tells us, and we see to the rest.
nudge-2-both-silent = Hello { $name }, one more short word from us, and then we leave you in peace. If you would like to go on with { $partners }, “how are you?” is a good beginning.

    If it does not fit at the moment, one tap tells us, and we see to the rest.
nudge-2-both-silent-yours = Hello { $name }, you wrote last, and since then it has been quiet between you and { $partners }. We are asking { $partners } too, kindly. You need not do anything.

    If you would like to write again, or if something has changed for you, one tap tells us.
nudge-answer-soon = All is well, I will write soon
nudge-answer-yes = Yes, I would like to
nudge-answer-later = Later, in two weeks or so
nudge-answer-no = No, I would rather stop
nudge-soon = Thank you for telling us! A few lines are enough, whenever it suits you.
nudge-yes = How nice, thank you! Your partner would be glad about a hello: two lines are enough.
nudge-later = Thank you for telling us. We leave you in peace until { DATETIME($until, dateStyle: "full") } is over. If you are back sooner: /me back. If you need longer: /me away until=DATE.
nudge-later-open = Thank you for telling us. You are away until you tell us that you are back: /me back.

## To whoever waits.

kind-word = Hello { $name }, you are still waiting to hear from { $partners }. We have asked kindly whether everything is all right. It is not about you: people fall ill, move house, or have a hard month.

    You need not do anything; we stay with it. If you talk elsewhere, one tap tells us.
offer = Hello { $name }, thank you for your patience. There has been no word from { $partners } for some weeks. Would you like a new partner?

    A coordinator would look for somebody, and we write to you as soon as there is news. If you would rather wait, that is just as good.
offer-yes = Yes, please
offer-later = I would rather wait
offer-noted = Noted, thank you. A coordinator looks for somebody, and we write to you as soon as there is news. Until then the topics keep coming.
offer-waits = Noted, thank you. Everything stays as it is. If you change your mind: /partner leave
