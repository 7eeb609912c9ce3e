# Sólo lo que en la Argentina se dice de otra manera: de vos.

still-in = Hola, { $name }: { $programme } pronto buscará una pareja de intercambio para vos. Comenzamos el { DATETIME($launch, dateStyle: "full") }. ¿Seguís participando? Basta con tocar un botón.
still-in-again = Hola, { $name }: un breve recordatorio. Estamos por buscar tu pareja de intercambio y nos gustaría saber si seguís participando. Comenzamos el { DATETIME($launch, dateStyle: "full") }. «Esta vez no» también es una buena respuesta.
still-in-thanks = ¡Qué alegría que participes! Ahora buscamos a alguien para vos. Si todo va bien, conocerás a la otra persona la mañana del { DATETIME($launch, dateStyle: "full") } o poco después.
introduction-opening = ¡Buenos días, { $name }! { $count ->
    [one] Acá hay alguien con muchas ganas de conocerte.
   *[other] Acá hay dos personas con muchas ganas de conocerte.
}
introduction-how = Podés escribir primero, o esperar y responder: las dos son buenas maneras de empezar. Una vez por semana es lo ideal y cada dos semanas es suficiente, por el medio que prefieran. Habrá temas nuevos hasta el { DATETIME($until, dateStyle: "full") }. Son sugerencias, no tareas.
introduction-help = Si algo no está claro, { $coordinator } ayuda con gusto: podés escribir en el canal abierto. Si la otra persona no responde, podés contarlo en confianza: /partner silent. /help muestra qué se puede pedir acá.
introduction-help-unnamed = Si algo no está claro, la coordinación ayuda con gusto: podés escribir en el canal abierto. Si la otra persona no responde, podés contarlo en confianza: /partner silent. /help muestra qué se puede pedir acá.
waiting-opening = Hola, { $name }: gracias por querer participar. Todavía no encontramos una pareja de intercambio para vos.
waiting-unknown-country = Las parejas son de países distintos, y todavía no conocemos el tuyo. Podés indicarlo con /me edit.
waiting-no-language = No encontramos a nadie que escriba en uno de tus idiomas ({ $languages }). Si también escribirías en otro, podés indicarlo con /me edit.
waiting-no-platform = Las parejas usan el mismo chat, y nadie más en esta ronda está en { $platforms }. Si también usás otro, podés decirlo en el canal abierto.
waiting-language-only-at-home = Las parejas son de países distintos, y no encontramos en otro lugar a nadie que escriba en uno de tus idiomas ({ $languages }). Si también escribirías en otro, podés indicarlo con /me edit.
waiting-not-all-at-once = Esta vez nadie reunía todo: uno de tus idiomas, el mismo chat y un lugar nuevo para vos. Si también escribirías en otro idioma, podés indicarlo con /me edit.
waiting-odd-one-out = Las personas que podían conversar con vos eran un número impar, así que una tenía que quedar sin pareja de intercambio. No dice nada de vos.
waiting-dominant-country = Se inscribieron más personas de { $country } que personas de otros lugares a quienes conocer. No dice nada de vos.
waiting-dominant-institution = Se inscribieron más personas de tu institución que personas de otros lugares a quienes conocer. No dice nada de vos.
waiting-dominant-language = Se inscribieron más personas que escriben en { $languages } que personas a quienes conocer. Si también escribirías en otro idioma, podés indicarlo con /me edit.
waiting-too-few = Había menos personas que pudieran conversar con vos que personas que las buscaban. No dice nada de vos.
waiting-stopped = Esta vez la búsqueda terminó antes de que encontráramos una pareja de intercambio para vos. No dice nada de vos.
wish-wait = Queda anotado. Pensaremos en vos cuando alguien necesite una pareja de intercambio.
join-resumed =
    ¡Qué bueno que estés de vuelta! Lo que enviaste quedó guardado, y acá sigue.

    { $page }
join-page-1 = Sobre vos. Lo que escribas acá lo verán sólo la otra persona y la coordinación.
join-page-3 = Ya casi está. Leé, por favor, nuestro código de conducta: { $conduct }
joined = ¡Gracias, { $name }! Recibimos tu inscripción. Poco antes de comenzar te preguntaremos si seguís participando, y desde el { DATETIME($launch, dateStyle: "full") } conocerás a la otra persona. Con /me edit podés cambiar tus datos; con /join withdraw, retirar la inscripción.
field-country-hint = Donde vivís ahora
field-zone-hint = Una ciudad de tu zona horaria, por ejemplo America/Argentina/Cordoba
field-institution = ¿Dónde trabajás o estudiás?
field-career-stage = ¿Cuánto tiempo llevás en la profesión?
form-country-unknown = No conocemos este país. Podés escribir su nombre en español, en inglés o en tu idioma.
form-language-unknown = No conocemos el idioma «{ $language }». Podés escribir su nombre en español, en inglés o en el propio idioma.
leave-ask = ¿Querés dejar el programa? Se lo diremos con amabilidad a la otra persona y dejaremos de escribirte. Si sólo necesitás una pausa, es suficiente con /me away until=FECHA.
left = Hasta pronto, { $name }, y gracias. Con /join podés volver cuando quieras.
free-text-visitor = ¡Hola! Soy un bot que reúne a personas que trabajan o estudian en bibliotecas, archivos y museos. Con /join podés inscribirte; /help muestra más. No guardo lo que escribas acá.
help-opening = Escribí un comando o tocá un botón debajo de un mensaje.
help-opening-visitor = Este programa pone en contacto a las personas, de dos en dos, para que aprendan una de la otra. Es gratis y lleva más o menos una hora por semana. Con /join podés inscribirte.
help-human = Si preferís hablar con una persona, escribí en el canal abierto: alguien de la coordinación te responderá.
