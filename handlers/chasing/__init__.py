"""Who is asked for what and when: reminders, their cards, and what coordinators see of them."""
