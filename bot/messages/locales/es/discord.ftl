# Discord: lo que el adaptador dice por su cuenta. Los nombres de los comandos están en words.ftl; lo demás lo dice el programa.

discord-refuses = { $why ->
    [intents] Discord cerró la conexión por los «intents» del bot. El bot no necesita ninguno de los privilegiados; conviene revisar la aplicación en las páginas de Discord para desarrolladores y empezar de nuevo.
   *[token] Discord no acepta el «token» del bot. Hay que copiarlo otra vez de las páginas de Discord para desarrolladores (Bot, Reset Token), ponerlo en PAIRKEEPER_DISCORD_TOKEN y empezar de nuevo.
}
discord-failed = Algo falló de nuestro lado. Conviene probar otra vez. Si vuelve a pasar, este es el número para la coordinación: { $event }
discord-unknown-press = Este botón ya no es de los nuestros. /help muestra qué se puede pedir.
discord-page-ready = Tu formulario está listo.
discord-page-next = Guardado. Ahora viene la página { $page } de { $pages }.
discord-page-wrong = Ya casi está. Falta revisar esto:
discord-page-gone = Este formulario es demasiado antiguo para continuarlo. Lo que ya enviaste está guardado; se puede abrir otra vez donde estaba.
discord-continue = Continuar
discord-mend = Corregir
discord-file-too-big = Este archivo pesa más de { $megabytes } MB, y no podemos recibirlo. Conviene enviar uno más pequeño.
discord-none-of-these = Ninguno de estos: escribirlo otra vez

discord-group-round = Una ronda, de las inscripciones a la despedida
discord-group-roster = Las personas del programa
discord-group-pairs = Parejas de intercambio
discord-group-cases = Parejas de intercambio que necesitan a la coordinación
discord-group-topics = De qué se conversa
discord-group-roles = Quién hace qué
discord-group-country = Los países que cuidas
discord-group-me = Tú: idioma, zona horaria, ausencias
discord-group-partner = Tú y la otra persona
