"""A plan on its way out: the papers, their layout, and how they are published."""
