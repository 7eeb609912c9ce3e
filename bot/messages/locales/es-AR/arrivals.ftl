# Sólo lo que en la Argentina se dice de otra manera: de vos.

here-why = Si te inscribiste o recibiste una invitación, apretá el botón para que el bot pueda escribirte. { $programme } sólo puede enviarte tu pareja de intercambio y los temas cuando ya estás acá. Lleva un segundo; si todavía no conocemos tu cuenta, te vamos a pedir el código de tu invitación.
here-button = Ya estoy acá
come-send = Ya estoy acá
come-how = ¡Te damos la bienvenida a { $programme }! Todavía no conocemos esta cuenta. El código está en el correo que te envió la coordinación. ¿No lo recibiste? Pedilo a la coordinación; si aún no te inscribiste, escribí /join.
come-code-wrong = Este código no nos sirve: puede tener un error, o ya se usó. Copialo del correo o pedí uno nuevo a la coordinación.
come-welcome = Qué bueno que estés acá, { $name }. A partir de ahora { $programme } puede escribirte. Lo que te esperaba llega en tus próximas mañanas hábiles; con /me show ves cómo va todo.
refused-too-many-codes = Fueron muchos intentos y ninguno coincidió. Esperá una hora o pedí un código nuevo a la coordinación.
expected-invitation =
    Hola, { $name }:

    ¡te damos la bienvenida a { $programme }! Para conocer a tu pareja de intercambio, vení a nuestro chat{ $link ->
        [none] .
       *[other] : { $link }
    }

    En el canal abierto hay un mensaje con el botón «Ya estoy acá». Apretalo. Si te pide un código, este es el tuyo: { $code }

    Sirve una sola vez y es sólo para vos. ¡Hasta pronto!
expected-how = El bot no puede escribirles antes de que lleguen. /roster invite publica el botón «Ya estoy acá» en el canal abierto; /roster expected format=csv da un archivo con una invitación y un código para cada persona, para enviar por correo.
invited = { $posts ->
    [one] El botón «Ya estoy acá» se está publicando en el canal abierto.
   *[other] El botón «Ya estoy acá» se está publicando en { $posts } canales abiertos.
} { $count ->
    [0] Ahora no falta nadie.
    [one] Una persona todavía no llegó.
   *[other] { $count } personas todavía no llegaron.
}
place-check = A partir de ahora escribo acá: { $what }.
setup-checking = Estoy escribiendo una línea en cada canal para ver si puedo. Si no aparece en un minuto, escribí /setup otra vez: dice por qué.
setup-hide = Para que sólo la coordinación vea sus comandos: en los ajustes del servidor, elegí Integraciones, luego este bot, y permití cada uno de esos comandos sólo al rol de la coordinación. Se vean o no, nadie más puede usarlos.
introduction-arrived = Hola, { $name }: qué bueno que estés acá. { $count ->
    [one] Esta es tu pareja de intercambio.
   *[other] Estas son tus parejas de intercambio.
} La ronda ya está en marcha, así que empezás con el tema del que se habla estos días.
public-how = Esto se publica acá porque un mensaje directo no se pudo entregar. Para recibir los mensajes del bot, permití los mensajes directos de este servidor en tus ajustes de privacidad y después escribí /me show.
command-roster-invite = Publicar el botón «Ya estoy acá» en el canal abierto
home-step-open = /round open NOMBRE abre las inscripciones, si no querés esperar al día del calendario.
home-step-roster = /roster import lee un archivo de personas, si ya lo tenés; planeá antes la ronda, para que entren en ella.
