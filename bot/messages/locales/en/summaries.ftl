# Country summaries: counts behind which nobody can be found.

summary-title = { $countries }: how it stands
summary-title-several = Your { $count } countries: how they stand
summary-round-title = { $round }: how it stands by country
summary-round-title-provinces = { $round }: how it stands by province
summary-nothing-yet = Too few people have applied so far to say a number without saying who they are. Every invitation helps: anybody can apply with /join. The summaries that come by themselves begin once there is something to tell.
summary-nothing = Too few people applied for this round to say a number without saying who they are.
summary-too-few = There are too few people from { $countries } so far to say a number without saying who they are. Here is how the whole round stands.
summary-with-region = { $count ->
    [one] { $countries } is
   *[other] { $countries } are
} counted together with other countries of { $region } from which fewer than five people applied.
summary-with-others = { $count ->
    [one] { $countries } is
   *[other] { $countries } are
} counted together with other countries from which few people applied.
summary-place = { $place }
summary-place-region = { $region }, countries with fewer than five people
summary-place-elsewhere = Other countries with few people
summary-place-provinces = Other provinces with few people
summary-place-unknown = Country not given
summary-place-unknown-province = Province not given
summary-applied = Applied
summary-first-time = Taking part for the first time
summary-matched = Matched
summary-started = Started
summary-in-touch = In touch
summary-quiet = Gone quiet
summary-cases = With a coordinator
summary-good = “It goes well”
summary-slow = “It goes slowly”
summary-no-reply = “No reply yet”
summary-topics = Answered a topic
summary-number = { $value ->
    [0] fewer than 5
   *[other] about { $value }
}{ $more ->
    [yes] {" "}or more
   *[no] {""}
}{ $change ->
    [more] {" "}(more than last time)
    [fewer] {" "}(fewer than last time)
    [same] {" "}(about the same)
   *[new] {""}
}
summary-number-of = { $number }, as of { DATETIME($on, dateStyle: "medium") }
summary-short = · { $figure }: { $value ->
    [0] fewer than 5
   *[other] { $value }
}{ $more ->
    [yes] +
   *[no] {""}
}{ $change ->
    [more] {" "}(more)
    [fewer] {" "}(fewer)
   *[other] {""}
}
summary-line = { $place } { $numbers }
summary-more-lines = { $count ->
    [one] And one more place. /country summary country=NAME shows any of them.
   *[other] And { $count } more places. /country summary country=NAME shows any of them.
}
summary-whole = The whole round
summary-countries = { $count ->
    [one] So far people from one country have applied.
   *[other] So far people from { $count } countries have applied.
}
summary-provinces = { $count ->
    [one] So far people from one province have applied.
   *[other] So far people from { $count } provinces have applied.
}
summary-new-countries = { $count ->
    [one] With us for the first time: { $countries }. Welcome!
   *[other] With us for the first time: { $countries }. Welcome!
}
summary-near-cap = Close to the limit for one country: { $countries }.
summary-without-ambassador = Without an ambassador
summary-all-looked-after = Every country that can be counted alone has an ambassador.
summary-counted = Counted on { DATETIME($on, dateStyle: "long") }; the next count is on { DATETIME($next, dateStyle: "long") } at the earliest.
summary-words-applied = Applied: asked to take part in this round, whatever became of it.
summary-words-started = Applied: asked to take part in this round, whatever became of it. Matched: were given a partner. Started: were introduced to their partner. In touch, gone quiet and with a coordinator: people whose partnership is so now.
summary-words-rounded = Numbers of people are rounded to the nearest five, and change only when several people have moved, so that nobody can be found behind them. A number with “or more” may be everybody; what cannot be said safely is left out.

refused-not-your-country = { $countries ->
    [none] You look after no country yet. A coordinator can give you one: /roles grant ambassador ACCOUNT country=NAME
   *[other] You can see the summaries of the countries you look after: { $countries }. For another one, please ask a coordinator.
}
