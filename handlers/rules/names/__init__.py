"""Reads the names of leads, people and groups, as plans and people write them."""
