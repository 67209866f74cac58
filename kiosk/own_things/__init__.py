"""What a person keeps at the portal for themselves, as the office does it."""
