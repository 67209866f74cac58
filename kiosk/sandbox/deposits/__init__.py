"""Deposits: forms that were sealed without a line, left here by whoever has one, and claimed by their owners (contract §A.2 48)."""
