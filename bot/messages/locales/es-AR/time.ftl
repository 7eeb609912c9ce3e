# Sólo lo que en la Argentina se dice de otra manera.

difference-none = La otra persona tiene la misma hora que vos.
difference-ahead =
    La otra persona tiene { $difference } más que vos: cuando tu reloj marca { $yours }, el suyo marca { $theirs }{ $shift ->
        [1] {" "}del día siguiente
       *[0] {""}
    }.
difference-behind =
    La otra persona tiene { $difference } menos que vos: cuando tu reloj marca { $yours }, el suyo marca { $theirs }{ $shift ->
        [-1] {" "}del día anterior
       *[0] {""}
    }.
