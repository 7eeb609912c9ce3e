"""A twin of the store in memory, held to the same contract: for rounds by the hundred."""
