"""Looking at a document page by page: its picture, and below it its text, to be read aloud and at any size."""
