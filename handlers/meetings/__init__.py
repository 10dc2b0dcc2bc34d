"""When a partnership meets and is closed."""
