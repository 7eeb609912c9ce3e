# Sólo lo que en la Argentina se dice de otra manera: de vos.

suggestion = Hola, { $name }: hasta ahora nadie escribió entre vos y { $partners }. El primer mensaje suele ser el más difícil, así que acá va una idea.
silence-write = Yo llevo tus palabras: escribí /partner write y lo que quieras decir.
nudge-1-never-started = Hola, { $name }: vos y { $partners } todavía no se escribieron. La vida se llena de cosas. ¿Está todo bien?

    Basta con un saludo y una pregunta para empezar. O contanos con un toque cómo va.
nudge-1-one-sided = Hola, { $name }: sería una alegría para { $partners } saber de vos. La vida se llena de cosas. ¿Está todo bien?

    Con dos líneas es suficiente; «ahora tengo poco tiempo» también es un buen mensaje. O contanos con un toque cómo va.
nudge-1-both-silent = Hola, { $name }: hace un tiempo que hay silencio entre vos y { $partners }. La vida se llena de cosas. ¿Está todo bien?

    Una pregunta, una foto o una línea sobre tu semana son una buena manera de retomar. O contanos con un toque cómo va.
nudge-1-both-silent-yours = Hola, { $name }: el último mensaje entre vos y { $partners } fue tuyo. Gracias por mantener viva la conversación. Desde entonces hay silencio. ¿Está todo bien?

    Si tenés ganas, quizá otra línea sea justo lo que hace falta para retomar. O contanos con un toque cómo va.
nudge-2-one-sided = Hola, { $name }: unas palabras más, y después no insistimos. Todavía sería una alegría para { $partners } saber de vos, aunque sean dos líneas.

    Si ahora no es buen momento, con un toque lo sabremos, y nos ocupamos del resto.
nudge-2-both-silent-yours = Hola, { $name }: vos escribiste último, y desde entonces hay silencio entre vos y { $partners }. También preguntamos a { $partners }, con amabilidad. No hace falta que hagas nada.

    Si te gustaría escribir otra vez, o si algo cambió para vos, con un toque lo sabremos.
nudge-later = Gracias por contarlo. No te escribiremos hasta que termine el { DATETIME($until, dateStyle: "full") }. Si volvés antes: /me back. Si necesitás más tiempo: /me away until=FECHA.
kind-word = Hola, { $name }: seguís esperando noticias de { $partners }. Preguntamos con amabilidad si está todo bien. No tiene que ver con vos: la gente se enferma, se muda o tiene un mes difícil.

    No hace falta que hagas nada; seguimos pendientes. Si conversan por otro medio, con un toque lo sabremos.
offer = Hola, { $name }: gracias por tu paciencia. Hace unas semanas que no hay noticias de { $partners }. ¿Te gustaría una nueva pareja de intercambio?

    Alguien de la coordinación la buscaría, y te escribiremos en cuanto haya novedades. Si preferís esperar, está igual de bien.
offer-waits = Queda anotado, gracias. Todo sigue como está. Si cambiás de idea: /partner leave
