"""The door for the clock: background tasks and their timetable."""
