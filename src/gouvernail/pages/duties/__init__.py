"""What each person owes, by when: the page, the calendar, the weekly mail."""
