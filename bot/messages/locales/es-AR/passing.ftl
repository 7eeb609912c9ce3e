passed-on-how = Para contestar, respondé a este mensaje, o escribí /partner write y tus palabras.
not-passed-on = Lo sentimos: lo que le escribiste a { $name } no llegó, y ya no se guarda. No hiciste nada mal.

    Podés probar otra vez dentro de unos días. O pedir ayuda: escribime acá y elegí «{ free-text-coordinator }».
passing-on-its-way = En camino a { $names }. La respuesta te va a llegar acá.
not-to-coordinators = Lo sentimos: lo que escribiste a la coordinación no llegó, y ya no se guarda.

    Por favor, escribí en el canal abierto que te gustaría recibir ayuda. No hace falta decir ahí por qué.
to-coordinators-how-direct = Para contestar, escribile directamente a { $who }. El bot no guardó estas palabras.
introduction-write = Ustedes usan chats distintos, así que yo llevo sus mensajes: escribí /partner write y tus palabras, o respondé a lo que te envió la otra persona. También viajan imágenes y archivos.
free-text-topic-thanks = ¡Gracias, qué bien! Conté que respondiste, y no guardé nada de lo que escribiste. Quizás a la otra persona también le guste leerlo: /partner write se lo lleva.
free-text-help-list =
    La otra persona no contesta: /partner silent. No va a saber que lo dijiste.

    Alguien no se comporta bien: /partner report. Solo lo lee la coordinación.

    Cualquier otra cosa: /help, o enviale a la coordinación lo que acabás de escribir.
contact-offer = ¿Les gustaría a vos y a { $names } tener los datos de contacto de cada quien, para seguir en contacto sin mí? Solo los reciben si dicen que sí todas las personas. Un no no se le cuenta a nadie.

    Esto es lo que se pasaría de vos:
contact-asked = A { $name } le gustaría intercambiar datos de contacto con vos, para seguir en contacto sin mí. Si vos también decís que sí, cada quien recibe los de la otra persona. Si no, no se le cuenta a nadie.

    Esto es lo que se pasaría de vos:
contact-asked-without = A { $name } le gustaría intercambiar datos de contacto con vos, para seguir en contacto sin mí. Si a vos también, agregá primero tu correo electrónico con /me edit. Si no, no se le cuenta a nadie.
contact-waiting = Dijiste que sí. En cuanto lo hayan dicho todas las personas, vos y { $names } van a recibir acá los datos de cada quien. Hasta entonces no se pasa nada.
contact-taken-back = De acuerdo, tu sí queda retirado, y no se le cuenta a nadie. Podés cambiar de idea cuando quieras con /partner contact.
contact-not-now = De acuerdo, y no se le cuenta a nadie. Podés cambiar de idea cuando quieras con /partner contact.
refused-not-passed-on = Ahora mismo no puedo pasar esto. La coordinación te ayuda con gusto: escribime acá y elegí «{ free-text-coordinator }».
refused-words-too-long = Esto tiene { $length } caracteres, y en un mensaje entran { $limit }. Por favor, envialo en dos partes o más.
refused-files-too-large = Un mensaje lleva como máximo { $count } archivos, con { $megabytes } megabytes en total. Por favor, enviá menos o más pequeños.
refused-nothing-to-pass-on = Todavía no lleva palabras. Probá así: /partner write ¡Buenos días! ¿Cómo te fue esta semana?
refused-words-gone = Ya no tengo esas palabras. Las guardo un día como máximo, y solo hasta que hayas elegido. Si todavía querés enviarlas, escribilas otra vez, por favor.
refused-nobody-to-ask = Desde acá no puedo avisar a la coordinación. Por favor, escribí en el canal abierto que te gustaría recibir ayuda. No hace falta decir ahí por qué.
refused-no-contact-details = Todavía no hay nada que pueda pasar de vos. Agregá tu correo electrónico con /me edit y volvé a escribir /partner contact.
