# Ensayos: la página, el relato de la demostración, la línea de comandos.

page-title = Ensayo de { $round }
page-opening = Una ronda entera en tiempo simulado, con personas inventadas. Comienza el { DATETIME($launch, dateStyle: "full") }.
page-participants = Personas que se inscribieron
page-status-waiting = En lista de espera
page-status-not-confirmed = Sin confirmar
page-status-matched = Con pareja
page-status-finished = Siguieron hasta el final
page-status-left = Dejaron la ronda
page-partnerships = Parejas
page-outcome-sent = Mensajes enviados
page-outcome-undeliverable = Mensajes que no se pudieron entregar
page-outcome-held = Mensajes retenidos para que alguien los mire
page-outcome-withdrawn = Mensajes planeados que se retiraron
page-outcome-expired = Mensajes que ya no servían
page-outcome-planned = Mensajes todavía planeados
page-kinds = Qué se envió
page-days = Mensajes por día
page-chart = Mensajes por día, del primero al último; el día de más mensajes tiene { $most ->
    [one] uno
   *[other] { $most }
}.
page-load = { $messages ->
    [one] Un mensaje
   *[other] { $messages } mensajes
} en { $days ->
    [one] un día
   *[other] { $days } días
}. Los días de más mensajes:
page-unmatched = Quiénes no pudieron tener pareja, y por qué
page-nobody-unmatched = Todas las personas que confirmaron tienen pareja.
page-care = El silencio y qué pasó con él
page-silences-asked-about = Silencios por los que preguntó el bot
page-settled-without-a-human = Resueltos sin que interviniera nadie
page-handed-to-coordinators = Entregados a la coordinación
page-neither = Ni lo uno ni lo otro: terminó la ronda, o el bot sigue preguntando
page-cases = Casos de cada coordinador o coordinadora
page-no-cases = No hubo que entregar ningún caso a la coordinación.
page-cases-of = { $total } en total, como máximo { $most } en una semana (semana { $week })
page-touch = Quiénes estaban en contacto
page-touch-chart = Proporción de parejas que estuvieron en contacto en la quincena anterior. Se supone que un recordatorio mueve a escribir al { $percent } % de quienes callan; al lado, la misma ronda con recordatorios que no mueven a nadie.
page-touch-with = con el efecto supuesto de los recordatorios
page-touch-without = sin ninguno
page-week = Semana { $week }
page-assumed = Cómo se comporta la gente en un ensayo es un supuesto, no una medición. Los números muestran qué hace el programa con personas así; no prueban nada sobre las personas.

story-title = Pairkeeper: una ronda de principio a fin
story-opening = { $people ->
    [one] Una persona inventada
   *[other] { $people } personas inventadas
} de { $countries ->
    [one] un país
   *[other] { $countries } países
}, dieciséis semanas en unos segundos. No se escribe a nadie; no hace falta ninguna cuenta.
story-opens = Se abren las inscripciones. La coordinación comienza una ronda con un solo comando.
story-imports = La coordinación incorpora las respuestas del formulario, en un archivo.
story-still-in = A cada persona se le pregunta en su propia mañana si sigue participando. Basta con tocar un botón.
story-matches = La coordinación pide que se formen las parejas.
story-reviews = Primero van las más débiles: por qué estas dos personas, y por qué no otra.
story-approves = Las parejas quedan aprobadas. Nadie se queda sin una palabra.
story-launches = La coordinación ve qué se va a enviar, y comienza la ronda.
story-introductions = Las parejas se conocen, cada persona a las 09:00 de su propio día. Así lo leen dos de ellas:
story-nudges = Hay quienes no se escribieron. El bot pregunta con amabilidad, dos veces como máximo; nadie recibe un reproche:
story-cases = Lo que necesita a una persona llega a la coordinación: una tarjeta, con todo lo necesario para resolverlo con un toque.
story-channel = En el canal de la coordinación
story-topics = Cada dos semanas llega un tema, en una mañana laborable de cada persona. Uno de ellos, en inglés:
story-farewell = La ronda termina con un agradecimiento.
story-outcome = En qué quedó todo
story-reads = { $name } lee (allí son las { $when }):
story-files = Los archivos
story-ledger = todos los mensajes, uno por línea
story-report = qué fue de cada persona
story-page = una página para mirar en el navegador
story-seconds = { $messages ->
    [one] Un mensaje
   *[other] { $messages } mensajes
} en { $seconds } segundos.
story-next = Ahora te toca coordinar: ./dev run console
story-effort = Lo que escribió la coordinación en dieciséis semanas: { $count ->
    [one] un comando
   *[other] { $count } comandos
}.

cli-rehearsing = Ensayando
cli-rehearsed = Listo en { $seconds } s con { $megabytes } MB como máximo: { $messages ->
    [one] un mensaje
   *[other] { $messages } mensajes
}.
cli-roster-good = { $people ->
    [one] Una persona
   *[other] { $people } personas
}, ningún error.
cli-roster-faults = { $count ->
    [one] Un error. Hay que corregirlo y revisar otra vez.
   *[other] { $count } errores. Hay que corregirlos y revisar otra vez.
}
cli-roster-warnings = { $count ->
    [one] Una advertencia para mirar.
   *[other] { $count } advertencias para mirar.
}
cli-no-file = No hay ningún archivo «{ $name }». Conviene revisar la ruta.
cli-database-in-use = Otro Pairkeeper está usando esta base de datos. Primero hay que detenerlo, o usar sus propios comandos.
cli-database-unreachable = No se puede abrir la base de datos: { $why }
cli-stopped = Detenido. No se pierde nada; puede seguir en cualquier momento.
