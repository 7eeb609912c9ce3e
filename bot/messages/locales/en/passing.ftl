# Words on their way: what partners write to each other through the bot, what somebody writes to the bot, contact details.

passing-on-its-way = On its way to { $names }. An answer comes to you here.
passed-on = { $name } writes:
passed-on-to-three = { $name } writes to you both:
passed-on-how = To answer, reply to this message, or type /partner write and your words.
passed-on-picture = A picture from { $name }
passed-on-erased = These words of { $name } are no longer kept.
not-passed-on = We are sorry: what you wrote to { $name } has not arrived, and it is no longer kept. You have done nothing wrong.

    You could try once more in a few days. Or ask for help: write to me here, and choose “{ free-text-coordinator }”.
to-coordinators = #{ $number } { $name } writes to the coordinators:
to-coordinators-how = “{ to-coordinators-answer }” writes back privately, in your name. The bot has not kept these words.
to-coordinators-how-direct = To answer, write to { $who } yourself. The bot has not kept these words.
to-coordinators-answer = Answer
not-to-coordinators = We are sorry: what you wrote to the coordinators has not arrived, and it is no longer kept.

    Please write in the open channel that you would like some help. You need not say there why.
introduction-write = You use different chats, so I carry your messages: type /partner write and your words, or reply to what your partner sent you. Pictures and files travel too.

free-text-asked = Thank you for writing! I am a bot and do not understand what people say. What shall I do with this message?

    I keep it only until you choose, a day at the most.
free-text-topic = It was my answer to the topic
free-text-partner = Send it to my partner
free-text-coordinator = Send it to a coordinator
free-text-wrong = Something is wrong
free-text-topic-thanks = Thank you, that is lovely. I have counted that you answered, and kept nothing of what you wrote. Your partner may like to read it too: /partner write takes it there.
free-text-coordinator-told = It is on its way to the coordinators. One of them answers you.
free-text-help = I am sorry to hear that. One of these may help:
free-text-help-list =
    Your partner does not answer: /partner silent. They are not told that you said so.

    Somebody does not behave well: /partner report. Only the coordinators read it.

    Anything else: /help, or send what you have just written to a coordinator.

contact-offer = Would you and { $names } like to have each other's contact details, to stay in touch without me? You get them only if everybody says yes. A no is told to nobody.

    This is what would be passed on of you:
contact-asked = { $name } would like to swap contact details with you, to stay in touch without me. If you say yes too, you get each other's. If you do not, nobody is told.

    This is what would be passed on of you:
contact-asked-without = { $name } would like to swap contact details with you, to stay in touch without me. If you would like that too, first add your e-mail address with /me edit. If not, nobody is told.
contact-yes = Yes, swap contact details
contact-no = Not now
contact-take-back = Take my yes back
contact-waiting = You said yes. As soon as everybody has, you and { $names } get each other's details here. Until then nothing is passed on.
contact-taken-back = All right, your yes is taken back, and nobody is told. You can change your mind any time with /partner contact.
contact-not-now = All right, and nobody is told. You can change your mind any time with /partner contact.
contact-swapped = You have all said yes, so here is how to reach each other without me. Enjoy staying in touch!
contact-swapped-already = You have all said yes. Here is how to reach each other:
contact-email = E-mail
contact-account = On { $platform }

command-partner-write = Write to your partner; the bot carries it, with a file if you like
command-partner-contact = Swap contact details with your partner, if you both say yes

refused-not-passed-on = I cannot pass this on at the moment. A coordinator is glad to help: write to me here, and choose “{ free-text-coordinator }”.
refused-words-too-long = This has { $length } characters, and { $limit } fit into one message. Please send it in two or more parts.
refused-files-too-large = One message carries at most { $count } files, with { $megabytes } megabytes in all. Please send fewer or smaller ones.
refused-nothing-to-pass-on = There are no words in it yet. Try it like this: /partner write Good morning! How was your week?
refused-words-gone = I no longer have these words. I keep them a day at the most, and only until you have chosen. If you still want to send them, please write them again.
refused-nobody-to-ask = I cannot reach the coordinators from here. Please write in the open channel that you would like some help. You need not say there why.
refused-no-contact-details = There is nothing yet that I could pass on of you. Add your e-mail address with /me edit, then type /partner contact again.
refused-words-erased = This was somebody's own message, and its words are no longer kept, so it cannot be sent again. Whoever wrote it knows. You can drop it.
