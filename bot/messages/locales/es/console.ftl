# La consola: lo que una sesión dice por su cuenta. Las palabras de mando (/as, /clock …) son iguales en todos los idiomas.

console-welcome =
    Le damos la bienvenida a la consola. Su papel: { $name }. Aquí el reloj se mueve a mano, y nada sale de esta máquina.

    /help muestra lo que se puede hacer, /quit termina.
console-goodbye = Hasta pronto.
console-interrupted = Interrumpido. /quit termina, /help muestra lo que se puede hacer.
console-done = Hecho.
console-visible = todas las personas de aquí lo ven
console-replaced = en lugar del mensaje con el botón
console-coordinator = coordinación
console-you-are = Su papel ahora: { $name }. Zona horaria: { $zone }. /inbox muestra lo recibido.
console-own-commands = Los comandos propios de la consola: { $names }

## Mirar alrededor

console-roster =
    { $count ->
        [0] No hay nadie así. /who, sin más, muestra a todas las personas; /roster import las trae de un archivo.
        [one] Una persona.
       *[other] { $count } personas; aquí las primeras { $listed }. /who con parte de un nombre muestra menos.
    }
console-roster-row = { $time } en { $zone }, { $accounts }
console-standing = { $where }, { $at }
console-channels = Los canales. /channel con un nombre muestra lo que hay.
console-channel =
    { $name } ({ $platform }): { $count ->
        [0] vacío
        [one] un mensaje
       *[other] { $count } mensajes
    }
console-inbox-empty = No se ha recibido nada desde que empezó esta sesión. /clock next adelanta el reloj hasta lo próximo que toca.
console-channel-empty = Todavía no hay nada ahí. /clock next adelanta el reloj hasta lo próximo que toca.
console-room-empty = Todavía no hay salas con mensajes. Las salas se abren cuando se presenta a dos personas.
console-said = { $name }: { $words }
console-said-in = Escrito en «{ $room }». /room muestra lo que hay allí.
console-say-what = Falta lo que se quiere decir: /say y las palabras.

console-stop-work = (Ctrl-C: usar lo mejor hasta ahora.)

## El reloj

console-now = Es { $at }.
console-next = siguiente
console-nothing-sent = En ese tiempo no se envió nada.
# $act = sent, edited, retracted, room-opened, members-changed, room-closed; $place = a quién o dónde
console-arrival =
    { $act ->
        [sent] para { $place }
        [edited] cambiado para { $place }
        [retracted] retirado de { $place }
        [room-opened] se abrió: { $place }
        [members-changed] cambió quién está: { $place }
       *[room-closed] se cerró: { $place }
    }, { $at }
console-act =
    { $act ->
        [room-opened] Se abrió una sala
        [members-changed] Cambió quién está en una sala
        [room-closed] Se cerró una sala
       *[retracted] Se retiró un mensaje
    }
console-channel-name = el canal { $name } ({ $platform })
console-room-name = la sala { $title } ({ $names })
console-more-arrived =
    { $more ->
        [one] Y uno más, según cómo empieza:
       *[other] Y { $more } más en { $places ->
            [one] un lugar
           *[other] { $places } lugares
        }, según cómo empiezan:
    }
console-other-kinds = de otras clases
console-how-to-look = Para leer uno como quien lo recibe: /as #12 y después /inbox. Para leer un canal: /channel open.

## Formularios

console-form-title =
    { $pages ->
        [1] { $title }
       *[other] { $title } (página { $page } de { $pages })
    }
console-form-how = Una pregunta por vez. Una línea vacía deja lo que está entre corchetes, - lo borra, cancelar sale del formulario.
console-form-option = { $number }. { $label }
# $wanted = consent, several, answer; $empty dice qué significa una respuesta vacía
console-form-prompt =
    { $wanted ->
        [consent] { $label } (sí o no){ $empty }:
        [several] { $label } (números, con comas){ $empty }:
       *[answer] { $label }{ $empty }:
    }
console-form-empty =
    { $empty ->
        [value] {" "}[{ $value }]
        [optional] {" "}(es opcional)
       *[needed] {""}
    }
console-cancel = cancelar
console-form-left = El formulario quedó a medias. Las páginas enviadas se conservan: el mismo comando lo retoma.
console-not-an-option = Hay que responder con un número o una palabra de la lista.
console-answer-needed = Esta pregunta necesita una respuesta para seguir. cancelar sale del formulario.

## Lo que no se pudo hacer, y qué hacer después

console-nobody-there = No hay nadie con el nombre «{ $typed }». /who muestra la lista; /as coordinator da el papel de coordinación, y /as discord:999 el de visitante con esa cuenta.
console-several-there = Podrían ser { $count } personas: { $names }. Conviene usar el número, como en /as #12.
console-no-such-button =
    { $count ->
        [0] Ahora no hay ningún botón. /inbox muestra los mensajes con sus botones.
       *[other] En la pantalla no hay un botón { $number }; el último es { $count }. /inbox muestra los mensajes con sus botones.
    }
console-no-such-channel = No hay un canal «{ $name }». Están estos: { $names }.
console-no-room-yet = Por ahora no hay ninguna sala compartida. Las salas se abren cuando se presentan las parejas; /clock next adelanta el reloj.
console-no-such-file = No hay un archivo «{ $path }» (buscado desde { $folder }). Hace falta el nombre con la carpeta, entre comillas si tiene espacios.
console-not-a-moment = «{ $typed }» no es un momento que se entienda. Por ejemplo: /clock +1d, /clock +2h30m, /clock 2027-03-01, /clock 2027-03-01 09:00 o /clock next.
console-clock-goes-forward = Ese momento ya pasó, y lo enviado no se puede deshacer. Hay que elegir uno posterior, como /clock +1d.
console-too-far-ahead = Faltan más de { $days } días. Se puede llegar en varios pasos.
console-nothing-to-reply-to = Desde que empezó esta sesión no ha llegado nada de la otra persona por medio del bot. /inbox muestra lo recibido.
console-nothing-planned = No hay nada previsto para el próximo día y medio. /clock +1d adelanta un día; /round status muestra en qué está una ronda.

## /help

console-help = Los comandos propios de la consola
console-help-as = /as #12: ser alguien de la lista. /as coordinator, o /as discord:999 para una visita.
console-help-who = /who, o /who con parte de un nombre: la lista, con la hora local de cada persona.
console-help-inbox = /inbox: lo recibido. Un número aprieta un botón de la pantalla. Lo demás, sin barra, se le dice al bot.
console-help-reply = /reply ¡Buenos días!: contestar a lo último de la otra persona que el bot llevó.
console-help-channel = /channel open, /channel coordinators: lo que hay en un canal. En el de la coordinación los casos llegan como tarjetas con botones.
console-help-room = /room: las salas compartidas con la otra persona.
console-help-say = /say hola: escribir en la sala compartida con la otra persona. El bot sabe que alguien escribió, nunca qué.
console-help-clock = /clock +1d, /clock 2027-03-01, /clock next: adelantar el reloj y ver lo que el bot envía mientras tanto.
console-help-help = /help: esta lista, y los comandos del bot.
console-help-quit = /quit: terminar.
console-saved = Guardado en { $path }
