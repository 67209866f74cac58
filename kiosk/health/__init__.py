"""What works on this machine, one check a file; `egov-kiosk doctor` asks them all. No Qt: what needs it is handed in."""
