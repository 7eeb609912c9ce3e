# What a plain-text reader sees in the place of a picture or a file.

plain-picture = [Picture: { $description }]
plain-file = [File: { $name }]
