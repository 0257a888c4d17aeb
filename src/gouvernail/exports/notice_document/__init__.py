"""A notice as a document: PDF/UA, from its canonical content alone, people left out. CCTP 4.2 (4.2-replacement)."""

from gouvernail.exports.notice_document.document import NoticeDocument, notice_document
from gouvernail.exports.printed import CannotPrint, can_print

__all__ = ["CannotPrint", "NoticeDocument", "can_print", "notice_document"]
