# Matching: what the rules are, why two people suit, why somebody is left over.
# Lists ($interests, $languages, $platforms) arrive as finished text ("games, open access and maps"); $count is their
# length. $country, $workplace and $stage arrive as names in the reader's language; empty when not known.

refused-same-person-twice = The same person is on the list twice ({ $id }). Please keep one of the two and try again.

## The rules of a round, as a coordinator reads them.

matching-rule-different-country = Partners are always from different countries, unless both agreed to somebody from their own.
matching-rule-always-different-country = Partners are always from different countries.
matching-rule-different-institution = Partners are always from different institutions.
matching-rule-common-language = Partners always have a language in common.
matching-rule-platform-required = Partners always use the same chat platform.
matching-rule-platform-free = Partners may use different chat platforms; then the bot carries their messages.
matching-rule-threes = Who has no partner may join two others who suit, so that they are three.
matching-rule-not-before = Nobody gets the same partner again.
matching-rule-not-blocked = Nobody gets a partner they asked not to have again.
matching-rule-asked-for = We look for what each person asked for.
matching-rule-shared-interests = We look for shared interests.
matching-rule-waking-hours = We look for hours of the day at which both are awake.
matching-rule-new-country = We look for a country the person has not met yet.
matching-rule-other-province = We look for somebody from another province.
matching-rule-same-platform = We would rather have both on the same chat platform.

## Why one person suits another: $points of at most $of. $wanted = a kind of workplace; $halfhours = common waking half-hours.

matching-term-asked-interests =
    { $count ->
        [0] Asked for shared interests: none found ({ $points } of { $of }).
       *[other] Asked for shared interests: { $interests } ({ $points } of { $of }).
    }
matching-term-asked-career =
    { $points ->
        [0] Asked for the same career stage: it differs (0 of { $of }).
       *[other] Asked for the same career stage: fits ({ $points } of { $of }).
    }
matching-term-asked-workplace =
    { $points ->
        [0] Asked for the same kind of workplace: it differs (0 of { $of }).
       *[other] Asked for the same kind of workplace: fits ({ $points } of { $of }).
    }
matching-term-asked-different =
    { $points ->
        [0] Asked for somebody different: stage and workplace are alike, or not known (0 of { $of }).
       *[other] Asked for somebody different: differs in stage, workplace or both ({ $points } of { $of }).
    }
matching-term-asked-open = Open to any partner ({ $points } of { $of }).
matching-term-asked-wish =
    { $points ->
        [0] Asked for somebody from: { $wanted }. Not found (0 of { $of }).
       *[other] Asked for somebody from: { $wanted }. Found ({ $points } of { $of }).
    }
matching-term-shared-interests =
    { $count ->
        [0] No shared interests ({ $points } of { $of }).
        [one] One shared interest: { $interests } ({ $points } of { $of }).
       *[other] { $count } shared interests: { $interests } ({ $points } of { $of }).
    }
matching-term-waking-hours =
    { $halfhours ->
        [0] No common waking hours ({ $points } of { $of }).
        [one] Half an hour a day at which both are awake ({ $points } of { $of }).
       *[other] { $halfhours } half-hours a day at which both are awake ({ $points } of { $of }).
    }
matching-term-new-country =
    { $points ->
        [0] Has had a partner from this country before, or the country is not known (0 of { $of }).
       *[other] A country this person has not met yet: { $country } ({ $points } of { $of }).
    }
matching-term-other-province =
    { $points ->
        [0] The same province, or not known (0 of { $of }).
       *[other] From another province: { $province } ({ $points } of { $of }).
    }
matching-term-same-platform =
    { $points ->
        [0] On different chat platforms (0 of { $of }).
       *[other] On the same chat platform ({ $points } of { $of }).
    }

matching-rank =
    { $choices ->
        [one] The only possible partner.
       *[other] Number { $rank } of { $choices } possible partners, by this person’s own wishes.
    }

## Why not somebody who would suit even better ($score of 200)? $theirs = the score of the pair they are in.

matching-why-better-off = But the other has a partner who suits them as well or better ({ $theirs } points; here { $score }).
matching-why-whole-would-lose = But all pairs together would lose.
matching-why-would-leave-two = But the two people left behind could not be put together.
matching-why-pinned = But one of the two pairs was fixed by a coordinator.

## Why somebody has no partner. $people, $others, $total, $over = numbers of people.

matching-left-alone = There is nobody else in this round yet.
matching-left-unknown-country = We do not know this person's country. Add it, and match again.
matching-left-no-account = We know no chat account of this person. Add one, and match again.
matching-left-no-language = Nobody else speaks { $languages }. May we match this person in another language?
matching-left-no-platform = Nobody else is on { $platforms }.
matching-left-same-country = Everybody else is in the same country ({ $country }).
matching-left-same-institution = Everybody else is from the same institution.
matching-left-language-only-at-home =
    { $language ->
        [one] The only other person with a common language ({ $languages }) is in the same country, or their country is not known.
       *[other] All { $language } people with a common language ({ $languages }) are in the same country, or their country is not known.
    } May we match this person in another language?
matching-left-not-all-at-once = Nobody fits in every way. Among the others ({ $others }), those with a common language: { $language }; on the same platform: { $platform }; from a place that fits: { $place }.
matching-left-met-all =
    { $people ->
        [one] The only person who could be the partner has been the partner before.
       *[other] All { $people } people who could be the partner have been partners before.
    }
matching-left-kept-apart =
    { $people ->
        [one] The only person who could be the partner is to be kept apart, or was a partner before.
       *[other] All { $people } people who could be the partner are to be kept apart, or were partners before.
    }
matching-left-pinned-away =
    Everybody who could be the partner is in a pair that a coordinator fixed, is to be kept apart, or was a partner before.
matching-left-odd-one-out = These { $people } people can be matched only with one another. That is an odd number, so one of them has no partner.
matching-left-dominant-country =
    { $others ->
        [one] { $country }: these { $people } of its { $total } people can only be matched with the same one person elsewhere.
       *[other] { $country }: these { $people } of its { $total } people can only be matched with the same { $others } people elsewhere.
    }
matching-left-dominant-institution =
    { $others ->
        [one] These { $people } of the { $total } people of one institution can only be matched with the same one person elsewhere.
       *[other] These { $people } of the { $total } people of one institution can only be matched with the same { $others } people elsewhere.
    }
matching-left-dominant-language =
    { $others ->
        [one] These { $people } of the { $total } people who speak { $languages } can only be matched with the same one person.
       *[other] These { $people } of the { $total } people who speak { $languages } can only be matched with the same { $others } people.
    }
matching-left-too-few =
    { $others ->
        [one] These { $people } people can be matched only among themselves or with one other person, and { $over ->
            [one] one of them must stay
           *[other] { $over } of them must stay
        } over.
       *[other] These { $people } people can be matched only among themselves or with { $others } others, and { $over ->
            [one] one of them must stay
           *[other] { $over } of them must stay
        } over.
    }
matching-left-stopped = The matching ended before it was known why this person has no partner. Matching again, and letting it run to its end, may find one.

## Why a pin was not kept.

matching-problem-pin-self = A person cannot be their own partner.
matching-problem-pin-missing = One of the two does not take part, so this pair could not be fixed.
matching-problem-pin-twice = One of the two is in several fixed pairs. Please choose one of them.
matching-problem-pin-breaks-rule = This pair could not be fixed, because of a rule:

matching-objection-unknown-country = The country of one of them is not known.
matching-objection-same-country = They are in the same country.
matching-objection-same-institution = They are from the same institution.
matching-objection-no-language = They have no language in common.
matching-objection-no-account = One of them has no chat account that we could write to.
matching-objection-no-platform = They cannot be reached on the same platform.
matching-objection-before = They have been partners before.
matching-objection-kept-apart = They are to be kept apart.
matching-objection-forbidden = A coordinator ruled this pair out.

## What two people have in common, in the words of their introduction.

matching-common-interests = You both chose: { $interests }.
matching-common-workplace = You work in the same kind of place: { $workplace }.
matching-common-stage = You are at the same point of your career: { $stage }.
matching-common-languages = You have more than one language in common: { $languages }.
matching-common-new = Your worlds look quite different: each of you has something new to show the other.
