"""The steering statement as files: every format says the same figures. CCTP 4.2 (4.2-statement)."""

from gouvernail.exports.statement.dossier import Dossier
from gouvernail.exports.statement.formats import FORMATS

__all__ = ["FORMATS", "Dossier"]
