"""What the world tells us: readers of outside sources; none of them touches the database."""
