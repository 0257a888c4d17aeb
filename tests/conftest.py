"""What every test shares."""

import os

# The day of the tests is the real day: a test that needs another one asks for it.
os.environ.pop("GOUVERNAIL_TODAY", None)
