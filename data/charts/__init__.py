"""Pictures. The only home of matplotlib."""
