# Entre las dos personas y el bot: el acuerdo, «¿cómo va?», lo que se ve de la otra persona. Botones: 40 caracteres.

agreement-question = ¿Cada cuánto te gustaría conversar, y por qué medio? La otra persona verá lo que elijas, y puedes cambiarlo cuando quieras.
agreement-means = Queda anotado, gracias. ¿Y qué medio prefieres? También puede quedar abierto.
agreement-noted = Queda anotado, gracias. La otra persona también lo verá.
agreement-said = { $name } nos dijo cómo podrían conversar. Con un toque dices que también te viene bien.
agreement-settled = { $name } quiere lo mismo que tú. ¡De acuerdo!
agreement-fine = Me viene bien
agreement-both = { $often }, { $means }
agreement-unsaid = todavía sin decir
agreement-weekly = cada semana
agreement-fortnightly = cada dos semanas
agreement-monthly = una vez por mes
agreement-free = según se dé
agreement-here = aquí en el chat
agreement-email = por correo electrónico
agreement-video = por video
agreement-voice = por voz
agreement-social = por redes sociales
agreement-choose-weekly = Cada semana
agreement-choose-fortnightly = Cada dos semanas
agreement-choose-monthly = Una vez por mes
agreement-choose-free = Según se dé
agreement-choose-here = Aquí en el chat
agreement-choose-email = Por correo electrónico
agreement-choose-video = Por video
agreement-choose-voice = Por voz
agreement-choose-social = Por redes sociales
agreement-holds-same = Quieren conversar con la misma frecuencia. Sólo si hay silencio durante bastante más tiempo preguntamos con amabilidad si todo va bien.
agreement-holds-slower = Lo quieren un poco distinto, y está bien: vale el ritmo más lento, para que nadie sienta apuro.
agreement-holds-said = Quien todavía no dijo nada acompaña por ahora, y puede elegir cuando quiera: /partner agree
agreement-holds-nothing = Todavía nadie dijo nada. Una vez por semana es lo ideal, y cada dos semanas es suficiente.
introduction-agree = ¿Cada cuánto te gustaría conversar? Basta con tocar un botón de abajo. La otra persona lo verá, y puedes cambiarlo cuando quieras.

check-in = Hola, { $name }: ¿cómo va con la otra persona? Basta con tocar un botón. Lo que respondas queda entre tú y nosotros; sólo «conversamos por otro medio» se le dice a la otra persona.
check-in-answer-good = Va bien
check-in-answer-slow = Va despacio
check-in-answer-no-reply = La otra persona no me responde
check-in-answer-elsewhere = Conversamos por otro medio
check-in-answer-away = No estaré por un tiempo
check-in-answer-stop = Quisiera dejarlo
check-in-good = ¡Qué bueno! Gracias por contarlo. Que disfruten la próxima conversación.
check-in-good-unseen = ¡Qué bueno, gracias! Aquí todavía no vimos que escribieran las dos personas. ¿Quizá conversan por otro medio? Con un toque lo sabremos.
check-in-slow = Gracias por contarlo. A muchas personas les va despacio; la vida tiene sus tiempos. Suele bastar una pregunta breve para retomar, o un momento para hablar: /partner meet. Si prefieres conversar con menos frecuencia: /partner agree
check-in-no-reply = Gracias por contarlo. Queda en confianza: nadie sabrá que lo dijiste. Preguntaremos con amabilidad si todo va bien y, si eso no ayuda, lo hará alguien de la coordinación. No dice nada de ti.
check-in-elsewhere = ¡Qué bueno que conversen! Queda anotado, y le contaremos a la otra persona que lo dijiste. No hace falta nada más.
elsewhere-said = { $name } nos contó que conversaron por otro medio. ¡Qué bueno! Sólo anotamos que estuvieron en contacto, nunca sobre qué. Si lo recuerdas de otra manera, puedes contarlo en confianza: /partner checkin

absence-title = Ausencia
absence-until = Hasta qué día (inclusive)
absence-until-hint = Por ejemplo, 2027-05-12. Puede quedar vacío si aún no se sabe.
absence-odd-date = Tiene que ser un día desde hoy y dentro de un año como máximo, por ejemplo 2027-05-12.

partner-title = { $count ->
    [one] La otra persona
   *[other] Las otras personas
}
partner-agreement = Cómo les gustaría conversar
partner-next = Lo que sigue
partner-standing-awaited = Recién se están presentando. Pueden empezar cuando quieran.
partner-standing-beginning = Hasta donde vemos, todavía nadie escribió. Puede empezar cualquiera; con dos líneas es suficiente.
partner-standing-turn = Hay algo escrito para ti. Es tu turno, cuando te venga bien.
partner-standing-written = Ya escribiste, gracias. Una respuesta suele tardar unos días; si no llega, preguntaremos con amabilidad.
partner-standing-yours = Ya hiciste tu parte, gracias. Preguntaremos con amabilidad si todo va bien. No hace falta que hagas nada.
partner-standing-quiet = Hace un tiempo que hay silencio, como les pasa a muchas personas. Un saludo breve basta para retomar, y no necesita disculpas.
partner-standing-in-touch = Están en contacto. ¡Qué bueno!
partner-standing-elsewhere = Están en contacto por otro medio. ¡Qué bueno saberlo!
partner-standing-unreachable = En este momento nuestros mensajes no llegan a todas las personas. La coordinación se ocupa.
partner-away-until = { $name } no está hasta el { DATETIME($until, dateStyle: "full") }. Hasta entonces no hace falta que esperes una respuesta.
partner-away = { $name } no está por un tiempo. Hasta entonces no hace falta que esperes una respuesta.
partner-you-away = Nos dijiste que no estás, así que no te escribimos. Con /me back sabremos que volviste.
partner-next-topic = «{ $title }», el { DATETIME($on, dateStyle: "full") }.
partner-no-more-topics = Ya llegaron todos los temas. La ronda sigue hasta el { DATETIME($until, dateStyle: "full") }.
partner-can = Lo que puedes hacer: decir cada cuánto y por qué medio te gustaría conversar con /partner agree, buscar un momento con /partner meet, contarnos cómo va con /partner checkin. /help partner lo muestra todo.

refused-no-partner = En este momento no tienes pareja de intercambio. /me show muestra cómo están las cosas; en el canal abierto la coordinación ayuda con gusto.
refused-partnership-over = Esta pareja de intercambio llegó a su fin, así que este botón ya no hace nada. ¡Gracias por el tiempo que le dedicaste! /partner show muestra con quién conversas ahora.

command-partner-show = Ver a la otra persona y cómo van
command-partner-checkin = Contarnos cómo va con la otra persona
command-partner-elsewhere = Contarnos que conversaron por otro medio
command-partner-silent = Contarnos, en confianza, que la otra persona no responde
command-partner-agree = Decir cada cuánto y por qué medio te gustaría conversar
option-often = Cada cuánto te gustaría conversar
option-means = El medio que prefieres
