"""The demonstration: a made-up registry and made-up markets, the same each time for a given day.

Every date is told as a number of days before today, so that the demonstration never grows old.
"""
