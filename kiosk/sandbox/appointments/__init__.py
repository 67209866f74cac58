"""Visits to a service centre at the sandbox portal: free times, appointments, queue tickets (contract §A.2 37–40)."""
