"""What is owed, in words: the same on the pages, in the calendar and in the weekly mail."""
