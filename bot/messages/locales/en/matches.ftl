# A round's rules, the proof, changes and their cost, for coordinators. Labels of buttons: at most 40 characters.

## How good it is

match-proved = This is proved to be the best there is: nobody could place more people, nor suit them better.
# $percent is written out, like 0.2
match-gap = This is not proved to be the best there is: at most { $percent } % better exists.
match-unproved = It is not known how much better there could be.

cli-matched = { $pairs ->
    [0] No two people can be matched
    [one] One pair
   *[other] { $pairs } pairs
}, { $left ->
    [0] nobody left over
    [one] one person left over
   *[other] { $left } people left over
}, { $score ->
    [one] one point
   *[other] { $score } points
} in all, in { $seconds } s.

cli-match-more-faults = { $count ->
    [one] And one more fault.
   *[other] And { $count } more faults.
}
cli-match-faults = roster check { $file } lists everything to mend. With --skip-faulty the good rows are matched without the faulty ones.
cli-no-folder = Nothing can be written to “{ $name }”. Please give another folder for --out.
cli-no-edges = You stopped before all allowed pairs were written, so “{ $name }” was taken away. The pairs and the report are there.
# $reason is a sentence.
cli-left-over = { $count ->
    [one] One person: { $reason }
   *[other] { $count } people: { $reason }
}
cli-left-over-more = { $count ->
    [one] And one more reason; the report has them all.
   *[other] And { $count } more reasons; the report has them all.
}

## While it takes long

matching-stage-work = Matching
matching-stage-candidates = Looking at all pairs
matching-stage-prices = Looking for the best for everybody
matching-stage-blossoms = Settling the last few
matching-stage-proof = Proving that nothing better exists
matching-stage-quality = Measuring and drawing
matching-stopping = Stopping, with the best so far
job-progress = { $stage }: { $percent } % so far. You can wait, or stop and take the best so far.
job-progress-whole = { $stage }: { $percent } % so far.
job-stop = Stop and take the best so far
job-stopping = All right. I stop as soon as I can, and show you the best so far.

## A round's rules. $name, $now, $choices are typed as they stand; they have no other words.

rules-title = What counts in { $round }
rules-hard = What always holds. No wish, however heavy, outvotes one of these:
rules-wishes = What we look for, with the most points that it can earn each of two people:
rules-no-wishes = No wish counts at the moment: as many people as can be get a partner, and that is all.
rules-points = { $name }, { $points ->
    [one] one point of 100
   *[other] { $points } points of 100
}
rules-weakest-lifted = The weakest pairs are lifted, for a little less in all.
rules-weakest-as-is = The points of all pairs together are made as many as can be.
rules-how = To change what we look for, give its name and a number; only how they compare counts. For example: /round rules change=shared-interests value=50. To change what always holds:
rules-choice = { $name }: { $now } now (possible: { $choices })
rules-changed = Changed. It counts from the next matching on.
rules-changed-match-again = Changed. The matches were made by the earlier rules: for this to take effect, run /round match again.
refused-rule-needs-value = Please say what “{ $rule }” should be, for example: /round rules change={ $rule } value={ $example }
refused-unknown-rule = There is no rule “{ $value }”. Please choose one of: { $choices }.
refused-unfit-weight = “{ $value }” is not possible for { $rule }. Please give a whole number from 0 to 1000000000.
refused-unfit-rule = “{ $value }” is not possible for { $rule }. Please choose one of: { $choices }.
command-round-rules = Show or change what counts when a round is matched
option-value = What it should be

## Threes

match-home = { $count ->
    [one] One pair is of one country: both agreed to it.
   *[other] { $count } pairs are of one country: both agreed to it.
}
match-threes = { $count ->
    [one] One person joins two others, so that they are three.
   *[other] { $count } people join two others each, so that they are three.
}
review-three = { $first }, { $second } and { $third }, who joins them: { $score } of 200 points

## A change: what it would do, before it is done. $first, $second, $third are people, in our words.

command-round-swap = Give two people each other’s partners
command-round-allow = Let two people meet against a rule
review-allow = { $first } and { $second } may be matched, even against a rule about countries, languages or earlier rounds. For this to take effect, run /round match.
review-try-pin = Try #{ $first } with #{ $second }
review-try-forbid = Try #{ $first } without #{ $second }
review-try-allow = Try an exception: #{ $first }, #{ $second }
change-trying = One moment: I work out what that would do. Nothing changes yet.
change-pin = If { $first } and { $second } were together
change-forbid = If { $first } and { $second } were kept apart
change-allow = If { $first } and { $second } were allowed to meet in spite of a rule
change-swap = If { $first } and { $second } had each other’s partners
change-placed = People with a partner
change-points = Points in all
change-from-to = { $before } → { $after }
change-nobody = Nobody’s partner changes.
change-together = { $count ->
    [one] One new pair:
   *[other] { $count } new pairs:
}
change-pair = { $first } and { $second }
change-three = { $first }, { $second } and { $third }
change-alone = { $count ->
    [one] One person would have no partner:
   *[other] { $count } people would have no partner:
}
change-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
# $first and $second are numbers.
change-exception = If it is right for these two all the same, make an exception for them first (/round allow #{ $first } #{ $second }), then try this again.
change-unproved = You stopped before everything was looked at, so this is only what was found so far.
change-do = Do it
change-leave = Leave it as it is
change-matching-again = All right. I match again with this.
refused-not-among-the-matched = #{ $number } has not said “still in”, so this cannot be tried.
refused-nothing-to-swap = These two cannot be swapped: they are partners, or neither of them has exactly one partner. /round review shows who is with whom.

## How good a round's matches are, in numbers. In the picture headings have at most 45 characters, what bars stand for 20.

command-round-quality = See how good the matches are, with a picture
quality-started = One moment: I measure the matches of { $round }.
refused-nobody-applied = Nobody takes part in { $round } yet, so there is nobody to match. People apply with /join, or come with a file: /roster import round={ $round }
quality-nothing = There are no matches in { $round } to measure. Make some with /round match.
quality-title = How good the matches are: { $round }
quality-points = Points of a pair, of 200: the weakest has { $worst }, one in a hundred has { $percentile } or less, the one in the middle { $median }.
quality-step = { $low } to { $high } points: { $count ->
    [one] one pair
   *[other] { $count } pairs
}
quality-asked-title = { $count ->
    [0] Nobody asked for something in particular.
    [one] One person asked for something in particular. Did they get it?
   *[other] { $count } people asked for something in particular. Did they get it?
}
quality-asked-fully = Yes
quality-asked-partly = In part
quality-asked-not = No
quality-count = { $count }
quality-hours-title = Hours of the day at which both are awake, by pairs:
quality-hours-none = None
quality-hours-few = Under 2 hours
quality-hours-some = 2 to 4 hours
quality-hours-many = 4 hours or more
quality-flows-title = The commonest pairs of countries:
quality-flow = { $first } – { $second }: { $count ->
    [one] one pair
   *[other] { $count } pairs
}
quality-rivals-title = The same people, matched in other ways:
quality-way-here = These matches: { $placed ->
    [one] one person
   *[other] { $placed } people
}, { $score ->
    [one] one point in all
   *[other] { $score } points in all
}
quality-way-random = By chance: { $placed ->
    [one] one person
   *[other] { $placed } people
}, { $score ->
    [one] one point in all
   *[other] { $score } points in all
}
quality-way-greedy = Always the best pair that is left: { $placed ->
    [one] one person
   *[other] { $placed } people
}, { $score ->
    [one] one point in all
   *[other] { $score } points in all
}
quality-chart-title = How good the matches are
quality-chart-below = { $round }: { $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
}, { $people ->
    [one] one person
   *[other] { $people } people
}
quality-chart-points = Pairs by points (of 200)
quality-chart-asked = Got what they asked for
quality-chart-hours = Hours a day when both are awake
quality-chart-flows = Commonest countries
quality-chart-ways = Points in all, and people with a partner
quality-number = { $count }
quality-no-number = {""}
quality-share = { $count } ({ $percent } %)
quality-short-flow = { $first } – { $second }
quality-way-short-here = These matches
quality-way-short-random = By chance
quality-way-short-greedy = Best pair first
quality-way-note = { $score } ({ $placed ->
    [one] one person
   *[other] { $placed } people
})
quality-alt = Bars: { $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
} by points, from { $worst } to 200, with { $median } in the middle. { $asked ->
    [0] Nobody asked for something in particular.
    [one] One person asked for something and { $fully ->
        [0] did not get all of it.
       *[other] got it.
    }
   *[other] { $fully } of the { $asked } who asked for something got it.
} { $apart ->
    [0] Every pair has an hour
    [one] One pair has no hour
   *[other] { $apart } pairs have no hour
} at which both are awake. The message says the rest.

## What participants can say: /me home, /partner unmet. Labels of buttons: at most 40 characters.

command-me-home = Say whether a partner from your own country is welcome too
option-answer = Your answer
me-home = A partner from your own country
me-home-welcome = welcome too
home-accepted = Noted: a partner from your own country is welcome too, if the other agrees. We still look abroad first.
home-declined = Noted: we look for a partner in another country only.
waiting-home = My own country is fine too
wish-home = Noted. If somebody from your own country agrees to it too, you may be brought together.
command-partner-unmet = Say that you never really met a partner
unmet-ask = Whom did you never really meet? If both of you say so, you may be brought together again one day. The other is not told that you asked.
unmet-yes = We never met: { $others }
unmet-keep = Leave it as it is
unmet-noted = Noted, thank you. If the other says so too, you may be brought together again one day. It is nobody’s fault.
