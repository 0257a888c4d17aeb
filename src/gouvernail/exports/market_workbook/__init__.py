"""The market workbook: written from rows, as a file that can be read back unchanged."""
