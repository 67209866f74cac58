"""The performance table, measured now: each figure on a real window, voice or search, in processes of their own."""
