"""When a lead is reminded of what, by a policy, and who is told when nothing helps."""
