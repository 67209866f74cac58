"""Drives the program as a person would, with no screen, and writes down what was seen and heard."""
