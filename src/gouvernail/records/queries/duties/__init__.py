"""What is owed, as the records tell it to one reader: a few queries for one order as for ten thousand."""
