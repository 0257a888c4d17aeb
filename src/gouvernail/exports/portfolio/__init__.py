"""The public portfolio as open data."""
