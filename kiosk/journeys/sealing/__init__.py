"""A form with no line: what will happen, locking the answers, the code that is taken along, and coming back with it (ACC-96)."""
