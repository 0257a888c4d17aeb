"""How each action that has walls is tried by whoever stands on either side of them."""
