"""What stands beside the screen: one small file for each device."""
