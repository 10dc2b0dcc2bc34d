"""Brings a database to the tables that the code expects, one step at a time."""
