"""Reports about a place through Open311 (GeoReport v2), a protocol of cities and not of this portal alone."""
