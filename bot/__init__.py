"""Talks to the world: sockets, threads, the environment, the clock, and commit."""
