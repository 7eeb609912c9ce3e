# Lo que el programa dice en la terminal mientras funciona, y lo que muestra una plataforma mientras su reloj salta.

process-running = Pairkeeper está en marcha. Se detiene con Ctrl-C.
process-no-platform = Pairkeeper está en marcha, pero en ninguna plataforma: no hay ningún token. Define PAIRKEEPER_DISCORD_TOKEN para Discord, o PAIRKEEPER_SLACK_BOT_TOKEN y PAIRKEEPER_SLACK_APP_TOKEN para Slack, y ponlo en marcha otra vez. Se detiene con Ctrl-C.
process-slack-needs-both = Slack necesita dos tokens: PAIRKEEPER_SLACK_BOT_TOKEN (empieza por xoxb-) y PAIRKEEPER_SLACK_APP_TOKEN (empieza por xapp-). Falta uno.
process-connected = { $platform }: con conexión como { $standing }.
process-platform-again = { $platform }: la conexión falló. Vuelvo a intentarlo en { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
}.
process-platform-off = { $platform } queda sin conexión hasta que esto se arregle y Pairkeeper se ponga en marcha otra vez.
process-clock-steps = El reloj salta: está en { $at } y pasa cada vez a lo siguiente que toca. Esto es un ensayo.
process-clock-stands = ensayo: el reloj está en { $at } UTC
process-clock-real = Aquí el reloj no puede saltar: esta base de datos ya vivió una ronda real, y se escribiría a personas reales. Usa otra base de datos para ensayar (PAIRKEEPER_DATABASE_URL), o deja PAIRKEEPER_CLOCK sin definir.
process-clock-stepping = Esta base de datos nació de un ensayo con PAIRKEEPER_CLOCK. Define PAIRKEEPER_CLOCK otra vez para seguir ensayando, o usa otra base de datos para rondas reales (PAIRKEEPER_DATABASE_URL).
process-other-version = El Pairkeeper que está en marcha es de otra versión. Detenlo, ponlo en marcha con esta versión y da tu orden otra vez.
process-settings-wrong = Una variable no se puede usar. { $why }.
process-no-application = «{ $value }» no es el número de una aplicación. Es un número largo; está en la página «General Information» de tu aplicación.

discord-permission-view = para ver los canales que le des
discord-permission-send = para publicar temas, invitaciones y fichas de coordinación
discord-permission-attach = para enviar listas, citas de calendario y gráficos
discord-permission-history = para saber, tras un corte, si un mensaje llegó, y que nada llegue dos veces
discord-permission-rooms = para abrir una sala a cada pareja de intercambio
discord-permission-write-in-rooms = para escribir el tema en ella
discord-permission-close-rooms = para cerrarla al final, y para que salga quien se va
