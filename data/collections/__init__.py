"""The collections of a unit, one module an aggregate, over one connection inside one transaction."""
