"""The market workbook as data: its sheets, their columns and words, the shape of their rows."""
