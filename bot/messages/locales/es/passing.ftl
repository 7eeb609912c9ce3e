# Palabras en camino: lo que se escriben las personas de una pareja por medio del bot, lo que alguien le escribe al bot, los datos de contacto.

passing-on-its-way = En camino a { $names }. La respuesta te llegará aquí.
passed-on = { $name } escribe:
passed-on-to-three = { $name } les escribe a ustedes:
passed-on-how = Para contestar, responde a este mensaje, o escribe /partner write y tus palabras.
passed-on-picture = Una imagen de { $name }
passed-on-erased = Estas palabras de { $name } ya no se guardan.
not-passed-on = Lo sentimos: lo que le escribiste a { $name } no ha llegado, y ya no se guarda. No hiciste nada mal.

    Puedes probar otra vez dentro de unos días. O pedir ayuda: escríbeme aquí y elige «{ free-text-coordinator }».
to-coordinators = #{ $number } { $name } escribe a la coordinación:
to-coordinators-how = Con «{ to-coordinators-answer }» se contesta en privado y con tu nombre. El bot no ha guardado estas palabras.
to-coordinators-how-direct = Para contestar, escríbele directamente a { $who }. El bot no ha guardado estas palabras.
to-coordinators-answer = Contestar
not-to-coordinators = Lo sentimos: lo que escribiste a la coordinación no ha llegado, y ya no se guarda.

    Por favor, escribe en el canal abierto que te gustaría recibir ayuda. No hace falta decir allí por qué.
introduction-write = Ustedes usan chats distintos, así que yo llevo sus mensajes: escribe /partner write y tus palabras, o responde a lo que te envió la otra persona. También viajan imágenes y archivos.

free-text-asked = ¡Gracias por escribir! Soy un bot y no entiendo lo que dice la gente. ¿Qué hago con este mensaje?

    Lo guardo solo hasta que elijas, un día como máximo.
free-text-topic = Era mi respuesta al tema
free-text-partner = Enviarlo a la otra persona
free-text-coordinator = Enviarlo a la coordinación
free-text-wrong = Algo no va bien
free-text-topic-thanks = ¡Gracias, qué bien! He contado que respondiste, y no guardé nada de lo que escribiste. Quizá a la otra persona también le guste leerlo: /partner write se lo lleva.
free-text-coordinator-told = Va en camino a la coordinación. Alguien te contestará.
free-text-help = Lo siento. Quizá ayude algo de esto:
free-text-help-list =
    La otra persona no contesta: /partner silent. No sabrá que lo dijiste.

    Alguien no se comporta bien: /partner report. Solo lo lee la coordinación.

    Cualquier otra cosa: /help, o envía a la coordinación lo que acabas de escribir.

contact-offer = ¿Les gustaría a ti y a { $names } tener los datos de contacto de cada quien, para seguir en contacto sin mí? Solo los reciben si dicen que sí todas las personas. Un no no se le cuenta a nadie.

    Esto es lo que se pasaría de ti:
contact-asked = A { $name } le gustaría intercambiar datos de contacto contigo, para seguir en contacto sin mí. Si tú también dices que sí, cada quien recibe los de la otra persona. Si no, no se le cuenta a nadie.

    Esto es lo que se pasaría de ti:
contact-asked-without = A { $name } le gustaría intercambiar datos de contacto contigo, para seguir en contacto sin mí. Si a ti también, añade primero tu correo electrónico con /me edit. Si no, no se le cuenta a nadie.
contact-yes = Sí, intercambiar datos de contacto
contact-no = Ahora no
contact-take-back = Retirar mi sí
contact-waiting = Dijiste que sí. En cuanto lo hayan dicho todas las personas, tú y { $names } recibirán aquí los datos de cada quien. Hasta entonces no se pasa nada.
contact-taken-back = De acuerdo, tu sí queda retirado, y no se le cuenta a nadie. Puedes cambiar de idea cuando quieras con /partner contact.
contact-not-now = De acuerdo, y no se le cuenta a nadie. Puedes cambiar de idea cuando quieras con /partner contact.
contact-swapped = Todas las personas dijeron que sí, así que aquí está cómo comunicarse sin mí. ¡Que disfruten de seguir en contacto!
contact-swapped-already = Todas las personas dijeron que sí. Así pueden comunicarse:
contact-email = Correo electrónico
contact-account = En { $platform }

command-partner-write = Escribir a la otra persona; el bot lo lleva, con un archivo si quieres
command-partner-contact = Intercambiar datos de contacto con la otra persona, si ambas dicen que sí

refused-not-passed-on = Ahora mismo no puedo pasar esto. La coordinación te ayuda con gusto: escríbeme aquí y elige «{ free-text-coordinator }».
refused-words-too-long = Esto tiene { $length } caracteres, y en un mensaje caben { $limit }. Por favor, envíalo en dos partes o más.
refused-files-too-large = Un mensaje lleva como máximo { $count } archivos, con { $megabytes } megabytes en total. Por favor, envía menos o más pequeños.
refused-nothing-to-pass-on = Todavía no lleva palabras. Prueba así: /partner write ¡Buenos días! ¿Cómo te fue esta semana?
refused-words-gone = Ya no tengo esas palabras. Las guardo un día como máximo, y solo hasta que hayas elegido. Si todavía quieres enviarlas, escríbelas otra vez, por favor.
refused-nobody-to-ask = Desde aquí no puedo avisar a la coordinación. Por favor, escribe en el canal abierto que te gustaría recibir ayuda. No hace falta decir allí por qué.
refused-no-contact-details = Todavía no hay nada que pueda pasar de ti. Añade tu correo electrónico con /me edit y vuelve a escribir /partner contact.
refused-words-erased = Esto era un mensaje de alguien, y sus palabras ya no se guardan, así que no se puede enviar otra vez. Quien lo escribió ya lo sabe. Se puede descartar.
