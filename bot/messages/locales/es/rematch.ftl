# Una nueva pareja de intercambio con la ronda en marcha, dejar la ronda, parejas a mano y lo que se dice en confianza.
# Botones: 40 caracteres como mucho. A nadie se le dice que calló, ni quién pidió qué.

introduction-late = Hola, { $name }: { $count ->
    [one] encontramos una nueva pareja de intercambio
   *[other] encontramos nuevas personas
} para ti. La ronda ya está en marcha, así que empiezan con el tema del que todo el mundo habla estos días.
introduction-third = Hola, { $name }: { $third } se suma a ustedes, y desde ahora conversan de a tres. ¡Gracias por hacer lugar! Aquí te contamos quién es. Hay una sala nueva, o una nueva forma de escribirse, para las tres personas.

## Lo que lee quien se queda sin pareja de intercambio.

partner-left = Hola, { $name }: la otra persona tuvo que dejar la ronda. No tiene nada que ver contigo. La coordinación ya lo sabe. ¿Te gustaría tener una nueva pareja de intercambio? Mientras tanto, los temas seguirán llegando.
partner-left-late = Hola, { $name }: la otra persona tuvo que dejar la ronda. No tiene nada que ver contigo. La ronda está por terminar, así que esta vez no habrá una nueva pareja de intercambio; los temas seguirán llegando, y en el canal abierto puedes conversar sobre ellos. La coordinación también se alegra de leerte.
partner-left-before = Hola, { $name }: habíamos encontrado una pareja de intercambio para ti, pero esa persona tuvo que dejar la ronda antes de que pudieran conocerse. No tiene nada que ver contigo. Buscamos a alguien más y te escribiremos en cuanto lo tengamos.
partner-moved-on = Hola, { $name }: la vida se llena de cosas, y está bien así. Para que nadie tenga que esperar, la otra persona ahora conversa con alguien más.

    Tu participación sigue siendo tan bienvenida como siempre. Si estás aquí y te gustaría una nueva pareja de intercambio, pulsa el botón y la buscamos.
partnership-ended = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Pasa, y no dice nada de ti. Gracias por lo que aportaste.

    Nos gustaría encontrarte una nueva pareja de intercambio. Mientras tanto, los temas seguirán llegando.
partnership-ended-late = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Pasa, y no dice nada de ti. Gracias por lo que aportaste.

    La ronda está por terminar, así que esta vez no habrá una nueva pareja de intercambio; los temas seguirán llegando. En la próxima ronda pensaremos en ti.
partnership-ended-here = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Pasa, y no dice nada de ti.

    Tu participación sigue siendo tan bienvenida como siempre. Si estás aquí y te gustaría una nueva pareja de intercambio, pulsa el botón y la buscamos.
partnership-ended-talk = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Alguien de la coordinación te escribirá sobre cómo seguir.
two-go-on = Hola, { $name }: desde ahora tú y { $partner } siguen de a dos; la tercera persona no pudo quedarse. Todo lo demás sigue como estaba, también la sala.
new-partner-please = Sí, una nueva pareja de intercambio
new-partner-thanks = No, gracias
here-again = Aquí estoy, me gustaría alguien más
new-partner-yes = ¡Qué bien! Buscamos a alguien que vaya bien contigo y te escribimos en cuanto lo tengamos.
new-partner-no = De acuerdo. Los temas seguirán llegando, y si cambias de idea, la coordinación te ayuda con gusto.

## /partner leave

part-ask = ¿No va bien, o cambió algo en tu vida? Las dos cosas pasan. ¿Qué te gustaría?
part-new = Me gustaría otra pareja de intercambio
part-leave = Me gustaría dejar el programa
part-stay = Me quedo
part-wished = Gracias por decirlo. La coordinación busca a alguien más para ti. Hasta entonces todo queda como está, y a nadie se le dice que lo pediste.
part-now = Terminar este intercambio
part-not-now = Ahora no
part-ended = Terminó, y la sala se cierra. A la otra persona se le dice con amabilidad que se acabó, no por qué. Te buscamos una nueva pareja de intercambio; si prefieres un descanso, basta con /me away until=FECHA.

## /partner never-again

never-again-ask = ¿Quieres que nunca más te juntemos con esta persona? Queda entre nosotros: a la otra persona no se le dice, ni ahora ni después.
never-again-yes = Nunca más con #{ $number }
never-again-with = No otra vez con #{ $number }
never-again-keep = Dejarlo como está
never-again-done = Queda anotado. No volveremos a juntarte con esa persona, ni en esta ronda ni en otra.
never-again-still-partners = Queda anotado. No volveremos a juntarte con esa persona. Por ahora el intercambio sigue. ¿Quieres que lo terminemos también? A la otra persona se le dice con amabilidad que se acabó, no por qué.

## /partner report

report-form-title = Avisar, en confianza
report-who = ¿De quién se trata?
report-who-option = { $name }
report-words = ¿Qué pasó?
report-words-hint = Lo que quieras contar. Solo lo lee la coordinación.
report-send = Enviar
report-thanks = Gracias por contarlo. La coordinación ya lo tiene, y alguien te escribirá. A la otra persona no se le dice nada. Desde ahora no se transmite nada entre las dos partes, y no volveremos a juntarte con esa persona.

    Si estás en peligro, acude antes a la policía o a gente cercana.
report-thanks-unread = Gracias por contarlo. A la otra persona no se le dice nada. Desde ahora no se transmite nada entre las dos partes, y no volveremos a juntarte con esa persona. Desde aquí no pudimos llevar tus palabras a la coordinación, así que no las guardamos; escribe por favor a alguien de la coordinación, como prefieras: /help dice a quién.

    Si estás en peligro, acude antes a la policía o a gente cercana.
conduct-report = #{ $number } { $name } avisa sobre el comportamiento de #{ $other } { $about } (caso { $case }). En confianza:
conduct-report-how = La otra persona no sabe nada de esto. Ya no se transmite nada entre las dos. Con /cases write { $case } puedes responder; el bot no guardó estas palabras.
not-conduct-report = Lo sentimos: lo que contaste no llegó a toda la coordinación, y ya no guardamos las palabras. La coordinación sabe que pasó algo y te va a preguntar. También puedes avisar de nuevo con /partner report.

## Lo que ve la coordinación: una nueva pareja de intercambio para un caso

rematch-title = Una nueva pareja: caso { $number }
rematch-nobody-here = En el caso { $number } nadie dio señales de estar, así que todavía no hay a quién buscarle pareja de intercambio. Quizás ayude que escribas; /pairs join junta a personas a mano.
rematch-nobody-fits = Nadie que esté libre podría ser la pareja de intercambio de { $who }. ¿Y si dos personas suman a una tercera?
rematch-no-two-fit = No hay dos personas en contacto a quienes { $who } pueda sumarse. Quizás haya alguien libre en unos días; /cases rematch mira a todas las personas que esperan.
rematch-others-told = Con esto termina el intercambio que hay. A { $names } se le dirá con amabilidad, y también puede tener una nueva pareja de intercambio.
rematch-others = { $count ->
    [one] Podría ser también otra persona:
   *[other] Podrían ser también otras { $count } personas, las mejores:
}
rematch-other-pairs = { $count ->
    [one] También hay otra pareja a la que sumarse:
   *[other] También hay otras { $count } parejas a las que sumarse, las mejores:
}
rematch-approve = Juntarlas
rematch-rather = Mejor #{ $number }
rematch-rather-pair = Mejor la pareja { $number }
rematch-three = Formar un trío
rematch-keep = Dejarlo como está
rematch-done = { $first } y { $second } ahora conversan juntas. Se las presenta la primera mañana que convenga a ambas, con el tema de estos días.
rematch-go-on-as-two = { $first } y { $second } se tienen mutuamente. ¿Siguen de a dos, sin { $gone }? A todas se les dice con amabilidad.
rematch-two = Que sigan de a dos
rematch-two-go-on = { $first } y { $second } siguen de a dos. A todas se les dice con amabilidad.
rematch-pair = Pareja { $number }: { $first }, { $second }
rematch-three-ask = { $who } podría sumarse a dos personas en contacto, con { $score } de 400 puntos. { $pair }. A las dos se les dice con amabilidad, y las tres tendrán una sala propia.
rematch-three-done = { $who } se suma a { $first } y { $second }. Se las presenta la primera mañana que convenga a las tres.

## /cases rematch

rematch-started = { $round }: { $count ->
    [one] una persona está
   *[other] { $count } personas están
} sin pareja de intercambio o quisiera otra. Busco las mejores parejas; tarda un momento.
rematch-found = Encontré: { $pairs ->
    [0] ninguna pareja
    [one] una pareja
   *[other] { $pairs } parejas
}, { $threes ->
    [0] ningún trío
    [one] un trío
   *[other] { $threes } tríos
}. { $left ->
    [0] Nadie queda sin lugar. Todavía no cambió nada.
    [one] Todavía no cambió nada. Queda una persona sin lugar:
   *[other] Todavía no cambió nada. Quedan { $left } personas sin lugar:
}
rematch-left = { $who }: { $why }
rematch-approve-all = Juntar a todas
rematch-three-line = { $who } se suma a { $first } y { $second }, con { $score } de 400 puntos.
rematch-all-done = { $count ->
    [0] No se juntó a nadie.
    [one] Hecho, una vez. Se las presenta la primera mañana que les convenga.
   *[other] Hecho, { $count } veces. Se las presenta la primera mañana que les convenga.
} { $skipped ->
    [0] { "" }
    [one] Una ya no pudo ser: alguien se fue o encontró pareja de intercambio mientras tanto.
   *[other] { $skipped } ya no pudieron ser: alguien se fue o encontró pareja de intercambio mientras tanto.
}
replacement-day-title = Último día para nuevas parejas: { $round }
replacement-day = { $count ->
    [0] Nadie está sin pareja de intercambio. ¡Gracias!
    [one] Una persona sigue sin pareja de intercambio, o quisiera otra. /cases rematch la encuentra hoy; después solo se puede con /pairs join.
   *[other] { $count } personas siguen sin pareja de intercambio, o quisieran otra. /cases rematch las encuentra hoy; después solo se puede con /pairs join.
}

## /pairs

pairs-title = { $round }: { $count ->
    [0] ninguna pareja
    [one] una pareja
   *[other] { $count } parejas
}, página { $page } de { $pages }
pairs-line = { $number }. { $names }: { $standing }
pairs-for = { $standing }, { $days ->
    [0] desde hoy
    [one] desde hace un día
   *[other] desde hace { $days } días
}
pairs-one = Pareja { $number }
pairs-standing = Cómo va
pairs-silent = En silencio
pairs-introduced = Se presentaron
pairs-ended = Terminó
pairs-ended-on = { DATETIME($on, dateStyle: "long") }
pairs-cases = Casos
pairs-split = Separarlas
pairs-split-ask = ¿Termina este intercambio: { $names }? A todas se les dice con amabilidad, y pueden tener una nueva pareja de intercambio.
pairs-split-now = Terminarlo
pairs-split-done = La pareja { $number } terminó. A todas se les dice con amabilidad; /cases rematch busca nuevas parejas.
pairs-join-ask = ¿Juntamos a estas personas: { $names }?
pairs-join-now = Juntarlas
pairs-has-partner = { $who } tiene ahora pareja de intercambio; ese intercambio termina, y a la otra persona se le dice con amabilidad.
pairs-late = Ya pasó el último día para una nueva pareja de intercambio, así que les queda poca ronda.
pairs-joined = Conversan juntas desde ahora: { $names }. Se las presenta la primera mañana que convenga a todas.
standing-awaited = aún sin presentar
standing-never-started = sin empezar
standing-one-sided = una persona en silencio
standing-both-silent = las dos en silencio
standing-in-touch = en contacto
standing-in-touch-elsewhere = en contacto por otro medio
standing-away = hay alguien ausente
standing-unreachable = hay alguien a quien no llegamos
standing-ended = terminó

## En la tarjeta de un caso

case-event-partner-left = unas palabras amables sobre quien se fue llegaron a { $names }
case-event-partner-moved-on = unas palabras amables, y la oferta de empezar de nuevo, llegaron a { $names }
case-event-partnership-ended = unas palabras amables sobre el final llegaron a { $names }
case-event-two-go-on = la noticia de que ahora son dos llegó a { $names }

refused-too-late-for-a-new-partner = Ya pasó el último día para una nueva pareja de intercambio en { $round }. La coordinación todavía puede juntar a personas a mano, con /pairs join.
refused-pool-moved = Algo cambió mientras tanto: #{ $number } se fue, no está o tiene pareja de intercambio. Vuelve a mirar, por favor.
refused-nobody-in-the-pool = En { $round } nadie está sin pareja de intercambio, y nadie pidió otra.
refused-not-in-the-round = A #{ $number } no se le puede dar pareja de intercambio en esta ronda: se fue, está ausente sin fecha, no le llegan mensajes o nunca estuvo.
refused-to-be-kept-apart = No se puede juntar a estas personas. Alguien lo pidió así, la coordinación lo excluyó, o ningún chat llega a ambas.
refused-partners-already = Ya conversan juntas.

command-partner-leave = Decir que te gustaría otra pareja de intercambio, o dejar el programa
command-partner-never-again = No coincidir nunca más con alguien, en confianza
command-partner-report = Avisar a la coordinación de un mal comportamiento, en confianza
command-cases-rematch = Buscar pareja de intercambio para quienes no tienen
command-pairs-list = Ver las parejas de una ronda y cómo van
command-pairs-show = Ver una pareja
command-pairs-split = Terminar una pareja
command-pairs-join = Juntar a mano a dos o tres personas
option-state = Solo aquellas a las que les va así
option-third = Una tercera persona, si la hay: #número, nombre o correo electrónico
