"""What people ask or order in their own words, read as the command that does it."""
