# Sólo lo que en la Argentina se dice de otra manera: de vos.

case-reminder = Todavía nadie se ocupa. ¿Quizá vos puedas?
letter-answer = Podés responder acá mismo: después elegí enviarlo a la coordinación.
case-list-none = No hay casos abiertos. Nada que hacer por acá.
case-resting-now = El caso { $number } descansa hasta el { DATETIME($until, dateStyle: "medium") }. Entonces vuelve acá.
