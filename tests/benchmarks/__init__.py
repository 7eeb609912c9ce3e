"""How quick it is: `python -m tests.benchmarks` runs all, `python -m tests.benchmarks store` those it names."""
