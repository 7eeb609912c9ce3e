# Casos: lo que la coordinación lee y toca, y lo que lee alguien a quien escribe.

case-title = Caso { $number }: { $names }
case-why-never-started = { $names } se conocieron por nuestra presentación y todavía no se escribieron. No es culpa de nadie: unas palabras de una persona suelen ayudar.
case-why-one-sided = { $names } no { $count ->
    [one] ha
   *[other] han
} dado noticias desde que la otra persona escribió. Preguntamos con amabilidad y no supimos más.
case-why-both-silent = { $names } estuvieron en contacto y desde entonces no hay noticias. Preguntamos con amabilidad y no supimos más.
case-why-unreachable = Nuestros mensajes no le llegan a { $names }. Quizá haya otra manera.
case-why-asked-for-help = Entre { $names }, alguien pidió la ayuda de una persona.
case-why-conduct = En el intercambio de { $names }, alguien avisó de una conducta que no está bien. Es confidencial. Ahora no se transmite nada entre las dos partes.
case-why-left = { $names } tuvo que dejar la ronda. Para { $others } haría falta otra pareja de intercambio.
case-why-apart = { $names } ya no forman pareja, y no todo el mundo tiene otra.
case-person-place = { $place }.
case-person-languages = Idiomas: { $languages }.
case-person-clock = Hora allí, al escribir esto: { $time }.
case-person-away = Ahora no está.
case-person-left = Dejó el programa.
case-person-unreachable = Nuestros mensajes no llegan.
case-person-email = Correo: { $email }
case-person-before = { $count ->
    [one] Ya tuvo otra pareja de intercambio
   *[other] Ya tuvo otras { $count } parejas de intercambio
} en esta ronda.

case-line = Día { $day }, { DATETIME($on, dateStyle: "medium") }: { $event }
case-event-introduced = presentación
case-event-suggestion = llegó una idea para un primer mensaje a { $names }
case-event-nudge-1 = llegó el primer recordatorio a { $names }
case-event-nudge-2 = llegó el segundo recordatorio a { $names }
case-event-kind-word = llegaron unas palabras amables a { $names }
case-event-offer = llegó la oferta de otra pareja de intercambio a { $names }
case-event-letter = llegaron palabras de la coordinación a { $names }
case-event-refused = no se pudo entregar un mensaje a { $names }
case-event-in-touch = { $names } { $count ->
    [one] estuvo
   *[other] estuvieron
} en contacto
case-event-present = la última respuesta de { $names } al bot
case-event-no-reply = aviso en confianza de { $names }: no llega respuesta
case-event-away = ausencia de { $names } hasta el { DATETIME($until, dateStyle: "medium") }
case-event-away-open = comienza una ausencia de { $names }
case-left-out = { $count ->
    [one] Falta una línea anterior.
   *[other] Faltan { $count } líneas anteriores.
}

case-hands = En manos de
case-free = Todavía nadie
case-suggested = Se sugiere a { $who }
case-with = { $who }
# Who acts from the console or the command line, so that no name is known.
case-at-the-machine = la coordinación, desde el equipo
case-resting = { $who }, que vuelve a mirar el { DATETIME($until, dateStyle: "medium") }
case-wish = { $name }, sobre otra pareja de intercambio
case-wish-yes = sí, por favor
case-wish-later = quizá más adelante
case-wish-no = no, gracias
case-earlier = Caso anterior { $number }

case-reason-never-started = sin comenzar
case-reason-one-sided = una persona en silencio
case-reason-both-silent = las dos en silencio
case-reason-unreachable = no le llegan mensajes
case-reason-asked-for-help = pidió ayuda
case-reason-conduct = conducta
# Once the partnership has ended, whatever the case was opened for.
case-reason-left = alguien se fue
case-reason-apart = ya no son pareja

case-outcome-revived = Cerrado: vuelven a estar en contacto.
case-outcome-re-matched = Cerrado: hay otra pareja de intercambio.
case-outcome-became-a-three = Cerrado: ahora son tres.
case-outcome-left = Cerrado: alguien dejó la ronda.
case-outcome-ended = Cerrado: quedó así.
case-outcome-conduct = Cerrado: el aviso fue atendido.
case-closed-by = Por { $who }.

case-claim = Me ocupo
case-take = Tomarlo en su lugar
case-write = Escribir a { $name }
case-snooze = Mirar de nuevo en una semana
case-rematch = Buscar otra pareja
case-three = Formar un trío
case-close-revived = Cerrar: hay contacto
case-close-ended = Cerrar: dejarlo así
case-close-conduct = Cerrar: atendido
case-open = Abrir { $number }
case-more = Página siguiente

case-digest-title = { $count ->
    [one] Un caso más
   *[other] { $count } casos más
}
case-digest = Aún no tienen tarjeta, para que este canal se pueda leer. Un botón abre cada una.
case-reminder-title = { $count ->
    [one] Un caso espera a alguien
   *[other] { $count } casos esperan a alguien
}
case-reminder = Todavía nadie se ocupa. ¿Quizá tú puedas?
case-awake-title = { $count ->
    [one] Un caso vuelve después de un descanso
   *[other] { $count } casos vuelven después de un descanso
}
case-awake = Llegó el día de mirar de nuevo.
case-listed = { $number } { $names }: { $reason }, { $days ->
    [0] abierto desde hoy
    [one] abierto desde hace un día
   *[other] abierto desde hace { $days } días
}
case-listed-more = { $count ->
    [one] Y uno más: /cases list muestra todos.
   *[other] Y { $count } más: /cases list muestra todos.
}

case-list-title = { $count ->
    [one] Un caso
   *[other] { $count } casos
}
case-list-none = No hay casos abiertos. Nada que hacer por aquí.
case-list-line = { $number } { $names }: { $reason }, { $days ->
    [0] abierto desde hoy
    [one] abierto desde hace un día
   *[other] abierto desde hace { $days } días
} · { $hands }
case-claimed = El caso { $number } está ahora en tus manos. ¡Gracias!
case-resting-now = El caso { $number } descansa hasta el { DATETIME($until, dateStyle: "medium") }. Entonces vuelve aquí.
case-closed = El caso { $number } está cerrado. ¡Gracias!
case-reopened = El caso { $number } está ahora en tus manos. Antes lo tenía { $who }; quizá sea amable avisarle.

letter-from = { $who }, de la coordinación de { $programme }, te escribe:
letter-somebody = Una persona
letter-answer = Puedes responder aquí mismo: después elige enviarlo a la coordinación.
letter-title = Escribir a alguien
letter-label = Lo que leerá { $name }
letter-opening = Sale enseguida, en tu nombre. Nadie más lo lee.
letter-send = Enviar
letter-sent = Va en camino a { $name }, en tu nombre. Cuando haya llegado, lo muestra la tarjeta del caso { $number }.

refused-case-taken = El caso { $number } ya está en manos de { $who }. Si así lo acuerdan, «Tomarlo en su lugar» en su tarjeta lo pasa a las tuyas.
refused-case-closed = El caso { $number } ya está cerrado. /cases list muestra lo que está abierto.
refused-own-case = Se trata de un intercambio tuyo, así que se ocupa otra persona de la coordinación.
refused-not-in-case = #{ $person } no tiene que ver con el caso { $number }. /cases show { $number } muestra quiénes sí.
refused-not-reachable = Nuestros mensajes no le llegan ahora a { $name }. ¿Quizá por correo?

command-cases-list = Ver los casos, primero los más antiguos
command-cases-show = Ver un caso entero
command-cases-claim = Ocuparte de un caso
command-cases-snooze = Dejar descansar un caso hasta un día
command-cases-resolve = Cerrar un caso
command-cases-write = Escribir a alguien en tu nombre, por medio del bot
option-whose = Todos los casos, o los tuyos
option-outcome = Cómo terminó
option-to = A quién se escribe: #número, nombre o correo electrónico
setup-country = País cuyos días libres guarda la coordinación
