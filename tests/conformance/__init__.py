"""The proof that each requirement is met: rows, marks of tests, deliberate breakages, and the page that is made of them."""
