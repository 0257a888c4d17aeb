"""Who sees what: every reading of the records, one noun per file."""
