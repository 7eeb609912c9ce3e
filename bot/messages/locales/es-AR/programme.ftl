# Sólo lo que en la Argentina se dice de otra manera: de vos.

refused-not-a-participant = Todavía no participás. Con /join podés inscribirte.
