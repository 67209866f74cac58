"""A form as questions: schema → question pages → answers → errors in plain words. All of it works with no line."""
