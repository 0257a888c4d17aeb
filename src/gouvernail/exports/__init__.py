"""What we give away: files made from values; none of them touches the database."""
