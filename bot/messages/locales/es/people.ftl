# Lo que leen quienes participan. De tú; en es-AR, de vos. Botones: 40 caracteres como máximo; campos: 45; títulos de
# formularios: 24. Quien conversa con la persona que lee es «la otra persona»; lo que se espera, una «pareja de intercambio».

still-in = Hola, { $name }: { $programme } pronto buscará una pareja de intercambio para ti. Comenzamos el { DATETIME($launch, dateStyle: "full") }. ¿Sigues participando? Basta con tocar un botón.
still-in-again = Hola, { $name }: un breve recordatorio. Estamos por buscar tu pareja de intercambio y nos gustaría saber si sigues participando. Comenzamos el { DATETIME($launch, dateStyle: "full") }. «Esta vez no» también es una buena respuesta.
still-in-yes = Sí, participo
still-in-no = Esta vez no
still-in-thanks = ¡Qué alegría que participes! Ahora buscamos a alguien para ti. Si todo va bien, conocerás a la otra persona la mañana del { DATETIME($launch, dateStyle: "full") } o poco después.
not-in-thanks = Gracias por avisarnos. Te recibiremos con gusto en otra ronda; no hace falta nada más.

introduction-title = Te presentamos a alguien
introduction-opening = ¡Buenos días, { $name }! { $count ->
    [one] Aquí hay alguien con muchas ganas de conocerte.
   *[other] Aquí hay dos personas con muchas ganas de conocerte.
}
introduction-time = { $difference }
introduction-how = Puedes escribir primero, o esperar y responder: las dos son buenas maneras de empezar. Una vez por semana es lo ideal y cada dos semanas es suficiente, por el medio que prefieran. Habrá temas nuevos hasta el { DATETIME($until, dateStyle: "full") }. Son sugerencias, no tareas.
introduction-help = Si algo no está claro, { $coordinator } ayuda con gusto: puedes escribir en el canal abierto. Si la otra persona no responde, puedes contarlo en confianza: /partner silent. /help muestra qué se puede pedir aquí.
introduction-help-unnamed = Si algo no está claro, la coordinación ayuda con gusto: puedes escribir en el canal abierto. Si la otra persona no responde, puedes contarlo en confianza: /partner silent. /help muestra qué se puede pedir aquí.
card-name = Nombre
card-place = Vive en
card-institution = Trabaja o estudia en
card-workplace = Tipo de lugar de trabajo
card-stage = En la profesión
card-languages = Idiomas
card-interests = Intereses
card-motivation = Por qué participa
card-time = Hora actual allí

topic-heading = { $title }
topic-title = { $title }
topic-example = Ejemplo: { $example }
topic-jargon = Palabras: { $jargon }
topic-returning = Si ya participaste antes: { $question }
topic-credit = Imagen: { $credit }
topic-missed = { $count ->
    [one] Este tema anterior todavía no te llegó. Si les interesa, conversen también sobre él:
   *[other] Estos temas anteriores todavía no te llegaron. Si les interesan, conversen también sobre ellos:
}
topic-closing = Tomen lo que les sirva y dejen lo demás. ¡Que disfruten la conversación!
topic-missing = Esta vez no hay un tema nuestro. Conversen sobre lo que siempre quisieron preguntarse.
topic-in-room = Tema nuevo: { $title }. Las preguntas están en sus mensajes directos.
room-opening = ¡Les damos la bienvenida, { $names }! Esta sala es de ustedes durante la ronda. Salúdense cuando quieran; no hace falta responder enseguida.

    El bot sólo anota que alguien escribió aquí, nunca qué escribió. Es posible que quienes administran este servidor o espacio de trabajo puedan leer la sala.

survey-middle = Ya pasó la mitad de la ronda, { $name }. ¿Cómo va? Son cinco preguntas breves, dos minutos, y cualquiera puede quedar vacía.
survey-final = Antes de despedirnos, { $name }: cinco preguntas breves sobre toda la ronda. Dos minutos, y cualquiera puede quedar vacía.
survey-open = Responder
survey-title = Cinco preguntas
survey-contact = ¿Cada cuánto conversaron?
survey-contact-weekly = Una vez por semana o más
survey-contact-fortnightly = Más o menos cada dos semanas
survey-contact-monthly = Más o menos una vez por mes
survey-contact-rarely = Con menos frecuencia
survey-contact-never = Todavía no
survey-topics = ¿Qué tan útiles son los temas?
survey-topics-very = Muy útiles
survey-topics-quite = Bastante útiles
survey-topics-little = Un poco
survey-topics-not = No mucho
survey-worth = ¿Vale la pena participar?
survey-worth-very = Sí, mucho
survey-worth-quite = En general, sí
survey-worth-little = Un poco
survey-worth-not = No mucho
survey-liked = ¿Qué te gustó más?
survey-change = ¿Qué deberíamos cambiar?
survey-thanks = ¡Gracias! Tus respuestas ayudan a la próxima ronda.

last-week-title = Queda una semana
last-week = La ronda termina el { DATETIME($until, dateStyle: "full") }, { $name }. Si te gustaría seguir en contacto con la otra persona, es una buena semana para intercambiar direcciones: /partner contact lo hace si ambas dicen que sí.

    También es un buen momento para hacer esa pregunta que quedó pendiente.
farewell-title = Gracias, y hasta pronto
farewell = Hola, { $name }: hoy termina esta ronda de { $programme }. Gracias por el tiempo, las preguntas y las historias. { $topics ->
    [one] Un tema
   *[other] { $topics } temas
} y alguien a quien conocer en otro lugar: eso vale mucho.

    Si siguen en contacto, mejor todavía. Si la ronda fue más tranquila de lo que esperabas, nos pasa a muchas personas, y la próxima vez te recibiremos con el mismo gusto. Cuando se abran otra vez las inscripciones, lo diremos en el canal abierto.
waiting-opening = Hola, { $name }: gracias por querer participar. Todavía no encontramos una pareja de intercambio para ti.
# Las tres siguientes las leen tanto la persona que espera como la coordinación. Las que vienen después son sólo para la
# persona; en su lugar, la coordinación lee matching-left-… con el mismo final y los mismos valores.
waiting-no-reason = Esta vez no alcanzó el número de personas para que todas tuvieran pareja de intercambio.
waiting-country-cap = Se inscribieron muchísimas personas de { $country }. Para que todas puedan conocer a alguien de otro lugar, como máximo el { $cap } % viene de un mismo país, por orden de inscripción.
waiting-late = El sí llegó cuando las parejas ya estaban formadas.
waiting-alone = Por ahora nadie más participa en esta ronda.
waiting-unknown-country = Las parejas son de países distintos, y todavía no conocemos el tuyo. Puedes indicarlo con /me edit.
waiting-no-account = Cuando buscamos las parejas, todavía no sabíamos dónde escribirte. Ahora sí, y en la próxima búsqueda te tendremos en cuenta.
waiting-no-language = No encontramos a nadie que escriba en uno de tus idiomas ({ $languages }). Si también escribirías en otro, puedes indicarlo con /me edit.
waiting-no-platform = Las parejas usan el mismo chat, y nadie más en esta ronda está en { $platforms }. Si también usas otro, puedes decirlo en el canal abierto.
waiting-same-country = Las parejas son de países distintos, y todas las demás personas de esta ronda también viven en el tuyo: { $country }.
waiting-same-institution = Las parejas son de instituciones distintas, y todas las demás personas de esta ronda también son de la tuya.
waiting-language-only-at-home = Las parejas son de países distintos, y no encontramos en otro lugar a nadie que escriba en uno de tus idiomas ({ $languages }). Si también escribirías en otro, puedes indicarlo con /me edit.
waiting-not-all-at-once = Esta vez nadie reunía todo: uno de tus idiomas, el mismo chat y un lugar nuevo para ti. Si también escribirías en otro idioma, puedes indicarlo con /me edit.
waiting-met-all = Todas las personas que podrían haber sido tu pareja de intercambio ya lo fueron. En la próxima ronda habrá gente nueva.
# El porqué exacto no es asunto de nadie: tal vez alguien pidió no volver a encontrarse.
waiting-kept-apart = Esta vez no quedaba libre nadie que pudiera ser tu pareja de intercambio.
waiting-pinned-away = { waiting-kept-apart }
waiting-odd-one-out = Las personas que podían conversar contigo eran un número impar, así que una tenía que quedar sin pareja de intercambio. No dice nada de ti.
waiting-dominant-country = Se inscribieron más personas de { $country } que personas de otros lugares a quienes conocer. No dice nada de ti.
waiting-dominant-institution = Se inscribieron más personas de tu institución que personas de otros lugares a quienes conocer. No dice nada de ti.
waiting-dominant-language = Se inscribieron más personas que escriben en { $languages } que personas a quienes conocer. Si también escribirías en otro idioma, puedes indicarlo con /me edit.
waiting-too-few = Había menos personas que pudieran conversar contigo que personas que las buscaban. No dice nada de ti.
waiting-stopped = Esta vez la búsqueda terminó antes de que encontráramos una pareja de intercambio para ti. No dice nada de ti.
waiting-choices = ¿Qué te gustaría más?
waiting-three = Sumarme a otras dos personas
waiting-wait = Esperar una pareja de intercambio
waiting-next = Mejor en la próxima ronda
wish-three = Queda anotado. Si dos personas quieren sumar a una tercera, la coordinación te escribirá.
wish-wait = Queda anotado. Pensaremos en ti cuando alguien necesite una pareja de intercambio.
wish-next = Queda anotado. Cuando se abra la próxima ronda, lo diremos en el canal abierto; entonces /join mostrará las respuestas que ya diste.

announce-open-title = Inscripciones abiertas
announce-open = { $programme } pone en contacto, de dos en dos, a personas que trabajan o estudian en bibliotecas, archivos o museos, para que aprendan una de la otra. Es gratis y lleva más o menos una hora por semana. Comenzamos el { DATETIME($launch, dateStyle: "full") }.

    La inscripción es con /join, hasta que termine en todo el mundo el { DATETIME($close, dateStyle: "full") }.
announce-last-call-title = Quedan tres días
announce-last-call = La inscripción es con /join, hasta que termine en todo el mundo el { DATETIME($close, dateStyle: "full") }. Hasta ahora { $countries ->
    [0] no se inscribió nadie; tu inscripción puede ser la primera.
    [one] se inscribieron personas de un país.
   *[other] se inscribieron personas de { $countries } países.
}
announce-launched-title = Comenzó la ronda
announce-launched = Esta vez participan { $people ->
    [one] una persona
   *[other] { $people } personas
} de { $countries ->
    [one] un país
   *[other] { $countries } países
}, cada una con alguien a quien conocer. ¡Les damos la bienvenida, y que disfruten la conversación!
announce-first-time = { $count ->
    [one] Participa por primera vez: { $countries }.
   *[other] Participan por primera vez: { $countries }.
}

join-title = Inscripción
join-begin =
    { $programme } comienza el { DATETIME($launch, dateStyle: "full") }. Son { $pages } páginas breves. Después de cualquiera de ellas es posible parar y seguir más tarde con /join.

    { $page }
join-resumed =
    ¡Qué bueno que estés de vuelta! Lo que enviaste quedó guardado, y aquí sigue.

    { $page }
join-page-1 = Sobre ti. Lo que escribas aquí lo verán sólo la otra persona y la coordinación.
join-page-2 = Sobre tu trabajo o tus estudios. Nos ayuda a encontrar a alguien afín.
join-page-3 = Ya casi está. Lee, por favor, nuestro código de conducta: { $conduct }
join-continue = Continuar
join-send = Enviar
joined = ¡Gracias, { $name }! Recibimos tu inscripción. Poco antes de comenzar te preguntaremos si sigues participando, y desde el { DATETIME($launch, dateStyle: "full") } conocerás a la otra persona. Con /me edit puedes cambiar tus datos; con /join withdraw, retirar la inscripción.
join-withdrawn = Tu inscripción queda retirada. Te recibiremos con gusto cuando quieras.
field-name = Tu nombre
field-name-hint = Como te gusta que te llamen
field-country = País
field-country-hint = Donde vives ahora
field-zone = Zona horaria
field-zone-hint = Una ciudad de tu zona horaria, por ejemplo America/Bogota
field-languages = Idiomas en que te gustaría escribir
field-languages-hint = Con comas, primero el mejor
field-workplace = Tipo de lugar de trabajo
field-workplace-hint = El más parecido está bien
field-institution = ¿Dónde trabajas o estudias?
field-institution-hint = Opcional
field-career-stage = ¿Cuánto tiempo llevas en la profesión?
field-career-stage-hint = Opcional
field-interests = ¿Qué temas te interesan?
field-interests-hint = Con comas, por ejemplo: acceso abierto, archivos
field-match-mode = ¿Cómo buscamos a la otra persona?
field-match-mode-hint = Haremos lo posible
field-email = Correo electrónico
field-email-hint = Opcional, sólo para la coordinación
field-motivation = ¿Por qué te gustaría participar?
field-motivation-hint = Una frase; la leerá la otra persona
field-consent = Acepto el código y la nota de privacidad
field-consent-hint = El bot nunca guarda lo que se dicen las dos personas
field-province = Provincia
field-city = Ciudad
field-taken-part = Participó antes
field-locale = Idioma del bot
# Las etapas y los lugares de trabajo también van en medio de una frase.
stage-student = estudiante
stage-new = hasta 5 años
stage-middle = de 6 a 15 años
stage-experienced = más de 15 años
mode-interests = Por intereses
mode-career = Por etapa profesional
mode-workplace = Por tipo de lugar de trabajo
mode-different = Alguien muy diferente
mode-open = Con cualquier persona
workplace-public = biblioteca pública
workplace-academic = biblioteca universitaria
workplace-school = biblioteca escolar
workplace-special = biblioteca especializada
workplace-national = biblioteca nacional
workplace-archive = archivo
workplace-museum = museo
workplace-popular = biblioteca popular o comunitaria
workplace-consultant = consultoría
workplace-student = estudiante
workplace-between-jobs = en búsqueda laboral
form-needed = Hace falta completar esto.
form-consent-needed = Para recibir la inscripción necesitamos tu acuerdo.
form-too-long = Hay que acortar esto a { $limit } caracteres.
form-choose = Hay que elegir una opción de la lista.
form-country-unknown = No conocemos este país. Puedes escribir su nombre en español, en inglés o en tu idioma.
form-country-unknown-close = No conocemos este país. ¿Será alguno de estos? { $hits }
form-zone-unknown = Hace falta una zona horaria como Europe/Madrid o America/Bogota.
form-zone-unknown-close = Hace falta una zona horaria; por ejemplo: { $hits }.
form-language-unknown = No conocemos el idioma «{ $language }». Puedes escribir su nombre en español, en inglés o en el propio idioma.
form-interests-long = Hacen falta intereses más breves o menos: unas pocas palabras cada uno, separados por comas.
form-email-odd = Esto no parece una dirección de correo electrónico. También puede quedar vacío.

me-title = Tu lugar en el programa
me-number = Tu número
me-zone = Zona horaria
me-partner = La otra persona
me-away = Ausencia
me-away-open = hasta que uses /me back
me-away-until = hasta el { DATETIME($until, dateStyle: "full") }
me-next = Nuestro próximo mensaje
me-card = Lo que ve la otra persona
me-how = Para cambiarlo: /me edit, /me language, /me timezone. Para una ausencia: /me away until=FECHA
me-edit-title = Tus datos
me-save = Guardar
me-changed = Guardado. Desde ahora vale esto, aunque una lista diga otra cosa.
me-language = Desde ahora te escribimos en español.
me-zone-set = Tu zona horaria es { $zone }; la hora allí es { DATETIME($now, timeStyle: "short") }. Desde ahora nuestros mensajes te llegarán por la mañana de esa zona.
away-open = De acuerdo, no te escribiremos hasta que uses /me back. Sin ningún apuro.
away-until = De acuerdo, no te escribiremos hasta que termine el { DATETIME($until, dateStyle: "full") }. Lo que no te llegue ahora te esperará en un solo mensaje.
welcome-back = ¡Qué bueno que estés de vuelta! Lo que no te llegó va en un solo mensaje.
leave-ask = ¿Quieres dejar el programa? Se lo diremos con amabilidad a la otra persona y dejaremos de escribirte. Si sólo necesitas una pausa, es suficiente con /me away until=FECHA.
leave-now = Dejar el programa
leave-not = Seguir
left = Hasta pronto, { $name }, y gracias. Con /join puedes volver cuando quieras.

free-text = ¡Gracias por escribir! En tu mensaje no hay palabras que yo pueda llevar a alguna parte. /help muestra lo que puedo hacer.
free-text-visitor = ¡Hola! Soy un bot que reúne a personas que trabajan o estudian en bibliotecas, archivos y museos. Con /join puedes inscribirte; /help muestra más. No guardo lo que escribas aquí.
help-title = Qué se puede pedir
help-opening = Escribe un comando o toca un botón debajo de un mensaje.
help-opening-visitor = Este programa pone en contacto a las personas, de dos en dos, para que aprendan una de la otra. Es gratis y lleva más o menos una hora por semana. Con /join puedes inscribirte.
help-name = { $command }
help-command = { $command } { $options }
help-families = Para quienes llevan adelante el programa: uno de estos y, después, la palabra que dice qué hacer.
help-family = { $commands }
help-more = Más sobre cualquiera de ellos, por ejemplo: { $command }
help-option = { $option }
help-option-optional = { $option } (opcional)
help-choices = { $meaning } ({ $choices })
help-example = Por ejemplo: { $example }
help-human = Si prefieres hablar con una persona, escribe en el canal abierto: alguien de la coordinación te responderá.
