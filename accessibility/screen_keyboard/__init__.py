"""A keyboard on the screen for any window of plain widgets: it writes into the field that has the focus."""
