"""Import a market workbook: one file per sheet, and the conductor that runs them."""

from gouvernail.actions.import_market.conductor import import_market
from gouvernail.actions.import_market.report import Counts, Report

__all__ = ["Counts", "Report", "import_market"]
