"""The long-running process: platforms, time and the command line, each kept going by itself."""
