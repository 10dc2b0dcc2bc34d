"""Papers of a plan, whole."""
