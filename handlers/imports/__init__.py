"""A plan's file on its way in: read back, confirmed, compared, written."""
