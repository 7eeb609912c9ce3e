# Slack: solo lo que cambia con el voseo.

slack-form-too-late = El formulario no se abrió a tiempo, lo siento. No se perdió nada: apretá el botón otra vez.
slack-file-not-read = No pude leer ese archivo. Probá otra vez, por favor; puede tener hasta 20 megabytes.
slack-stranger = ¡Hola! Este programa es para quienes forman parte de este espacio de trabajo. Si te gustaría participar, escribí a las personas que lo coordinan acá.
slack-command-name-taken = Slack se reserva la palabra /{ $name }, o no puede ser un comando. Elegí otra, por ejemplo pairkeeper.
slack-token-refused = Slack no acepta uno de los tokens ({ $error }). Copiá otra vez los dos desde la página de tu aplicación: el del bot empieza por xoxb-, el de la aplicación por xapp-.
slack-scopes-missing = A tu aplicación de Slack le falta algo imprescindible: { $scopes }. Pegá otra vez el manifiesto (pairkeeper slack manifest) y volvé a instalar la aplicación.
