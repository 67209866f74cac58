"""Visits to a service centre, as the office does them: booked once, put into a calendar, printed, waited for."""
