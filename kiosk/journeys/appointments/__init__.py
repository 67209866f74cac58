"""Visits to a service centre as pages: choosing a time, booking, one's appointments, a number in the queue."""
