"""What becomes of partnerships between two acts."""
