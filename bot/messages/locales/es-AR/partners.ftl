# Sólo lo que en la Argentina se dice de otra manera: de vos.

agreement-question = ¿Cada cuánto te gustaría conversar, y por qué medio? La otra persona verá lo que elijas, y podés cambiarlo cuando quieras.
agreement-means = Queda anotado, gracias. ¿Y qué medio preferís? También puede quedar abierto.
agreement-said = { $name } nos dijo cómo podrían conversar. Con un toque decís que también te viene bien.
agreement-settled = { $name } quiere lo mismo que vos. ¡De acuerdo!
agreement-here = acá en el chat
agreement-choose-here = Acá en el chat
introduction-agree = ¿Cada cuánto te gustaría conversar? Basta con tocar un botón de abajo. La otra persona lo verá, y podés cambiarlo cuando quieras.
check-in = Hola, { $name }: ¿cómo va con la otra persona? Basta con tocar un botón. Lo que respondas queda entre vos y nosotros; sólo «conversamos por otro medio» se le dice a la otra persona.
check-in-good-unseen = ¡Qué bueno, gracias! Acá todavía no vimos que escribieran las dos personas. ¿Quizá conversan por otro medio? Con un toque lo sabremos.
check-in-slow = Gracias por contarlo. A muchas personas les va despacio; la vida tiene sus tiempos. Suele bastar una pregunta breve para retomar, o un momento para hablar: /partner meet. Si preferís conversar con menos frecuencia: /partner agree
check-in-no-reply = Gracias por contarlo. Queda en confianza: nadie sabrá que lo dijiste. Preguntaremos con amabilidad si todo va bien y, si eso no ayuda, lo hará alguien de la coordinación. No dice nada de vos.
elsewhere-said = { $name } nos contó que conversaron por otro medio. ¡Qué bueno! Sólo anotamos que estuvieron en contacto, nunca sobre qué. Si lo recordás de otra manera, podés contarlo en confianza: /partner checkin
partner-standing-turn = Hay algo escrito para vos. Es tu turno, cuando te venga bien.
partner-can = Lo que podés hacer: decir cada cuánto y por qué medio te gustaría conversar con /partner agree, buscar un momento con /partner meet, contarnos cómo va con /partner checkin. /help partner lo muestra todo.
refused-no-partner = En este momento no tenés pareja de intercambio. /me show muestra cómo están las cosas; en el canal abierto la coordinación ayuda con gusto.
refused-partnership-over = Esta pareja de intercambio llegó a su fin, así que este botón ya no hace nada. ¡Gracias por el tiempo que le dedicaste! /partner show muestra con quién conversás ahora.
option-means = El medio que preferís
