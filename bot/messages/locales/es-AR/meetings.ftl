# Solo lo que cambia con el voseo.

meeting-proposed = A { $name } le gustaría hablar con vos. ¿Te viene bien alguno de estos momentos?
meeting-hint = Elegí todos los momentos que te vengan bien. En cuanto uno les venga bien a todas las personas, queda acordado. Alcanzan 45 minutos; las horas son las de tu propio reloj.
meeting-slot = { $at }{ $suits ->
    [yours] { "" } (te viene bien)
    [theirs] { "" } (le viene bien a la otra persona)
    [both] { "" } (te viene bien a vos y a la otra persona)
   *[nobody] { "" }
}
meeting-volunteer = Cuando vos estás despierta o despierto, para la otra persona es de noche, y al revés: no hay ninguna hora en común. Las notas de voz y las cartas son una buena forma de hablar a tanta distancia, y nadie tiene que madrugar por ellas.

    Si a alguien le dan ganas de madrugar o acostarse tarde por una vez, estos momentos son posibles. Nadie tiene que hacerlo.
meeting-no-hour = Cuando vos estás despierta o despierto, para { $names } es de noche, y al revés: no hay ninguna hora en común. Las notas de voz y las cartas son una buena forma de hablar a tanta distancia, y nadie tiene que madrugar por ellas. Si tu día es más largo de lo que creemos, contanos con /me hours.
meeting-no-day = En las próximas dos semanas no hay ningún día laborable en que estén todas las personas. Probá de nuevo con /partner meet dentro de unos días, o acuerden un momento entre ustedes.
meeting-over = Esta propuesta ya está cerrada. Para ver otros momentos, escribí /partner meet.
meeting-cancelled-person = { $names } tuvo que cancelar el encuentro del { $at }. Son cosas que pasan; no dice nada de vos. El archivo lo quita de tu calendario.
meeting-cancelled-own = El encuentro del { $at } queda cancelado, y se lo dijimos con amabilidad a { $names }. El archivo lo quita de tu calendario. Para otro momento, escribí /partner meet.
meeting-missed-noted = Nos pasa a todo el mundo. ¿Querés buscar otro momento?
call = Hola, { $name }: vos y { $partners } están en contacto, ¡qué bien! ¿Pensaron en escucharse la voz por una vez? Muchas personas dicen que fue lo que más les gustó.

    Solo si tienen ganas. Escribirse es igual de bueno.
refused-not-yet-introduced = La otra persona todavía no recibió nuestra presentación. Probá de nuevo en uno o dos días.
refused-bad-hours = Escribí dos horas en punto distintas, de 0 a 24, por ejemplo: /me hours 7 22
me-hours-set = Anotado: podés hablar de { $start } a { $end } de tu propio día. Buscamos momentos para hablar entre esas horas.
command-me-hours = Decir entre qué horas de tu día podés hablar
option-start = Hora en punto desde la que podés hablar, por ejemplo 7
option-end = Hora en punto hasta la que podés hablar, por ejemplo 22
