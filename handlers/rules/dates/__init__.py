"""Reads and says the dates that people write in plans and in chat."""
