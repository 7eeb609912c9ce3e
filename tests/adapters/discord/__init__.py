"""Discord's adapter."""
