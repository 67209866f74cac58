"""Staff who help: what they see of a visit, which is never what a person writes or is shown, and what they can do (ACC-97)."""
