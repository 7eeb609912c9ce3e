# Momentos para hablar. Cada hora se muestra según el reloj de quien lee. Botones: 40 caracteres como máximo.

meeting-title = Un momento para hablar
meeting-proposed = A { $name } le gustaría hablar contigo. ¿Te viene bien alguno de estos momentos?
meeting-own-proposal = Estos son momentos para hablar con { $names }, que también los ve.
meeting-hint = Elige todos los momentos que te vengan bien. En cuanto uno les venga bien a todas las personas, queda acordado. Bastan 45 minutos; las horas son las de tu propio reloj.
meeting-volunteer = Cuando tú estás despierta o despierto, para la otra persona es de noche, y al revés: no hay ninguna hora en común. Las notas de voz y las cartas son una buena forma de hablar a tanta distancia, y nadie tiene que madrugar por ellas.

    Si a alguien le apetece madrugar o acostarse tarde por una vez, estos momentos son posibles. Nadie tiene que hacerlo.
meeting-no-hour = Cuando tú estás despierta o despierto, para { $names } es de noche, y al revés: no hay ninguna hora en común. Las notas de voz y las cartas son una buena forma de hablar a tanta distancia, y nadie tiene que madrugar por ellas. Si tu día es más largo de lo que creemos, dínoslo con /me hours.
meeting-no-day = En las próximas dos semanas no hay ningún día laborable en que estén todas las personas. Prueba de nuevo con /partner meet dentro de unos días, o acuerden un momento entre ustedes.
meeting-no-more = Ninguno de estos momentos es posible ya. «Otros momentos» muestra otros nuevos.
meeting-no-other = Estos son todos los momentos que encontramos para las próximas dos semanas. También pueden acordar cualquier otro entre ustedes.
meeting-time = Momento { $number }
meeting-slot = { $at }{ $suits ->
    [yours] { "" } (te viene bien)
    [theirs] { "" } (le viene bien a la otra persona)
    [both] { "" } (te viene bien a ti y a la otra persona)
   *[nobody] { "" }
}
meeting-take = El momento { $number } me viene bien
meeting-drop = El momento { $number } ya no me viene bien
meeting-none = Ninguno de estos
meeting-other = Otros momentos
meeting-noted = Anotado. En cuanto un momento les venga bien a todas las personas, cada una lo recibe para su calendario.
meeting-none-noted = De acuerdo, ninguno de estos. «Otros momentos» muestra más; o acuerden uno entre ustedes.
meeting-unmatched = Por ahora ningún momento les viene bien a todas las personas. ¿Serviría alguno de estos, o buscamos otros?
meeting-slot-gone = Ese momento ya no es posible. Esto es lo que todavía se puede elegir.
meeting-over = Esta propuesta ya está cerrada. Para ver otros momentos, escribe /partner meet.

meeting-agreed = Hablas con { $names } el { $at }. El archivo lo pone en tu calendario. Por teléfono, por video, con cámara o sin ella: acuerden entre ustedes lo que más les guste.
meeting-agreed-now = Acordado: hablas con { $names } el { $at }. Ya va en camino un archivo para tu calendario.
meeting-agreed-already = Ya acordaste hablar con { $names } el { $at }.
meeting-summary = Hablar con { $names }
meeting-description = { $programme }: 45 minutos con { $names }.
meeting-change = Otro momento
meeting-cancel = Cancelar el encuentro
meeting-reminder = Un recordatorio: hablas con { $names } el { $at }. ¡Que lo disfrutes!
meeting-changed = { $name } al final no puede el { $at } y quisiera otro momento. El archivo quita el anterior de tu calendario. ¿Te viene bien alguno de estos?
meeting-changed-own = De acuerdo, dejamos el { $at }, y { $names } ya lo sabe. El archivo lo quita de tu calendario.
meeting-clocks-law = Una ley ha cambiado los relojes donde vive una de las personas, así que el momento acordado cae ahora a otra hora del día. ¿Te sigue viniendo bien?
meeting-clocks-moved = Una de las personas vive ahora con otra hora, así que el momento acordado cae a otra hora del día. ¿Te sigue viniendo bien?
meeting-cancelled-person = { $names } tuvo que cancelar el encuentro del { $at }. Son cosas que pasan; no dice nada de ti. El archivo lo quita de tu calendario.
meeting-cancelled-own = El encuentro del { $at } queda cancelado, y se lo dijimos con amabilidad a { $names }. El archivo lo quita de tu calendario. Para otro momento, escribe /partner meet.
meeting-cancelled-away = Alguien está de viaje o de descanso el { $at }, así que el encuentro con { $names } no tiene lugar. El archivo lo quita de tu calendario. Pueden buscar otro momento cuando quieran.
meeting-cancelled-ended = El encuentro del { $at } con { $names } ya no tiene lugar, porque terminó el tiempo que compartían en esta ronda. El archivo lo quita de tu calendario. Gracias por haber encontrado un momento.

meeting-question = Tenías un momento para hablar con { $names } el { $at }. ¿Cómo fue?
meeting-talked = Hablamos
meeting-missed = No hablamos
meeting-talked-noted = ¡Qué bien! Gracias por contarlo. Solo anotamos que hablaron, nunca de qué.
meeting-missed-noted = Nos pasa a todo el mundo. ¿Quieres buscar otro momento?

call = Hola, { $name }: tú y { $partners } están en contacto, ¡qué bien! ¿Han pensado en escucharse la voz por una vez? Muchas personas dicen que fue lo que más les gustó.

    Solo si les apetece. Escribirse es igual de bueno.
refused-not-yet-introduced = La otra persona todavía no ha recibido nuestra presentación. Prueba de nuevo en uno o dos días.
refused-bad-hours = Escribe dos horas en punto distintas, de 0 a 24, por ejemplo: /me hours 7 22
me-hours-set = Anotado: puedes hablar de { $start } a { $end } de tu propio día. Buscamos momentos para hablar entre esas horas.
command-partner-meet = Buscar un momento para hablar que convenga a ambas personas
command-me-hours = Decir entre qué horas de tu día puedes hablar
option-start = Hora en punto desde la que puedes hablar, por ejemplo 7
option-end = Hora en punto hasta la que puedes hablar, por ejemplo 22
