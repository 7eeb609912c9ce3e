# Las rondas, para la coordinación. Los textos de los botones: 40 caracteres como máximo.

round-title = Ronda { $round }
round-list = Rondas
round-none = Todavía no hay ninguna ronda. Para crear una: /round create NOMBRE launch=FECHA (un lunes).
round-name = { $round }
round-status = La ronda está { $state }. Comienzo: { DATETIME($launch, dateStyle: "full") }.
round-status-paused = La ronda está en pausa; antes estaba { $state }. Comienzo: { DATETIME($launch, dateStyle: "full") }. Para que siga: /round resume.
round-state-draft = en preparación
round-state-open = con inscripciones abiertas
round-state-closed = con inscripciones cerradas
round-state-matching = formando parejas
round-state-approved = aprobada
round-state-running = en marcha
round-state-ended = terminada
round-next-draft = Lo que sigue: las inscripciones se abren solas en su día, o ahora con /round open. Las respuestas de un formulario se cargan con /roster import.
round-next-open = Lo que sigue: las inscripciones se cierran solas en su día, o ahora con /round close.
round-next-closed = Lo que sigue: se pregunta a cada persona si sigue participando. Después, /round match.
round-next-matching = Lo que sigue: mirar las parejas con /round review y después /round approve.
round-next-approved = Lo que sigue: /round launch muestra qué se enviará y pide confirmarlo una sola vez.
round-next-running = { $cases ->
    [0] No hace falta hacer nada.
    [one] Hay un caso abierto: /cases list lo muestra.
   *[other] Hay { $cases } casos abiertos: /cases list los muestra, primero los más antiguos.
} /round undelivered muestra lo que no llegó.
round-next-ended = Esta ronda terminó. Para crear la próxima: /round create.
round-applicants = Inscripciones
round-partnerships = Parejas
round-count = { $count }
round-next-message = Próximo mensaje
# Lo lee la coordinación al lado de una cantidad, y cada participante como su propio estado.
application-applied = Inscripción recibida, aún sin confirmar
application-asked = Confirmación pedida, aún sin respuesta
application-confirmed = Participación confirmada
application-declined = Esta vez no
application-unconfirmed = Sin respuesta a la confirmación
application-waiting = En la lista de espera
application-matched = Participa
application-withdrawn = Inscripción retirada
application-left = Fuera de la ronda
delivery-planned = Mensajes previstos
delivery-sent = Mensajes enviados
delivery-held = Mensajes que esperan tu decisión
delivery-undeliverable = Mensajes que no se pudieron entregar

round-created = La ronda { $round } está lista. Comienza el { DATETIME($launch, dateStyle: "full") }. Todavía no se envió nada. Estas son sus fechas:
round-opened = Las inscripciones para { $round } están abiertas hasta que termine en todo el mundo el { DATETIME($close, dateStyle: "full") }.
round-closed = { $count ->
    [0] Las inscripciones para { $round } están cerradas, y no se inscribió nadie. La gente todavía puede llegar con un archivo: /roster import round={ $round }, o se pueden abrir otra vez con /round open.
    [one] Las inscripciones para { $round } están cerradas, con una persona. A su debido tiempo se le preguntará si sigue participando.
   *[other] Las inscripciones para { $round } están cerradas, con { $count } personas. A su debido tiempo se preguntará a cada una si sigue participando.
}
round-closed-with-waiting = Las inscripciones para { $round } están cerradas: { $count ->
    [one] una persona sigue adelante
   *[other] { $count } personas siguen adelante
}. { $waiting ->
    [one] Una persona queda
   *[other] { $waiting } personas quedan
} en lista de espera, porque de un mismo país se acepta como máximo el { $cap } % de las inscripciones.

round-timetable = Cronograma de { $round }
round-step-day = Día { $day }, { DATETIME($on, dateStyle: "full") }
round-step-open = se abren las inscripciones ({ $name })
round-step-last-call = «quedan tres días» ({ $name })
round-step-close = se cierran las inscripciones cuando termina este día en todo el mundo ({ $name })
round-step-confirm = { $number ->
    [one] pregunta a cada persona si sigue
   *[other] pregunta a cada persona si sigue, recordatorio
} ({ $name })
round-step-unanswered = lista de quienes no respondieron ({ $name })
round-step-introduction = presentaciones, con el tema { $topic } ({ $name })
round-step-topic = tema { $topic } ({ $name })
round-step-survey = { $number ->
    [one] encuesta, cinco preguntas
   *[other] encuesta final, cinco preguntas
} ({ $name })
round-step-summary = resúmenes por país ({ $name })
round-step-check-in = «¿cómo va?» ({ $name })
round-step-call = se propone una llamada, a horas que convengan a ambas personas ({ $name })
round-step-replacement = último día para una nueva pareja de intercambio ({ $name })
round-step-ladder-end = desde ahora no se pregunta a nadie más por su silencio ({ $name })
round-step-last-week = queda una semana ({ $name })
round-step-farewell = despedida, se cierran las salas ({ $name })
round-step-report = informe para la coordinación ({ $name })
timetable-how = Para cambiarlo, por ejemplo: /round timetable move topic-3 day=30, o drop survey-1, o replace topic-5 topic=3, o add topic day=70 topic=9. El nombre de cada paso está entre paréntesis.
timetable-changed = Cambiado. Se retira lo que ya estaba previsto para las fechas anteriores.

match-started = Formando las parejas de { $round }… Tarda un momento. Esto es lo que cuenta:
match-problem = #{ $first } y #{ $second }: { $why }
match-done = Listo: { $pairs ->
    [one] una pareja
   *[other] { $pairs } parejas
}, y todas las personas que confirmaron tienen pareja. No se envía nada antes de la aprobación.
match-done-left = Listo: { $pairs ->
    [0] ninguna pareja
    [one] una pareja
   *[other] { $pairs } parejas
} para { $people ->
    [0] nadie
    [one] una persona
   *[other] { $people } personas
}. { $left ->
    [one] Una persona queda
   *[other] { $left } personas quedan
} sin pareja; la última página de la revisión dice por qué. No se envía nada antes de la aprobación.
match-waiting = { $count ->
    [one] Una persona más ya estaba en la lista de espera; también figura en la última página de la revisión, con el motivo.
   *[other] { $count } personas más ya estaban en la lista de espera; también figuran en la última página de la revisión, con el motivo.
}
match-review = Mirar las parejas
match-approve = Aprobarlas todas
review-title = { $round }: { $count ->
    [one] una pareja
   *[other] { $count } parejas
}, de menor a mayor puntaje (página { $page } de { $pages })
review-match = { $first } y { $second }: { $score } de 200 puntos
review-pinned = { $first } y { $second }: pareja fijada a mano ({ $score } de 200 puntos)
review-person = #{ $number } { $name } ({ $country })
review-term = Para { $name }: { $term }
review-why = { $name } y #{ $number } { $other } irían todavía mejor. { $why }
review-nobody-left = Todas las personas que confirmaron tienen pareja.
review-left = { $count ->
    [one] Una persona queda sin pareja
   *[other] { $count } personas quedan sin pareja
}
review-back = Página anterior
review-on = Página siguiente
review-pin = { $first } y { $second } formarán una pareja. Para que tenga efecto, hay que repetir /round match.
review-forbid = { $first } y { $second } no formarán una pareja. Para que tenga efecto, hay que repetir /round match.
person-line = #{ $number } { $name }
person-title = #{ $number } { $name }
approved = { $round } queda aprobada: { $pairs ->
    [one] una pareja
   *[other] { $pairs } parejas
}. { $waiting ->
    [0] Nadie queda en espera.
    [one] A la única persona sin pareja se le explica con amabilidad por qué.
   *[other] A las { $waiting } personas sin pareja se les explica con amabilidad por qué.
} Las presentaciones salen desde el { DATETIME($launch, dateStyle: "full") }, una vez que la ronda esté en marcha: /round launch

launch-title = Qué se enviará al poner en marcha { $round }
launch-opening = Cada persona recibe su presentación a las 09:00 de su mañana, desde el { DATETIME($launch, dateStyle: "full") }, el primer día que sea laborable para las dos personas.
launch-moved = El día previsto ya pasó, así que la ronda comenzará el lunes siguiente, { DATETIME($launch, dateStyle: "long") }; los demás días se mueven con él.
launch-day = { DATETIME($on, dateStyle: "full") }
launch-introductions = presentaciones para { $count ->
    [one] una persona
   *[other] { $count } personas
}
launch-step = { $what }, para { $count ->
    [one] una persona
   *[other] { $count } personas
}
launch-ask = ¿Poner en marcha la ronda para { $people ->
    [one] una persona
   *[other] { $people } personas
}? Después también se puede pausar.
launch-now = Poner en marcha
launch-not-yet = Todavía no
launched = { $round } está en marcha para { $people ->
    [one] una persona
   *[other] { $people } personas
}. Las primeras presentaciones salen el { DATETIME($launch, dateStyle: "full") }. No queda nada más por hacer.
kept = De acuerdo, todo queda como está.
paused = { $round } está en pausa. { $count ->
    [0] No había nada a punto de salir.
    [one] Se retuvo un mensaje previsto.
   *[other] Se retuvieron { $count } mensajes previstos.
} Para que siga: /round resume.
resumed = { $round } sigue. { $days ->
    [0] No hace falta mover ningún día.
    [one] Los pasos que faltan se mueven un día.
   *[other] Los pasos que faltan se mueven { $days } días.
}
extended = { $round } termina ahora el { DATETIME($until, dateStyle: "full") }.
end-ask = ¿Terminar { $round } antes de tiempo? { $people ->
    [one] Una persona recibirá
   *[other] { $people } personas recibirán
} la despedida desde mañana por la mañana; los demás pasos se cancelan.
end-now = Terminar la ronda
ending = { $round } termina: las despedidas salen desde mañana por la mañana.

group-planned = Para { $group }: { $count ->
    [one] una persona
   *[other] { $count } personas
}. Sale a las { DATETIME($at, timeStyle: "short") }; hasta entonces se puede retirar. Esto es lo que se leerá:
group-take-back = Retirar el mensaje
group-taken-back = Retirado: { $count ->
    [one] un mensaje no se enviará.
   *[other] { $count } mensajes no se enviarán.
}
group-everybody = todas las personas de la ronda
group-matched = quienes tienen pareja
group-waiting = quienes están en espera
group-unanswered = quienes todavía no confirmaron
group-confirmed = quienes confirmaron
group-message-from = Un mensaje de { $coordinator }:
words = { $words }

undelivered-none = Hasta ahora se entregó todo lo de { $round }.
undelivered-title = { $count ->
    [one] Un mensaje no llegó
   *[other] { $count } mensajes no llegaron
}
undelivered-line = { $number }: { $kind } para { $to }. { $why }
undelivered-how = { $more ->
    [0] Con los botones se puede enviar de nuevo o descartar cada uno.
    [one] Con los botones se puede enviar de nuevo o descartar cada uno; hay uno más que no se muestra.
   *[other] Con los botones se puede enviar de nuevo o descartar cada uno; hay { $more } más que no se muestran.
}
undelivered-resend = Enviar { $number } de nuevo
undelivered-drop = Descartar { $number }
undelivered-resend-all = Enviar todos de nuevo
undelivered-drop-all = Descartar todos
undelivered-all-again = { $count ->
    [one] Un mensaje sale
   *[other] { $count } mensajes salen
} de nuevo en un minuto.
undelivered-all-dropped = { $count ->
    [one] Un mensaje queda descartado.
   *[other] { $count } mensajes quedan descartados.
}
failure-no-such-room = La sala ya no existe. Las dos personas pueden seguir escribiéndose directamente.
undelivered-again = El mensaje { $number } sale de nuevo en menos de un minuto.
undelivered-dropped = El mensaje { $number } queda descartado.
failure-unknown = No sabemos si llegó. Conviene preguntarle a la persona antes de enviarlo de nuevo.
failure-direct-messages-closed = Esta persona tiene cerrados los mensajes directos. Conviene pedirle por correo que los abra.
failure-account-gone = La cuenta ya no existe. Conviene pedirle a la persona una nueva.
failure-not-yet-present = La persona todavía no llegó al servidor o espacio de trabajo. Conviene enviarle la invitación.
failure-no-such-place = No existe ese canal. Se puede elegir otro con /setup.
failure-no-account = No conocemos ninguna cuenta de esta persona. Conviene agregarla a la lista e importarla otra vez.
failure-cannot-be-made = No se pudo armar el mensaje. El registro dice por qué.
kind-introduction = presentación
kind-topic = tema
kind-suggestion = sugerencia
kind-nudge = recordatorio
kind-offer = propuesta de una nueva pareja
kind-agreement = acuerdo
kind-check-in = pregunta de cómo va
kind-confirmation = confirmación
kind-call = sugerencia de una llamada
kind-survey = encuesta
kind-farewell = despedida
kind-case = caso
kind-case-reminder = recordatorio de un caso
kind-country-summary = resumen por país
kind-announcement = anuncio
kind-notice = aviso
kind-passed-on = mensaje de la otra persona
kind-meeting = encuentro
kind-meeting-reminder = recordatorio de un encuentro
kind-reply = respuesta

unanswered-title = { $round }: quienes todavía no confirmaron
unanswered-counts = { $confirmed ->
    [0] Por ahora nadie confirmó
    [one] Una persona confirmó
   *[other] { $confirmed } personas confirmaron
}. { $silent ->
    [0] No falta ninguna respuesta. Lo que sigue: /round match
    [one] Una persona no respondió y pasa a la lista de espera; un sí tardío vale hasta que se aprueben las parejas.
   *[other] { $silent } personas no respondieron y pasan a la lista de espera; un sí tardío vale hasta que se aprueben las parejas.
}
unanswered-more = { $count ->
    [0] No hay nadie más.
    [one] Y una persona más.
   *[other] Y { $count } personas más.
}

report-title = Informe de { $round }
report-applied = Personas que se inscribieron
report-matched = Personas que tuvieron pareja
report-stayed = Personas que siguieron hasta el final
report-partnerships = Parejas
report-talked = Parejas en las que todas las personas escribieron
report-cases = Casos entregados a la coordinación
report-by-itself = Casos que se cerraron solos: volvieron a escribirse
report-sent = Mensajes entregados
report-undeliverable = Mensajes que no se pudieron entregar
report-answers = Encuestas respondidas
report-as-of = Datos del { $when }.
