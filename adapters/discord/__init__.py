"""Discord, through discord.py: rooms are private threads, buttons and forms are Discord's own."""
