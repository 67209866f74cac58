"""Taking part: appeals to state bodies, consultations, reports about a place."""
