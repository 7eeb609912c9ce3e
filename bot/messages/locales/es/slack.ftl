# Slack: lo que solo dice su adaptador. El adaptador antepone el nombre del único comando a los de los demás.

slack-title = Pairkeeper
slack-app-description = Cuida de las parejas de intercambio entre colegas: presentaciones, temas, horas para hablar y alguien a quien acudir.
slack-command-description = Tu pareja de intercambio, tu perfil y ayuda
slack-form-title = Algunos datos
slack-send = Enviar
slack-continue = Continuar
slack-cancel = Cancelar
slack-close = Cerrar
slack-open-form = Abrir el formulario
slack-all-commands = Todo lo que puedo hacer
slack-one-moment = Un momento, por favor…
slack-page = Página { $page } de { $pages }
slack-form-too-late = El formulario no se abrió a tiempo, lo siento. No se ha perdido nada: pulsa el botón otra vez.
slack-file-is-in-direct-messages = Te envío el archivo por mensaje directo.
slack-file-not-read = No pude leer ese archivo. Prueba otra vez, por favor; puede tener hasta 20 megabytes.
slack-stranger = ¡Hola! Este programa es para quienes forman parte de este espacio de trabajo. Si te gustaría participar, escribe a las personas que lo coordinan aquí.
slack-no-such-group = Aquí no hay ningún grupo de usuarios llamado { $name }. Los grupos vienen con los planes de pago de Slack; sin ellos se nombra a cada persona: /roles grant coordinator @NOMBRE

## Puesta en marcha

slack-command-name-taken = Slack se reserva la palabra /{ $name }, o no puede ser un comando. Elige otra, por ejemplo pairkeeper.
slack-token-refused = Slack no acepta uno de los tokens ({ $error }). Copia otra vez los dos desde la página de tu aplicación: el del bot empieza por xoxb-, el de la aplicación por xapp-.
slack-scopes-missing = A tu aplicación de Slack le falta algo imprescindible: { $scopes }. Pega otra vez el manifiesto (pairkeeper slack manifest) y vuelve a instalar la aplicación.
