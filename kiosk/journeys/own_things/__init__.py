"""Pages of what a person keeps at the portal for themselves."""
