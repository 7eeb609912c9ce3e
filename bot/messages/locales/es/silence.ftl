# Cuando hay silencio entre las dos personas. Nunca un reproche, siempre un paso siguiente. Botones: 40 caracteres.
# $partners son los nombres de una o dos personas.

suggestion = Hola, { $name }: hasta ahora nadie escribió entre tú y { $partners }. El primer mensaje suele ser el más difícil, así que aquí va una idea.
suggestion-idea-work = Podrías preguntarle a { $name } cómo es un día cualquiera en { $institution }.
suggestion-idea-place = Podrías preguntarle a { $name } qué busca la gente en una biblioteca, un archivo o un museo en { $country }.
suggestion-idea = Podrías preguntarle a { $name } qué disfrutó la semana pasada.
# Si no comparten una sala: cómo llega una primera línea a la otra persona.
silence-write = Yo llevo tus palabras: escribe /partner write y lo que quieras decir.
suggestion-enough = Basta con un saludo y una pregunta. No tiene que ser largo ni ingenioso.

## Las dos preguntas. Lo que sigue al número dice cómo están: nadie empezó; la otra persona espera a quien lee; hay
## silencio de los dos lados (`yours`: quien lee escribió último).

nudge-1-never-started = Hola, { $name }: tú y { $partners } todavía no se escribieron. La vida se llena de cosas. ¿Está todo bien?

    Basta con un saludo y una pregunta para empezar. O cuéntanos con un toque cómo va.
nudge-1-one-sided = Hola, { $name }: sería una alegría para { $partners } saber de ti. La vida se llena de cosas. ¿Está todo bien?

    Con dos líneas es suficiente; «ahora tengo poco tiempo» también es un buen mensaje. O cuéntanos con un toque cómo va.
nudge-1-both-silent = Hola, { $name }: hace un tiempo que hay silencio entre tú y { $partners }. La vida se llena de cosas. ¿Está todo bien?

    Una pregunta, una foto o una línea sobre tu semana son una buena manera de retomar. O cuéntanos con un toque cómo va.
nudge-1-both-silent-yours = Hola, { $name }: el último mensaje entre tú y { $partners } fue tuyo. Gracias por mantener viva la conversación. Desde entonces hay silencio. ¿Está todo bien contigo?

    Si tienes ganas, quizá otra línea sea justo lo que hace falta para retomar. O cuéntanos con un toque cómo va.
nudge-2-never-started = Hola, { $name }: ¿todavía te gustaría participar? «Sí», «más adelante» y «no»: las tres son buenas respuestas. Basta con un toque, y nos ocupamos del resto.

    Si es un sí: un primer saludo sería una alegría para { $partners }.
nudge-2-one-sided = Hola, { $name }: unas palabras más, y después no insistimos. Todavía sería una alegría para { $partners } saber de ti, aunque sean dos líneas.

    Si ahora no es buen momento, con un toque lo sabremos, y nos ocupamos del resto.
nudge-2-both-silent = Hola, { $name }: unas palabras más, y después no insistimos. Si te gustaría seguir con { $partners }, «¿cómo estás?» es un buen comienzo.

    Si ahora no es buen momento, con un toque lo sabremos, y nos ocupamos del resto.
nudge-2-both-silent-yours = Hola, { $name }: tú escribiste último, y desde entonces hay silencio entre tú y { $partners }. También preguntamos a { $partners }, con amabilidad. No hace falta que hagas nada.

    Si te gustaría escribir otra vez, o si algo cambió para ti, con un toque lo sabremos.
nudge-answer-soon = Todo bien, pronto escribo
nudge-answer-yes = Sí, me gustaría
nudge-answer-later = Más adelante, en unas dos semanas
nudge-answer-no = No, prefiero dejarlo
nudge-soon = ¡Gracias por contarlo! Bastan unas líneas, cuando te venga bien.
nudge-yes = ¡Qué bueno, gracias! Un saludo será una alegría para la otra persona: con dos líneas es suficiente.
nudge-later = Gracias por contarlo. No te escribiremos hasta que termine el { DATETIME($until, dateStyle: "full") }. Si vuelves antes: /me back. Si necesitas más tiempo: /me away until=FECHA.
nudge-later-open = Gracias por contarlo. Tu ausencia sigue hasta que nos digas que volviste: /me back.

## A quien espera.

kind-word = Hola, { $name }: sigues esperando noticias de { $partners }. Preguntamos con amabilidad si está todo bien. No tiene que ver contigo: la gente se enferma, se muda o tiene un mes difícil.

    No hace falta que hagas nada; seguimos pendientes. Si conversan por otro medio, con un toque lo sabremos.
offer = Hola, { $name }: gracias por tu paciencia. Hace unas semanas que no hay noticias de { $partners }. ¿Te gustaría una nueva pareja de intercambio?

    Alguien de la coordinación la buscaría, y te escribiremos en cuanto haya novedades. Si prefieres esperar, está igual de bien.
offer-yes = Sí, por favor
offer-later = Prefiero esperar
offer-noted = Queda anotado, gracias. Alguien de la coordinación buscará a otra persona, y te escribiremos en cuanto haya novedades. Mientras tanto, los temas seguirán llegando.
offer-waits = Queda anotado, gracias. Todo sigue como está. Si cambias de idea: /partner leave
