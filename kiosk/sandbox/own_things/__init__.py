"""What a person keeps at the portal for themselves: services to find again, reminders, and reports of wrong data."""
