# Las reglas de una ronda, la demostración, los cambios y lo que cuestan. Etiquetas de botones: 40 caracteres como mucho.

## Qué tan bueno es

match-proved = Está demostrado que es lo mejor posible: no se puede dar pareja a más personas ni combinarlas mejor.
match-gap = No está demostrado que sea lo mejor posible: existe, como mucho, un { $percent } % mejor.
match-unproved = No se sabe cuánto mejor podría ser.

cli-matched = { $pairs ->
    [0] No hay dos personas que puedan emparejarse
    [one] Una pareja
   *[other] { $pairs } parejas
}, { $left ->
    [0] nadie queda sin pareja
    [one] una persona queda sin pareja
   *[other] { $left } personas quedan sin pareja
}, { $score ->
    [one] un punto
   *[other] { $score } puntos
} en total, en { $seconds } s.

cli-match-more-faults = { $count ->
    [one] Y un error más.
   *[other] Y { $count } errores más.
}
cli-match-faults = roster check { $file } muestra todo lo que hay que corregir. Con --skip-faulty se emparejan las filas buenas, sin las que tienen errores.
cli-no-folder = No se puede escribir en «{ $name }». Hay que indicar otra carpeta con --out.
cli-no-edges = El trabajo se detuvo antes de escribir todas las parejas permitidas; por eso se borró «{ $name }». Las parejas y el informe están.
# $reason es una oración.
cli-left-over = { $count ->
    [one] Una persona: { $reason }
   *[other] { $count } personas: { $reason }
}
cli-left-over-more = { $count ->
    [one] Y un motivo más; el informe los tiene todos.
   *[other] Y { $count } motivos más; el informe los tiene todos.
}

## Mientras dura

matching-stage-work = Emparejando
matching-stage-candidates = Mirando todas las parejas posibles
matching-stage-prices = Buscando lo mejor para todas las personas
matching-stage-blossoms = Resolviendo los últimos casos
matching-stage-proof = Demostrando que no hay nada mejor
matching-stage-quality = Midiendo y dibujando
matching-stopping = Terminando con lo mejor hasta ahora
job-progress = { $stage }: { $percent } % por ahora. Puedes esperar, o parar y quedarte con lo mejor hasta ahora.
job-progress-whole = { $stage }: { $percent } % por ahora.
job-stop = Parar y usar lo mejor hasta ahora
job-stopping = De acuerdo. Paro en cuanto pueda y te muestro lo mejor hasta ahora.

## Las reglas de una ronda. $name, $now y $choices se escriben tal cual; no tienen otras palabras.

rules-title = Qué cuenta en { $round }
rules-hard = Lo que vale siempre. Ningún deseo, por mucho que pese, puede más que esto:
rules-wishes = Lo que buscamos, con los puntos que puede dar, como mucho, a cada una de dos personas:
rules-no-wishes = Ahora no cuenta ningún deseo: reciben pareja tantas personas como se pueda, y nada más.
rules-points = { $name }, { $points ->
    [one] un punto de 100
   *[other] { $points } puntos de 100
}
rules-weakest-lifted = Se mejoran las parejas más flojas, por un poco menos en total.
rules-weakest-as-is = Se busca que los puntos de todas las parejas juntas sean los más posibles.
rules-how = Para cambiar lo que buscamos, da su nombre y un número; sólo cuenta cómo se comparan. Por ejemplo: /round rules change=shared-interests value=50. Para cambiar lo que vale siempre:
rules-choice = { $name }: ahora { $now } (posible: { $choices })
rules-changed = Cambiado. Cuenta desde el próximo emparejamiento.
rules-changed-match-again = Cambiado. Las parejas se formaron con las reglas anteriores: para que tenga efecto, usa /round match otra vez.
refused-rule-needs-value = Di, por favor, qué debe ser «{ $rule }», por ejemplo: /round rules change={ $rule } value={ $example }
refused-unknown-rule = No hay ninguna regla «{ $value }». Elige, por favor, una de estas: { $choices }.
refused-unfit-weight = «{ $value }» no es posible para { $rule }. Da, por favor, un número entero de 0 a 1000000000.
refused-unfit-rule = «{ $value }» no es posible para { $rule }. Elige, por favor, una de estas: { $choices }.
command-round-rules = Mostrar o cambiar qué cuenta al emparejar una ronda
option-value = Qué debe ser

## Grupos de tres

match-home = { $count ->
    [one] Una pareja es de un mismo país: ambas personas aceptaron.
   *[other] { $count } parejas son de un mismo país: ambas personas aceptaron.
}
match-threes = { $count ->
    [one] Una persona se une a otras dos, y así son tres.
   *[other] { $count } personas se unen cada una a otras dos, y así son tres.
}
review-three = { $first }, { $second } y { $third }, que se une: { $score } de 200 puntos

## Un cambio: qué haría, antes de hacerlo. $first, $second y $third son personas, en nuestras palabras.

command-round-swap = Intercambiar las parejas de dos personas
command-round-allow = Permitir que dos personas se junten contra una regla
review-allow = { $first } y { $second } pueden formar pareja, aunque lo impida una regla sobre países, idiomas o rondas anteriores. Para que tenga efecto, usa /round match.
review-try-pin = Probar #{ $first } con #{ $second }
review-try-forbid = Probar #{ $first } sin #{ $second }
review-try-allow = Probar excepción: #{ $first }, #{ $second }
change-trying = Un momento: calculo qué pasaría. Todavía no cambia nada.
change-pin = Si { $first } y { $second } fueran pareja
change-forbid = Si { $first } y { $second } no pudieran ser pareja
change-allow = Si { $first } y { $second } pudieran juntarse a pesar de una regla
change-swap = Si { $first } y { $second } intercambiaran sus parejas
change-placed = Personas con pareja
change-points = Puntos en total
change-from-to = { $before } → { $after }
change-nobody = No cambia la pareja de nadie.
change-together = { $count ->
    [one] Una pareja nueva:
   *[other] { $count } parejas nuevas:
}
change-pair = { $first } y { $second }
change-three = { $first }, { $second } y { $third }
change-alone = { $count ->
    [one] Una persona se quedaría sin pareja:
   *[other] { $count } personas se quedarían sin pareja:
}
change-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
# $first y $second son números.
change-exception = Si aun así es lo mejor para estas dos personas, haz primero una excepción (/round allow #{ $first } #{ $second }) y vuelve a probar.
change-unproved = Paraste antes de terminar; esto es sólo lo encontrado hasta ahora.
change-do = Hacerlo
change-leave = Dejarlo como está
change-matching-again = De acuerdo. Emparejo otra vez con este cambio.
refused-not-among-the-matched = #{ $number } no ha dicho que sigue, así que esto no se puede probar.
refused-nothing-to-swap = No se pueden intercambiar: son pareja, o ninguna de las dos personas tiene exactamente una pareja. /round review muestra quién está con quién.

## Qué tan buenas son las parejas de una ronda, en números. En la imagen, los títulos tienen 45 caracteres como mucho, y lo que dicen las barras, 20.

command-round-quality = Ver qué tan buenas son las parejas, con una imagen
quality-started = Un momento: mido las parejas de { $round }.
refused-nobody-applied = En { $round } todavía no participa nadie, así que no se pueden formar parejas. La gente se inscribe con /join, o llega con un archivo: /roster import round={ $round }
quality-nothing = En { $round } no hay parejas que medir. Se forman con /round match.
quality-title = Qué tan buenas son las parejas: { $round }
quality-points = Puntos de una pareja, de 200: la más floja tiene { $worst }, una de cada cien tiene { $percentile } o menos, la del medio { $median }.
quality-step = De { $low } a { $high } puntos: { $count ->
    [one] una pareja
   *[other] { $count } parejas
}
quality-asked-title = { $count ->
    [0] Nadie pidió algo en particular.
    [one] Una persona pidió algo en particular. ¿Lo consiguió?
   *[other] { $count } personas pidieron algo en particular. ¿Lo consiguieron?
}
quality-asked-fully = Sí
quality-asked-partly = En parte
quality-asked-not = No
quality-count = { $count }
quality-hours-title = Horas del día en que ambas personas están despiertas, por parejas:
quality-hours-none = Ninguna
quality-hours-few = Menos de 2 horas
quality-hours-some = De 2 a 4 horas
quality-hours-many = 4 horas o más
quality-flows-title = Los países que más se juntan:
quality-flow = { $first } – { $second }: { $count ->
    [one] una pareja
   *[other] { $count } parejas
}
quality-rivals-title = Las mismas personas, emparejadas de otras maneras:
quality-way-here = Estas parejas: { $placed ->
    [one] una persona
   *[other] { $placed } personas
}, { $score ->
    [one] un punto en total
   *[other] { $score } puntos en total
}
quality-way-random = Al azar: { $placed ->
    [one] una persona
   *[other] { $placed } personas
}, { $score ->
    [one] un punto en total
   *[other] { $score } puntos en total
}
quality-way-greedy = Siempre la mejor pareja que queda: { $placed ->
    [one] una persona
   *[other] { $placed } personas
}, { $score ->
    [one] un punto en total
   *[other] { $score } puntos en total
}
quality-chart-title = Qué tan buenas son las parejas
quality-chart-below = { $round }: { $pairs ->
    [one] una pareja
   *[other] { $pairs } parejas
}, { $people ->
    [one] una persona
   *[other] { $people } personas
}
quality-chart-points = Parejas por puntos (de 200)
quality-chart-asked = Recibieron lo que pidieron
quality-chart-hours = Horas del día con ambas personas despiertas
quality-chart-flows = Países que más se juntan
quality-chart-ways = Puntos en total y personas con pareja
quality-number = { $count }
quality-no-number = {""}
quality-share = { $count } ({ $percent } %)
quality-short-flow = { $first } – { $second }
quality-way-short-here = Estas parejas
quality-way-short-random = Al azar
quality-way-short-greedy = La mejor primero
quality-way-note = { $score } ({ $placed ->
    [one] una persona
   *[other] { $placed } personas
})
quality-alt = Barras: { $pairs ->
    [one] una pareja
   *[other] { $pairs } parejas
} por puntos, de { $worst } a 200, con { $median } en el medio. { $asked ->
    [0] Nadie pidió algo en particular.
    [one] Una persona pidió algo y { $fully ->
        [0] no lo recibió del todo.
       *[other] lo recibió.
    }
   *[other] De { $asked } personas que pidieron algo, { $fully ->
        [one] una lo recibió.
       *[other] { $fully } lo recibieron.
    }
} { $apart ->
    [0] Todas las parejas tienen alguna hora
    [one] Una pareja no tiene ninguna hora
   *[other] { $apart } parejas no tienen ninguna hora
} en que ambas personas estén despiertas. El mensaje dice lo demás.

## Lo que pueden decir quienes participan: /me home, /partner unmet. Etiquetas de botones: 40 caracteres como mucho.

command-me-home = Decir si alguien de tu propio país también está bien
option-answer = Tu respuesta
me-home = Alguien de tu propio país
me-home-welcome = también está bien
home-accepted = Queda anotado: alguien de tu propio país también está bien, si la otra persona acepta. Seguimos buscando primero en otros países.
home-declined = Queda anotado: buscamos sólo en otros países.
waiting-home = Mi propio país también está bien
wish-home = Queda anotado. Si alguien de tu propio país también acepta, puede que se encuentren.
command-partner-unmet = Decir que nunca llegaste a conocer a alguien
unmet-ask = ¿A quién nunca llegaste a conocer? Si ambas personas lo dicen, algún día pueden volver a coincidir. La otra persona no se entera de que lo preguntaste.
unmet-yes = Nunca hablamos: { $others }
unmet-keep = Dejarlo como está
unmet-noted = Queda anotado, gracias. Si la otra persona también lo dice, algún día pueden volver a coincidir. No es culpa de nadie.
