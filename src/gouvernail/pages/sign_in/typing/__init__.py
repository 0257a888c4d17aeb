"""What was being typed when a session ended: nothing typed is lost."""
