"""What the actions on orders share: who signs, what is locked, how facts are written."""
