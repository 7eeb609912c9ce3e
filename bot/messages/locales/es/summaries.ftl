# Resúmenes por país: cuentas detrás de las que no se puede reconocer a nadie.

summary-title = { $countries }: cómo va
summary-title-several = { $count } países a cargo: cómo van
summary-round-title = { $round }: cómo va, por país
summary-round-title-provinces = { $round }: cómo va, por provincia
summary-nothing-yet = Por ahora se inscribió muy poca gente como para dar un número sin que se sepa de quién se habla. Toda invitación ayuda: cualquiera puede inscribirse con /join. Los resúmenes que llegan solos empiezan cuando hay algo que contar.
summary-nothing = En esta ronda se inscribió muy poca gente como para dar un número sin que se sepa de quién se habla.
summary-too-few = Por ahora hay muy poca gente de { $countries } como para dar un número sin que se sepa de quién se habla. Así va la ronda entera.
summary-with-region = { $count ->
    [one] { $countries } se cuenta
   *[other] { $countries } se cuentan
} junto con otros países de { $region } de los que se inscribieron menos de cinco personas.
summary-with-others = { $count ->
    [one] { $countries } se cuenta
   *[other] { $countries } se cuentan
} junto con otros países de los que se inscribió poca gente.
summary-place = { $place }
summary-place-region = { $region }, países con menos de cinco personas
summary-place-elsewhere = Otros países con poca gente
summary-place-provinces = Otras provincias con poca gente
summary-place-unknown = País sin indicar
summary-place-unknown-province = Provincia sin indicar
summary-applied = Inscripción
summary-first-time = Participan por primera vez
summary-matched = Con pareja de intercambio
summary-started = Comenzaron
summary-in-touch = En contacto
summary-quiet = En silencio
summary-cases = Con la coordinación
summary-good = «Va bien»
summary-slow = «Va despacio»
summary-no-reply = «Aún sin respuesta»
summary-topics = Respondieron algún tema
summary-number = { $value ->
    [0] menos de 5
   *[other] cerca de { $value }
}{ $more ->
    [yes] {" "}o más
   *[no] {""}
}{ $change ->
    [more] {" "}(más que antes)
    [fewer] {" "}(menos que antes)
    [same] {" "}(más o menos igual)
   *[new] {""}
}
summary-number-of = { $number }, al { DATETIME($on, dateStyle: "medium") }
summary-short = · { $figure }: { $value ->
    [0] menos de 5
   *[other] { $value }
}{ $more ->
    [yes] +
   *[no] {""}
}{ $change ->
    [more] {" "}(más)
    [fewer] {" "}(menos)
   *[other] {""}
}
summary-line = { $place } { $numbers }
summary-more-lines = { $count ->
    [one] Y un lugar más. /country summary country=NOMBRE muestra cualquiera de ellos.
   *[other] Y { $count } lugares más. /country summary country=NOMBRE muestra cualquiera de ellos.
}
summary-whole = La ronda entera
summary-countries = { $count ->
    [one] Hasta ahora se inscribieron personas de un país.
   *[other] Hasta ahora se inscribieron personas de { $count } países.
}
summary-provinces = { $count ->
    [one] Hasta ahora se inscribieron personas de una provincia.
   *[other] Hasta ahora se inscribieron personas de { $count } provincias.
}
summary-new-countries = { $count ->
    [one] Nos acompaña por primera vez: { $countries }. ¡Qué alegría!
   *[other] Nos acompañan por primera vez: { $countries }. ¡Qué alegría!
}
summary-near-cap = Cerca del límite para un país: { $countries }.
summary-without-ambassador = Sin representación
summary-all-looked-after = Todos los países que se pueden contar por separado tienen quien los represente.
summary-counted = Contado el { DATETIME($on, dateStyle: "long") }; no se vuelve a contar antes del { DATETIME($next, dateStyle: "long") }.
summary-words-applied = Inscripción: quienes pidieron participar en esta ronda, sea lo que sea que haya pasado después.
summary-words-started = Inscripción: quienes pidieron participar en esta ronda, sea lo que sea que haya pasado después. Con pareja de intercambio: quienes la recibieron. Comenzaron: quienes ya recibieron la presentación. En contacto, en silencio y con la coordinación: personas cuya pareja de intercambio está así ahora.
summary-words-rounded = Los números de personas se redondean de cinco en cinco y sólo cambian cuando hay novedades de varias personas, para que no se pueda reconocer a nadie. Un número con «o más» puede ser de todas las personas; lo que no se puede decir sin riesgo no aparece.

refused-not-your-country = { $countries ->
    [none] Por ahora no hay un país a cargo de esta cuenta. La coordinación puede asignar uno: /roles grant ambassador CUENTA country=NOMBRE
   *[other] Esta cuenta puede ver los resúmenes de los países que tiene a cargo: { $countries }. Si hace falta otro, la coordinación puede ayudar.
}
