# Lo que ve quien lee sólo texto en lugar de una imagen o un archivo.

plain-picture = [Imagen: { $description }]
plain-file = [Archivo: { $name }]
