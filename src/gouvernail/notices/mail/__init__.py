"""Mail: what is written, in French, as text and as HTML, and how it leaves."""
