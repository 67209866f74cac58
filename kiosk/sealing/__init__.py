"""Work that cannot be sent while its owner is there: sealed to the portal's key, kept as ciphertext, deposited when there is a line."""
