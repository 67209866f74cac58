"""Journeys to a centre at an agreed time, at the sandbox portal."""
