introduction-late = Hola, { $name }: { $count ->
    [one] encontramos una nueva pareja de intercambio
   *[other] encontramos nuevas personas
} para vos. La ronda ya está en marcha, así que empiezan con el tema del que todo el mundo habla estos días.
partner-left = Hola, { $name }: la otra persona tuvo que dejar la ronda. No tiene nada que ver con vos. La coordinación ya lo sabe. ¿Te gustaría tener una nueva pareja de intercambio? Mientras tanto, los temas seguirán llegando.
partner-left-late = Hola, { $name }: la otra persona tuvo que dejar la ronda. No tiene nada que ver con vos. La ronda está por terminar, así que esta vez no habrá una nueva pareja de intercambio; los temas seguirán llegando, y en el canal abierto podés conversar sobre ellos. La coordinación también se alegra de leerte.
partner-left-before = Hola, { $name }: habíamos encontrado una pareja de intercambio para vos, pero esa persona tuvo que dejar la ronda antes de que pudieran conocerse. No tiene nada que ver con vos. Buscamos a alguien más y te escribiremos en cuanto lo tengamos.
partner-moved-on = Hola, { $name }: la vida se llena de cosas, y está bien así. Para que nadie tenga que esperar, la otra persona ahora conversa con alguien más.

    Tu participación sigue siendo tan bienvenida como siempre. Si estás acá y te gustaría una nueva pareja de intercambio, tocá el botón y la buscamos.
partnership-ended-here = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Pasa, y no dice nada de vos.

    Tu participación sigue siendo tan bienvenida como siempre. Si estás acá y te gustaría una nueva pareja de intercambio, tocá el botón y la buscamos.
partnership-ended-late = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Pasa, y no dice nada de vos. Gracias por lo que aportaste.

    La ronda está por terminar, así que esta vez no habrá una nueva pareja de intercambio; los temas seguirán llegando. En la próxima ronda pensaremos en vos.
partnership-ended = Hola, { $name }: tu intercambio con la otra persona llegó a su fin. Pasa, y no dice nada de vos. Gracias por lo que aportaste.

    Nos gustaría encontrarte una nueva pareja de intercambio. Mientras tanto, los temas seguirán llegando.
two-go-on = Hola, { $name }: desde ahora vos y { $partner } siguen de a dos; la tercera persona no pudo quedarse. Todo lo demás sigue como estaba, también la sala.
here-again = Acá estoy, me gustaría alguien más
new-partner-yes = ¡Qué bien! Buscamos a alguien que vaya bien con vos y te escribimos en cuanto lo tengamos.
new-partner-no = De acuerdo. Los temas seguirán llegando, y si cambiás de idea, la coordinación te ayuda con gusto.
part-wished = Gracias por decirlo. La coordinación busca a alguien más para vos. Hasta entonces todo queda como está, y a nadie se le dice que lo pediste.
part-ended = Terminó, y la sala se cierra. A la otra persona se le dice con amabilidad que se acabó, no por qué. Te buscamos una nueva pareja de intercambio; si preferís un descanso, alcanza con /me away until=FECHA.
never-again-ask = ¿Querés que nunca más te juntemos con esta persona? Queda entre nosotros: a la otra persona no se le dice, ni ahora ni después.
never-again-still-partners = Queda anotado. No volveremos a juntarte con esa persona. Por ahora el intercambio sigue. ¿Querés que lo terminemos también? A la otra persona se le dice con amabilidad que se acabó, no por qué.
report-thanks = Gracias por contarlo. La coordinación ya lo tiene, y alguien te escribirá. A la otra persona no se le dice nada. Desde ahora no se transmite nada entre las dos partes, y no volveremos a juntarte con esa persona.

    Si estás en peligro, acudí antes a la policía o a gente cercana.
report-thanks-unread = Gracias por contarlo. A la otra persona no se le dice nada. Desde ahora no se transmite nada entre las dos partes, y no volveremos a juntarte con esa persona. Desde acá no pudimos llevar tus palabras a la coordinación, así que no las guardamos; escribí por favor a alguien de la coordinación, como prefieras: /help dice a quién.

    Si estás en peligro, acudí antes a la policía o a gente cercana.
conduct-report-how = La otra persona no sabe nada de esto. Ya no se transmite nada entre las dos. Con /cases write { $case } podés responder; el bot no guardó estas palabras.
not-conduct-report = Lo sentimos: lo que contaste no llegó a toda la coordinación, y ya no guardamos las palabras. La coordinación sabe que pasó algo y te va a preguntar. También podés avisar de nuevo con /partner report.
refused-pool-moved = Algo cambió mientras tanto: #{ $number } se fue, no está o tiene pareja de intercambio. Volvé a mirar, por favor.
