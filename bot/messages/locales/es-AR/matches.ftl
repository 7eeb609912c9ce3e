job-progress = { $stage }: { $percent } % por ahora. Podés esperar, o parar y quedarte con lo mejor hasta ahora.
rules-how = Para cambiar lo que buscamos, escribí su nombre y un número; sólo cuenta cómo se comparan. Por ejemplo: /round rules change=shared-interests value=50. Para cambiar lo que vale siempre:
rules-changed-match-again = Cambiado. Las parejas se formaron con las reglas anteriores: para que tenga efecto, usá /round match otra vez.
refused-rule-needs-value = Decí, por favor, qué debe ser «{ $rule }», por ejemplo: /round rules change={ $rule } value={ $example }
refused-unknown-rule = No hay ninguna regla «{ $value }». Elegí, por favor, una de estas: { $choices }.
refused-unfit-weight = «{ $value }» no es posible para { $rule }. Escribí, por favor, un número entero de 0 a 1000000000.
refused-unfit-rule = «{ $value }» no es posible para { $rule }. Elegí, por favor, una de estas: { $choices }.
review-allow = { $first } y { $second } pueden formar pareja, aunque lo impida una regla sobre países, idiomas o rondas anteriores. Para que tenga efecto, usá /round match.
change-exception = Si aun así es lo mejor para estas dos personas, hacé primero una excepción (/round allow #{ $first } #{ $second }) y volvé a probar.
