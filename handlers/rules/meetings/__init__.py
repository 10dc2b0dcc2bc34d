"""When a partnership meets: patterns read and said, and the days of each meeting."""
