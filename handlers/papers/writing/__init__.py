"""Papers written as Word, Excel and CSV."""
