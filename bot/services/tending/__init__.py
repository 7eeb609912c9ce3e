"""The parts of tending: what is read of a partnership, what its ladder asks, what becomes of its case."""
