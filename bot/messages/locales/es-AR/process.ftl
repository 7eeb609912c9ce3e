# Solo lo que cambia con el voseo.

process-no-platform = Pairkeeper está en marcha, pero en ninguna plataforma: no hay ningún token. Definí PAIRKEEPER_DISCORD_TOKEN para Discord, o PAIRKEEPER_SLACK_BOT_TOKEN y PAIRKEEPER_SLACK_APP_TOKEN para Slack, y ponelo en marcha otra vez. Se detiene con Ctrl-C.
process-clock-real = Acá el reloj no puede saltar: esta base de datos ya vivió una ronda real, y se escribiría a personas reales. Usá otra base de datos para ensayar (PAIRKEEPER_DATABASE_URL), o dejá PAIRKEEPER_CLOCK sin definir.
process-clock-stepping = Esta base de datos nació de un ensayo con PAIRKEEPER_CLOCK. Definí PAIRKEEPER_CLOCK otra vez para seguir ensayando, o usá otra base de datos para rondas reales (PAIRKEEPER_DATABASE_URL).
process-other-version = El Pairkeeper que está en marcha es de otra versión. Detenelo, ponelo en marcha con esta versión y da tu orden otra vez.
