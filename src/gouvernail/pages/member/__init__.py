"""Pages of a contractor's team member: one's own month, and nobody else's."""
