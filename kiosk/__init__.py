"""What the program knows and decides: plain synchronous Python, with no Qt anywhere."""
