"""One widget for each kind of block in `kiosk/page.py`, and the few parts they are made of."""
