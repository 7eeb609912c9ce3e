"""Domain values to columns and back, written out: one module an aggregate.

`…_values` give what is stored, `…_of` take a row of the whole table (with the parts that live in other tables).
Words are stored as plain `str`; a set is stored sorted, so that the same value is always the same text.
"""
