"""Who is put together with whom. `engine.match` is the way in; `explain.explain` says why."""
