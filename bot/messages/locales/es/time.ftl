# Fechas, horas y diferencias. Una fecha en otro archivo: { $on } o { DATETIME($on, dateStyle: "long") };
# full = lunes 1 de marzo de 2027, long = 1 de marzo de 2027, medium = lunes 1 de marzo.

month-name =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
weekday-name =
    { $weekday ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    }

day-full = { weekday-name } { $day } de { month-name } de { $year }
day-long = { $day } de { month-name } de { $year }
day-medium = { weekday-name } { $day } de { month-name }

# A whole number where its sentence does not count by it.
number = { NUMBER($number) }

time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time }

# $hours y $minutes son por lo menos 1.
duration-hours =
    { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }
duration-minutes =
    { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }
duration-hours-minutes = { duration-hours } y { duration-minutes }

difference-none = La otra persona tiene la misma hora que tú.
# $yours y $theirs son horas del día; $shift dice en qué día cae la de la otra persona: -1, 0 o 1.
difference-ahead =
    La otra persona tiene { $difference } más que tú: cuando tu reloj marca { $yours }, el suyo marca { $theirs }{ $shift ->
        [1] {" "}del día siguiente
       *[0] {""}
    }.
difference-behind =
    La otra persona tiene { $difference } menos que tú: cuando tu reloj marca { $yours }, el suyo marca { $theirs }{ $shift ->
        [-1] {" "}del día anterior
       *[0] {""}
    }.
