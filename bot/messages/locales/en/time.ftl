# Dates, times and differences. A date in another file: { $on } or { DATETIME($on, dateStyle: "long") };
# full = Monday 1 March 2027, long = 1 March 2027, medium = Monday 1 March.

month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
weekday-name =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }

day-full = { weekday-name } { $day } { month-name } { $year }
day-long = { $day } { month-name } { $year }
day-medium = { weekday-name } { $day } { month-name }

# A whole number where its sentence does not count by it.
number = { NUMBER($number) }

time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time }

# $hours and $minutes are at least 1.
duration-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
duration-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
duration-hours-minutes = { duration-hours } { duration-minutes }

difference-none = Your partner's clock shows the same time as yours.
# $yours and $theirs are times of day; $shift says on which day theirs is, seen from yours: -1, 0 or 1.
difference-ahead =
    Your partner is { $difference } ahead of you: when it is { $yours } for you, it is { $theirs } { $shift ->
        [1] there, the next day
       *[0] there
    }.
difference-behind =
    Your partner is { $difference } behind you: when it is { $yours } for you, it is { $theirs } { $shift ->
        [-1] there, the day before
       *[0] there
    }.
