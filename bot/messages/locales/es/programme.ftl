# El programa: la lista de participantes, los papeles, los ajustes, los temas, los comandos y lo que no se puede hacer.

roster-imported = El archivo está leído. Personas nuevas: { $added }. Con cambios: { $changed }. Como antes: { $unchanged }. Filas omitidas: { $skipped }.
roster-applied = { $count ->
    [0] Con este archivo no hay inscripciones nuevas
    [one] Con este archivo hay una inscripción nueva
   *[other] Con este archivo hay { $count } inscripciones nuevas
} para { $round }.
roster-no-round = Están en la lista, pero en ninguna ronda: ahora no recibe inscripciones ninguna, o las reciben varias. Para elegir una, conviene importar el archivo otra vez con round=NOMBRE.
roster-differences = { $count ->
    [one] Un dato quedó como lo puso la propia persona
   *[other] { $count } datos quedaron como los pusieron las propias personas
}
roster-difference = Fila { $row }, #{ $number }: { $field }
roster-findings = { $count ->
    [one] Una cosa para revisar
   *[other] { $count } cosas para revisar
}
roster-findings-more = { $count ->
    [one] Y una más. «pairkeeper roster check ARCHIVO» las muestra todas.
   *[other] Y { $count } más. «pairkeeper roster check ARCHIVO» las muestra todas.
}
roster-exported = { $count ->
    [0] En la lista todavía no hay nadie, así que el archivo sólo tiene los encabezados. Una vez completado, se importa con /roster import.
    [one] Una persona, en un archivo. Se puede importar otra vez.
   *[other] { $count } personas, en un archivo. Se puede importar otra vez.
}
roster-nobody = En la lista no hay nadie para «{ $what }». Se puede buscar por una parte del nombre, por el correo o por #número.
roster-several = { $count ->
    [one] Una persona coincide
   *[other] { $count } personas coinciden
}
roster-two-known-people = Esta fila tiene cuentas de dos personas que ya conocemos: { $others }.
roster-two-known-people-advice = Conviene revisar de quién es cada cuenta y dejar una fila por persona.
roster-same-known-person = Esta fila es de la misma persona que la fila { NUMBER($first, useGrouping: 0) }.
roster-same-known-person-advice = Conviene quitar una de las dos filas.
finding-in-file = { $level ->
    [fault] Error
   *[warning] Para revisar
}: { $problem } { $advice }
finding-in-row = { $level ->
    [fault] Error
   *[warning] Para revisar
} en la fila { $row }: { $problem } { $advice }
finding-in-cell = { $level ->
    [fault] Error
   *[warning] Para revisar
} en la fila { $row }, columna { $column }: { $problem } { $advice }

roles-granted = { $account } tiene ahora este papel: { $role }.
roles-kept = El papel de dirección sigue en tus manos, para que nada se detenga. /roles list muestra quién hace qué.
roles-revoked = { $account } ya no tiene este papel: { $role }.
roles-none = Todavía nadie tiene un papel. Para dar uno: /roles grant coordinator CUENTA.
roles-title = Quién hace qué
roles-holder = { $account } ({ $source ->
    [command] por comando
   *[other] por { $source }
})
roles-holder-of-country = { $account }, { $country } ({ $source ->
    [command] por comando
   *[other] por { $source }
})
role-coordinator = coordinación
role-ambassador = representación de un país
role-content-officer = contenidos
role-director = dirección

setup-title = Ajustes del programa
setup-changed = Guardado.
setup-value = { $value }
setup-not-set = sin definir
setup-programme = Nombre del programa
setup-locale = Idioma
setup-zone = Zona horaria
setup-contact = Persona a quien se puede preguntar
setup-conduct = Código de conducta
setup-channel-open = Canal abierto
setup-channel-coordinators = Canal de la coordinación
setup-channel-ambassadors = Canal de representantes
setup-how = Para cambiar cualquiera: /setup programme="Nuestra red" zone=Europe/Madrid contact="Ana Pérez" channel_open=NOMBRE

topics-title = Temas
topic-number = { $number }
topic-row = { $title } ({ $locales })
topic-replaced = El tema { $number } ({ $locale }) es ahora «{ $title }».

command-round-create = Crear una ronda a partir de un cronograma
command-round-list = Ver todas las rondas
command-round-open = Abrir las inscripciones ahora
command-round-close = Cerrar las inscripciones ahora
command-round-match = Proponer parejas para quienes confirmaron
command-round-review = Mirar las parejas propuestas, de menor a mayor puntaje
command-round-pin = Poner a dos personas en la misma pareja
command-round-forbid = Mantener aparte a dos personas
command-round-approve = Aprobar las parejas propuestas
command-round-launch = Ver qué se enviará al comenzar y poner la ronda en marcha
command-round-status = Ver en qué está una ronda
command-round-pause = Detener todos los envíos de una ronda
command-round-resume = Hacer que siga una ronda en pausa
command-round-timetable = Ver o cambiar qué se envía y cuándo
command-round-extend = Mover el final de una ronda
command-round-end = Terminar una ronda antes de tiempo
command-round-write = Escribir a un grupo; se puede retirar durante diez minutos
command-round-undelivered = Ver qué no llegó, y por qué
command-roster-import = Cargar un archivo con la lista de participantes
command-roster-export = Obtener la lista de participantes en un archivo
command-roster-find = Buscar a una persona en la lista
command-topics-list = Ver todos los temas
command-topics-preview = Leer un tema
command-topics-replace = Reemplazar un tema con un archivo
command-roles-grant = Dar un papel a alguien
command-roles-revoke = Quitar un papel a alguien
command-roles-list = Ver quién tiene cada papel
command-country-summary = Ver cómo va un país, en números que no dejan reconocer a nadie
command-setup = Ver o cambiar los ajustes del programa
command-join = Inscribirse en una ronda o retirar la inscripción
command-me-show = Ver cómo está tu participación
command-me-edit = Cambiar tus datos
command-me-language = Elegir el idioma en que te escribimos
command-me-timezone = Cambiar tu zona horaria
command-me-away = Avisar de una ausencia
command-me-back = Avisar de la vuelta
command-me-leave = Dejar el programa
command-help = Ver qué se puede pedir

# Lo que puede seguir a un comando: 100 caracteres como máximo.
option-name = Cómo se llama la ronda, en minúsculas, cifras y guiones
option-launch = El lunes en que se presentan las parejas
option-timetable = Qué se envía y cuándo
option-rules = Cómo se eligen las parejas
option-platform = Si la pareja debe usar la misma plataforma de chat, o el bot puede llevar sus mensajes
option-locale = El idioma para quien no eligió ninguno: en, es o es-AR
option-zone = Una zona horaria, por ejemplo Europe/Madrid
option-cap = Qué parte de las inscripciones puede venir de un mismo país, en porcentaje
option-seed = Un número que permite repetir un emparejamiento; si falta, sale del nombre
option-round = Qué ronda; sólo hace falta si puede ser más de una
option-unanswered = Si quienes no respondieron a «¿sigues?» esperan (wait) o entran (in)
option-page = Qué página
option-first = Una de las dos personas: #número, nombre o correo electrónico
option-second = La otra persona: #número, nombre o correo electrónico
option-change = Qué cambiar
option-step = El nombre del paso como figura en el cronograma, por ejemplo topic-3
option-day = El día, contado desde el comienzo
option-topic = El número de un tema
option-days = Cuántos días más tarde termina
option-group = A quiénes se escribe
option-words = Lo que van a leer
option-resend = El número de un mensaje que se envía otra vez
option-drop = El número de un mensaje que se descarta
option-file = El archivo
option-faulty = Si hay filas con errores: rechazar el archivo (refuse) o saltarlas (skip)
option-format = El tipo de archivo
option-who = #número, cuenta, correo electrónico o una parte del nombre
option-number = El número del tema o del caso
option-language = El idioma: en, es o es-AR
option-role = Qué puede hacer esta cuenta
option-account = La cuenta de chat, por ejemplo discord:123456789012345678
option-country = El país que atiende una persona embajadora, o cuyos días libres guarda la coordinación
option-programme = Cómo se llama el programa
option-contact = El nombre de la persona a quien se puede preguntar
option-conduct = La dirección del código de conducta
option-channel-open = El canal que lee todo el mundo
option-channel-coordinators = El canal de la coordinación
option-channel-ambassadors = El canal privado de representantes; sin canal, se les escribe
option-action = Inscribirse (apply) o retirar la inscripción (withdraw)
option-until = El último día de ausencia (si falta, hasta el regreso), o el de volver a mirar un caso
option-since = El primer día de ausencia; si falta, hoy
option-about = Un comando, por ejemplo me away

# Todas las palabras para sí y no, separadas por espacios. Las de todos los idiomas valen para todo el mundo.
answer-yes = sí s
answer-no = no n

refused = Ahora no se puede hacer. /help muestra qué se puede pedir.
refused-unexpected = Algo falló de nuestro lado; no se cambió nada. Conviene probar otra vez. Si vuelve a pasar, este número le sirve a la coordinación: { $event }
refused-not-found = { $what ->
    [application] No hay ninguna inscripción tuya para retirar. Para inscribirse: /join.
    [absence] No hay ninguna ausencia anotada, así que todo sigue como siempre.
   *[other] No encontramos «{ $what }». Conviene revisar cómo está escrito; /help muestra los comandos.
}
refused-not-allowed = { $audience ->
    [content-officer] Esto sólo lo pueden hacer la coordinación y quienes cuidan los contenidos.
    [ambassador] Esto sólo lo pueden hacer la coordinación y quienes representan a un país.
   *[coordinator] Esto sólo lo puede hacer la coordinación.
}
refused-not-a-participant = Todavía no participas. Con /join puedes inscribirte.
refused-no-round = Todavía no hay ninguna ronda. Para crear una: /round create NOMBRE launch=FECHA (un lunes).
refused-wrong-state = { $state ->
    [draft] { $round } todavía está en preparación. Primero hay que abrir las inscripciones con /round open.
    [open] { $round } tiene las inscripciones abiertas. Primero hay que cerrarlas con /round close.
    [closed] Las inscripciones de { $round } están cerradas, pero todavía no hay parejas. Lo que sigue es /round match.
    [matching] { $round } está formando parejas. Primero hay que aprobarlas con /round approve.
    [approved] { $round } está aprobada, pero todavía no está en marcha. Lo que sigue es /round launch.
    [running] { $round } está en marcha, así que ahora no se puede hacer. /round status muestra en qué está.
   *[ended] { $round } ya terminó. Para crear la próxima: /round create.
}
refused-already-done = { $what ->
    [open] Las inscripciones ya están abiertas.
    [closed] Las inscripciones ya están cerradas.
    [matching] Las parejas ya se están formando.
    [approved] Las parejas ya están aprobadas.
    [running] La ronda ya está en marcha. Nunca se pone en marcha dos veces.
    [ended] La ronda ya terminó.
    [parted] Esta pareja ya terminó. /pairs list muestra las que siguen.
    [paused] La ronda ya está en pausa. Para que siga: /round resume.
    [applied] Tu inscripción ya está hecha. /me show muestra cómo va.
    [matched] Tu pareja de intercambio en esta ronda ya está elegida.
    [waiting] Tu nombre ya está en la lista de espera.
    [declined] Nos dijiste «esta vez no». Te recibiremos con gusto en la próxima ronda.
    [unconfirmed] Mientras tanto se formaron las parejas. Te recibiremos con gusto en la próxima ronda.
    [withdrawn] Ya está retirado.
    [left] Dejaste esta ronda. Te recibiremos con gusto en la próxima.
    [planned] Ya está en camino.
    [sent] Ya salió, así que no se puede retirar ni enviar otra vez.
    [round-name] Ya hay una ronda con ese nombre. Conviene elegir otro; /round list muestra las que hay.
   *[other] «{ $what }» ya está.
}
refused-ambiguous = Hay más de una posibilidad: { $names }. Conviene decir cuál es.
refused-bad-value = { $what ->
    [round-name] «{ $value }» no puede ser el nombre de una ronda. Se usan letras minúsculas sin acentos, cifras y guiones, por ejemplo primavera-2027.
    [launch] { $value } ya pasó. Hay que elegir un lunes que todavía no llegó.
    [date] «{ $value }» no es una fecha. Se escribe así: 2027-03-01.
    [zone] No conocemos la zona horaria «{ $value }». Se escribe así: Europe/Madrid.
    [country] Hace falta un país que conozcamos, por ejemplo country=Kenia. Llegó: «{ $value }»
    [locale] No tenemos el idioma «{ $value }». Se puede elegir en, es o es-AR.
    [until] { $value } no puede ser el último día: ya pasó, es anterior al primero o falta más de un año. Hay que elegir otro.
    [step] El paso «{ $value }» no se puede cambiar así: la ronda lo necesita, o no es un tema. Se puede pasar a otro día.
    [topic] No hay ningún tema { $value }. /topics list muestra los que hay.
    [timetable] En un cronograma, lo primero va antes que lo segundo: { $value }. Hay que elegir otro día.
    [timetable-change] Hay que decir qué hacer: move PASO day=DÍA, drop PASO, replace PASO topic=NÚMERO, o add CLASE day=DÍA.
    [number] «{ $value }» no es un número que sirva aquí. Hay que escribirlo en cifras, por ejemplo 7.
    [day] «{ $value }» no puede ser el día. Hace falta el número de un día que todavía no llegó.
    [words] Tiene { $value } caracteres. Hay que acortarlo a 1500.
    [group] Ahora no hay nadie en este grupo. /round status muestra quiénes están en cada uno.
    [pair] { $value } es dos veces la misma persona. Hay que nombrar a dos.
    [last-coordinator] Es la última cuenta con el papel de coordinación. Primero hay que dárselo a otra.
   *[other] «{ $value }» no sirve para { $what }. /help muestra qué se puede poner.
}
refused-stale-round = Otra persona cambió esta ronda en el mismo momento; no se guardó nada. Conviene probar otra vez.
refused-outdated-matches = { $count ->
    [one] Desde que se formaron las parejas, una persona dijo que no o se fue, así que no se aprobó nada. Hay que formarlas otra vez: /round match
   *[other] Desde que se formaron las parejas, { $count } personas dijeron que no o se fueron, así que no se aprobó nada. Hay que formarlas otra vez: /round match
}
refused-not-a-monday = Una ronda comienza un lunes. Hay que elegir uno; los más cercanos son { $before } y { $after }.
refused-unfinished-command = A /{ $typed } le falta una palabra más, que diga qué hacer: { $close }
refused-unknown-command = No conozco «{ $typed }». Quizás sea: { $close }
refused-unknown-option = «{ $typed }» no es parte de /{ $command }. /help { $command } muestra qué se puede poner; los valores con espacios van entre comillas.
refused-missing-option = A /{ $command } le falta: { $option }. /help { $command } muestra cómo se escribe.
refused-not-one-of = «{ $value }» no es posible para { $option }. Hay que elegir entre: { $choices }.
refused-group-is-everybody = En este grupo está todo el mundo: cualquiera coordinaría y podría ver todos los casos. No se cambió nada. Conviene elegir un grupo sólo de quienes coordinan, o nombrar a cada persona: /roles grant coordinator CUENTA
refused-needs-file = Hace falta un archivo ({ $option }). Conviene adjuntarlo y probar otra vez.
refused-faulty-roster = { $count ->
    [one] El archivo tiene un error, así que no se cambió nada. Conviene corregirlo e importarlo otra vez, o cargar las filas buenas con faulty=skip.
   *[other] El archivo tiene { $count } errores, así que no se cambió nada. Conviene corregirlos e importarlo otra vez, o cargar las filas buenas con faulty=skip.
}
refused-nobody-to-match = En { $round } todavía no confirmó nadie, así que no se pueden formar parejas. Para contar también a quienes no respondieron: /round match unanswered=in
refused-applications-closed = Ahora ninguna ronda recibe inscripciones. Avisaremos de la próxima en el canal abierto.
refused-topic-too-long = El tema tiene { $length } caracteres; en un mensaje caben como máximo { $limit }. Hay que acortarlo.
refused-topic-unreadable = No se puede leer el tema{ $line ->
    [0] {""}
   *[other] {" "}(línea { $line })
}: { $fault ->
    [front-matter-missing] tiene que empezar con sus datos entre dos líneas de ---.
    [front-matter-broken] los datos del comienzo no se pueden leer; cualquier otro tema sirve de ejemplo.
    [key-missing] en los datos del comienzo falta «{ $what }».
    [key-unknown] en los datos del comienzo está «{ $what }», que no conocemos.
    [key-wrong] en los datos del comienzo, el valor de «{ $what }» no sirve.
    [heading-wrong] los títulos empiezan con dos numerales y un espacio.
    [question-misplaced] hay una pregunta fuera de una sección.
    [text-misplaced] hay un texto donde no puede haberlo.
    [label-unknown] no conocemos el rótulo «{ $what }».
    [part-twice] «{ $what }» está dos veces.
    [part-missing] falta «{ $what }».
    [section-text-missing] la sección «{ $what }» no tiene texto.
   *[section-questions-missing] la sección «{ $what }» no tiene preguntas.
} Conviene corregirlo y probar otra vez.
