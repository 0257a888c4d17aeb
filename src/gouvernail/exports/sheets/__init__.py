"""Sheets: what a cell holds, and the writers of workbooks; for any export that has columns and rows."""
