"""Taking part at the sandbox portal: appeals, consultations, and reports about a place (contract §A.2 41–43)."""
