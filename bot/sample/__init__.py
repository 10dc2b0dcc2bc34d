"""An invented partnership with a plan, four months of history, and a meeting ahead."""
