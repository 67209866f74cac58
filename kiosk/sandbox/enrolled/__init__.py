"""Kiosks that the portal knows by their keys: their enrolment, their own tokens, and signing people in with mobile ID."""
