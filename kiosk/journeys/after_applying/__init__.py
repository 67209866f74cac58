"""What becomes of an application: its time line, correcting, signing, results, and what its owner thinks of it."""
