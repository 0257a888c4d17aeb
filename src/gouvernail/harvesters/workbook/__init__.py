"""The market workbook: read from a file, checked for all that needs no database."""
