"""New actions, from a line, a form, or minutes pasted in."""
