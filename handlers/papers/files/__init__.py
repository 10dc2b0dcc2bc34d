"""A plan's file, Excel, Word or CSV, as grids of cells: what is shown, and how."""
