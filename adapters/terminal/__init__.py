"""The command line's way to a bot that is running already."""
