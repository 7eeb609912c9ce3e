"""What every implementation of a port promises, run on each of them."""
