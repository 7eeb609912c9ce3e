# Partners and the bot: the agreement, "how is it going?", what one sees of one's partner. Labels of buttons: at most 40.

agreement-question = How often would you like to talk, and by what means? The other sees what you choose, and you can change it any time.
agreement-means = Noted, thank you. And by what means do you like best? You can also leave this open.
agreement-noted = Noted, thank you. The other sees it too.
agreement-said = { $name } has told us how you could talk. One tap says that it suits you too.
agreement-settled = { $name } would like the same as you. Agreed!
agreement-fine = Fine for me
agreement-both = { $often }, { $means }
agreement-unsaid = not said yet
agreement-weekly = every week
agreement-fortnightly = every two weeks
agreement-monthly = once a month
agreement-free = as it comes
agreement-here = here in the chat
agreement-email = by e-mail
agreement-video = by video
agreement-voice = by voice
agreement-social = on social media
agreement-choose-weekly = Every week
agreement-choose-fortnightly = Every two weeks
agreement-choose-monthly = Once a month
agreement-choose-free = As it comes
agreement-choose-here = Here in the chat
agreement-choose-email = By e-mail
agreement-choose-video = By video
agreement-choose-voice = By voice
agreement-choose-social = On social media
agreement-holds-same = You would like to talk equally often. Only when it has been quiet for a good deal longer do we ask kindly whether all is well.
agreement-holds-slower = You would like it a little differently, and that is fine: the slower wish holds, so that nobody feels rushed.
agreement-holds-said = Whoever has not said anything goes along for now, and can choose any time: /partner agree
agreement-holds-nothing = Nobody has said anything yet. Once a week is best, once every two weeks is enough.
introduction-agree = How often would you like to talk? One tap below is enough. The other sees it, and you can change it any time.

check-in = Hello { $name }, how is it going with your partner? One tap is enough. What you answer stays between you and us; only “we talk elsewhere” is passed on.
check-in-answer-good = It goes well
check-in-answer-slow = It goes slowly
check-in-answer-no-reply = No reply from my partner
check-in-answer-elsewhere = We talk elsewhere
check-in-answer-away = I am away for a while
check-in-answer-stop = I would like to stop
check-in-good = How nice to hear! Thank you for telling us. Enjoy your next conversation.
check-in-good-unseen = How nice to hear, thank you! We have not seen both of you write here yet. Perhaps you talk elsewhere? One tap, and we know.
check-in-slow = Thank you for telling us. It goes slowly for many, and life gets busy. Often one short question is enough to begin again, or a time to talk: /partner meet. If you would like to talk less often: /partner agree
check-in-no-reply = Thank you for telling us. It stays between us: nobody is told that you said so. We ask kindly whether all is well, and if that does not help, a coordinator does. It says nothing about you.
check-in-elsewhere = How nice that you talk! It is noted, and your partner is told that you said so. There is nothing else to do.
elsewhere-said = { $name } told us that you have talked elsewhere. How nice! We note only that you were in touch, never about what. If you remember it differently, tell us in confidence: /partner checkin

absence-title = Time away
absence-until = Away until (the last day)
absence-until-hint = For example 2027-05-12. Leave it empty if you do not know yet.
absence-odd-date = Please write a day from today on and at most a year away, for example 2027-05-12.

partner-title = { $count ->
    [one] Your partner
   *[other] Your partners
}
partner-agreement = How you would like to talk
partner-next = What comes next
partner-standing-awaited = You are only just being introduced. Begin whenever you like.
partner-standing-beginning = As far as we can see, nobody has written yet. Either of you can begin; two lines are enough.
partner-standing-turn = Something has been written for you. It is your turn, whenever it suits you.
partner-standing-written = You have written, thank you. An answer often takes a few days; if none comes, we ask kindly.
partner-standing-yours = You have done your part, thank you. We ask kindly whether all is well. You need not do anything.
partner-standing-quiet = It has been quiet for a while, as it is for many. A short hello is enough to begin again, and needs no excuse.
partner-standing-in-touch = You are in touch. How nice!
partner-standing-elsewhere = You are in touch elsewhere. How nice that we know!
partner-standing-unreachable = At the moment our messages do not reach everybody. The coordinators see to it.
partner-away-until = { $name } is away until { DATETIME($until, dateStyle: "full") }. Until then you need not wait for an answer.
partner-away = { $name } is away for a while. Until then you need not wait for an answer.
partner-you-away = You are away, so we do not write to you. /me back tells us that you are here again.
partner-next-topic = “{ $title }”, on { DATETIME($on, dateStyle: "full") }.
partner-no-more-topics = All topics have come. The round goes on until { DATETIME($until, dateStyle: "full") }.
partner-can = What you can do: say how often and by what means you would like to talk with /partner agree, find a time with /partner meet, tell us how it goes with /partner checkin. /help partner shows everything.

refused-no-partner = You have no partner at the moment. /me show shows how things stand; in the open channel a coordinator is glad to help.
refused-partnership-over = This partnership has come to its end, so this button does nothing any more. Thank you for the time you gave it! /partner show shows who your partner is now.

command-partner-show = See your partner, and how it stands
command-partner-checkin = Tell us how it goes with your partner
command-partner-elsewhere = Tell us that you have talked elsewhere
command-partner-silent = Tell us, in confidence, that your partner does not answer
command-partner-agree = Say how often and by what means you would like to talk
option-often = How often you would like to talk
option-means = By what means you like best
