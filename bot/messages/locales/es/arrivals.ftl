# Cómo llega la gente adonde vive el programa, y qué dice su plataforma de sus cuentas.

here-title = { $programme }: ¿ya llegaste?
here-why = Si te inscribiste o recibiste una invitación, pulsa el botón para que el bot pueda escribirte. { $programme } sólo puede enviarte tu pareja de intercambio y los temas cuando ya estás aquí. Lleva un segundo; si todavía no conocemos tu cuenta, te pediremos el código de tu invitación.
here-button = Ya estoy aquí

come-title = Tu invitación
come-code = Código de tu invitación
come-code-hint = Por ejemplo 482-K7QM-3XPD-R2VW
come-send = Ya estoy aquí
come-how = ¡Te damos la bienvenida a { $programme }! Todavía no conocemos esta cuenta. El código está en el correo que te envió la coordinación. ¿No lo recibiste? Pídelo a la coordinación; si aún no te inscribiste, escribe /join.
come-code-wrong = Este código no nos sirve: puede tener un error, o ya se usó. Cópialo del correo o pide uno nuevo a la coordinación.
come-welcome = Qué bueno que estés aquí, { $name }. A partir de ahora { $programme } puede escribirte. Lo que te esperaba llega en tus próximas mañanas hábiles; con /me show ves cómo va todo.
refused-too-many-codes = Fueron muchos intentos y ninguno coincidió. Espera una hora o pide un código nuevo a la coordinación.

expected-nobody = Se puede escribir a todas las personas de { $round }; nadie tiene que llegar primero.
expected-title = { $count ->
    [one] Una persona de { $round } todavía no llegó
   *[other] { $count } personas de { $round } todavía no llegaron
}
expected-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
expected-how = El bot no puede escribirles antes de que lleguen. /roster invite publica el botón «Ya estoy aquí» en el canal abierto; /roster expected format=csv da un archivo con una invitación y un código para cada persona, para enviar por correo.
expected-file = { $count ->
    [one] Una invitación, en el idioma que lee esa persona. Hay que enviarla por correo
   *[other] { $count } invitaciones, cada una en el idioma de quien la lee. Hay que enviar cada una por correo
} sólo a esa persona: quien tenga el código puede entrar en su lugar. Los códigos de archivos anteriores siguen valiendo; cada uno sirve una vez.
expected-no-link = Las invitaciones no dicen a qué dirección venir, porque no está definida. Para definir una que no caduque: /setup invite=ENLACE. Después se puede pedir el archivo otra vez.
expected-column-number = Número
expected-column-name = Nombre
expected-column-email = Correo electrónico
expected-column-code = Código
expected-column-invitation = Invitación
expected-invitation =
    Hola, { $name }:

    ¡te damos la bienvenida a { $programme }! Para conocer a tu pareja de intercambio, ven a nuestro chat{ $link ->
        [none] .
       *[other] : { $link }
    }

    En el canal abierto hay un mensaje con el botón «Ya estoy aquí». Púlsalo. Si te pide un código, este es el tuyo: { $code }

    Sirve una sola vez y es sólo para ti. ¡Hasta pronto!
invite-nowhere = En ningún lado: en ninguna plataforma hace falta llegar primero, o no está definido allí el canal abierto. /setup muestra los canales.
invited = { $posts ->
    [one] El botón «Ya estoy aquí» se está publicando en el canal abierto.
   *[other] El botón «Ya estoy aquí» se está publicando en { $posts } canales abiertos.
} { $count ->
    [0] Ahora no falta nadie.
    [one] Una persona todavía no llegó.
   *[other] { $count } personas todavía no llegaron.
}

connect-begun = Estoy buscando las cuentas de los correos electrónicos de la lista. Puede llevar un minuto.
connected = { $count ->
    [0] No se encontró ninguna cuenta más.
    [one] Se encontró y se conectó una cuenta.
   *[other] Se encontraron y se conectaron { $count } cuentas.
}
connect-silent = { $platform } no respondió. Conviene probar otra vez en unos minutos.
connect-missing = { $count ->
    [one] Una persona sigue sin cuenta
   *[other] { $count } personas siguen sin cuenta
}
connect-how = { $more ->
    [0] Conviene
   *[other] Y { $more } más. Conviene
} revisar sus correos electrónicos, o preguntarles con qué dirección están en el chat.

zone-changed = Tu cuenta del chat dice que tu zona horaria es { $zone }; te escribimos según { $own }. ¿Cuál usamos?
zone-take = Usar la nueva
zone-keep = Seguir con la mía
language-changed = Tu cuenta del chat está en { $language }. ¿Te escribimos así a partir de ahora?
language-take = Sí, en español
language-keep = No, como hasta ahora
account-kept = Todo sigue como está.
refused-nothing-new = No hay nada nuevo que cambiar. Con /me show ves qué usamos.

home-title = { $programme }
home-what = Dos colegas de lugares distintos conversan durante unos meses: de su trabajo y de lo que quieran. Es gratis y lleva cerca de una hora por semana. El bot presenta a las parejas, trae un tema cada quincena y ayuda cuando algo no funciona.
home-join = Las inscripciones están abiertas; las parejas se conocen a partir del { $launch }. ¿Te gustaría participar?
home-closed = Ahora ninguna ronda recibe inscripciones. La próxima se anunciará en el canal abierto.
home-begin = Cómo empezar
home-no-round = No hay ninguna ronda prevista ni en marcha. Estos pasos llevan a una; nadie recibe nada antes de que se abra.
home-step-setup = /setup muestra los ajustes: el nombre del programa, su idioma y sus canales.
home-step-coordinators = /roles grant coordinator CUENTA permite que alguien más te ayude.
home-step-round = /round create NOMBRE launch=FECHA planea una ronda; la fecha es un lunes.
home-step-open = /round open NOMBRE abre las inscripciones, si no quieres esperar al día del calendario.
home-step-roster = /roster import lee un archivo de personas, si ya lo tienes; planea antes la ronda, para que entren en ella.
join-button = Quiero participar

place-check = A partir de ahora escribo aquí: { $what }.
place-refused = No puedo escribir en el lugar elegido en { $platform } ({ $what }). Conviene revisar que el bot esté ahí y pueda publicar, y elegirlo otra vez con /setup.
setup-checking = Estoy escribiendo una línea en cada canal para ver si puedo. Si no aparece en un minuto, escribe /setup otra vez: dice por qué.
setup-place-untried = { $place }
setup-place-waiting = { $place } (probando)
setup-place-reached = { $place } (funciona)
setup-place-refused = { $place } (no puedo escribir ahí: hay que revisar que el bot esté y pueda publicar)
setup-invite = Enlace por el que llega la gente
setup-channel-country = Canal de { $country }
setup-group = Grupo con el papel «{ $role }»
setup-hide = Para que sólo la coordinación vea sus comandos: en los ajustes del servidor, elige Integraciones, luego este bot, y permite cada uno de esos comandos sólo al rol de la coordinación. Se vean o no, nadie más puede usarlos.
refused-channel-and-country = Hay que nombrar los dos, el canal y el país: /setup channel_country=CANAL of_country=PAÍS
refused-which-platform = Falta decir en qué plataforma está, así: PLATAFORMA:ID. Se leyó: «{ $value }»
roles-group = todas las personas del grupo { $group }

round-expected = Todavía no llegaron
launch-not-come = { $count ->
    [one] Una persona todavía no llegó y no se le puede escribir: su presentación espera hasta que llegue.
   *[other] { $count } personas todavía no llegaron y no se les puede escribir: sus presentaciones esperan hasta que lleguen.
} /roster expected muestra quiénes son.

introduction-arrived = Hola, { $name }: qué bueno que estés aquí. { $count ->
    [one] Esta es tu pareja de intercambio.
   *[other] Estas son tus parejas de intercambio.
} La ronda ya está en marcha, así que empiezas con el tema del que se habla estos días.
public-introduction = { $names }: van a conversar en esta ronda. ¡Les damos la bienvenida!
public-how = Esto se publica aquí porque un mensaje directo no se pudo entregar. Para recibir los mensajes del bot, permite los mensajes directos de este servidor en tus ajustes de privacidad y luego escribe /me show.

reach-account = { $account }
reach-open = se le puede escribir
reach-expected = todavía no llegó
reach-closed = tiene cerrados los mensajes directos
reach-gone = la cuenta ya no existe
reach-no-account = No conocemos ninguna cuenta de esta persona.
reach-person-expected = #{ $number } todavía no llegó. /roster expected format=csv da una invitación para enviar.
reach-person-closed = #{ $number } tiene cerrados los mensajes directos, así que no se le envía nada hasta que vuelva a usar el bot.
reach-person-gone = Nuestros mensajes no llegan a #{ $number }: no conocemos ninguna cuenta que siga existiendo.

command-roster-expected = Ver quién todavía no llegó, con invitaciones para enviar
command-roster-invite = Publicar el botón «Ya estoy aquí» en el canal abierto
command-roster-connect = Buscar las cuentas de chat de la gente de la lista
option-invite = El enlace por el que se llega al servidor o espacio de trabajo
option-channel-country = El canal de un país; hay que nombrar también el país
option-of-country = El país de ese canal
option-group-coordinators = El rol o grupo cuyos integrantes coordinan
