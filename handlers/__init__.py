"""Decides: takes a request, a session and `now`, and returns a message. Never commits."""
