"""How things look: tokens, sizes, fonts, icons. No colour and no size stands anywhere else in `ui`."""
