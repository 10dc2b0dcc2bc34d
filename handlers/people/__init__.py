"""Who is who: names in the plan and accounts here, who leads, and who stands in for whom."""
