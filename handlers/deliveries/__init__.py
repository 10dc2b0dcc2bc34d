"""What Chaser owes to people: composed when it goes, and told of afterwards."""
