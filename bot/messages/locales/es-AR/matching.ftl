# Sólo lo que en la Argentina se dice de otra manera: de vos.

refused-same-person-twice = La misma persona está dos veces en la lista ({ $id }). Dejá sólo una y volvé a intentarlo.
matching-left-unknown-country = No conocemos el país de esta persona. Agregalo y volvé a emparejar.
matching-left-no-account = No conocemos ninguna cuenta de chat de esta persona. Agregá una y volvé a emparejar.
matching-problem-pin-twice = Una de las dos personas está en varias parejas fijadas. Elegí una de ellas.
