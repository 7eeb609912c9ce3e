# Qué está mal o llama la atención en un archivo de inscripciones, y qué hacer: `roster-<code>` y `roster-<code>-advice`.
# Cada frase recibe $row, $column y $value (vacíos si no hay), y los detalles del hallazgo:
#   $limit, $length, $characters    números: lo máximo que leemos, cuánto mide
#   $first_row                      la fila anterior con lo mismo
#   $suggestion                     lo que probablemente se quiso decir, o "none"
#   $country                        nombre de un país; $zones cuántas zonas tiene, $examples algunas
#   $first, $second                 dos encabezados con su letra; $sheet, $others nombres de hojas
#   $cells, $headings               cantidades; $platforms nombres, con comas; $name una persona

## El archivo en su conjunto

roster-file-empty = El archivo está vacío.
roster-file-empty-advice = Conviene exportar las respuestas otra vez y comprobar que el archivo se abre en una hoja de cálculo.
roster-file-not-table = Esto no es una tabla: contiene una imagen, una página web, un documento o un archivo comprimido, diga lo que diga su nombre.
roster-file-not-table-advice = Conviene exportar las respuestas como CSV o Excel (.xlsx) y enviar ese archivo.
roster-file-damaged = El libro está dañado y no se puede abrir.
roster-file-damaged-advice = Conviene abrirlo en una hoja de cálculo, guardarlo de nuevo como .xlsx o CSV y enviar el nuevo archivo.
roster-file-old-excel = Este libro está en el formato antiguo de Excel (.xls) o protegido con contraseña.
roster-file-old-excel-advice = Conviene guardarlo como .xlsx sin contraseña, o como CSV.
roster-file-too-large = El archivo contiene más de { $limit } MB.
roster-file-too-large-advice = Conviene quitar imágenes y hojas que no hagan falta, o dividir el archivo en dos.
roster-rows-too-many = El archivo tiene más de { $limit } filas con contenido.
roster-rows-too-many-advice = Conviene dividirlo en archivos más pequeños e importarlos uno tras otro.
roster-no-people = Hay encabezados, pero no hay nadie debajo.
roster-no-people-advice = Conviene comprobar que el formulario tenga respuestas y exportarlo otra vez.
roster-sheets-ignored = Sólo se leyó la hoja «{ $sheet }»; también tienen contenido: { $others }.
roster-sheets-ignored-advice = Si hay personas en las otras hojas, conviene reunirlas a todas en la primera.
roster-encoding-mixed = Esta fila está guardada con otra codificación que el resto del archivo; leímos «{ $value }».
roster-encoding-mixed-advice = Conviene revisar los acentos y las eñes de esta fila; guardar el archivo como «CSV UTF-8» lo evita.
roster-character-lost = Un carácter no se pudo leer: «{ $value }».
roster-character-lost-advice = Conviene escribir de nuevo el carácter que falta y guardar el archivo como «CSV UTF-8».
roster-quote-open = En esta fila se abren comillas que nunca se cierran: { $value }
roster-quote-open-advice = Conviene cerrar o quitar las comillas; las filas siguientes se leyeron con normalidad.
roster-quote-odd = Las comillas de esta fila son poco comunes: { $value }
roster-quote-odd-advice = Conviene comprobar que las celdas de esta fila se leyeron bien.
roster-cells-too-many = Esta fila tiene más celdas ({ $cells }) que encabezados ({ $headings }); lo que sobra empieza con «{ $value }».
roster-cells-too-many-advice = Conviene poner entre comillas la celda que contiene un separador, o quitar el separador.
roster-cell-too-long = Esta celda tiene { $length } caracteres; leemos como máximo { $limit }: { $value }
roster-cell-too-long-advice = Conviene acortarla; quizá se pegó aquí por error.

## Columnas

roster-name-column-missing = No se encontró ninguna columna con nombres; los encabezados son: { $value }.
roster-name-column-missing-advice = Conviene llamar «Nombre y apellido» a la columna de los nombres, o usar «Nombre» y «Apellido», y dejar los encabezados en la fila 1.
roster-column-twice = Dos columnas significan lo mismo: { $first } y { $second }.
roster-column-twice-advice = Conviene quitar una de las dos o darle otro encabezado.
roster-account-columns-missing = No se encontró ninguna columna con cuentas de chat, así que todavía no se puede escribir a nadie de este archivo.
roster-account-columns-missing-advice = Conviene añadir las columnas «Plataforma» e «ID de usuario», o que cada persona se sume en el chat con el mismo correo electrónico.
roster-country-column-missing = No se encontró ninguna columna con países.
roster-country-column-missing-advice = Conviene añadir una columna «País»; sin ella no se pueden buscar parejas en otros países.
roster-country-inferred = No hay columna con países; por las provincias, se entiende que todas las personas están en { $country }.
roster-country-inferred-advice = Si es así, no hay nada que hacer; si no, conviene añadir una columna «País».

## Una persona

roster-name-missing = Esta fila no tiene nombre.
roster-name-missing-advice = Conviene completar el nombre o quitar la fila.
roster-name-too-long = Este nombre tiene { $length } caracteres; guardamos como máximo { $limit }: { $value }
roster-name-too-long-advice = Conviene acortar el nombre.
roster-email-odd = «{ $value }» no parece una dirección de correo electrónico, así que no se tomó en cuenta.
roster-email-odd-advice = Conviene corregirla, por ejemplo a nombre@example.org.
roster-country-unknown =
    { $suggestion ->
        [none] No conocemos ningún país llamado «{ $value }».
       *[other] No conocemos ningún país llamado «{ $value }»; ¿será { $suggestion }?
    }
roster-country-unknown-advice = Conviene escribir el nombre del país en español o en inglés, o su código de dos letras.
roster-country-missing = Esta fila no indica ningún país.
roster-country-missing-advice = Conviene completar el país, para poder encontrar pareja en otro lugar.
roster-province-unknown =
    { $suggestion ->
        [none] No conocemos «{ $value }» como provincia o estado de { $country }; quedó como está.
       *[other] No conocemos «{ $value }» como provincia o estado de { $country }; ¿será { $suggestion }? Quedó como está.
    }
roster-province-unknown-advice = Conviene revisar cómo está escrito; los feriados de la provincia sólo se conocen para los nombres que reconocemos.
roster-zone-unknown =
    { $suggestion ->
        [none] No conocemos ninguna zona horaria llamada «{ $value }».
       *[other] No conocemos ninguna zona horaria llamada «{ $value }»; ¿será { $suggestion }?
    }
roster-zone-unknown-advice = Conviene usar un nombre como Europe/Madrid, o dejar la celda vacía si el país tiene una sola zona horaria.
roster-zone-offset = «{ $value }» es una diferencia en horas, no una zona horaria, y no dice cuándo cambia la hora.
roster-zone-offset-advice = Conviene usar un nombre como America/Bogota, o dejar la celda vacía si el país tiene una sola zona horaria.
roster-zone-needed =
    { $zones ->
        [0] No hay zona horaria, ni nada aquí de donde deducirla.
       *[other] No hay zona horaria, y { $country } tiene { $zones }.
    }
roster-zone-needed-advice =
    { $zones ->
        [0] Conviene completar el país o una zona horaria como Europe/Madrid.
       *[other] Conviene completar una zona horaria, por ejemplo una de { $examples }, o la provincia.
    }
roster-zone-elsewhere = La zona horaria { $value } no es una de las de { $country }.
roster-zone-elsewhere-advice = Conviene revisar ambos datos; si la persona vive fuera de su país, puede estar bien.
roster-language-unknown =
    { $suggestion ->
        [none] No conocemos ningún idioma llamado «{ $value }»; no se tomó en cuenta.
       *[other] No conocemos ningún idioma llamado «{ $value }»; ¿será { $suggestion }? No se tomó en cuenta.
    }
roster-language-unknown-advice = Conviene escribir el nombre del idioma en español o en inglés, o su código, con comas entre un idioma y otro.
roster-workplace-unknown = «{ $value }» no es un tipo de lugar de trabajo que conozcamos; quedó como está.
roster-workplace-unknown-advice = Si es otro nombre de un tipo conocido, conviene usar ése, por ejemplo «Biblioteca pública» o «Archivo».
roster-career-unknown = «{ $value }» no es una etapa profesional que conozcamos; no se tomó en cuenta.
roster-career-unknown-advice = Conviene usar «Estudiante», «Hasta 5 años», «De 6 a 15 años» o «Más de 15 años».
roster-mode-unknown = «{ $value }» no es una forma de emparejar que conozcamos; la persona cuenta como abierta a cualquier pareja.
roster-mode-unknown-advice = Conviene usar «Por intereses», «Por etapa profesional», «Por tipo de biblioteca», «Lo más distinto posible» o «Abierto a cualquier pareja».
roster-answer-unknown = «{ $value }» no es ni un sí ni un no; no se tomó en cuenta.
roster-answer-unknown-advice = Conviene escribir «Sí» o «No».
roster-interests-cut = Hay más de { $limit } intereses, o alguno de más de { $characters } caracteres; lo que pasa de ahí no se tomó en cuenta.
roster-interests-cut-advice = Conviene acortar la lista, con punto y coma entre un interés y otro.
roster-not-consented = Esta persona no ha aceptado el código de conducta («{ $value }»).
roster-not-consented-advice = Por ahora no hay nada que hacer: el bot se lo pregunta antes de que participe.
roster-date-unknown = «{ $value }» no es una fecha que podamos leer; no se sabe en qué orden se inscribió esta persona.
roster-date-unknown-advice = Conviene escribirla como 2027-04-20 13:42.
roster-date-ambiguous = Las fechas de esta columna se pueden leer con el día o con el mes delante; las leímos con el día delante.
roster-date-ambiguous-advice = Si el mes va delante, conviene pasar la columna a la forma 2027-04-20.
roster-date-mixed = Algunas fechas de esta columna llevan el día delante y otras el mes; las dudosas se leyeron con el día delante.
roster-date-mixed-advice = Conviene pasar toda la columna a la forma 2027-04-20.

## Cuentas

roster-no-account = { $name } no tiene cuenta de chat en este archivo y todavía no se le puede escribir.
roster-no-account-advice = Conviene añadir la cuenta; o enviar a la persona la invitación de /roster expected, con un código; o buscar las cuentas con /roster connect.
roster-account-rounded = Una hoja de cálculo tomó esta cuenta por un número y perdió las últimas cifras: { $value }
roster-account-rounded-advice = Conviene dar formato de texto a la columna antes de volver a completar las cuentas; las cifras perdidas no se recuperan.
roster-account-decimal = Una hoja de cálculo tomó esta cuenta por un número decimal: { $value }
roster-account-decimal-advice = Conviene dar formato de texto a la columna y completar la cuenta sin el punto ni los ceros.
roster-account-zeros = Esta cuenta termina en ceros, como cuando una hoja de cálculo la redondea: { $value }
roster-account-zeros-advice = Conviene compararla con la plataforma; si es distinta, dar formato de texto a la columna y completarla otra vez.
roster-account-odd = «{ $value }» parece un nombre en la plataforma y no el ID de una cuenta; se guardó aparte.
roster-account-odd-advice = Conviene completar el ID que la plataforma muestra para la cuenta, o que la persona se sume en el chat.
roster-platform-missing = La cuenta «{ $value }» no dice en qué plataforma está.
roster-platform-missing-advice = Conviene completar la columna «Plataforma», o escribir la cuenta como plataforma:ID.
roster-platform-unknown = Este programa no funciona en una plataforma llamada «{ $value }»; funciona en { $platforms }.
roster-platform-unknown-advice = Conviene revisar cómo está escrito, o conectar la plataforma antes de que empiece la ronda.

## Filas comparadas

roster-account-twice = La cuenta { $value } ya está en la fila { NUMBER($first_row, useGrouping: 0) }.
roster-account-twice-advice = Conviene dejar una sola de las dos filas; si son dos personas, corregir una de las cuentas.
roster-email-twice = El correo { $value } ya está en la fila { NUMBER($first_row, useGrouping: 0) }.
roster-email-twice-advice = Conviene dejar una sola de las dos filas, la más reciente si la persona se inscribió dos veces; una segunda cuenta va en la misma fila.
roster-name-twice = { $value } tiene el mismo nombre y país que la fila { NUMBER($first_row, useGrouping: 0) }.
roster-name-twice-advice = Conviene comprobar si es una sola persona y, en ese caso, dejar una sola fila. No se unió nada.
roster-language-alone = Nadie más en este archivo comparte un idioma con esta persona ({ $value }).
roster-language-alone-advice = Conviene preguntarle si se la puede emparejar en otro idioma, y añadirlo.
