# Emparejamiento: cuáles son las reglas, por qué dos personas van bien, por qué alguien queda sin pareja.
# Las listas ($interests, $languages, $platforms) llegan como texto terminado ("juegos, acceso abierto y mapas"); $count
# es su largo. $country, $workplace y $stage llegan como nombres en el idioma de quien lee; vacíos si no se conocen.

refused-same-person-twice = La misma persona está dos veces en la lista ({ $id }). Deja sólo una y vuelve a intentarlo.

## Las reglas de una ronda, como las lee quien coordina.

matching-rule-different-country = Las parejas son siempre de países distintos, salvo que ambas personas acepten a alguien del propio.
matching-rule-always-different-country = Las parejas son siempre de países distintos.
matching-rule-different-institution = Las parejas son siempre de instituciones distintas.
matching-rule-common-language = Las parejas tienen siempre un idioma en común.
matching-rule-platform-required = Las parejas usan siempre la misma plataforma de chat.
matching-rule-platform-free = En una pareja se pueden usar plataformas de chat distintas; entonces el bot lleva los mensajes.
matching-rule-threes = Quien queda sin pareja puede unirse a otras dos personas con las que encaje, y así son tres.
matching-rule-not-before = Nadie vuelve a tener la misma pareja.
matching-rule-not-blocked = Nadie recibe una pareja que pidió no volver a tener.
matching-rule-asked-for = Buscamos lo que pidió cada persona.
matching-rule-shared-interests = Buscamos intereses en común.
matching-rule-waking-hours = Buscamos horas del día en que ambas personas estén despiertas.
matching-rule-new-country = Buscamos un país que la persona todavía no haya conocido.
matching-rule-other-province = Buscamos a alguien de otra provincia.
matching-rule-same-platform = Preferimos que ambas personas estén en la misma plataforma de chat.

## Por qué una persona le va bien a otra: $points de $of como máximo. $wanted = un tipo de lugar de trabajo; $halfhours = medias horas en común.

matching-term-asked-interests =
    { $count ->
        [0] Pidió intereses en común: no se encontraron ({ $points } de { $of }).
       *[other] Pidió intereses en común: { $interests } ({ $points } de { $of }).
    }
matching-term-asked-career =
    { $points ->
        [0] Pidió la misma etapa profesional: es otra (0 de { $of }).
       *[other] Pidió la misma etapa profesional: coincide ({ $points } de { $of }).
    }
matching-term-asked-workplace =
    { $points ->
        [0] Pidió el mismo tipo de lugar de trabajo: es otro (0 de { $of }).
       *[other] Pidió el mismo tipo de lugar de trabajo: coincide ({ $points } de { $of }).
    }
matching-term-asked-different =
    { $points ->
        [0] Pidió a alguien diferente: la etapa y el lugar de trabajo se parecen o no se conocen (0 de { $of }).
       *[other] Pidió a alguien diferente: cambia la etapa, el lugar de trabajo o ambos ({ $points } de { $of }).
    }
matching-term-asked-open = Acepta cualquier pareja ({ $points } de { $of }).
matching-term-asked-wish =
    { $points ->
        [0] Pidió a alguien de: { $wanted }. No se encontró (0 de { $of }).
       *[other] Pidió a alguien de: { $wanted }. Se encontró ({ $points } de { $of }).
    }
matching-term-shared-interests =
    { $count ->
        [0] Ningún interés en común ({ $points } de { $of }).
        [one] Un interés en común: { $interests } ({ $points } de { $of }).
       *[other] { $count } intereses en común: { $interests } ({ $points } de { $of }).
    }
matching-term-waking-hours =
    { $halfhours ->
        [0] Ninguna hora del día en común ({ $points } de { $of }).
        [one] Media hora por día en que ambas personas están despiertas ({ $points } de { $of }).
       *[other] { $halfhours } medias horas por día en que ambas personas están despiertas ({ $points } de { $of }).
    }
matching-term-new-country =
    { $points ->
        [0] Ya tuvo una pareja de este país, o el país no se conoce (0 de { $of }).
       *[other] Un país que esta persona todavía no conoció: { $country } ({ $points } de { $of }).
    }
matching-term-other-province =
    { $points ->
        [0] La misma provincia, o no se conoce (0 de { $of }).
       *[other] De otra provincia: { $province } ({ $points } de { $of }).
    }
matching-term-same-platform =
    { $points ->
        [0] En plataformas de chat distintas (0 de { $of }).
       *[other] En la misma plataforma de chat ({ $points } de { $of }).
    }

matching-rank =
    { $choices ->
        [one] La única pareja posible.
       *[other] Número { $rank } de { $choices } parejas posibles, según lo que busca esta persona.
    }

## ¿Por qué no alguien que iría todavía mejor ($score de 200)? $theirs = el puntaje de la pareja en que está.

matching-why-better-off = Pero la otra persona ya va igual o mejor con su propia pareja ({ $theirs } puntos; aquí { $score }).
matching-why-whole-would-lose = Pero el conjunto de las parejas perdería.
matching-why-would-leave-two = Pero las dos personas restantes no podrían formar pareja.
matching-why-pinned = Pero una de las dos parejas fue fijada por la coordinación.

## Por qué alguien no tiene pareja. $people, $others, $total, $over = cantidades de personas.

matching-left-alone = Todavía no hay nadie más en esta ronda.
matching-left-unknown-country = No conocemos el país de esta persona. Agrégalo y vuelve a emparejar.
matching-left-no-account = No conocemos ninguna cuenta de chat de esta persona. Agrega una y vuelve a emparejar.
matching-left-no-language = Nadie más habla { $languages }. ¿Podemos emparejar a esta persona en otro idioma?
matching-left-no-platform = Nadie más está en { $platforms }.
matching-left-same-country = Todas las demás personas están en el mismo país ({ $country }).
matching-left-same-institution = Todas las demás personas son de la misma institución.
matching-left-language-only-at-home =
    { $language ->
        [one] La única otra persona con un idioma en común ({ $languages }) está en el mismo país, o no se conoce su país.
       *[other] Las { $language } personas con un idioma en común ({ $languages }) están en el mismo país, o no se conoce su país.
    } ¿Podemos emparejar a esta persona en otro idioma?
matching-left-not-all-at-once = Nadie cumple con todo. De las demás ({ $others }), con un idioma en común: { $language }; en la misma plataforma: { $platform }; de un lugar que sirve: { $place }.
matching-left-met-all =
    { $people ->
        [one] La única persona que podría ser su pareja ya lo fue.
       *[other] Las { $people } personas que podrían ser su pareja ya lo fueron.
    }
matching-left-kept-apart =
    { $people ->
        [one] La única persona que podría ser su pareja debe quedar aparte, o ya lo fue.
       *[other] Las { $people } personas que podrían ser su pareja deben quedar aparte, o ya lo fueron.
    }
matching-left-pinned-away =
    Todas las personas que podrían ser su pareja están en una pareja que fijó la coordinación, deben quedar aparte, o ya lo fueron.
matching-left-odd-one-out = Estas { $people } personas sólo pueden emparejarse entre sí. Es un número impar, así que una queda sin pareja.
matching-left-dominant-country =
    { $others ->
        [one] De las { $total } personas que están en { $country }, estas { $people } sólo pueden emparejarse con la misma persona de otro lugar.
       *[other] De las { $total } personas que están en { $country }, estas { $people } sólo pueden emparejarse con las mismas { $others } personas de otros lugares.
    }
matching-left-dominant-institution =
    { $others ->
        [one] De las { $total } personas de una misma institución, estas { $people } sólo pueden emparejarse con la misma persona de otro lugar.
       *[other] De las { $total } personas de una misma institución, estas { $people } sólo pueden emparejarse con las mismas { $others } personas de otros lugares.
    }
matching-left-dominant-language =
    { $others ->
        [one] De las { $total } personas que hablan { $languages }, estas { $people } sólo pueden emparejarse con la misma persona.
       *[other] De las { $total } personas que hablan { $languages }, estas { $people } sólo pueden emparejarse con las mismas { $others } personas.
    }
matching-left-too-few =
    { $others ->
        [one] Estas { $people } personas sólo pueden emparejarse entre sí o con otra persona más, y { $over ->
            [one] una de ellas queda
           *[other] { $over } de ellas quedan
        } sin pareja.
       *[other] Estas { $people } personas sólo pueden emparejarse entre sí o con otras { $others }, y { $over ->
            [one] una de ellas queda
           *[other] { $over } de ellas quedan
        } sin pareja.
    }
matching-left-stopped = El emparejamiento terminó antes de que se supiera por qué esta persona no tiene pareja. Si se vuelve a emparejar y se deja correr hasta el final, quizá aparezca una.

## Por qué no se pudo fijar una pareja.

matching-problem-pin-self = Nadie puede ser su propia pareja.
matching-problem-pin-missing = Una de las dos personas no participa; por eso no se pudo fijar esta pareja.
matching-problem-pin-twice = Una de las dos personas está en varias parejas fijadas. Elige una de ellas.
matching-problem-pin-breaks-rule = No se pudo fijar esta pareja, por una regla:

matching-objection-unknown-country = No se conoce el país de una de las dos personas.
matching-objection-same-country = Están en el mismo país.
matching-objection-same-institution = Son de la misma institución.
matching-objection-no-language = No tienen ningún idioma en común.
matching-objection-no-account = Una de las dos personas no tiene ninguna cuenta de chat a la que se le pueda escribir.
matching-objection-no-platform = No se les puede escribir en la misma plataforma.
matching-objection-before = Ya fueron pareja.
matching-objection-kept-apart = Deben quedar aparte.
matching-objection-forbidden = La coordinación descartó esta pareja.

## Lo que dos personas tienen en común, en las palabras de su presentación.

matching-common-interests = Lo que ambas personas eligieron: { $interests }.
matching-common-workplace = Trabajan en el mismo tipo de lugar: { $workplace }.
matching-common-stage = Están en el mismo momento de su carrera: { $stage }.
matching-common-languages = Tienen más de un idioma en común: { $languages }.
matching-common-new = Sus mundos parecen muy distintos: cada persona tiene algo nuevo que mostrarle a la otra.
