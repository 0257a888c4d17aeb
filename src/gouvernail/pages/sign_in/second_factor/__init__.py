"""The second factor: asked at the door, enrolled, proved, removed."""
